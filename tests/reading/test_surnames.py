"""A surname with a particle and no forename is one name: « De Wever », « von der Leyen », « de Gaulle »."""

from __future__ import annotations

import pytest

from quotefind import find
from quotefind.reading.words import tokens_of

NAMES = {
    "De Wever": "Bart De Wever",
    "De Gaulle": "Charles de Gaulle",
    "de Gaulle": "Charles de Gaulle",
    "de Rugy": "François de Rugy",
    "Du Bois": "Paul Du Bois",
    "Le Pen": "Marine Le Pen",
    "La Russa": "Ignazio La Russa",
    "von der Leyen": "Ursula von der Leyen",
    "van Gaal": "Louis van Gaal",
    "ben Salmane": "Mohammed ben Salmane",
    "di Maio": "Luigi di Maio",
    "dos Santos": "José dos Santos",
    "de la Serre": "Paul de la Serre",
    "De La Fuente": "Ana De La Fuente",
}
FRAMES = (
    "« On verra bien », a dit {}.",
    "« On verra bien », dit {}.",
    "« On verra bien », a ajouté {} mardi.",
    "{} a ajouté que le pont fermait.",
    "Hier, {} a ajouté que le pont fermait.",
    "Selon {}, le pont ferme.",
    "Le pont ferme, selon {}.",
    "{} : « Le pont ferme. »",
    "{} dénonce un « scandale ».",
    "Pour {}, « le pont ferme ».",
    "Le pont ferme, assure {}, qui a vu le maire.",
    "« On verra bien, assure {}. Le pont ferme. »",
    "Le maire est d'accord, mais {} affirme que le pont ferme.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("surname", NAMES)
def test_who_bears_it_speaks(surname: str, frame: str) -> None:
    named = surname[0].upper() + surname[1:] if frame.startswith("{") else surname
    (quote,) = find(frame.format(named))
    assert quote.speaker == named
    (quote,) = find(f"{NAMES[surname]} est là. {frame.format(named)}")
    assert quote.speaker == NAMES[surname]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier, De Wever a parlé.", "De Wever"),
        ("Hier,  De  Wever a parlé.", None),  # its parts stand apart: no token covers what is not there
        ("Le maire, venu de Nevy, a parlé de Paul.", None),
        ("Des élus de Nevy et du Jura.", None),
        ("Charles de Gaulle et M. De Wever.", None),
        ("Selon D'Ornano, qu'il l'ait dit ou non.", "D'Ornano"),
    ],
)
def test_the_words_are_as_written(text: str, name: str | None) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert [
        text[slice(*span)] for span in map(sentence.span, range(len(sentence)), range(len(sentence)))
    ] == sentence.raw
    assert [word for word in sentence.raw if " " in word or word == "D'Ornano"] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« On verra bien », a-t-il dit de Nevy. De Nevy à Paris, le maire affirme que le pont ferme.", "le maire"),
        ("De Paris, le maire affirme que le pont ferme.", "le maire"),
        ("Un habitant de Nevy affirme que le pont ferme.", "Un habitant de Nevy"),
        ("Arrivé de Nevy, Paul Roux affirme que le pont ferme.", "Paul Roux"),
    ],
)
def test_a_place_behind_a_preposition_is_nobody(text: str, speaker: str) -> None:
    assert find(text)[-1].speaker == speaker
