"""« Emma, dont le fils est en CP, qui affirme que P »: the second relative is of whom the first is of."""

from __future__ import annotations

import pytest

from quotefind import find

WHO = {"Emma": "Emma", "Paul Roux": "Paul Roux", "la maire de Nevy": "la maire de Nevy", "un élu, 34 ans": "un élu"}
DESCRIPTIONS = (
    *("dont le fils est en CP", "dont le père dirige le club", "qui vit à Nevy", "qui dirige la CGT depuis 2019"),
    *("qui a vu la police", "à qui le préfet a écrit", "que le maire a reçu", "proche de Paul Morel"),
    *("qui préside l'association des maires", "membre de la CGT", "dont les terres bordent l'usine Michelin"),
)
FRAMES = (
    "Même sentiment chez {}, {}, qui affirme que le pont ferme.",
    "Parmi eux, {}, {}, qui affirme que le pont ferme.",
    "Il y a aussi {}, {}, qui affirme que le pont ferme.",
    "Le préfet a reçu {}, {}, qui affirme que le pont ferme.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("description", DESCRIPTIONS)
@pytest.mark.parametrize("who", WHO)
def test_who_is_described_speaks(who: str, description: str, frame: str) -> None:
    (quote,) = find(frame.format(who, description))
    assert (quote.text, quote.speaker) == ("que le pont ferme", WHO[who])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Emma, qui a vu Paul Roux, qui affirme que le pont ferme.", "Paul Roux"),
        ("Emma, qui a appelé un voisin, qui affirme que le pont ferme.", "un voisin"),
        ("Des élus ont salué Emma, notamment le maire Paul Roux, qui affirme que le pont ferme.", "Paul Roux"),
        ("Des élus, dont Paul Roux, qui affirme que le pont ferme, ont ri.", "Paul Roux"),
        ("C'est le cas de la maire de Nevy, qui affirme que le pont ferme.", "la maire de Nevy"),
        ("La colère d'un habitant de Nevy, qui affirme que le pont ferme.", "un habitant de Nevy"),
    ],
)
def test_who_is_met_on_the_way(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in find(text)] == [speaker]
