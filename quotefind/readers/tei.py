"""TEI: the paragraphs, headings, verses and speeches of the body; notes are left out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.packages import xml

_BLOCKS = frozenset("p head ab l speaker stage item cell byline dateline opener closer signed lg".split())
_UNSEEN = frozenset("note fw pb lb cb milestone teiHeader figure".split())


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The texts in ``stream``: one, or those of a corpus."""
    yield from converted(stream, source, options, "tei", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    del options
    root = xml(data, source)
    texts = [element for element in root.iter() if _name(element) == "TEI"] or [root]
    for number, document in enumerate(texts, start=1):
        body = next((element for element in document.iter() if _name(element) == "text"), None)
        if body is None:
            raise InputError(source, "no TEI: it has no <text>")
        blocks = (" ".join("".join(_pieces(block)).split(" ")).strip() for block in _blocks(body))
        text = "\n\n".join(" ".join(block.replace("\n", " ").split(" ")) for block in blocks if block)
        if text:
            yield Part(str(number) if len(texts) > 1 else "", text, _metadata(document))


def _blocks(body: Any) -> Iterator[Any]:
    """The innermost blocks, in order."""
    for element in body.iter():
        is_block = _name(element) in _BLOCKS and not any(_name(child) in _BLOCKS for child in element.iterdescendants())
        if is_block and not any(_name(above) in _UNSEEN for above in element.iterancestors()):
            yield element


def _pieces(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) in ("lb", "pb", "cb"):
            yield " "
        elif _name(child) and _name(child) not in _UNSEEN:
            yield from _pieces(child)
        yield child.tail or ""


def _metadata(document: Any) -> Metadata:
    header = next((element for element in document.iter() if _name(element) == "teiHeader"), None)
    if header is None:
        return Metadata()
    found: dict[str, str] = {}
    for element in header.iter():
        if _name(element) in ("title", "author", "publisher", "date"):
            value = element.get("when") or " ".join("".join(element.itertext()).split())
            if value:
                found.setdefault(_name(element), value)
    return Metadata(found.get("title"), found.get("date"), found.get("author"), found.get("publisher"), None)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
