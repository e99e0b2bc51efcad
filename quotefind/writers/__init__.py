"""From quotations to text: one module a format, each written as the quotations come; ``TARGETS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import NamedTuple, TextIO, cast

from quotefind.model import Quote


class Target(NamedTuple):
    """One format of ``--to``: where its writer is, the suffix that means it, what it is for."""

    module: str
    function: str
    suffix: str
    about: str


TARGETS: dict[str, Target] = {
    "table": Target("", "", ".txt", "columns for a terminal"),
    "json": Target("", "", ".json", "one JSON array"),
    "jsonl": Target("", "", ".jsonl", "one JSON object a line"),
    "csv": Target("sheets", "write_csv", ".csv", "comma-separated, cells that look like formulas made harmless"),
    "tsv": Target("sheets", "write_tsv", ".tsv", "tab-separated, made harmless likewise"),
    "excel-csv": Target("sheets", "write_excel_csv", "", "csv with a BOM and semicolons"),
    "markdown": Target("tables", "write_markdown", ".md", "a Markdown table"),
    "html": Target("tables", "write_html", ".html", "an HTML table"),
    "html-report": Target("", "", "", "the page of the command report"),
}


def by_suffix(path: str | None) -> str | None:
    """The format that the end of ``path`` means: ``citations.csv`` is csv; None where it means none."""
    lower = (path or "").lower()
    return next((name for name, target in TARGETS.items() if target.suffix and lower.endswith(target.suffix)), None)


def writer(name: str) -> Callable[[Iterable[Quote], TextIO], None]:
    """What writes quotations in the format ``name``, loaded now."""
    target = TARGETS[name]
    function = getattr(import_module(f"quotefind.writers.{target.module}"), target.function)
    return cast("Callable[[Iterable[Quote], TextIO], None]", function)
