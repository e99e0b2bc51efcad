"""The registry of formats: for each its module in this package, its suffixes, the extra that reads it.

A new format is a new module with ``read`` (see ``base.Reader``) and a row here; ``sniff`` tells it by its first bytes.
"""

from __future__ import annotations

import os
from typing import NamedTuple


class Format(NamedTuple):
    """One format: ``module`` reads it, ``suffixes`` tell it, ``extra`` is what to install for it ("" for nothing)."""

    name: str
    module: str
    suffixes: tuple[str, ...]
    extra: str = ""


_ROWS = (
    Format("text", "text", (".txt", ".text")),
    Format("markdown", "markdown", (".md", ".markdown")),
    Format("jsonl", "jsonl", (".jsonl", ".ndjson")),
    Format("json", "json_array", (".json",)),
    Format("csv", "rows", (".csv",)),
    Format("tsv", "rows", (".tsv",)),
    Format("html", "html", (".html", ".htm", ".xhtml"), "html"),
    Format("europresse", "europresse", (), "html"),
    Format("factiva", "factiva", (), "html"),
    Format("mhtml", "mail", (".mhtml", ".mht"), "html"),
    Format("eml", "mail", (".eml",), "html"),
    Format("pdf", "pdf", (".pdf",), "pdf"),
    Format("docx", "docx", (".docx",), "office"),
    Format("odt", "odt", (".odt",), "office"),
    Format("epub", "epub", (".epub",), "office"),
    Format("rtf", "rtf", (".rtf",), "office"),
    Format("xlsx", "sheets", (".xlsx", ".xls", ".ods"), "office"),
    Format("srt", "subtitles", (".srt",), "office"),
    Format("vtt", "subtitles", (".vtt",), "office"),
    Format("feed", "feed", (".rss", ".atom"), "office"),
    Format("tei", "tei", (".tei",), "office"),
    Format("warc", "warc", (".warc",), "archives"),
    Format("parquet", "parquet", (".parquet",), "archives"),
)
FORMATS = {row.name: row for row in _ROWS}
_BY_SUFFIX = {suffix: row.name for row in _ROWS for suffix in row.suffixes}
_BY_NAME_ONLY = frozenset(("json",))  # in a folder of texts a .json is a setting or a result, as a rule
PACKED = (".gz", ".zst")  # may follow a suffix of a format
ZIP = ".zip"


def known_suffixes() -> str:
    """The names of files that are read, as globs, one for each format."""
    return ", ".join(f"*{row.suffixes[0]}" for row in _ROWS if row.suffixes and row.name not in _BY_NAME_ONLY)


def format_by_name(name: str) -> str | None:
    """The format for the suffix of ``name``; None where it tells nothing."""
    return _BY_SUFFIX.get(os.path.splitext(name)[1].lower())


def is_known(name: str) -> bool:
    """Whether files so called are read where a folder is given, packed ones too."""
    bare, suffix = os.path.splitext(name)
    form = format_by_name(bare if suffix.lower() in PACKED else name)
    return form is not None and form not in _BY_NAME_ONLY
