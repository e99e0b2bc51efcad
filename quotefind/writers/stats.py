"""Share of voice as a table with bars, JSON or csv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from quotefind.selection.stats import Share
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.sheets import harmless_cell
from quotefind.writers.table import Column, Row, write_table
from quotefind.writers.terminal import Style

BAR = 20  # characters of a share of 100 %


def write_stats(rows: Sequence[Share], by: str, out: TextIO, style: Style) -> None:
    """A row a name, with a bar for its share of the words."""
    columns = (
        Column(by, most=40),
        Column("quotes", right=True),
        Column("share", right=True),
        Column("words", right=True),
        Column("share", right=True),
        Column("of words"),
    )
    write_table(columns, map(_row, rows), out, style)


def write_stats_json(rows: Sequence[Share], out: TextIO, *, lines: bool = False) -> None:
    """One JSON array, an object a name; or an object a line."""
    write = write_jsonl if lines else write_json
    write((row._asdict() for row in rows), out)


def write_stats_csv(rows: Sequence[Share], out: TextIO) -> None:
    """A row a name; names that look like formulas are made harmless."""
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(Share._fields)
    sheet.writerows([harmless_cell(row.name), *row[1:]] for row in rows)


def _row(row: Share) -> Row:
    bar = "█" * round(row.word_share * BAR) or "▏"
    return Row(
        (row.name, str(row.quotes), f"{row.count_share:.0%}", str(row.words), f"{row.word_share:.0%}", bar), None
    )
