"""Words behind a colon after « X explique que les voisins s'inquiètent » are of X, whatever the verb right before."""

from __future__ import annotations

import pytest

from quotefind import find

CONTENT = "Ce ne sera pas simple, mais on y arrivera."


@pytest.mark.parametrize("verb", ["explique", "a reconnu", "estime", "précise"])
@pytest.mark.parametrize(
    "told",
    [
        *("les élus ont commencé à chercher des solutions", "les élus ont continué à travailler"),
        *("les élus ont demandé un délai", "les élus refusent le plan", "les voisins s'inquiètent"),
        *("les voisins se plaignent du bruit", "le préfet a promis une aide", "l'hôpital se plaint depuis un an"),
        *("son père a insisté pour venir", "le facteur a répondu aux lettres", "le club a annoncé sa vente"),
    ],
)
def test_who_tells_it_says_it(verb: str, told: str) -> None:
    quote = find(f"Ana Ruiz {verb} que {told} : « {CONTENT} »")[-1]
    assert (quote.text, quote.speaker) == (CONTENT, "Ana Ruiz")


@pytest.mark.parametrize(
    "said",
    ["lui a dit", "a dit à son père", "a crié très fort", "lui disait toujours", "lui a répondu", "lui aurait lancé"],
)
def test_who_is_said_to_have_said_it(said: str) -> None:
    quote = find(f"Ana Ruiz raconte que sa mère {said} : « {CONTENT} »")[-1]
    assert (quote.text, quote.speaker) == (CONTENT, "sa mère")
