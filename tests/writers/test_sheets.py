"""csv and tables: the same quotations come back, and no cell or tag of a text does anything."""

from __future__ import annotations

import csv
import io

import pytest

from conftest import Run
from quotefind.writers import TARGETS, by_suffix, writer
from sample import quote


def written(name: str, **changes: object) -> str:
    out = io.StringIO()
    writer(name)([quote(**changes)], out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_a_sheet_gives_back_what_was_written(name: str, separator: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written(name, text='« Oui », "non"\nsoit')), delimiter=separator)
    assert row["text"] == '« Oui », "non"\nsoit'
    assert (row["spans"], row["mention_span"], row["speaker"]) == ("40-66", "82-90", "Lucienne Abadie")


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv", text=cell)))
    assert row["text"] == "'" + cell


def test_no_tag_of_a_text_is_markup() -> None:
    assert "<script" not in written("html", text="<script>alert(1)</script>")
    assert "\\<b\\>a\\|b" in written("markdown", text="<b>a|b")


def test_the_suffix_of_the_output_names_the_format(run: Run, tmp_path: object) -> None:
    assert by_suffix("a/B.CSV") == "csv"
    assert by_suffix("a") is None
    assert [line.split()[0] for line in run("list", "--to", "list").stdout.splitlines()] == list(TARGETS)
    assert run("list", "--to", "nope", stdin="x").code == 2
