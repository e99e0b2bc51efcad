"""Share of voice, counted by hand."""

from __future__ import annotations

import pytest

from conftest import Run
from quotefind.selection.stats import shares
from sample import quote


def test_shares_count_quotations_and_words_and_say_what_is_unknown() -> None:
    rows = shares([quote(text="un deux trois"), quote(text="un", gender=None)], "gender")
    assert rows == [("f", 1, 3, 0.5, 0.75), ("unknown", 1, 1, 0.5, 0.25)]


def test_nothing_has_no_share() -> None:
    assert shares([], "speaker") == []


@pytest.mark.parametrize("by", ["speaker", "gender", "speaker-kind", "kind", "verb", "source"])
def test_the_command_counts_by_every_key(run: Run, by: str) -> None:
    text = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n"
    (row,) = run("stats", "--by", by, "--json", stdin=text).json
    assert (row["quotes"], row["words"], row["word_share"]) == (1, 4, 1.0)
    assert "100%" in run("stats", "--by", by, stdin=text).stdout
    assert run("stats", "--by", by, "--csv", stdin=text).stdout.startswith("name,quotes")
