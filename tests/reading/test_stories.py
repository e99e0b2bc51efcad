"""What is told or written in guillemets is no speech in a novel; what a witness tells is, in the news."""

from __future__ import annotations

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes

TALE = """Le vieux marin commença son récit.

« Nous quittâmes le port à la nuit. Le vent soufflait du nord et la mer grossissait.

« Au matin, le mât tomba. Je courus à la barre et je trouvai le pilote évanoui.

« Je lui dis : « Courage ! » Il ouvrit les yeux. Nous atteignîmes la côte trois jours plus tard. »

Tout le monde se taisait.
"""
TESTIMONY = """Odile Caron a survécu à l’incendie. Elle raconte :

« J’étais dans ma chambre. La fumée montait, les enfants criaient. Mon mari dormait encore.

« Je me suis levée, j’ai ouvert la fenêtre. Il faisait nuit. Les voisins appelaient.

« Les pompiers sont arrivés vingt minutes plus tard. Ils tenaient une échelle. Nous étions sauvés. »

Le procès s’ouvre lundi.
"""
NOVEL = """Marie ouvrit l’enveloppe.

— Qui vous écrit ? demanda Paul.

— Mon frère, dit-elle.

Et elle lut la lettre à voix haute :

« {} »

— Il a froid, dit Paul.
"""
LETTER = (
    "Chère sœur, je vous écris de Brest où nous sommes depuis lundi. Le temps est froid, les hommes sont las, et "
    "le capitaine ne veut pas repartir avant la fin du mois. Embrassez notre mère."
)
NEWS = """Dans une lettre adressée au préfet, la maire Odile Caron écrit : « {} »

Le préfet n’a pas répondu.
"""
DIARY = """— Il tenait un journal, dit Paul.

— Lisez-le, reprit Marie.

— Voici, dit-il.

12 mars 1870

« La mer est calme. Nous avons perdu deux hommes cette nuit, et les vivres manquent depuis jeudi. Le second parle de \
se rendre, le capitaine s’y refuse et nul ne dort plus à bord.

« Le lendemain la brume se leva. »

— C’est tout, dit Paul.
"""


def said(text: str) -> list[str]:
    return [quote.text for quote in find_quotes(Document(text))]


def test_of_a_tale_only_what_it_quotes_is_said() -> None:
    assert said(TALE) == ["Courage !"]


def test_what_a_witness_tells_is_said() -> None:
    (quote,) = find_quotes(Document(TESTIMONY))
    assert quote.text.startswith("J’étais dans ma chambre.")
    assert quote.text.endswith("Nous étions sauvés.")
    assert quote.speaker == "Odile Caron"


def test_a_letter_in_a_novel_is_read_not_said() -> None:
    assert said(NOVEL.format(LETTER)) == ["Qui vous écrit ?", "Mon frère", "Il a froid"]


def test_a_short_note_is_read_out() -> None:
    assert "Je pars demain." in said(NOVEL.format("Je pars demain."))


def test_a_diary_is_told_by_its_date_and_goes_on() -> None:
    assert said(DIARY) == ["Il tenait un journal", "Lisez-le", "Voici", "C’est tout"]


@pytest.mark.parametrize("noun", ["une lettre", "un rapport", "une réponse"])
def test_what_is_written_in_the_news_is_quoted(noun: str) -> None:
    text = NEWS.format(LETTER).replace("une lettre", noun)
    (quote,) = find_quotes(Document(text))
    assert (quote.kind, quote.text, quote.speaker) == ("direct", LETTER, "Odile Caron")
