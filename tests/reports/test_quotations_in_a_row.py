"""Quotations in a row behind a colon are each one's words, of the same speaker; titles are nobody's."""

from __future__ import annotations

import pytest

from quotefind import find

LEADS = {
    "Les manifestants scandaient :": "Les manifestants",
    "Le maire a répondu :": "Le maire",
    "Les mots d'ordre des élus :": "élus",
    "Sur les pancartes, on pouvait lire :": None,
    "Des pancartes ont fleuri :": None,
    "Les slogans fusent :": None,
}
WORDS = ("Oui aux arbres", "Non au béton", "On veut vivre ici")
ROWS = (
    *("« {} », « {} », « {} »", "« {} », « {} » et « {} »", "« {} », « {} », ou encore « {} »"),
    *("« {} » ; « {} » ; « {} »", "« {} » ou « {} »", "« {} », ou bien « {} »", "« {} », mais aussi « {} »"),
    "« {} » puis « {} »",
)


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("lead", LEADS)
def test_each_is_found(lead: str, row: str) -> None:
    quotes = find(f"La place est pleine. {lead} {row.format(*WORDS)}.")
    assert [quote.text for quote in quotes] == list(WORDS[: row.count("{}")])
    assert {(quote.kind, quote.speaker) for quote in quotes} == {("direct", LEADS[lead])}


@pytest.mark.parametrize(
    "text",
    [
        "Elle a publié un roman : « Oui aux arbres ».",
        "Au programme : « Oui aux arbres », « Non au béton ».",
        "Le titre de l'exposition : « Oui aux arbres ».",
        "Elle a signé trois films : « Oui aux arbres », « Six jours » et « Alphonse ».",
    ],
)
def test_titles_are_not(text: str) -> None:
    assert find(text) == []
