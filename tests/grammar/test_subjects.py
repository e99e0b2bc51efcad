"""The subject of a reporting verb, in angle brackets; none where nobody of the sentence is said to speak."""

from __future__ import annotations

import pytest

from brackets import bare, bracketed, sentences
from quotefind.grammar.analysis import Side, Source
from quotefind.grammar.openings import main_subject
from quotefind.grammar.subjects import Sources
from quotefind.model import Span
from quotefind.reading.words import Sentence, tokens_of
from quotefind.reports.cues import find_cues

LEFT = [
    # Right before the verb, past adverbs, dates and insertions.
    "<Le maire de Nevy> affirme que le pont tient.",
    "<Le maire> a, mardi, affirmé que le pont tient.",
    "<Le maire>, visiblement agacé, affirme que le pont tient.",
    "<Le maire>, lui, affirme que le pont tient.",
    "<Le maire>, dans un message à la ville, affirme que le pont tient.",
    "Mardi, <elle> a affirmé que le pont tenait.",
    "À Nevy, <les élus> affirment que le pont tient.",
    # With its apposition, before and after.
    "<Le maire de Nevy, Paul Roy>, affirme que le pont tient.",
    "<Paul Roy, maire de Nevy>, affirme que le pont tient.",
    "<Paul Roy, 43 ans>, affirme que le pont tient.",
    # A relative clause is passed over; its antecedent speaks where it has the verb itself.
    "<Paul Roy>, qui dirige la ville, affirme que le pont tient.",
    "La salle a hué <Paul Roy>, qui affirme que le pont tient.",
    # Several.
    "<Paul Roy et Ana Ruiz> affirment que le pont tient.",
    "<Nevy, Brassac et la région> ont réclamé un pont.",
    # The complement is not the subject.
    "<Le porte-parole de la maire> affirme que le pont tient.",
]

RIGHT = [
    "« Oui », affirme <Paul Roy>.",
    "« Oui », a affirmé mardi à la presse <le maire de Nevy>.",
    "« Oui », a affirmé, lors d'un point de presse, <le maire, Paul Roy>.",
    "« Oui », a affirmé à l'AFP <Paul Roy, maire de Nevy>, qui revenait de Brassac.",
    "« Oui », a-t-<elle> affirmé.",
    "Comme l'affirme <Paul Roy>, le pont tient.",
    # The agent of a passive.
    "Le maire est accusé par <le parquet de Nevy> d'avoir menti.",
]

NOBODY = [
    # Hypothetical.
    "Si le maire affirme que le pont tient, tout va bien.",
    "S'il affirme que le pont tient, tout va bien.",
    # The writer speaks of himself, a thing shows.
    "J'affirme que le pont tient.",
    "La hausse affirme que le pont tient.",
    # A passive without agent.
    "Il est affirmé que le pont tient.",
]


@pytest.mark.parametrize("row", [*LEFT, *RIGHT, *NOBODY])
def test_subject(row: str) -> None:
    text = bare(row)
    (sentence,) = sentences(text)
    sources = _sources(sentence)
    assert sources
    assert bracketed(text, mentions=_spans(sources)) == row


def _sources(sentence: Sentence) -> list[Source]:
    cues = find_cues(sentence)
    sources = Sources(sentence, cues)
    return [sources.at(index) for index in range(len(cues))]


def _spans(sources: list[Source]) -> list[Span]:
    return [Span(source.mention.start, source.mention.end) for source in sources if source.mention]


SIDES: list[tuple[str, list[tuple[str | None, Side]]]] = [
    # A participle or infinitive shares the subject of the verb before it, or of the main clause.
    (
        "<Le maire> affirme que le pont tient, ajoutant que la route suit.",
        [("Le maire", "left"), ("Le maire", "shared")],
    ),
    ("<Le maire> a quitté la salle, estimant que tout va.", [("Le maire", "shared")]),
    ("Estimant que tout va, <le maire> a quitté la salle.", [("le maire", "shared")]),
    # So does a second verb.
    ("<Ana Ruiz> salue un « effort » et promet que le pont tiendra.", [("Ana Ruiz", "left"), ("Ana Ruiz", "shared")]),
    # « Et le maire de conclure » has its own, « et de conclure » none in the sentence.
    ("Et <le maire> de conclure : « Tout va. »", [("le maire", "left")]),
    ("Et de conclure : « Tout va. »", [(None, "none")]),
    ("« Oui », affirme <le maire>.", [("le maire", "right")]),
]


@pytest.mark.parametrize(("row", "expected"), SIDES)
def test_side(row: str, expected: list[tuple[str | None, Side]]) -> None:
    text = bare(row)
    (sentence,) = sentences(text)
    found = _sources(sentence)
    assert bracketed(text, mentions=_spans(found)) == row
    assert [
        (text[source.mention.start : source.mention.end] if source.mention else None, source.side) for source in found
    ] == expected


# The subject of a clause without a reporting verb: past connectives, circumstances and participles.
@pytest.mark.parametrize(
    "row",
    [
        "<Paul Roy> regarde passer les camions.",
        "Pourtant, <le maire> reste calme.",
        "Devant la mairie, <Ana Ruiz, 43 ans>, attend.",
        "Assise devant sa porte, <Ana Ruiz> attend.",
        "<Elle> attend.",
        # Nobody: a thing, an impersonal turn, a clause that opens with a relative.
        "La situation reste tendue.",
        "On attend.",
        "Qui attend ?",
    ],
)
def test_main_subject(row: str) -> None:
    text = bare(row)
    sentence = tokens_of(text, 0, len(text))
    assert bracketed(text, mentions=_spans([main_subject(sentence, 0, len(sentence))])) == row
