"""Exports of the press database Factiva, in HTML or RTF: one document an article, with its medium and date.

The shapes are those that public parsers of these exports read (class ``article frArticle`` with paragraphs of class
``articleParagraph``; fields by two letters, ``HD`` to ``AN``, where it was saved with its indexing). They were tried
on made files only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.dates import iso_date

_ARTICLE = re.compile(r"class=[\"']article [a-z]{2}Article\b")
_PARAGRAPH = "articleParagraph"
_FIELD = re.compile(
    r"(?:\|\s*)?([A-Z]{2,3})(?:\s*\|\s*|\t\s*|\s{2,})(.*)"
)  # « HD  Le pont ferme », « |SN|Le Journal| »
_CODES = frozenset("SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN".split())
_BODY = ("LP", "TD")
_END = re.compile(r"Document [A-Za-z0-9]{10,}\s*")
_TIME = re.compile(r"\d{1,2}[:h.]\d{2}(?: ?[APap][Mm])?")


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The articles of the HTML export in ``stream``, named ``source#number``."""
    yield from converted(stream, source, options, "factiva", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    from quotefind.readers.html import decoded

    yield from articles(decoded(data, source, options.encoding))


def is_export(page: str) -> bool:
    """Whether a page is such an export."""
    return _PARAGRAPH in page and _ARTICLE.search(page) is not None


def articles(page: str) -> Iterator[Part]:
    """The articles of an export in HTML, in its order."""
    from lxml import html

    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    found = (element for element in tree.iter("div") if (element.get("class") or "").startswith("article "))
    for number, element in enumerate(found, start=1):
        text = "\n\n".join(filter(None, (_words(paragraph) for paragraph in _by_class(element, _PARAGRAPH))))
        if text:
            yield Part(str(number), text, _indexed(_fields(element)) if _fields(element) else _unindexed(element))


def articles_of_text(text: str) -> Iterator[Part]:
    """The articles of an export in RTF, of which ``text`` is the text; none where it is no such export.

    A field begins with its code, and each article ends with a line « Document LEMOND0020250311el3b0001 ».
    """
    if not _END.search(text):
        return
    fields: dict[str, list[str]] = {}
    code, number = "", 0
    for line in text.splitlines():
        bare = line.strip().strip("|").strip()
        if _END.fullmatch(bare):
            body = "\n\n".join(paragraph for name in _BODY for paragraph in fields.get(name, []) if paragraph)
            if body and "HD" in fields:
                number += 1
                yield Part(str(number), body, _indexed({name: " ".join(lines) for name, lines in fields.items()}))
            fields, code = {}, ""
            continue
        named = _FIELD.fullmatch(line.strip())
        if named and named[1] in _CODES:
            code, bare = named[1], named[2].strip().strip("|").strip()
        elif bare in _CODES:
            code, bare = bare, ""
        if code and bare:
            fields.setdefault(code, []).append(bare)


def _fields(article: Any) -> dict[str, str]:
    """The fields of an article saved with its indexing: rows of a table, the code in the first cell."""
    fields: dict[str, str] = {}
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = _words(cells[0]) if len(cells) > 1 else ""
        if code in _CODES:
            fields[code] = _words(cells[1])
    return fields


def _indexed(fields: Mapping[str, str]) -> Metadata:
    return Metadata(fields.get("HD"), _date(fields.get("PD", "")), fields.get("BY"), fields.get("SN"), None)


def _unindexed(article: Any) -> Metadata:
    """What stands above an article: headline, author, length, date, time, medium, each a block of its own."""
    title = author = date = publisher = None
    for element in article.iter("div", "span"):
        name, words = element.get("class") or "", _words(element)
        if element.get("id") == "hd" or name.endswith("Headline"):
            title = title or words or None
        elif name == "author":
            author = author or words or None
        elif element.tag == "div" and not name and date is None:
            date = _date(words)
        elif element.tag == "div" and not name and publisher is None and not _TIME.fullmatch(words):
            publisher = words or None
    return Metadata(title, date, author, publisher, None)


def _date(written: str) -> str | None:
    """The day, which is written in the language of whoever saved it: « 11 mars 2025 », ``11 March 2025``."""
    found = iso_date(written)
    if found is None and re.match(r"\d{1,2} [A-Za-z]+ \d{4}\Z", written):
        try:
            return parsedate_to_datetime(f"{written} 00:00:00").date().isoformat()
        except (ValueError, TypeError):
            return None
    return found


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _by_class(element: Any, name: str) -> Iterator[Any]:
    for child in element.iter():
        if isinstance(child.tag, str) and name in (child.get("class") or "").split():
            yield child
