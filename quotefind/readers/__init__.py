"""From paths to documents: files, folders, archives and standard input, one at a time, in a fixed order.

``formats`` is the registry: for each format its suffixes and the module of this package that reads it. What a file is
is told by its first bytes (``sniff``), then by its name.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from typing import BinaryIO, cast

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers import bounds
from quotefind.readers.base import Item, LaidOutItem, Reader, ReadOptions, TextItem, whole
from quotefind.readers.bounds import Bounded
from quotefind.readers.decode import decode
from quotefind.readers.folders import reason, size_of, sizes, walk
from quotefind.readers.formats import FORMATS, PACKED, ZIP, format_by_name, known_suffixes
from quotefind.readers.sniff import START, format_of, package_of, signature

STDIN = "-"
_PACKAGES = frozenset(("docx", "odt", "epub", "xlsx"))  # which are zip archives themselves
_FIRST_BYTES = frozenset(bytes((first,)) for first in b"<%{PWRMDF0123456789\xef\n\r \t")  # of what no text begins with
BUFFER = 262_144  # bytes read at a time


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: Iterable[str] | str | None = None,
    encoding: str | None = None,
) -> Iterator[Document | InputError]:
    """The documents in ``paths``, read when asked for; what could not be read comes as an ``InputError``.

    ``paths`` and ``glob`` are as for ``list_inputs``. ``encoding`` is a codec name; None finds it out
    file by file.
    """
    for item in list_inputs(paths, glob=glob, options=ReadOptions(encoding)):
        try:
            yield item if isinstance(item, InputError) else item.load()
        except InputError as error:
            yield error


def list_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: Iterable[str] | str | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Item | InputError]:
    """The texts in ``paths``, found when asked for and still to be loaded; ``InputError`` for what is none.

    A path is a file, a folder, or ``-`` for standard input. Of a folder, the files whose suffix is in
    ``READERS`` are read, packed ones too, or those that match one of ``glob``, below it too, sorted by
    name; hidden ones (``.git``, ``.venv``) are left out. Archives of records are read as they are
    asked for, never as a whole.
    """
    globs = (glob,) if isinstance(glob, str) else tuple(glob or ())
    options = options or ReadOptions()
    for item in _listed(paths, globs, options):
        if isinstance(item, TextItem) and len(item.document.text) > options.max_text:
            yield bounds.too_large(item.label, options.max_text)
        elif (options.lines, options.genre) == ("auto", "auto") or isinstance(item, (InputError, FileItem)):
            yield item
        else:
            yield LaidOutItem(item.label, item.size, item.weight, item, options.lines, options.genre)


def _listed(
    paths: Iterable[str | os.PathLike[str]], globs: tuple[str, ...], options: ReadOptions
) -> Iterator[Item | InputError]:
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield from _read_stdin(options)
        elif os.path.isdir(path):
            yield from _read_folder(path, globs, options)
        else:
            yield from _read_file(path, options)


def files_in(paths: Iterable[str], globs: tuple[str, ...]) -> Iterator[int | None]:
    """The size in bytes of each file that ``list_inputs`` would read, None for standard input and pipes."""
    for path in paths:
        if os.path.isdir(path):
            yield from sizes(path, path, globs)
        else:
            yield None if path == STDIN else size_of(path)


@dataclass(frozen=True, slots=True)
class FileItem(Item):
    """A file that is one document, not yet read; ``label`` is its path."""

    options: ReadOptions

    def load(self) -> Document:
        """The file as a document. Raises ``InputError`` where it cannot be read or is no text."""
        try:
            with open(self.label, "rb") as stream:
                data = bounds.whole(stream, self.label, self.options.max_text, self.size)
        except OSError as error:
            raise InputError(self.label, reason(error)) from None
        form = None if self.options.format else signature(data[:START])
        if form:
            raise InputError(
                self.label, f"holds {form}, not text; --format {form} reads it so, --format text as it stands"
            )
        text = decode(data, self.label, self.options.encoding)
        return Document(text, self.label, lines=self.options.lines, genre=self.options.genre)

    def document_source(self) -> str:
        """The path."""
        return self.label


def _read_stdin(options: ReadOptions) -> Iterator[Item | InputError]:
    if sys.stdin is None:
        yield InputError(STDIN, "standard input is closed; give files or folders")
        return
    raw = cast(io.RawIOBase, getattr(sys.stdin.buffer, "raw", sys.stdin.buffer))
    stream = Bounded(raw, STDIN, options.max_file, BUFFER)
    try:
        yield from _read_stream(stream, STDIN, "", options)
    finally:
        stream.detach()  # or the standard input would be closed with it


def _read_file(path: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The texts in a file. One that is plain text is only named: it is read where it is worked on."""
    size = size_of(path)
    if size is not None and _is_plain(path, options) and not _is_disguised(path, options):
        yield FileItem(path, size, size, options)
        return
    try:
        with Bounded(io.FileIO(path), path, options.max_file, BUFFER) as stream:
            yield from _read_stream(stream, path, path, options)
    except OSError as error:
        yield InputError(path, reason(error))


