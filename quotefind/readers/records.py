"""A record of an archive, whatever its format: which field is the text, and what names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Document, Metadata
from quotefind.readers.base import ReadOptions
from quotefind.readers.dates import date_of

_STATED = (
    ("title", "titre", "headline"),
    ("author", "authors", "auteur", "byline"),
    ("publisher", "journal", "media", "medium", "outlet", "newspaper"),
    ("url", "link", "lien"),
)
MAX_NAME = 30  # letters of a field that are told
MAX_NAMED = 8  # fields told in an error


def document_of(record: Mapping[str, Any], source: str, line: int, options: ReadOptions) -> Document:
    """The document of ``record``, which starts on ``line`` (from 1) of ``source``; named ``source#id``.

    Raises ``InputError`` for ``source:line`` where the record holds no text.
    """
    for field in options.text_fields:
        if field in record:
            text = record[field]
            if not isinstance(text, str):
                raise InputError(f"{source}:{line}", f"{field} is {_kind(text)}, not a text")
            name = f"{source}#{_identifier(record, options) or line}"
            return Document(text, name, _metadata(record, options))
    raise InputError(f"{source}:{line}", no_text(record, options))


def no_text(fields: Iterable[str], options: ReadOptions) -> str:
    """What to tell where none of the ``fields`` that there are is the text."""
    there = [name if len(name) <= MAX_NAME else f"{name[:MAX_NAME]}…" for name in fields]
    named = ", ".join(there[:MAX_NAMED]) + (", …" if len(there) > MAX_NAMED else "")
    way_out = f"--text-field names another (there are {named})" if named else "there is none"
    return f"no field {' or '.join(options.text_fields)}; {way_out}"


def _metadata(record: Mapping[str, Any], options: ReadOptions) -> Metadata:
    """What the record says of its text, under the names that archives use."""
    title, author, publisher, url = (_string(record, names) for names in _STATED)
    return Metadata(title, date_of(record, options.date_field), author, publisher, url)


def _string(record: Mapping[str, Any], names: Iterable[str]) -> str | None:
    values = (record.get(name) for name in names)
    return next((" ".join(value.split()) for value in values if isinstance(value, str) and value.strip()), None)


def _identifier(record: Mapping[str, Any], options: ReadOptions) -> str:
    """What names the record; "" where nothing does."""
    for field in options.id_fields:
        value = record.get(field)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            return str(value)
    return ""


def _kind(value: object) -> str:
    """The JSON name of the type of ``value``: None -> ``null``, 3 -> ``a number``."""
    if value is None:
        return "null"
    names = {bool: "a truth value", int: "a number", float: "a number", list: "an array", dict: "an object"}
    return names.get(type(value), type(value).__name__)
