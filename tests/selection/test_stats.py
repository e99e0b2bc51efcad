"""Share of voice, counted by hand."""

from __future__ import annotations

from collections import Counter

import pytest

from conftest import PROJECT, Run
from quotefind.selection.stats import shares
from sample import quote


def test_shares_count_quotations_and_words_and_say_what_is_unknown() -> None:
    rows = shares([quote(text="un deux trois"), quote(text="un", gender=None)], "gender")
    assert rows == [("f", 1, 3, 0.5, 0.75), ("unknown", 1, 1, 0.5, 0.25)]


def test_nothing_has_no_share() -> None:
    assert shares([], "speaker") == []


@pytest.mark.parametrize("by", ["speaker", "gender", "speaker-kind", "kind", "verb", "source", "month", "year"])
def test_the_command_counts_by_every_key(run: Run, by: str) -> None:
    text = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n"
    (row,) = run("stats", "--by", by, "--json", stdin=text).json
    assert (row["quotes"], row["words"], row["word_share"]) == (1, 4, 1.0)
    assert "100%" in run("stats", "--by", by, stdin=text).stdout
    assert run("stats", "--by", by, "--csv", stdin=text).stdout.startswith("name,quotes")


def test_months_stand_in_their_order() -> None:
    dates = ["2025-03-11", "2025-03", "2024-12-01", "2024", None, "2025-03-12"]
    rows = shares([quote(date=date) for date in dates], "month")
    assert [(row.name, row.quotes) for row in rows] == [("2024-12", 1), ("2025-03", 3), ("unknown", 2)]


def test_shares_of_the_annotated_texts_are_those_of_the_list(run: Run) -> None:
    """The same figures, counted another way: from the list in JSON."""
    texts = [PROJECT / "tests" / "gold", "--glob", "*.txt"]
    listed = run("list", *texts, "--json").json
    for by in ("speaker", "gender", "kind", "verb", "source"):
        rows = run("stats", *texts, "--by", by, "--json").json
        counted = Counter(one[by] or "unknown" for one in listed)
        assert {row["name"]: row["quotes"] for row in rows} == dict(counted)
        assert sum(row["count_share"] for row in rows) == pytest.approx(1)
        assert len({sum(row["words"] for row in rows)}) == 1
