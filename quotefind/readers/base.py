"""What readers give: items, each one text that is still to be read, decoded or parsed, and how to read.

An item is small and can be sent to another process, so that reading a file or parsing a record is
done where its quotations are looked for; ``load`` makes the document from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import NamedTuple, Protocol

from quotefind.errors import InputError
from quotefind.model import Document, Genre, Lines, Metadata, Quote
from quotefind.readers import bounds
from quotefind.readers.formats import FORMATS

TEXT_FIELDS = ("text", "content", "body", "article", "texte")
ID_FIELDS = ("id", "url", "uuid")
# Unless --max-size says otherwise, in bytes. A text takes 25 to 60 times its size in memory while it is read; the
# longest novels and the minutes of a year have less than 10 MB. Pictures make a document of a few pages a large file.
MAX_FILE = 2**30  # of one file or member of an archive that is read as a whole
MAX_TEXT = 64 * 2**20  # of one text, be it a file, a record or what a document holds


class ReadOptions(NamedTuple):
    """How to read: ``encoding`` a codec name, or None to find it out; ``format`` one of ``FORMATS``, or None.

    ``text_field``, ``id_field`` and ``date_field`` name fields of records; None takes the first of ``TEXT_FIELDS``,
    ``ID_FIELDS`` and ``DATE_FIELDS`` that is there. ``max_size`` is how many bytes one text, and one file that
    is read as a whole, may have; None takes ``MAX_TEXT`` and ``MAX_FILE``. ``lines`` says whether its lines are
    paragraphs.
    """

    encoding: str | None = None
    format: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    date_field: str | None = None
    max_size: int | None = None
    lines: Lines = "auto"
    genre: Genre = "auto"

    @property
    def max_file(self) -> int:
        """The most bytes of a file that is read as a whole."""
        return MAX_FILE if self.max_size is None else self.max_size

    @property
    def max_text(self) -> int:
        """The most bytes of one text."""
        return MAX_TEXT if self.max_size is None else self.max_size

    @property
    def text_fields(self) -> tuple[str, ...]:
        """The fields that may hold the text, the first that is there is taken."""
        return TEXT_FIELDS if self.text_field is None else (self.text_field,)

    @property
    def id_fields(self) -> tuple[str, ...]:
        """The fields that may name the record, the first that is there is taken."""
        return ID_FIELDS if self.id_field is None else (self.id_field,)


@dataclass(frozen=True, slots=True)
class Item:
    """One text to be loaded. ``label`` names it before it is: a path, or ``path:line`` of a record.

    ``size`` is about how many bytes there are to work on, ``weight`` how many bytes of the input it
    stands for; of compressed input that is less.
    """

    label: str
    size: int
    weight: int

    def load(self) -> Document:
        """The document. Raises ``InputError`` where it cannot be read or is no text."""
        raise NotImplementedError

    def document_source(self) -> str:
        """The source that the document will have. Raises ``InputError`` where only loading it could tell."""
        return self.load().source

    def quotes(self) -> list[Quote] | None:
        """Its quotations, where they were found before and kept; None where they are still to be found."""
        return None

    def metadata(self) -> Metadata:
        """What its document tells of itself, where its quotations were kept."""
        return Metadata()


@dataclass(frozen=True, slots=True)
class TextItem(Item):
    """A document that had to be read on the spot: standard input, a member of an archive, a row."""

    document: Document

    def load(self) -> Document:
        """The document."""
        return self.document


@dataclass(frozen=True, slots=True)
class LaidOutItem(Item):
    """An item of which it was said whether its lines are paragraphs, or of what genre it is."""

    item: Item
    lines: Lines
    genre: Genre

    def load(self) -> Document:
        """The document of the item, with what was said of it."""
        return self.item.load()._replace(lines=self.lines, genre=self.genre)

    def document_source(self) -> str:
        """The source that the document of the item has."""
        return self.item.document_source()

    def quotes(self) -> list[Quote] | None:
        """The quotations kept of the item."""
        return self.item.quotes()

    def metadata(self) -> Metadata:
        """What was kept of the document of the item."""
        return self.item.metadata()


class Reader(Protocol):
    """Reads one input of records. ``source`` names it in documents (``source#id``) and errors (``source:line``).

    A broken record is given as an ``InputError`` among the items, so that the others go on.
    """

    def __call__(self, stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
        """The texts in ``stream``, one after the other, read when asked for."""
        ...


class Part(NamedTuple):
    """One text out of a file: what names it there ("" where it is the only one), the text, what it says of itself."""

    name: str
    text: str
    metadata: Metadata = Metadata()


Convert = Callable[[bytes, str, ReadOptions], Iterator[Part]]


def whole(stream: BufferedReader, source: str, options: ReadOptions) -> bytes:
    """All of ``stream``. Raises ``InputError`` where it holds more than may be."""
    return bounds.whole(stream, source, options.max_file)


def missing(form: str) -> str:
    """What to tell where the package that reads ``form`` is not installed."""
    return f"{form} is read with further packages: pip install 'quotefind[{FORMATS[form].extra}]'"


def converted(
    stream: BufferedReader, source: str, options: ReadOptions, form: str, convert: Convert
) -> Iterator[Item | InputError]:
    """The texts that ``convert`` gets out of ``stream``, a file of the format ``form``; or why there are none.

    ``convert`` takes the bytes, the source and the options; it may raise ``InputError``, ``ImportError`` where the
    package for the format is missing, and whatever its library raises for a damaged file.
    """
    try:
        data = whole(stream, source, options)
        weight = len(data)
        for name, text, metadata in convert(data, source, options):
            label = f"{source}#{name}" if name else source
            yield TextItem(label, len(text), weight, Document(text, label, metadata))
            weight = 0
    except InputError as error:
        yield error
    except ImportError:
        yield InputError(source, missing(form))
    except MemoryError:
        yield InputError(source, "too large for the memory there is")
    except Exception as error:  # noqa: BLE001 - whatever a library raises for what is no such file
        cause = " ".join(str(error).split())[:120] or type(error).__name__
        yield InputError(source, f"damaged, or no {form} ({cause}); --format names another")
