"""Quotations as linked data: W3C Web Annotations over their texts, or schema.org Quotations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote as percent_encoded

from quotefind.model import Document, Quote, Span
from quotefind.writers import Found
from quotefind.writers.clean import encodable
from quotefind.writers.json import to_json

AROUND = 32  # characters before and after a stretch, by which it is found again when the text has changed
_TYPES = {"name": "Person", "role": "Person", "organisation": "Organization", "source": "Organization"}


def write_web_annotations(found: Iterable[Found], out: TextIO) -> None:
    """One AnnotationPage: for each quotation its places, by words and by offsets, its kind, and who says it."""
    page = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": '
    annotations = (
        _annotation(document, number, quote) for document, quotes in found for number, quote in enumerate(quotes, 1)
    )
    _write_page(page, annotations, out)


def write_schema_org(quotes: Iterable[Quote], out: TextIO) -> None:
    """One graph of Quotations."""
    _write_page('{"@context": "https://schema.org", "@graph": ', map(_quotation, quotes), out)


def _write_page(opening: str, objects: Iterable[dict[str, Any]], out: TextIO) -> None:
    separator = opening + "[\n"
    for value in objects:
        out.write(separator + to_json(value))
        separator = ",\n"
    out.write(opening + "[]}\n" if separator != ",\n" else "\n]}\n")


def _annotation(document: Document, number: int, quote: Quote) -> dict[str, Any]:
    address = _address(document.source)
    return {
        "id": f"{address}{'&' if '#' in address else '#'}quotation={number}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_tag(quote.kind), *([_person(quote) | {"purpose": "identifying"}] if quote.speaker else [])],
        "target": [{"source": address, "selector": _selectors(document.text, span)} for span in quote.spans],
    }


def _tag(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """The stretch by its words and those around it, and by its offsets in code points."""
    start, end = span
    words = {
        "exact": text[start:end],
        "prefix": text[max(start - AROUND, 0) : start],
        "suffix": text[end : end + AROUND],
    }
    return [
        {"type": "TextQuoteSelector", **{key: encodable(value) for key, value in words.items()}},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def _quotation(quote: Quote) -> dict[str, Any]:
    values: dict[str, Any] = {"@type": "Quotation", "text": encodable(quote.text), "inLanguage": "fr"}
    if quote.speaker is not None:
        person = _person(quote)
        kind = person.pop("type")
        values["creator"] = {"@type": kind, **person}
    return {**values, "keywords": quote.kind, "isPartOf": {"@type": "Article", "url": _address(quote.source)}}


def _person(quote: Quote) -> dict[str, Any]:
    """The speaker; a gender only of persons."""
    kind = _TYPES.get(quote.speaker_kind or "name", "Thing")
    values: dict[str, Any] = {"type": kind, "name": encodable(quote.speaker or "")}
    if quote.aliases:
        values["alternateName"] = list(map(encodable, quote.aliases))
    if kind == "Person" and quote.gender is not None:
        values["gender"] = {"f": "Female", "m": "Male"}[quote.gender]
    return values


def _address(source: str) -> str:
    """``presse/a b.txt`` as the address of a document: ``presse/a%20b.txt``."""
    return percent_encoded(encodable(source), safe="/:#?&=%@+,;~!$'()*" if "://" in source else "/#")
