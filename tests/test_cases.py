"""Each row of ``tests/cases/`` gives the quotations that it expects; and the rows themselves are sound."""

from __future__ import annotations

from collections import Counter

import pytest

import quotefind
from cases_format import Case, CaseError, describe, differences, letters, parse_cases, read_cases, same_name

ALL_CASES = read_cases()
MARKS = "«»“”„\"‹›<>'’"


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True)] if case.xfail else []
    return pytest.param(case, id=case.id, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in ALL_CASES])
def test_case(case: Case) -> None:
    quotes = quotefind.find(case.text)
    wrong = differences(case, quotes)
    if wrong:
        expected = "\n".join(f"  want {line}" for line in case.expected) or "  want nothing"
        found = "\n".join(f"  got  {line}" for line in describe(quotes, case.text))
        pytest.fail(f"{case.id}: {', '.join(wrong)}\n{case.text}\n{expected}\n{found}", pytrace=False)


@pytest.mark.parametrize("case", ALL_CASES, ids=lambda case: case.id)
def test_row_is_sound(case: Case) -> None:
    for expected in case.expected:
        place = 0
        for segment in expected.segments:
            place = case.text.find(segment, place)
            assert place >= 0, f"{case.id}: not in the text: {segment}"
            place += len(segment)
        assert expected.cue is None or expected.cue in case.text, f"{case.id}: not in the text: {expected.cue}"
        inside = any(mark in segment for segment in expected.segments for mark in '«»“”"')
        assert not (expected.kind == "indirect" and inside), f"{case.id}: marks in an indirect one"
        has_mark = any(mark in case.text for mark in (*MARKS, "—", "–"))
        assert expected.kind == "indirect" or has_mark, f"{case.id}: {expected.kind} without marks"


def test_rows_are_many_and_no_text_stands_twice() -> None:
    assert len(ALL_CASES) >= 450
    assert sum(not case.expected for case in ALL_CASES) >= 100
    twice = [text for text, count in Counter(case.text for case in ALL_CASES).items() if count > 1]
    assert not twice


@pytest.mark.parametrize(
    ("name", "others", "same"),
    [
        ("Ferrand", ["Lise Ferrand"], True),
        ("la ministre Lise Ferrand", ["Lise Ferrand"], True),
        ("Élise", ["ELISE"], True),
        ("le ministre", ["la ministre"], False),
        ("Paul Ferrand", ["Lise Ferrand"], False),
        (None, ["Lise Ferrand"], False),
        ("la maire", ["Lise Ferrand", "La maire"], True),
    ],
)
def test_same_name(name: str | None, others: list[str], *, same: bool) -> None:
    assert same_name(name, others) is same


def test_letters_leave_out_marks_and_spaces() -> None:
    assert letters(["« Oui », ", "dit 1 mot."]) == "Ouidit1mot"


@pytest.mark.parametrize("row", ["> texte seul", "nothing", "> a\nnothing\ndirect | a", "> a\nindirecte | a | b | c"])
def test_bad_rows_are_refused(row: str) -> None:
    with pytest.raises(CaseError):
        list(parse_cases(row, "file"))
