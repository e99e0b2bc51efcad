"""Who speaks in marks that no verb reports: the person whom the sentence before brings in, or the one who goes on."""

from __future__ import annotations

import pytest

from quotefind import find

BEFORE = "« Le pont est trop vieux », explique Paul Roux, maire de Lyon."
QUOTED = "« On ne peut plus passer. »"


@pytest.mark.parametrize(
    "sentence",
    [
        "Même constat pour Anne Petit, institutrice.",
        "C'est le cas d'Anne Petit, institutrice.",
        "Même son de cloche chez Anne Petit.",
        "Un avis partagé par Anne Petit.",
        "Une colère que partage Anne Petit, institutrice.",
        "À l'image d'Anne Petit, institutrice.",
        "Comme Anne Petit, institutrice.",
        "Du côté d'Anne Petit, on s'agace.",
        "De quoi agacer Anne Petit, institutrice.",
        "Une décision qui agace Anne Petit, institutrice.",
        "Il y a aussi Anne Petit, institutrice.",
        "Il en va de même pour Anne Petit.",
        "Autre victime, Anne Petit, institutrice.",
        "Le cas d'Anne Petit est parlant.",
        "À ses côtés, Anne Petit hoche la tête.",
        "Institutrice depuis dix ans, Anne Petit habite en face.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_person_brought_in_right_before_speaks(sentence: str, gap: str) -> None:
    assert find(f"{BEFORE}{gap}{sentence} {QUOTED}")[-1].speaker == "Anne Petit"


@pytest.mark.parametrize(
    "sentence",
    [
        "Le pont a fermé en mai.",
        "Il a croisé Anne Petit, institutrice.",
        "L'édile ne décolère pas.",
        "Il n'en démord pas.",
        "Sa crainte :",
        "Son constat est amer :",
        "Costumier durant vingt ans, il a tout quitté.",
    ],
)
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_the_last_speaker_goes_on_where_somebody_else_is_only_spoken_of(sentence: str, gap: str) -> None:
    assert find(f"{BEFORE}{gap}{sentence} {QUOTED}")[-1].speaker == "Paul Roux"
