"""Quotations as JSON: one array, or one object a line. Written as they come, nothing is collected."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from quotefind.snapshot import pattern

# json escapes U+0000-001F by itself. The rest of what a terminal could act on: DEL and C1, line
# separators, marks of direction, and lone surrogates, which no output encoding can write.
_UNSAFE = pattern(r"[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def to_json(value: Any) -> str:
    """``value`` as JSON on one line, accents as they are, control characters escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_json(objects: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """One JSON array, an object a line."""
    write_array(map(to_json, objects), out)


def write_jsonl(objects: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """One JSON object a line."""
    write_lines(map(to_json, objects), out)


def write_array(values: Iterable[str], out: TextIO) -> None:
    """One JSON array of values that are JSON already, one a line."""
    separator = "[\n"
    for value in values:
        out.write(separator + value)
        separator = ",\n"
    out.write("[]\n" if separator == "[\n" else "\n]\n")


def write_lines(values: Iterable[str], out: TextIO) -> None:
    """One value a line, which is JSON already."""
    for value in values:
        out.write(value + "\n")


# What writes results that are JSON already, by format.
READY_FORMATS: dict[str, Callable[[Iterable[str], TextIO], None]] = {"json": write_array, "jsonl": write_lines}
