"""Who is named only because somebody is his lawyer or his niece is not the one a pronoun takes up."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    "whose", ["l'avocat d'Omar Hadd", "le neveu du ministre Omar Hadd", "l'ami de longue date d'Omar Hadd"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Parmi eux, Paul Roux, {}.",
        "Devant lui se tient Paul Roux, {}.",
        "Il y a aussi Paul Roux, {}.",
        "Voici Paul Roux, {}.",
    ],
)
def test_a_pronoun_takes_up_the_one_who_is_brought_in(sentence: str, whose: str) -> None:
    (quote,) = find(sentence.format(whose) + " « On verra bien », reconnaît-il.")
    assert quote.speaker == "Paul Roux"


def test_whose_he_is_may_still_be_meant() -> None:
    (quote,) = find("Les proches d'Omar Hadd ont peur. « On verra bien », reconnaît-il.")
    assert quote.speaker == "Omar Hadd"
