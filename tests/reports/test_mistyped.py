"""Verbs as they are mistyped on many sites: « a indique », « a indiquer », « à indiqué », « à-t-il », « a t’il »."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize("verb", ["a indique", "a précise", "a indiquer", "à indiqué", "a aussi indique", "à précisé"])
def test_a_participle_mistyped(verb: str) -> None:
    (reported,) = find(f"Le maire {verb} que le pont fermera.")
    assert (reported.text, reported.speaker, reported.cue) == ("que le pont fermera", "Le maire", verb)
    (quoted,) = find(f"« Le pont fermera », {verb} le maire.")
    assert (quoted.text, quoted.speaker) == ("Le pont fermera", "le maire")


@pytest.mark.parametrize(
    "incise",
    ["à-t-il indiqué", "à t-il indiqué", "a t’il dit", "a t'il dit", "à t’il ajouté", "a-t’il dit", "a-t-il précise"],
)
def test_an_incise_mistyped(incise: str) -> None:
    (quote,) = find(f"Paul Roux est venu. « Le pont fermera », {incise}.")
    assert (quote.text, quote.speaker, quote.cue) == ("Le pont fermera", "Paul Roux", incise)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a à préciser que le pont fermera.",
        "Le maire passe de l'oral à l'écrit que le pont garde.",
        "La pièce à exposé que voici est belle.",
        "Il y a, à dire vrai, que le pont fermera.",
    ],
)
def test_what_is_no_verb_mistyped(text: str) -> None:
    assert find(text) == []
