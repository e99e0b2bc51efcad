"""OpenDocument texts: the paragraphs and headings of ``content.xml``; notes, comments and deletions are left out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.docx import core_metadata
from quotefind.readers.packages import opened, xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_UNSEEN = frozenset(("note", "annotation", "tracked-changes", "frame", "bookmark", "index-title"))


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "odt", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    with opened(data, source, options) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise InputError(source, "no OpenDocument text: it holds no content; --format names another format")
        root = xml(archive.read("content.xml"), source)
        properties = archive.read("meta.xml") if "meta.xml" in names else b""
    blocks = [_line(element) for element in root.iter(f"{_TEXT}p", f"{_TEXT}h") if not _is_unseen(element)]
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise InputError(source, "no text in it")
    yield Part("", text, core_metadata(properties, source))


def _is_unseen(element: Any) -> bool:
    return any(_name(above) in _UNSEEN for above in element.iterancestors())


def _line(element: Any) -> str:
    """The words of a paragraph: ``<text:s text:c="2"/>`` is two spaces, a tab or line break one."""
    pieces = [element.text or ""]
    for child in element:
        name = _name(child)
        if name == "s":
            pieces.append(" " * int(child.get(f"{_TEXT}c") or 1))
        elif name in ("tab", "line-break"):
            pieces.append(" ")
        elif name and name not in _UNSEEN:
            pieces.append(_line(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
