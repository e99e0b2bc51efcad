"""E-books (EPUB): the chapters in the order of reading, each a document named by its file."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from io import BufferedReader
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.packages import opened, xml

_CONTAINER = "META-INF/container.xml"


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The chapters of the book in ``stream``."""
    yield from converted(stream, source, options, "epub", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    from quotefind.readers.html import decoded
    from quotefind.readers.markup import text_of

    with opened(data, source, options) as archive:
        if "META-INF/encryption.xml" in archive.namelist() and _is_locked(archive.read("META-INF/encryption.xml")):
            raise InputError(source, "locked by its seller; it cannot be read")
        chapters, metadata = _spine(archive, source)
        for name in chapters:
            if name in archive.namelist():
                text = text_of(_without_declaration(decoded(archive.read(name), source, options.encoding)))
                if text:
                    yield Part(name, text, metadata)


def _is_locked(encryption: bytes) -> bool:
    """Fonts alone may be scrambled; chapters may not."""
    return b".xhtml" in encryption or b".html" in encryption


def _without_declaration(page: str) -> str:
    return page.partition("?>")[2] if page.lstrip().startswith("<?xml") else page


def _spine(archive: ZipFile, source: str) -> tuple[list[str], Metadata]:
    """The files of the chapters in order, and what the book says of itself."""
    if _CONTAINER not in archive.namelist():
        raise InputError(source, "no e-book: it names no contents; --format names another format")
    package = next((e.get("full-path") for e in _named(xml(archive.read(_CONTAINER), source), "rootfile")), None)
    if not package or package not in archive.namelist():
        raise InputError(source, "an e-book whose contents are missing")
    root = xml(archive.read(package), source)
    files = {item.get("id"): unquote(item.get("href") or "") for item in _named(root, "item")}
    folder = posixpath.dirname(package)
    order = [files.get(entry.get("idref")) for entry in _named(root, "itemref")]
    stated = {
        name: next((e.text for e in _named(root, name) if e.text), None)
        for name in ("title", "creator", "publisher", "date")
    }
    metadata = Metadata(
        stated["title"], (stated["date"] or "")[:10] or None, stated["creator"], stated["publisher"], None
    )
    return [posixpath.normpath(posixpath.join(folder, name)) for name in order if name], metadata


def _named(root: Any, name: str) -> Iterator[Any]:
    return (
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    )
