"""Which line breaks are paragraphs. A row: a text, and the paragraphs that are looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind import find
from quotefind.pipeline import read
from quotefind.reading.paragraphs import paragraphs

ROWS = [
    # Short lines, lines in lower case and lines that are sentences are no hard-wrapped text.
    ("pommes\npoires\nprunes\ncerises", ["pommes", "poires", "prunes", "cerises"]),
    (
        "Le conseil a voté le budget de la commune mardi soir.\nLa maire a salué un vote clair de tous les élus.\n"
        "Les travaux de la place commencent dès le printemps.",
        [
            "Le conseil a voté le budget de la commune mardi soir.",
            "La maire a salué un vote clair de tous les élus.",
            "Les travaux de la place commencent dès le printemps.",
        ],
    ),
    # Verse: a capital opens every line.
    (
        "Les longs trains de novembre ont quitté la vallée\nSous la pluie et le vent qui couchent les roseaux\n"
        "Et la gare est déserte au bout de son allée",
        [
            "Les longs trains de novembre ont quitté la vallée",
            "Sous la pluie et le vent qui couchent les roseaux",
            "Et la gare est déserte au bout de son allée",
        ],
    ),
    # Hard-wrapped: a line break is a space, a blank line ends the paragraph.
    (
        "Le conseil municipal de Nevy a voté mardi soir le budget de la\ncommune, après une longue séance à laquelle "
        "ont assisté près de\ncent habitants venus de tout le canton.\n\nLa maire a salué un vote clair, mais les élus "
        "de la minorité ont\nquitté la salle avant la fin.",
        [
            "Le conseil municipal de Nevy a voté mardi soir le budget de la commune, après une longue séance à "
            "laquelle ont assisté près de cent habitants venus de tout le canton.",
            "La maire a salué un vote clair, mais les élus de la minorité ont quitté la salle avant la fin.",
        ],
    ),
    # A dash after the end of a sentence starts a paragraph all the same.
    (
        "— Vous partez donc demain matin avec la première voiture, demanda\nla directrice, qui regardait toujours par "
        "la fenêtre du grand salon\nde l'hôtel.\n— Oui.",
        [
            "— Vous partez donc demain matin avec la première voiture, demanda la directrice, qui regardait toujours "
            "par la fenêtre du grand salon de l'hôtel.",
            "— Oui.",
        ],
    ),
    # Words broken at the end of a line; the hyphen of « peut-être », « a-t-il » and of names stays.
    (
        "La présidente de la région a réuni la presse lundi à la préfec-\nture de Nevy, et le train roulera peut-\n"
        "être en mai, a-t-\nelle promis à Jean-\nMarc Aubin.",
        [
            "La présidente de la région a réuni la presse lundi à la préfecture de Nevy, et le train roulera "
            "peut-être en mai, a-t-elle promis à Jean-Marc Aubin."
        ],
    ),
    # A reply to a mail.
    (
        "> La présidente de la région a réuni la presse\n> lundi à Nevy, où les trains ne roulent plus\n> depuis mai.",
        ["La présidente de la région a réuni la presse lundi à Nevy, où les trains ne roulent plus depuis mai."],
    ),
    # The number of a page, a form feed.
    (
        "La présidente a réuni la presse lundi matin à Nevy et a\n12\n\x0cannoncé que les "
        "trains rouleraient dès le mois\nde mai.",
        [
            "La présidente a réuni la presse lundi matin à Nevy et a annoncé que les trains rouleraient dès le "
            "mois de mai."
        ],
    ),
    (
        "La présidente a réuni la presse lundi matin à Nevy et a\n\x0cannoncé que les trains rouleraient dès le mois\n"
        "de mai.",
        [
            "La présidente a réuni la presse lundi matin à Nevy et a annoncé que les trains rouleraient dès le mois "
            "de mai."
        ],
    ),
    # A colon that ends a line before a quotation, not before anything else.
    ("Odile Varenne a déclaré :\n\n« Le train roulera. »", ["Odile Varenne a déclaré : « Le train roulera. »"]),
    ("Au menu :\nsoupe\nfromage", ["Au menu :", "soupe", "fromage"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_lines(text: str, expected: list[str]) -> None:
    looked_up = read(text).text
    assert [looked_up[start:end] for start, end in paragraphs(looked_up)] == expected


def test_spans_are_those_of_the_text_as_read() -> None:
    text = "Le maire de Nevy, Luc Bar-\nrot, a affirmé que la gare se-\nrait rénovée l’an prochain par la\nrégion."
    (quote,) = find(text)
    assert quote.speaker == "Luc Barrot"
    assert quote.text == "que la gare serait rénovée l’an prochain par la région"
    assert [text[start:end] for start, end in quote.spans] == [
        "que la gare se-\nrait rénovée l’an prochain par la\nrégion"
    ]


@given(st.text(alphabet=st.sampled_from("aB.é«» >-\n\r\t\x0c1:"), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    looked_up = read(text).text
    assert [char for char in looked_up if char in "aBé"] == [char for char in text if char in "aBé"]
