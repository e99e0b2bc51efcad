"""The dateline of an agency's copy is no part of what is said: « Dakar, 23 juin (APS) – Le pont fermera, dit X. »."""

from __future__ import annotations

import pytest

from quotefind import find

DATELINES = """Rabat, le 1er septembre 2022 (MAP) –
Rabat, le Premier septembre 2022 (MAP) –
Dakar, 23 juin (APS) -
DAKAR (APS) -
Dakar (APS) —
TUNIS (TAP) -
PARIS, 23 jan 2007 (AFP) -
(AFP) -
(Belga)
(BFM Bourse) -
Libreville, le 3 mars 2023 (Gabon Matin) –
Yaoundé, le 4 mai 2020 -
QUÉBEC –
Alger —
Genève (ats) -
Bamako, 14 juin (AMAP)
LE CAIRE, 7 sept. (Xinhua) --
Istanbul / AA –""".splitlines()
SENTENCES = (
    ("Le pont fermera mardi, a annoncé Paul Roux.", "Le pont fermera mardi"),
    ("Le pont a prouvé sa « solidité », souligne Paul Roux.", "Le pont a prouvé sa « solidité »"),
    ("Paul Roux a annoncé que le pont fermera.", "que le pont fermera"),
    ("« Le pont fermera », a dit Paul Roux.", "Le pont fermera"),
    ("Le pont fermera, selon Paul Roux.", "Le pont fermera"),
)


@pytest.mark.parametrize(("sentence", "content"), SENTENCES)
@pytest.mark.parametrize("dateline", DATELINES)
def test_it_is_no_content(dateline: str, sentence: str, content: str) -> None:
    (quote,) = find(f"{dateline} {sentence}")
    assert (quote.text, quote.speaker) == (content, "Paul Roux")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Paul Roux (PS) – Le pont fermera, selon la ville.", "Paul Roux (PS) – Le pont fermera"),
        ("Le 4 mai, le pont fermera, selon la ville.", "Le 4 mai, le pont fermera"),
        ("Le pont – fermé en mai – rouvrira, selon la ville.", "Le pont – fermé en mai – rouvrira"),
        ("Dakar (Sénégal) accueille le sommet, selon la ville.", "Dakar (Sénégal) accueille le sommet"),
    ],
)
def test_what_is_no_dateline(text: str, content: str) -> None:
    assert [quote.text for quote in find(text)] == [content]