def _is_plain(path: str, options: ReadOptions) -> bool:
    """Whether a file is plain text by its name or by ``--format``."""
    if os.path.splitext(path)[1].lower() in {*PACKED, ZIP}:
        return False
    return (options.format or format_by_name(path)) == "text"


def _is_disguised(path: str, options: ReadOptions) -> bool:
    """Whether a file called text begins like something else: a page, a PDF, a packed file."""
    if options.format:
        return False
    try:
        with open(path, "rb") as stream:
            start = stream.read(START)
    except OSError:
        return False  # told when it is read
    return start[:1] in _FIRST_BYTES and (start.startswith(b"PK") or signature(start) is not None)


def _read_stream(
    stream: io.BufferedReader, source: str, name: str, options: ReadOptions
) -> Iterator[Item | InputError]:
    """The texts in an open file or standard input, packed or not; ``name`` tells the format, or how it begins."""
    from quotefind.readers import compressed

    kind = compressed.compression_of(stream.peek(4))
    if kind == ZIP:
        seekable = stream if stream.seekable() else _held(stream, source, options)
        if isinstance(seekable, InputError):
            yield seekable
        elif form := options.format if options.format in _PACKAGES else package_of(seekable):
            yield from reader_for(form)(seekable, source, options)
        else:
            yield from _read_zip(seekable, source, options)
        return
    if kind:
        yield from _read_packed(stream, kind, source, name, options)
    else:
        yield from _read_plain(stream, source, name, options)


def _held(stream: io.BufferedReader, source: str, options: ReadOptions) -> io.BufferedReader | InputError:
    """What comes through a pipe, in memory: an archive is read from its end."""
    try:
        return io.BufferedReader(cast(io.RawIOBase, io.BytesIO(whole(stream, source, options))))
    except InputError as error:
        return error


def _read_packed(
    stream: io.BufferedReader, kind: str, source: str, name: str, options: ReadOptions
) -> Iterator[Item | InputError]:
    """The texts in a stream packed by the method of the suffix ``kind``."""
    from quotefind.readers import compressed

    inner = os.path.splitext(name)[0] if name.lower().endswith(PACKED) else name
    try:
        items = _read_plain(compressed.unpacked(stream, kind, source, options.max_file), source, inner, options)
        yield from _weighed(items, stream if stream.seekable() else None)
    except InputError as error:
        yield error
    except compressed.faults() as error:
        yield InputError(source, f"cut short or damaged; what came before was read ({error})")


def _read_plain(stream: io.BufferedReader, source: str, name: str, options: ReadOptions) -> Iterator[Item | InputError]:
    start = stream.peek(BUFFER)
    form = options.format or signature(start[:START]) or format_by_name(name) or format_of(start)
    try:
        yield from reader_for(form)(stream, source, options)
    except InputError as error:  # more than one text may be
        yield error


def _read_zip(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The texts in the members of an archive that have a known suffix; named ``source#member``."""
    import zipfile

    from quotefind.readers import compressed

    try:
        archive = zipfile.ZipFile(stream)
    except compressed.faults() as error:
        yield InputError(source, f"damaged .zip archive, as office files and e-books are ({error}); save it anew")
        return
    chosen = [member for member in compressed.members(archive) if options.format or format_by_name(member.filename)]
    if not chosen:
        yield InputError(source, f"no {known_suffixes()} in this .zip")
    for member in chosen:
        label = f"{source}#{member.filename}"
        share = member.compress_size / max(member.file_size, 1)
        try:
            with archive.open(member) as packed:
                inner = compressed.buffered(packed, label, options.max_file)
                for item in _read_plain(inner, label, member.filename, options):
                    yield item if isinstance(item, InputError) else replace(item, weight=int(item.size * share))
        except compressed.faults() as error:
            yield InputError(label, f"damaged, or packed in a way that cannot be read ({error})")


def _weighed(items: Iterable[Item | InputError], raw: BinaryIO | None) -> Iterator[Item | InputError]:
    """``items`` with the bytes of the packed file ``raw`` that each took as its weight."""
    last = 0
    for item in items:
        if raw is None or isinstance(item, InputError):
            yield item
        else:
            now = raw.tell()
            yield replace(item, weight=now - last)
            last = now


def reader_for(form: str) -> Reader:
    """The reader for a format of ``FORMATS``."""
    module = import_module(f"{__name__}.{FORMATS[form].module}")
    return cast(Reader, module.read)


def _read_folder(folder: str, globs: tuple[str, ...], options: ReadOptions) -> Iterator[Item | InputError]:
    found = False
    for item in walk(folder, folder, globs):
        found = True
        if isinstance(item, InputError):
            yield item
        else:
            yield from _read_file(item, options)
    if not found:
        wanted = " or ".join(globs) or known_suffixes()
        yield InputError(folder, f"no {wanted} in this folder; name others with --glob")
