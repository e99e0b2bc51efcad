"""RSS and Atom: each entry a document, named by its address, read by feedparser."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted

_CUT = ("no element found", "unclosed token")  # what expat says of XML that ends too early


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The entries of the feed in ``stream``, in its order."""
    yield from converted(stream, source, options, "feed", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    import feedparser

    from quotefind.readers.markup import text_of

    del options
    feed = feedparser.parse(data)
    if not feed.entries and (feed.bozo or not feed.get("version")):
        raise InputError(source, "no feed with entries in it")
    publisher = feed.feed.get("title") or None
    for number, entry in enumerate(feed.entries, start=1):
        written = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
        text = text_of("\n".join(written))
        if text:
            yield Part(entry.get("link") or entry.get("id") or str(number), text, _metadata(entry, publisher))
    if feed.bozo and str(feed.get("bozo_exception")).endswith(_CUT):
        raise InputError(source, "cut short; the entries before were read")


def _metadata(entry: Any, publisher: str | None) -> Metadata:
    day = entry.get("published_parsed") or entry.get("updated_parsed")
    date = f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}" if day else None
    return Metadata(entry.get("title") or None, date, entry.get("author") or None, publisher, entry.get("link") or None)
