"""Which format an input has that neither its name nor ``--format`` tells: looks at how it begins."""

from __future__ import annotations

import regex

from quotefind.readers.base import TEXT_FIELDS
from quotefind.readers.rows import DELIMITERS

_OBJECT = regex.compile(rb'(?:\xef\xbb\xbf)?+\s*+\{\s*+"(?:[^"\\]|\\.)*+"\s*+:', flags=regex.DOTALL)


def format_of(start: bytes) -> str:
    """``jsonl``, ``csv``, ``tsv`` or ``text``, by the first bytes of an input.

    JSON lines begin with an object and its first key on the first line; a table with a row of two
    columns or more of which one has a name that the text goes by.
    """
    line = start.split(b"\n", 1)[0]
    if _OBJECT.match(line):
        return "jsonl"
    header = line.decode("utf-8-sig", errors="replace").rstrip("\r")
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        if len(names) > 1 and set(names) & set(TEXT_FIELDS) and all(names):
            return "tsv" if delimiter == "\t" else "csv"
    return "text"
