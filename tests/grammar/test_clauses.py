"""Small questions about a stretch of a sentence."""

from __future__ import annotations

import pytest

from brackets import sentences
from quotefind.grammar import clauses
from quotefind.reading.words import Sentence, tokens_of


def words(sentence: Sentence, first: int, last: int) -> str:
    """The words from the token ``first`` to ``last`` as written, parted by spaces."""
    return " ".join(sentence.raw[first : last + 1])


# Where a clause opens: past bullets, a kicker and a semicolon; an opening parenthesis closes what stood before.
@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Le pont ferme , selon Ana Ruiz", "Le pont ferme ,"),
        ("• Le pont ferme , selon Ana Ruiz", "Le pont ferme ,"),
        ("Autre souci : le pont ferme , selon Ana Ruiz", "le pont ferme ,"),
        ("La route va ; le pont ferme , selon Ana Ruiz", "le pont ferme ,"),
        ("Le pont ( il date de 1911 , selon Ana Ruiz", "il date de 1911 ,"),
        # A clause before the colon is no kicker.
        ("Le maire a peur : le pont ferme , selon Ana Ruiz", "Le maire a peur : le pont ferme ,"),
    ],
)
def test_sentence_open(text: str, clause: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    before = sentence.words.index("selon")
    assert words(sentence, clauses.sentence_open(sentence, before), before - 1) == clause


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("BRUXELLES — Le pont ferme", "Le pont ferme"),
        ("• Le pont ferme", "Le pont ferme"),
        ("Le pont – il ferme", "Le pont – il ferme"),
        ("Le pont ferme", "Le pont ferme"),
    ],
)
def test_past_dateline(text: str, rest: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert words(sentence, clauses.past_dateline(sentence), len(sentence)) == rest


# The final sign is no part of a content without marks.
@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("le pont ferme.", "le pont ferme"),
        ("le pont ferme…", "le pont ferme"),
        ("le pont ferme ?", "le pont ferme"),
        ("le pont ferme", "le pont ferme"),
    ],
)
def test_sentence_close(text: str, rest: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert words(sentence, 0, clauses.sentence_close(sentence)) == rest


# A clause shows by its verb, known or after a clitic; a noun spelled like one does not.
@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("le pont reste fermé", True),
        ("il barbouille les murs", True),
        ("la fermeture du pont", False),
        ("les reste du pont", False),
        ("", False),
    ],
)
def test_has_finite(text: str, *, has: bool) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert clauses.has_finite(sentence, 0, len(sentence) - 1) is has


@pytest.mark.parametrize(
    ("text", "is_predicate"),
    [("ont saisi le bateau", True), ("ne s'est pas tu", True), ("la mairie ferme", False), ("partir demain", False)],
)
def test_is_predicate(text: str, *, is_predicate: bool) -> None:
    assert clauses.is_predicate(tokens_of(text, 0, len(text)), 0) is is_predicate


# « de partir », « ne pas y aller », « vite répondre » against « à partir de lundi », « au pouvoir ».
@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("partir demain", True),
        ("ne pas y aller", True),
        ("rapidement répondre", True),
        ("partants", False),
        ("la mer", False),
    ],
)
def test_opens_infinitive(text: str, *, opens: bool) -> None:
    assert clauses.opens_infinitive(tokens_of(text, 0, len(text)), 0) is opens


def test_a_partir_de_is_a_date() -> None:
    text = "à partir de lundi"
    assert not clauses.opens_infinitive(tokens_of(text, 0, len(text)), 1)


# A participle or relative clause between a source and its content is the writer's.
@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("mandaté par le comité , le pont tient", "le pont tient"),
        ("qui défend la ville , le pont tient", "le pont tient"),
        ("le pont tient , dit-on", "le pont tient , dit -on"),
        ("lundi , le pont tient", "lundi , le pont tient"),
    ],
)
def test_past_participial(text: str, rest: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert words(sentence, clauses.past_participial(sentence, 0), len(sentence)) == rest


# Names and titles in marks.
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Aldo Ferri, surnommé « le Merle », affirme être parti.", True),
        ("Le film « Les Noces » affirme sa place.", True),
        ("Le maire affirme que le pont est « sûr ».", False),
        ("Il affirme : « Les ponts tiennent. »", False),
    ],
)
def test_is_named(text: str, *, named: bool) -> None:
    (sentence,) = sentences(text)
    (quote,) = sentence.quotes
    assert clauses.is_named(sentence, quote) is named
