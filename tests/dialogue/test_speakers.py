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
LED_TO = """Charles Morel rentrait le bois, et Emma Riou le regardait sans bouger.
Charles posa sa hache, mais Emma finit par lui demander :
— Combien de bûches reste-t-il ?
Il compta sur ses doigts, puis la jeune femme ajouta, plus bas :
— Nous n’irons pas jusqu’au printemps.
Et, sans un regard pour le facteur qui attendait, Charles répondit :
— Alors nous irons au bois !
"""
NICKNAMES = """Charles Morel s’assit près du feu. Le Borgne le regardait, et la Pie riait dans son coin.
— Te voilà revenu, dit le Borgne.
— Il n’est jamais parti, cria la Pie.
— Taisez-vous, répondit Charles.
— Et la lettre ? demanda le Borgne.
— Oui, la lettre ! reprit la Pie.
"""
HAILED = """Charles Morel frappa. Emma Riou ouvrit la porte du jardin.
— Que voulez-vous, monsieur ?
— Un verre d’eau, madame.
— Voici, dit Emma. Vous venez de loin ?
— De la ville, répondit Charles.
"""
TELLER = """Je poussai la porte. Emma Riou lisait près de la fenêtre.
— Vous êtes seule ? demandai-je.
— Comme vous le voyez, répondit Emma.
Je m’assis en face d’elle.
— Et votre frère ?
— Il dort.
— À cette heure !
"""


@pytest.mark.parametrize(
    ("text", "turn", "speaker"),
    [
        pytest.param(ALTERNATION, "Pas encore.", "Charles Morel", id="whoever was asked answers"),
        pytest.param(ALTERNATION, "Vous auriez dû.", "Emma Riou", id="two speak by turns"),
        pytest.param(CALL, "Mais, Emma, vous n’avez pas de manteau !", "Charles Morel", id="who is called hears"),
        pytest.param(GESTURE, "Vous mentez.", "Emma Riou", id="a gesture comes before the words"),
        pytest.param(LED_TO, "Combien de bûches reste-t-il ?", "Emma Riou", id="the verb before the colon has its own"),
        pytest.param(LED_TO, "Alors nous irons au bois !", "Charles Morel", id="not whom the sentence names before"),
        pytest.param(NICKNAMES, "Te voilà revenu", "le Borgne", id="a nickname is a name"),
        pytest.param(NICKNAMES, "Oui, la lettre !", "la Pie", id="a nickname of a woman"),
        pytest.param(HAILED, "Que voulez-vous, monsieur ?", "Emma Riou", id="she speaks to a man"),
        pytest.param(HAILED, "Un verre d’eau, madame.", "Charles Morel", id="he speaks to a woman"),
        pytest.param(TELLER, "Vous êtes seule ?", None, id="who tells the story has no name"),
        pytest.param(TELLER, "Il dort.", "Emma Riou", id="who tells the story asks, she answers"),
        pytest.param(TELLER, "À cette heure !", None, id="who tells the story answers in his turn"),
        pytest.param(CROWD, "Qu’on le pende !", None, id="nobody is there to be named"),
    ],
)
def test_a_turn_without_a_speaker_of_its_own(text: str, turn: str, speaker: str | None) -> None:
    assert {quote.text: quote.speaker for quote in find_quotes(Document(text))}[turn] == speaker
