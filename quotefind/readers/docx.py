"""Word files: mammoth makes HTML of them (tracked insertions kept, deletions dropped), ``markup`` the text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.packages import opened, xml

_PROPERTIES = "docProps/core.xml"


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "docx", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    import mammoth

    from quotefind.readers.markup import text_of

    with opened(data, source, options) as archive:
        properties = archive.read(_PROPERTIES) if _PROPERTIES in archive.namelist() else b""
        if "word/document.xml" not in archive.namelist():
            raise InputError(source, "no Word file: it holds no document; --format names another format")
    text = text_of(mammoth.convert_to_html(io.BytesIO(data)).value)
    if not text:
        raise InputError(source, "no text in it")
    yield Part("", text, core_metadata(properties, source))


def core_metadata(properties: bytes, source: str) -> Metadata:
    """Title and author from the properties of an office file; when it was made is not when it came out."""
    if not properties:
        return Metadata()
    found = {
        element.tag.rpartition("}")[2]: (element.text or "").strip()
        for element in xml(properties, source).iter()
        if isinstance(element.tag, str)
    }
    return Metadata(found.get("title") or None, None, found.get("creator") or None, None, None)
