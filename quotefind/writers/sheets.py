"""Quotations for spreadsheets: csv and tsv, a row each, no cell that a sheet would compute."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quote
from quotefind.writers.terminal import harmless

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    *("source", "line", "paragraph", "kind", "text", "spans", "speaker", "mention", "mention_span"),
    *("cue", "cue_span", "verb", "gender", "confidence", "rule"),
)


def write_csv(quotes: Iterable[Quote], out: TextIO) -> None:
    """Comma-separated."""
    _write(quotes, out, ",")


def write_tsv(quotes: Iterable[Quote], out: TextIO) -> None:
    """Tab-separated."""
    _write(quotes, out, "\t")


def write_excel_csv(quotes: Iterable[Quote], out: TextIO) -> None:
    """As a French Excel opens it: a byte order mark, and semicolons."""
    out.write("\ufeff")
    _write(quotes, out, ";")


def cells(quote: Quote) -> list[str]:
    """A cell a key of the contract: spans as ``40-66 70-80``, absent values empty."""
    values = quote.to_dict()
    values["spans"] = " ".join(f"{start}-{end}" for start, end in quote.spans)
    for key in ("mention_span", "cue_span"):
        values[key] = "-".join(map(str, values[key] or ()))
    return ["" if values[key] is None else str(values[key]) for key in COLUMNS]


def harmless_cell(text: str) -> str:
    """``=1+1`` with an apostrophe before it, so that a sheet shows it and computes nothing.

    What a terminal could act on is U+FFFD, as csv is looked at in one too.
    """
    shown = harmless(text)
    return "'" + shown if text.startswith(_COMPUTED) or shown.startswith(_COMPUTED) else shown


def _write(quotes: Iterable[Quote], out: TextIO, separator: str) -> None:
    rows = csv.writer(out, delimiter=separator, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows([harmless_cell(cell) for cell in cells(quote)] for quote in quotes)
