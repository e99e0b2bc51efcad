"""From quotations to text: one module a format, each written as the quotations come; ``TARGETS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Literal, NamedTuple, TextIO, cast

from quotefind.errors import UsageError
from quotefind.model import Document, Quote

Found = tuple[Document, Sequence[Quote]]  # a text, and what was found in it


class Target(NamedTuple):
    """One format of ``--to``: where its writer is, the suffix that means it, what it is for.

    ``takes`` tells whether the writer is given quotations, or texts with theirs; ``gives`` what comes out: text,
    bytes or the files of a folder. ``package`` is what it imports, and ``extra`` what installs that.
    """

    module: str
    function: str
    suffix: str
    about: str
    takes: Literal["quotes", "texts"] = "quotes"
    gives: Literal["text", "bytes", "folder"] = "text"
    package: str = ""
    extra: str = ""


TARGETS: dict[str, Target] = {
    "table": Target("", "", ".txt", "columns for a terminal"),
    "json": Target("", "", ".json", "one JSON array"),
    "jsonl": Target("", "", ".jsonl", "one JSON object a line"),
    "csv": Target("sheets", "write_csv", ".csv", "comma-separated, cells that look like formulas made harmless"),
    "tsv": Target("sheets", "write_tsv", ".tsv", "tab-separated, made harmless likewise"),
    "excel-csv": Target("sheets", "write_excel_csv", "", "csv with a BOM and semicolons"),
    "xlsx": Target(
        "xlsx", "write_xlsx", ".xlsx", "a workbook with a filter, no formulas, no links",
        gives="bytes", package="xlsxwriter", extra="office",
    ),
    "parquet": Target(
        "parquet", "write_parquet", ".parquet", "typed columns, for data tools",
        gives="bytes", package="pyarrow", extra="archives",
    ),
    "markdown": Target("tables", "write_markdown", ".md", "a Markdown table"),
    "html": Target("tables", "write_html", ".html", "an HTML table"),
    "html-report": Target("", "", "", "the page of the command report"),
    "tei": Target("tei", "write_tei", ".xml", "the texts in TEI, quotations as <said>, speakers as <person>", "texts"),
    "brat": Target("brat", "write_brat", "", "a folder with .ann and .txt for each text", "texts", "folder"),
    "conll": Target("conll", "write_conll", ".conll", "a token a line, BIO for content, cue and source", "texts"),
    "label-studio": Target("label_studio", "write_label_studio", "", "tasks to correct in Label Studio", "texts"),
    "web-annotation": Target(
        "json_ld", "write_web_annotations", ".jsonld", "W3C Web Annotations, JSON-LD", "texts"
    ),
    "schema-org": Target("json_ld", "write_schema_org", "", "schema.org Quotation, JSON-LD"),
}  # fmt: skip


def by_suffix(path: str | None) -> str | None:
    """The format that the end of ``path`` means: ``citations.csv`` is csv; None where it means none."""
    lower = (path or "").lower()
    return next((name for name, target in TARGETS.items() if target.suffix and lower.endswith(target.suffix)), None)


def writer(name: str) -> Callable[[Iterable[Quote], TextIO], None]:
    """What writes quotations in the format ``name``, loaded now."""
    return cast("Callable[[Iterable[Quote], TextIO], None]", _function(name))


def text_writer(name: str) -> Callable[[Iterable[Found], TextIO], None]:
    """The same for a format that takes texts with their quotations."""
    return cast("Callable[[Iterable[Found], TextIO], None]", _function(name))


def folder_writer(name: str) -> Callable[[Iterable[Found], str], None]:
    """The same for a format whose files go to a folder."""
    return cast("Callable[[Iterable[Found], str], None]", _function(name))


def check_available(name: str) -> None:
    """Raises ``UsageError`` where the format ``name`` needs a package that is not installed."""
    target = TARGETS[name]
    if target.package and find_spec(target.package) is None:
        raise UsageError(f"--to {name} needs {target.package}: pip install 'quotefind[{target.extra}]'")


def _function(name: str) -> object:
    target = TARGETS[name]
    check_available(name)
    return getattr(import_module(f"quotefind.writers.{target.module}"), target.function)
