"""Web pages: the article without menus, read by trafilatura; title, author, date and address as the page states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.decode import BYTE_ORDER_MARKS, decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,30})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page names its charset
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_NAMES = (
    "article:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.created",
    "datepublished",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
_ARTICLES = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "OpinionNewsArticle")
)
MIN_ARTICLE = 120  # characters: less is a menu or a notice


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The article of the page in ``stream``; a press database's export gives its articles one by one."""
    yield from converted(stream, source, options, "html", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    from quotefind.readers import europresse, factiva

    page = decoded(data, source, options.encoding)
    if europresse.is_export(page):
        yield from europresse.articles(page)
    elif factiva.is_export(page):
        yield from factiva.articles(page)
    else:
        yield article(page, source)


def decoded(data: bytes, source: str, encoding: str | None = None) -> str:
    """The page as text: by its byte-order mark, by its ``<meta charset>``, else as any text is decoded."""
    if encoding is None and not any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        named = _CHARSET.search(data[:_HEAD])
        if named:
            name = named[1].decode("ascii").lower()
            try:
                return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name)
            except (LookupError, UnicodeDecodeError):
                pass  # it says what it is not
    return decode(data, source, encoding)


def article(page: str, source: str) -> Part:
    """The article of a page. Raises ``InputError`` where it has none."""
    import trafilatura
    from lxml import html

    found = trafilatura.extract(
        page, include_comments=False, include_tables=True, include_formatting=False, favor_recall=True
    )
    text = "\n\n".join(line for line in (found or "").splitlines() if line.strip())
    if len(text) < MIN_ARTICLE:
        raise InputError(source, "a page without an article in it; --format text reads it as it stands")
    tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    return Part("", text, metadata_of(tree))


def metadata_of(tree: Any) -> Metadata:
    """What the page states in its JSON-LD and ``<meta>``; nothing is guessed."""
    stated = _linked_data(tree)
    meta = _meta(tree)
    title = (
        _string(stated.get("headline"))
        or meta.get("og:title")
        or _text(tree.find(".//h1"))
        or _text(tree.find(".//title"))
    )
    date = _date(stated.get("datePublished")) or next(filter(None, map(_date, map(meta.get, _DATE_NAMES))), None)
    date = date or _date(_item(tree, "datePublished"))
    author = _names(stated.get("author")) or meta.get("author") or None
    publisher = _names(stated.get("publisher")) or meta.get("og:site_name") or None
    link = tree.find(".//link[@rel='canonical']")
    url = (link.get("href") if link is not None else None) or meta.get("og:url") or None
    return Metadata(title, date, author, publisher, url)


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name, content = element.get("property") or element.get("name"), element.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower(), " ".join(content.split()))
    return found


def _linked_data(tree: Any) -> dict[str, Any]:
    """The first article in the JSON-LD of the page."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or not script.text:
            continue
        try:
            waiting = [json.loads(script.text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if not _ARTICLES.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                    return node
                waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]
    return {}


def _item(tree: Any, name: str) -> str | None:
    """The value of a property in the microdata of the page."""
    element = tree.find(f".//*[@itemprop='{name}']")
    return (element.get("content") or element.get("datetime")) if element is not None else None


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _date(value: object) -> str | None:
    found = _DATE.match(value.strip()) if isinstance(value, str) else None
    return found[0] if found else None


def _names(value: object) -> str | None:
    """The names of persons or bodies in JSON-LD, a string, an object or several."""
    values = value if isinstance(value, list) else [value]
    names = [_string(one.get("name") if isinstance(one, dict) else one) for one in values]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _text(element: Any) -> str | None:
    return _string("".join(element.itertext())) if element is not None else None
