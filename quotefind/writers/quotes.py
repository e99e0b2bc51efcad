"""Quotations in the formats of ``list`` and ``by-speaker``; ``FORMATS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from quotefind.model import Quote
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.table import ABSENT, Column, Row, write_table
from quotefind.writers.terminal import Style

COLUMNS = (
    Column("source", above=True, link="file"),
    Column("line", right=True, link="line"),
    Column("speaker", most=22, by_speaker=True),
    Column("cue", most=18),
    Column("kind"),
    Column("content", most=10_000, by_speaker=True, cut=True),
)


def write_quotes_table(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    """A row a quotation, in the order they come."""
    write_table(COLUMNS, map(_row, quotes), out, style)


def write_quotes_json(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    """One JSON array; ``style`` changes nothing."""
    write_json((quote.to_dict() for quote in quotes), out)


def write_quotes_jsonl(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    """One JSON object a line; ``style`` changes nothing."""
    write_jsonl((quote.to_dict() for quote in quotes), out)


FORMATS: dict[str, Callable[[Iterable[Quote], TextIO, Style], None]] = {
    "table": write_quotes_table,
    "json": write_quotes_json,
    "jsonl": write_quotes_jsonl,
}


def _row(quote: Quote) -> Row:
    cells = (
        quote.source,
        str(quote.line),
        quote.speaker or ABSENT,
        quote.cue or ABSENT,
        quote.kind,
        quote.text,
    )
    return Row(cells, quote.speaker, (quote.source, quote.line))
