"""What an incise inside the marks tells of who speaks is no part of what is said."""

from __future__ import annotations

import pytest

from quotefind import find

TOLD = """une habitante de la cité
une habitante de la cité Paul-Vaillant
l'énergique patronne du café Les Mah-Boules, rue de Nevy
patronne du café Les Mah-Boules, rue de Nevy
la présidente de l'association
le directeur
34 ans, coiffeuse à Nevy
maman de deux enfants
agent immobilier
qui vit ici depuis vingt ans
dont le fils est en CP
installé à Nevy
la cinquantaine
un brin agacé
les yeux rougis
un père de famille de 45 ans
son épouse
du collectif Stop Bruit
professeure à l'université de Nevy, spécialiste du climat""".splitlines()


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("verb", ["avoue", "s'emporte", "a expliqué"])
@pytest.mark.parametrize(("sign", "more"), [(".", "Je sors peu le soir."), (",", "et je sors peu le soir.")])
def test_what_is_told_of_who_speaks(told: str, verb: str, sign: str, more: str) -> None:
    text = f"Le débat est ouvert. « Ce n'est pas simple, {verb} Muriel, {told}{sign} {more} »"
    (quote,) = find(text)
    assert [text[slice(*span)] for span in quote.spans] == ["Ce n'est pas simple", more]
    assert quote.speaker == "Muriel"


@pytest.mark.parametrize("more", ["un plan d'urgence.", "des moyens, et vite.", "à Nevy.", "le temps d'en parler."])
def test_what_is_said_goes_on(more: str) -> None:
    text = f"Le débat est ouvert. « Il nous faut, explique Muriel, {more} »"
    (quote,) = find(text)
    assert [text[slice(*span)] for span in quote.spans] == ["Il nous faut", more]
