"""What readers give: items, each one text that is still to be read, decoded or parsed, and how to read.

An item is small and can be sent to another process, so that reading a file or parsing a record is
done where its quotations are looked for; ``load`` makes the document from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import NamedTuple, Protocol

from quotefind.errors import InputError
from quotefind.model import Document, Quote

TEXT_FIELDS = ("text", "content", "body", "article", "texte")
ID_FIELDS = ("id", "url", "uuid")
MAX_RECORD = 256 * 2**20  # bytes of one record; more is no article but a file that is not what it seems


class ReadOptions(NamedTuple):
    """How to read: ``encoding`` a codec name, or None to find it out; ``format`` one of ``FORMATS``, or None.

    ``text_field`` and ``id_field`` name fields of records; None takes the first of ``TEXT_FIELDS``
    and ``ID_FIELDS`` that is there.
    """

    encoding: str | None = None
    format: str | None = None
    text_field: str | None = None
    id_field: str | None = None

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


@dataclass(frozen=True, slots=True)
class TextItem(Item):
    """A document that had to be read on the spot: standard input, a member of an archive, a row."""

    document: Document

    def load(self) -> Document:
        """The document."""
        return self.document


class Reader(Protocol):
    """Reads one input of records. ``source`` names it in documents (``source#id``) and errors (``source:line``).

    A broken record is given as an ``InputError`` among the items, so that the others go on.
    """

    def __call__(self, stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
        """The texts in ``stream``, one after the other, read when asked for."""
        ...
