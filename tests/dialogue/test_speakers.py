"""Who speaks in a dialogue whose turns do not all say it."""

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes

ALTERNATION = """Charles Morel entra dans la cuisine, où Emma Riou lavait le linge.
— Il a neigé toute la nuit, dit Charles.
— Je le sais bien, répondit Emma. Avez-vous rentré le bois ?
— Pas encore.
— Vous auriez dû.
"""
CALL = """Emma Riou ouvrit la porte. Charles Morel attendait dehors.
— Mais, Emma, vous n’avez pas de manteau !
— Je n’ai pas froid, dit-elle.
— Rentrez donc, reprit Charles.
"""
GESTURE = """Charles Morel hésita. Emma Riou le regardait.
Emma posa son livre.
— Vous mentez.
— Non, murmura Charles.
— Alors dites-moi tout, reprit-elle.
"""
CROWD = """La place était pleine de monde.
— Il viendra !
— Il ne viendra pas !
— Qu’on le pende !
"""


@pytest.mark.parametrize(
    ("text", "turn", "speaker"),
    [
        pytest.param(ALTERNATION, "Pas encore.", "Charles Morel", id="whoever was asked answers"),
        pytest.param(ALTERNATION, "Vous auriez dû.", "Emma Riou", id="two speak by turns"),
        pytest.param(CALL, "Mais, Emma, vous n’avez pas de manteau !", "Charles Morel", id="who is called hears"),
        pytest.param(GESTURE, "Vous mentez.", "Emma Riou", id="a gesture comes before the words"),
        pytest.param(CROWD, "Qu’on le pende !", None, id="nobody is there to be named"),
    ],
)
def test_a_turn_without_a_speaker_of_its_own(text: str, turn: str, speaker: str | None) -> None:
    assert {quote.text: quote.speaker for quote in find_quotes(Document(text))}[turn] == speaker
