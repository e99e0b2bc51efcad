"""Entries of the lexicon of reporting verbs, in the formats of ``verbs``; ``FORMATS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TextIO

from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.table import ABSENT, Column, Row, write_table
from quotefind.writers.terminal import Style

COLUMNS = (
    Column("form"),
    Column("tenses", most=24),
    Column("verb", most=24),
    Column("class"),
    Column("indirect"),
    Column("frames", most=10_000),
)


@dataclass(frozen=True, slots=True)
class VerbRow:
    """One entry, and the form and its tenses that led there; both empty in a list of verbs.

    ``frames`` are what can follow; ``indirect`` tells whether a que-clause or an infinitive alone
    makes a report.
    """

    verb: str
    cls: str
    frames: tuple[str, ...]
    indirect: bool
    form: str = ""
    tenses: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The row as a JSON object."""
        return {
            "form": self.form or None,
            "tenses": list(self.tenses),
            "verb": self.verb,
            "class": self.cls,
            "indirect": self.indirect,
            "frames": list(self.frames),
        }


def _write_table(rows: Iterable[VerbRow], out: TextIO, style: Style) -> None:
    """The rows; of a list, which leads from no form, without the columns of forms."""
    found = list(rows)
    skipped = 0 if any(row.form for row in found) else 2
    cells = (Row(_cells(row)[skipped:]) for row in found)
    write_table(COLUMNS[skipped:], cells, out, style)


def _write_json(rows: Iterable[VerbRow], out: TextIO, style: Style) -> None:
    write_json((row.to_dict() for row in rows), out)


def _write_jsonl(rows: Iterable[VerbRow], out: TextIO, style: Style) -> None:
    write_jsonl((row.to_dict() for row in rows), out)


FORMATS: dict[str, Callable[[Iterable[VerbRow], TextIO, Style], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
}


def _cells(row: VerbRow) -> tuple[str, ...]:
    return (
        row.form,
        ", ".join(row.tenses),
        row.verb,
        row.cls,
        "yes" if row.indirect else "no",
        ", ".join(row.frames) or ABSENT,
    )
