"""Exports of the press database Europresse (HTML): one ``<article>`` each, with its medium and date.

The shape is that of public parsers of these exports; it was tried on made files only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted

_MARK = "DocPublicationName"
_NUMBER = re.compile(r"\b(\d{4})(\d{2})(\d{2})\b")
_WRITTEN = re.compile(
    r"(\d{1,2})(?:er)? (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) (\d{4})"
)
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The articles of the export in ``stream``, named ``source#number``."""
    yield from converted(stream, source, options, "europresse", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    from quotefind.readers.html import decoded

    yield from articles(decoded(data, source, options.encoding))


def is_export(page: str) -> bool:
    """Whether a page is such an export."""
    return _MARK in page and "<article" in page


def articles(page: str) -> Iterator[Part]:
    """The articles of an export, in its order."""
    from lxml import html

    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    for number, found in enumerate(tree.iter("article"), start=1):
        text = _body(found)
        if text:
            yield Part(str(number), text, _metadata(found))


def _body(found: Any) -> str:
    from quotefind.readers.markup import blocks_of

    for name in ("DocText", "docOcurrContainer"):
        parts = [blocks_of(element) for element in _by_class(found, name)]
        if any(parts):
            return "\n\n".join(filter(None, parts))
    return ""


def _metadata(found: Any) -> Metadata:
    title = _first(found, "rdp__articletitle") or _first(found, "titreArticle")
    publisher = (_first(found, _MARK) or "").partition(",")[0].strip() or None
    return Metadata(title, _date(found), _first(found, "sm-margin-bottomNews"), publisher, None)


def _date(found: Any) -> str | None:
    """The day in the document's number (``news·20240911·LM·…``), else as written above the article."""
    number = _NUMBER.search(_first(found, "publiC-lblNodoc") or "")
    if number:
        return "-".join(number.groups())
    written = _WRITTEN.search((_first(found, "DocHeader") or "").lower())
    return f"{written[3]}-{_MONTHS.index(written[2]) + 1:02}-{int(written[1]):02}" if written else None


def _by_class(found: Any, name: str) -> Iterator[Any]:
    for element in found.iter():
        if isinstance(element.tag, str) and name in (element.get("class") or "").split():
            yield element


def _first(found: Any, name: str) -> str | None:
    element = next(_by_class(found, name), None)
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None
