"""Counting what each speaker says, inside one text and over many."""

from __future__ import annotations

from quotefind.selection.summaries import summarize_speakers
from sample import quote


def test_one_row_holds_all_that_a_speaker_says() -> None:
    (row,) = summarize_speakers(
        [
            quote(text="Aujourd’hui, c’est fini"),
            quote(kind="mixed", verb="dire", aliases=("Abadie",)),
            quote(kind="indirect", verb=None),
        ]
    )
    assert row.to_dict() == {
        "speaker": "Lucienne Abadie",
        "aliases": ["la maire", "Mme Abadie", "Abadie"],
        "kind": "name",
        "gender": "f",
        "direct": 1,
        "mixed": 1,
        "indirect": 1,
        "words": 3 + 4 + 4,
        "verbs": {"annoncer": 1, "dire": 1},
        "sources": ["conseil.txt"],
    }


def test_full_names_are_one_speaker_across_texts_and_descriptions_are_not() -> None:
    person, role, surname, place = (
        {"speaker": "Lucienne Abadie", "speaker_kind": "name"},
        {"speaker": "le maire", "speaker_kind": "role"},
        {"speaker": "Abadie", "speaker_kind": "name"},
        {"speaker": "Paris", "speaker_kind": "place"},
    )
    for speaker, rows in ((person, 1), (role, 2), (surname, 2), (place, 1)):
        assert len(summarize_speakers([quote(source=source, **speaker) for source in ("a.txt", "b.txt")])) == rows


OFFICE = ("le secrétaire général de l’Otan",)


def _names(*speakers: tuple[str, str | None, tuple[str, ...]]) -> set[str | None]:
    """The speakers that are left of ``speakers``, one a text: name, gender, other names."""
    told = [
        quote(source=f"{number}.txt", speaker=name, speaker_kind="name", gender=gender, aliases=aliases)
        for number, (name, gender, aliases) in enumerate(speakers)
    ]
    return {row.name for row in summarize_speakers(told)}


def test_a_surname_with_the_same_office_is_the_full_name() -> None:
    assert _names(("M. Sorel", "m", OFFICE), ("Jean Sorel", "m", OFFICE)) == {"Jean Sorel"}
    assert _names(("Jean Sorel", "m", OFFICE), ("J. Sorel", None, OFFICE), ("Sorel", None, OFFICE)) == {"Jean Sorel"}
    assert _names(("Jean Sorel", "m", OFFICE), ("Jean P. Sorel", "m", OFFICE)) == {"Jean P. Sorel"}


def test_a_surname_alone_or_with_a_common_office_joins_nobody() -> None:
    for office in ((), ("le président",), ("le maire de Lyon",)):
        assert _names(("M. Sorel", "m", office), ("Jean Sorel", "m", OFFICE)) == {"M. Sorel", "Jean Sorel"}
    assert len(_names(("Mme Sorel", "f", OFFICE), ("Jean Sorel", "m", OFFICE))) == 2
    assert len(_names(("Sorel", None, OFFICE), ("Jean Sorel", "m", OFFICE), ("Paul Sorel", "m", OFFICE))) == 3
    assert len(_names(("P. Sorel", None, OFFICE), ("Jean Sorel", "m", OFFICE))) == 2


def test_who_says_most_comes_first_and_nobody_last() -> None:
    rows = summarize_speakers([quote(speaker=None)] * 3 + [quote(speaker="A B")] + [quote(speaker="C D")] * 2)
    assert [row.name for row in rows] == ["C D", "A B", None]
