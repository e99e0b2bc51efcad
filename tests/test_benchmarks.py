"""The benchmarks measure what they say: texts are the same on every run, comparisons and the gate hold. No clocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import gate, patterns, report, texts
from benchmarks.report import Row
from quotefind import find


def test_news_is_repeated_under_other_names() -> None:
    originals = ["Ana Ruiz a dit que non. Le maire de Lyon, Luc Ferbac, se tait."]
    first, second = texts.renamed_articles(originals, 100)
    assert first == originals[0]
    assert "Ruiz" not in second
    assert "Ferbac" not in second
    assert "Le maire de Lyon" in second
    assert [first, second] == list(texts.renamed_articles(originals, 100))


def test_quiet_texts_hold_nothing_to_find() -> None:
    quiet = list(texts.quiet_articles(texts.articles(), 20_000))
    assert sum(map(len, quiet)) >= 20_000
    assert not [quote for text in quiet for quote in find(text)]


@pytest.mark.parametrize("name", texts.SHAPES)
def test_shapes_have_about_the_size_asked_for_and_are_the_same_each_time(name: str) -> None:
    text = texts.SHAPES[name](2_000)
    assert 1_500 <= len(text) <= 2_500
    assert text == texts.SHAPES[name](2_000)


def test_a_saved_run_is_compared_with(tmp_path: Path) -> None:
    rows = [Row("throughput", "news", 8.0, 10.0), Row("jobs", "--jobs 2", None, 1.6, at_least=True)]
    report.save([Row("throughput", "news", 16.0)], tmp_path / "saved.json", {})
    table = "\n".join(report.lines(rows, report.load(tmp_path / "saved.json")))
    assert "8.00" in table
    assert "16.00" in table
    assert "x 0.50" in table


@pytest.mark.parametrize(
    ("row", "fails"),
    [
        (Row("growth", "shape", 2.6, 2.2), False),
        (Row("growth", "shape", 3.9, 2.2), True),
        (Row("throughput", "news", 29.0), False),
        (Row("throughput", "news", 31.0), True),
        (Row("pass over as much news", "shape", 19.0), False),
        (Row("pass over as much news", "shape", 21.0), True),
        (Row("pass over as much news", "new shape", 900.0), False),
        (Row("start-up", "--help", 9.0, 1.3), False),
        (Row("throughput", "news", None), False),
        (Row("patterns", "lines._STOP", 7.9, 8.0), False),
        (Row("patterns", "lines._STOP", 8.1, 8.0), True),
    ],
)
def test_only_gross_regressions_fail(row: Row, fails: bool) -> None:
    found = list(gate.failures([row], {"throughput: news": 10.0, "pass over as much news: shape": 1.0}))
    assert bool(found) is fails


def test_a_busy_machine_is_allowed_for() -> None:
    pinned = {"throughput: news": 10.0, "pass over as much news: shape": 10.0}
    shape = Row("pass over as much news", "shape", 29.0)
    assert list(gate.failures([Row("throughput", "news", 10.0), shape], pinned))
    assert not list(gate.failures([Row("throughput", "news", 15.0), shape], pinned))


TRIES = 5  # a busy machine may hide a growth once, or seem one


@pytest.mark.parametrize("bad", [r"(?:[ab]*)*c", r"\s*x?\s*y", r"(?s)<.*>", r"[\w'’]+-\Z", r"(?:a|\w)+!"])
def test_a_pattern_that_tries_too_many_ways_is_found(bad: str) -> None:
    tries = (patterns.worst_growth(re.compile(bad))[0] for _ in range(TRIES))
    assert any(growth > patterns.WORST_GROWTH for growth in tries)


@pytest.mark.parametrize("good", [r"\w+(?:-\w+)*", r"[^\W\d_]{1,30}+-", r"(?<!\w)\w++\.", r"« [^»]{0,40} »"])
def test_a_pattern_that_goes_through_once_is_not(good: str) -> None:
    tries = (patterns.worst_growth(re.compile(good))[0] for _ in range(TRIES))
    assert any(growth <= patterns.WORST_GROWTH for growth in tries)


def test_what_is_tried_at_one_place_is_told_from_what_is_searched_for() -> None:
    assert patterns.is_only_matched("dialogue.labels._CHAIR")  # in a table of patterns
    assert patterns.is_only_matched("readers.sniff._XML")
    assert not patterns.is_only_matched("dialogue.labels._LINE")


def test_the_patterns_of_the_package_are_found() -> None:
    found = patterns.compiled()
    assert {"reading.words._PARTS", "reading.characters._RULES[1]", "readers.sniff._XML"} <= set(found)
