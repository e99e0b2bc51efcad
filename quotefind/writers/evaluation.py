"""An evaluation as text: figures by kind and by rule, reliability, and the errors one by one; or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TextIO

from quotefind.evaluation.scores import GROUPS, Comparison, Error, by_rule, errors, figures, reliability, to_dict
from quotefind.writers.json import to_json
from quotefind.writers.table import ABSENT, Column, Row, write_table
from quotefind.writers.terminal import Style, one_line, shorten

MAX_CONTENT = 150  # characters of a content in the list of errors, unless everything is asked for
_COLOURS = {"missed": 33, "speaker": 35, "extra": 36}
_FIGURES = ("", "gold", "found", "precision", "recall", "F1", "exact F1", "speaker", "end to end F1")
_RULES = ("rule", "found", "matched", "exact", "right")
_RELIABILITY = ("confidence from", "found", "mean", "right")


def write_evaluation(
    comparison: Comparison, texts: Mapping[str, str], out: TextIO, style: Style, limit: int | None
) -> None:
    """The tables, and the first ``limit`` errors (None: all)."""
    plain = Style(style.colour)  # tables of figures are narrow: no need to wrap
    rows = [(name, *_cells(figures(comparison, kinds), ("gold", "found"))) for name, kinds in GROUPS.items()]
    write_table(_columns(_FIGURES), map(_row, rows), out, plain)
    out.write("\n")
    write_table(_columns(_RULES), (_row(_cells(rule, ("rule", "found"))) for rule in by_rule(comparison)), out, plain)
    out.write("\n")
    bins = (_row((f"{one.low:.1f}", *_cells(one, ("found",))[1:])) for one in reliability(comparison))
    write_table(_columns(_RELIABILITY), bins, out, plain)
    wrong = _described(comparison, texts)[:limit]
    if wrong:
        out.write("\n")
    for error in wrong:
        _write_error(error, out, style)


def write_evaluation_json(
    comparison: Comparison, texts: Mapping[str, str], out: TextIO, style: Style, limit: int | None
) -> None:
    """One JSON object with all figures and the first ``limit`` errors."""
    out.write(to_json(to_dict(comparison) | {"errors": _described(comparison, texts)[:limit]}) + "\n")


def _columns(titles: Sequence[str]) -> list[Column]:
    return [Column(title, most=40, right=i > 0) for i, title in enumerate(titles)]


def _row(cells: Sequence[str]) -> Row:
    return Row(tuple(cells))


def _cells(record: Any, whole: Sequence[str]) -> list[str]:
    """The fields of a record as cells: those in ``whole`` as they are, the shares with three decimals."""
    values = {name: getattr(record, name) for name in record.__slots__}
    return [str(value) if name in whole else f"{value:.3f}" for name, value in values.items()]


def _described(comparison: Comparison, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [_describe(error, texts[error.doc]) for error in errors(comparison)]


def _describe(error: Error, text: str) -> dict[str, Any]:
    gold, found = error.gold, error.found
    either = gold or found
    spans = either.spans if either else ()
    return {
        "error": error.name,
        "doc": error.doc,
        "line": text.count("\n", 0, spans[0].start) + 1,
        "kind": either.kind if either else None,
        "text": " ".join(text[start:end] for start, end in spans),
        "gold_speaker": gold.speaker if gold else None,
        "speaker": found.speaker if found else None,
        "rule": found.rule if found else None,
        "confidence": found.confidence if found else None,
    }


def _write_error(error: Mapping[str, Any], out: TextIO, style: Style) -> None:
    content = error["text"] if style.full else shorten(error["text"], MAX_CONTENT)
    head = style.paint(error["error"].upper().ljust(8), _COLOURS[error["error"]])
    who = " ".join(_speakers(error))
    out.write(f"{head}{one_line(error['doc'])}:{error['line']} {error['kind']}: {one_line(content)}\n        {who}\n")


def _speakers(error: Mapping[str, Any]) -> Iterator[str]:
    if error["error"] != "extra":
        yield f"gold: {one_line(error['gold_speaker'] or ABSENT)};"
    if error["error"] == "missed":
        yield "nothing found"
    else:
        yield f"found: {one_line(error['speaker'] or ABSENT)} ({error['rule']}, {error['confidence']:.2f})"
