"""What is quoted in a time: dates of records as they are written, and the selection by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from quotefind.readers.dates import date_of, iso_date
from quotefind.selection.filters import is_between

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie."


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2025-03-11", "2025-03-11"),
        ("2025-03-11T08:00:00+01:00", "2025-03-11"),
        ("2025-03-11 08:00", "2025-03-11"),
        ("20250311", "2025-03-11"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("11/03/2025", "2025-03-11"),
        ("1.3.2025", "2025-03-01"),
        ("11 mars 2025", "2025-03-11"),
        ("mardi 1er août 2025 à 8 h", "2025-08-01"),
        ("Tue, 11 Mar 2025 08:00:00 +0100", "2025-03-11"),
        ("2025-13-11", None),
        ("hier", None),
        ("", None),
        ("31/02/2025", None),
        ("11 brumaire 2025", None),
        ("1741680000", None),
    ],
)
def test_dates_as_they_are_written(written: str, date: str | None) -> None:
    assert iso_date(written) == date


def test_the_field_is_the_one_named_or_the_first_that_holds_a_date() -> None:
    fields = {"date": "n.d.", "published": "2025-03-11", "maj": "2026"}
    assert date_of(fields) == "2025-03-11"
    assert date_of(fields, "maj") == "2026"
    assert date_of(fields, "rien") is None


@pytest.mark.parametrize(
    ("date", "since", "until", "is_in"),
    [
        ("2025-03-11", "2025", None, True),
        ("2025-03-11", None, "2025-03", True),
        ("2025-03-11", "2025-03-12", None, False),
        ("2025-03-11", "2025-03-11", "2025-03-11", True),
        ("2025-03", "2025-03-11", None, True),
        ("2025-04-01", None, "2025-03", False),
        (None, "2025", None, False),
    ],
)
def test_both_ends_are_included(date: str | None, since: str | None, until: str | None, is_in: bool) -> None:
    assert is_between(date, since, until) is is_in


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = [{"id": day, "text": TEXT, "date": day} for day in ("2024-12-31", "2025-03-11", "2025-04-01")]
    rows.append({"id": "sans", "text": TEXT})
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("through", ["texts", "index"])
def test_selection_by_date(run: Run, archive: Path, tmp_path: Path, through: str) -> None:
    path = archive
    if through == "index":
        path = tmp_path / "press.db"
        assert run("index", path, archive).code == 0
    sources = [one["source"].partition("#")[2] for one in run("list", path, "--since", "2025", "--json").json]
    assert sources == ["2025-03-11", "2025-04-01"]
    assert len(run("by-speaker", "abadie", path, "--until", "2025-03", "--json").json) == 2
    assert [row["name"] for row in run("stats", path, "--by", "year", "--json").json] == ["2024", "2025", "unknown"]


def test_what_is_no_date_is_refused(run: Run, archive: Path) -> None:
    result = run("list", archive, "--since", "hier")
    assert result.code == 2
    assert "2025-03-11" in result.stderr


def test_the_report_shows_dates_and_time(run: Run, archive: Path) -> None:
    page = run("report", archive).stdout
    assert "Over time" in page
    assert 'class="periods"' in page
    assert "2025-03-11" in page
