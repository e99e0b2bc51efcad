"""Choosing among quotations, above all by the name of who speaks."""

from __future__ import annotations

import pytest

from quotefind.errors import UsageError
from quotefind.model import Document, Quote, Span
from quotefind.options import Options
from quotefind.selection.filters import SpeakerSearch, by_speaker, on_line, select
from quotefind.selection.matching import distance, is_near, name_words
from sample import quote

ABADIE = quote()
PREFECT = quote(kind="indirect", speaker="le préfet", aliases=(), speaker_kind="role", verb="estimer", confidence=0.6)
ZELENSKYY = quote(kind="mixed", speaker="Volodymyr Zelenskyy", aliases=("le président ukrainien",), gender="m")
NOBODY = quote(speaker=None, mention=None, aliases=(), speaker_kind=None, text="Non merci")
ALL = [ABADIE, PREFECT, ZELENSKYY, NOBODY]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (Options(), ALL),
        (Options(kinds=frozenset({"indirect", "mixed"})), [PREFECT, ZELENSKYY]),
        (Options(verb="estimer"), [PREFECT]),
        (Options(match="(?i)non"), [NOBODY]),
        (Options(match="piscine$"), [ABADIE, PREFECT, ZELENSKYY]),
        (Options(unattributed=True), [NOBODY]),
        (Options(min_confidence=0.9), [ABADIE, ZELENSKYY, NOBODY]),
        (Options(limit=2), [ABADIE, PREFECT]),
        (Options(limit=0), []),
        (Options(speaker="abadie", limit=1), [ABADIE]),
    ],
)
def test_options_keep_what_they_say(options: Options, expected: list[Quote]) -> None:
    assert list(select(ALL, options)) == expected


def test_a_broken_regular_expression_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="not a regular expression"):
        list(select(ALL, Options(match="(")))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("abadie", [ABADIE]),
        ("LUCIENNE  ABADIE", [ABADIE]),
        ("Abadie Lucienne", [ABADIE]),
        ("Mme Abadie", [ABADIE]),  # as an alias of hers has it
        ("M. Zelenskyy", [ZELENSKYY]),  # titles need not occur
        ("la maire", [ABADIE]),
        ("le président ukrainien", [ZELENSKYY]),
        ("volodymyr-zelenskyy", [ZELENSKYY]),
        ("prefet", [PREFECT]),
        ("le ministre préfet", []),  # a title drops out only before a personal name
    ],
)
def test_a_speaker_is_found_by_any_name_of_the_text(name: str, expected: list[Quote]) -> None:
    search = SpeakerSearch(name)
    assert list(by_speaker(ALL, search)) == expected
    assert search.found is bool(expected)


def test_the_only_near_name_is_taken_and_said() -> None:
    search = SpeakerSearch("Zelensky")
    assert list(by_speaker(ALL, search)) == [ZELENSKYY]
    assert search.message() == "no Zelensky; taken for Volodymyr Zelenskyy"


def test_a_near_name_is_dropped_where_the_name_itself_comes_later() -> None:
    exact = quote(speaker="Volodymyr Zelensky")
    assert list(by_speaker([ZELENSKYY, exact], SpeakerSearch("zelensky"))) == [exact]


def test_two_near_names_are_offered() -> None:
    search = SpeakerSearch("Abadi")
    other = quote(speaker="Karim Abadir", aliases=())
    assert list(by_speaker([ABADIE, other], search)) == []
    assert search.message() == "no Abadi; did you mean Lucienne Abadie or Karim Abadir?"


def test_names_that_are_alike_are_offered_where_none_is_near() -> None:
    search = SpeakerSearch("Abasdirie")
    assert list(by_speaker(ALL, search)) == []
    assert search.message() == "no Abasdirie; did you mean Lucienne Abadie?"


def test_a_name_like_no_other_says_where_names_are_listed() -> None:
    search = SpeakerSearch("Xyz")
    assert list(by_speaker(ALL, search)) == []
    assert search.message() == "no Xyz; quotefind speakers lists who speaks"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("zelensky", "zelenskyy", 1), ("marc", "mrac", 1), ("a", "b", 1)],
)
def test_the_distance_of_words_counts_letters(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


@pytest.mark.parametrize(
    ("wanted", "name", "expected"),
    [
        ("Zelenski", "Volodymyr Zelenskyy", True),
        ("Netanyahou", "Benyamin Netanyahu", True),
        ("Poutin", "Vladimir Poutine", True),
        ("Marc", "Mary Roux", False),  # too short to differ
        ("Paul Zelenski", "Volodymyr Zelenskyy", False),  # every word must be near
    ],
)
def test_near_names_are_a_letter_or_two_off(wanted: str, name: str, expected: bool) -> None:
    assert is_near(name_words(wanted), [name]) is expected


def test_a_name_of_marks_only_is_nobody() -> None:
    assert list(by_speaker(ALL, SpeakerSearch("« »"))) == []


def test_quotations_on_a_line_are_those_that_touch_it() -> None:
    document = Document("un\n« deux\ntrois », dit X\nquatre")
    found = quote(spans=(Span(5, 15),), cue_span=Span(19, 22), mention_span=Span(23, 24))
    assert [bool(list(on_line([found], document, line))) for line in range(1, 6)] == [False, True, True, False, False]
