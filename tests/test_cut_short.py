"""A text may end anywhere: every beginning of a sentence of the case files is read without an error."""

import re
from pathlib import Path

import pytest

from cases_format import parse_cases
from quotefind import find

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
EVERY = 5  # one row of so many: all of them take a minute


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_a_text_may_end_anywhere(file: Path) -> None:
    rows = list(parse_cases(file.read_text("utf-8"), file.name))
    for row in rows[::EVERY]:
        for end in (match.end() for match in _WORD_OR_SIGN.finditer(row.text)):
            for beginning in (row.text[:end], row.text[:end] + ","):
                assert all(quote.spans for quote in find(beginning)), beginning
