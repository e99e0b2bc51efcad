"""Speakers in the formats of ``speakers``; ``FORMATS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from quotefind.selection.summaries import SpeakerSummary
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.table import ABSENT, Column, Row, write_table
from quotefind.writers.terminal import Style

MAX_SHOWN = 4  # names, verbs or sources in a cell; the rest is counted unless everything is asked for
COLUMNS = (
    Column("speaker", most=28, least=13, by_speaker=True),
    Column("other names", most=30),
    Column("kind", most=12, least=5),
    Column("gender", most=6, least=6),
    Column("direct", right=True),
    Column("mixed", right=True),
    Column("indirect", right=True),
    Column("words", right=True),
    Column("verbs", most=30),
    Column("sources", most=30, least=7),
)


def _write_table(summaries: Iterable[SpeakerSummary], out: TextIO, style: Style) -> None:
    write_table(COLUMNS, (_row(summary, full=style.full) for summary in summaries), out, style)


def _write_json(summaries: Iterable[SpeakerSummary], out: TextIO, style: Style) -> None:
    write_json((summary.to_dict() for summary in summaries), out)


def _write_jsonl(summaries: Iterable[SpeakerSummary], out: TextIO, style: Style) -> None:
    write_jsonl((summary.to_dict() for summary in summaries), out)


FORMATS: dict[str, Callable[[Iterable[SpeakerSummary], TextIO, Style], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
}


def _row(summary: SpeakerSummary, *, full: bool) -> Row:
    verbs = [verb if count == 1 else f"{verb} {count}" for verb, count in summary.verbs.most_common()]
    cells = (
        summary.name or "(nobody named)",
        _listed(list(summary.aliases), full=full),
        summary.kind or ABSENT,
        summary.gender or ABSENT,
        str(summary.counts["direct"]),
        str(summary.counts["mixed"]),
        str(summary.counts["indirect"]),
        str(summary.words),
        _listed(verbs, full=full),
        _listed(list(summary.sources), full=full),
    )
    return Row(cells, summary.name)


def _listed(items: list[str], *, full: bool) -> str:
    if not items:
        return ABSENT
    if full or len(items) <= MAX_SHOWN:
        return ", ".join(items)
    return f"{', '.join(items[:MAX_SHOWN])} and {len(items) - MAX_SHOWN} more"
