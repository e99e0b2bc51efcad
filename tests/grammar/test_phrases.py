"""Noun phrases that name a speaker: how far they reach, and what the mention tells of whom they name.

The phrase is what the angle brackets hold; where they are missing none opens at the first word.
"""

from __future__ import annotations

import pytest

from brackets import bare, bracketed
from quotefind.grammar.phrases import is_speaker_like, mention_of, phrase_at, pronoun_at
from quotefind.model import Gender, Mention, MentionKind
from quotefind.reading.words import tokens_of

PHRASES = [
    # A name, with title, particle, initials, party.
    "<Ana Ruiz> lundi",
    "<Mme Ruiz> à la presse",
    "<Me Hugo de Brisac>, avocat",
    "<Jean-Marc van den Berg>.",
    "<J.-M. Caron> mardi",
    "<Ana Ruiz (PS)> devant la salle",
    # A role with complements, adjectives and a name.
    "<le maire de Nevy> lundi",
    "<le ministre slovaque des Affaires étrangères Rastislav Hudak>.",
    "<la présidente du conseil régional de Haute-Lande>, en colère",
    "<l'ancien patron de la police>.",
    "<le Premier ministre belge Luc Maes>.",
    "<le conseiller à la sécurité nationale>.",
    "<le ministre de l'Économie et des Finances>.",
    "<le numéro deux du parti>.",
    "<un porte-parole de l'armée>.",
    # Institutions and places.
    "<la Commission européenne> mercredi",
    "<l'AFP> dans la nuit",
    "<les Forces de défense rapide (FDR)>.",
    "<Moscou> dans la foulée",
    # Several persons.
    "<Ana Ruiz et Paul Roy>.",
    "<le maire et son adjoint>.",
    "<de nombreux élus>.",
    "<plusieurs>.",
    "<ceux de la minorité>.",
    # The addressee, the day, a relative clause, an infinitive and a verb are outside.
    "<le maire> à la presse",
    "<le procureur> mardi soir",
    "<le maire>, qui s'exprimait à Nevy",
    "<le maire> de partir",
    "<Ana Ruiz> affirme",
    "<le syndicat> qui appelle",
    # No phrase opens with a preposition, a common noun without article, a pronoun or a verb.
    "dans la salle",
    "pendant ce temps",
    "table ronde",
    "il affirme",
    "affirme le maire",
]


@pytest.mark.parametrize("row", PHRASES)
def test_phrase(row: str) -> None:
    text = bare(row)
    sentence = tokens_of(text, 0, len(text))
    phrase = phrase_at(sentence, 0)
    assert bracketed(text, mentions=[sentence.span(phrase.first, phrase.last)] if phrase else []) == row


def mention(text: str) -> Mention:
    """The mention of the phrase that ``text`` is."""
    sentence = tokens_of(text, 0, len(text))
    phrase = phrase_at(sentence, 0, lenient=True)
    assert phrase is not None
    found = mention_of(sentence, phrase)
    assert text[found.start : found.end] == text
    return found


KINDS: list[tuple[str, MentionKind, Gender | None, bool]] = [
    # Persons: by title, role, forename, determiner.
    ("Mme Caron", "name", "f", False),
    ("M. Caron", "name", "m", False),
    ("Nadia Caron", "name", "f", False),
    ("Caron", "name", None, False),
    ("la maire de Nevy", "role", "f", False),
    ("l'avocate", "role", "f", False),
    ("un voisin", "role", "m", False),
    ("le ministre Luc Maes", "name", "m", False),
    # A masculine role does not make a woman a man.
    ("le ministre Nadia Caron", "name", "f", False),
    # Groups and institutions.
    ("les avocats", "group", None, True),
    ("les syndicats", "organisation", None, True),
    ("la Commission européenne", "organisation", "f", False),
    ("l'ONU", "organisation", None, False),
    ("Moscou", "place", None, False),
    # Writings, sources, things.
    ("le communiqué", "document", "m", False),
    ("une source policière", "source", "f", False),
    ("la table", "other", "f", False),
    # What stands for somebody named before.
    ("ce dernier", "pronoun", "m", False),
    ("l'intéressée", "pronoun", "f", False),
    ("ces dernières", "pronoun", "f", True),
]


@pytest.mark.parametrize(("text", "kind", "gender", "plural"), KINDS)
def test_kind_gender_and_number(text: str, kind: MentionKind, gender: Gender | None, *, plural: bool) -> None:
    found = mention(text)
    assert (found.kind, found.plural) == (kind, plural)
    assert gender is None or found.gender == gender


# The personal name inside, without title, role and complement; none in the name of a body or a place.
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mme Ana Ruiz", "Ana Ruiz"),
        ("le ministre slovaque Rastislav Hudak", "Rastislav Hudak"),
        ("la directrice du théâtre Ana Ruiz", "Ana Ruiz"),
        ("Me Hugo de Brisac", "Hugo de Brisac"),
        ("la députée Ana Ruiz (PS)", "Ana Ruiz"),
        ("le maire de Lyon", None),
        ("la Commission européenne", None),
        ("l'ONU", None),
        ("Moscou", None),
        ("l'armée de terre", None),
    ],
)
def test_name(text: str, name: str | None) -> None:
    found = mention(text).name
    assert (text[slice(*found)] if found else None) == name


PRONOUNS: list[tuple[str, str, Gender | None, bool]] = [
    ("il", "il", "m", False),
    ("-t-elle", "elle", "f", False),
    ("-ils", "ils", "m", True),
    ("on", "on", None, False),
    ("celles-ci", "celles-ci", "f", True),
]


@pytest.mark.parametrize(("text", "written", "gender", "plural"), PRONOUNS)
def test_pronoun(text: str, written: str, gender: Gender | None, *, plural: bool) -> None:
    found = pronoun_at(tokens_of(text, 0, len(text)), 0)
    assert found is not None
    assert (text[found.start : found.end], found.gender, found.plural) == (written, gender, plural)


@pytest.mark.parametrize("text", ["cela", "ce", "vous", "tu", "le"])
def test_no_pronoun_of_a_speaker(text: str) -> None:
    assert pronoun_at(tokens_of(text, 0, len(text)), 0) is None


# Things and abstractions do not speak; persons do, known role or not.
@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("le maire", True),
        ("un rescapé", True),
        ("certains", True),
        ("ceux de la minorité", True),
        ("la situation", False),
        ("le réchauffement", False),
        ("cette solitude", False),
        ("la méfiance", False),
    ],
)
def test_is_speaker_like(text: str, *, speaks: bool) -> None:
    sentence = tokens_of(text, 0, len(text))
    phrase = phrase_at(sentence, 0)
    assert phrase is not None
    assert is_speaker_like(sentence, phrase, mention_of(sentence, phrase)) is speaks
