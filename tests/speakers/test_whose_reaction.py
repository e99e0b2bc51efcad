"""A sentence about somebody's feelings or views brings in who says the words behind it."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize("somebody", ["le maire", "la présidente du club", "un voisin", "Paul Roux", "Ana Ruiz"])
@pytest.mark.parametrize(
    "sentence",
    [
        "La colère de {} est grande.",
        "La réaction de {} ne s'est pas fait attendre.",
        "C'est l'avis de {}.",
        "C'est aussi le cas de {}.",
        "Du côté de {}, on reste prudent.",
        "Pas question pour {} de partir.",
        "Même constat pour {}.",
    ],
)
def test_whose_reaction_it_is_speaks(sentence: str, somebody: str) -> None:
    text = sentence.format(somebody).replace("de le ", "du ")
    for apart in (" ", "\n\n"):
        (quote,) = find(f"{text}{apart}« J'ai eu très peur. »")
        assert (quote.speaker or "").removeprefix("le ") == somebody.removeprefix("le ")


def test_what_is_somebody_s_but_no_feeling_brings_in_nobody() -> None:
    (quote,) = find("Le bureau du maire est fermé. « J'ai eu très peur. »")
    assert quote.speaker is None
