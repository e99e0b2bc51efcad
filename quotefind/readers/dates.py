"""The date of a document as its fields write it, as ``2025-03-11``; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

DATE_FIELDS = (
    *("date", "published", "published_at", "publication_date", "date_published", "datePublished", "pubDate"),
    *("pubdate", "publishedAt", "created_at", "datetime"),
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)(?:[T ].*)?")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WRITTEN = re.compile(r"(?:\w+\.?,? )?(\d{1,2})(?:er)? (\w+)\.? (\d{4})")
_MONTHS = "janv févr mars avr mai juin juil août sept oct nov déc".split()


def date_of(fields: Mapping[str, Any], name: str | None = None) -> str | None:
    """The date that the field ``name`` holds, or the first of ``DATE_FIELDS`` that holds one; None where none does."""
    for field in DATE_FIELDS if name is None else (name,):
        value = fields.get(field)
        found = iso_date(str(value)) if isinstance(value, str | date | int) else None
        if found is not None:
            return found
    return None


def iso_date(written: str) -> str | None:
    """« 11 mars 2025 », ``11/03/2025``, ``2025-03-11T08:00Z`` -> ``2025-03-11``; ``2025-03`` and ``2025`` stay so."""
    text = " ".join(written.split())
    if match := _ISO.fullmatch(text) or _PLAIN.fullmatch(text):
        return _valid(*match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        return _valid(match[3], match[2].zfill(2), match[1].zfill(2))
    if (match := _WRITTEN.match(text)) and (month := _month(match[2])):
        return _valid(match[3], f"{month:02}", match[1].zfill(2))
    try:
        return parsedate_to_datetime(text).date().isoformat()  # Tue, 11 Mar 2025 08:00:00 +0100
    except (ValueError, TypeError, IndexError):
        return None


def _month(word: str) -> int:
    """1 for « janvier » and « janv »; 0 for what is no month."""
    lower = word.lower()
    return next((place for place, start in enumerate(_MONTHS, start=1) if lower.startswith(start)), 0)


def _valid(year: str, month: str | None, day: str | None) -> str | None:
    """The parts that there are, joined; None where there is no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(filter(None, (year, month, day)))
