"""RTF: the text by striprtf, one paragraph a line; an export of Factiva as its articles."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.factiva import articles_of_text


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "rtf", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError(source, "no RTF: it does not begin with {\\rtf; --format names another format")
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]
        data.decode(options.encoding or "cp1252", "replace"), errors="replace"
    )
    if not text.strip():
        raise InputError(source, "no text in it")
    yield from list(articles_of_text(text)) or [Part("", text)]
