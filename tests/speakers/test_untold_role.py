"""« …, selon Ana Ruiz. Pour la ministre des Mines, … »: the person spoken of, whose role the text has not told."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    "office",
    [
        "le ministre marocain des Affaires étrangères",
        "le candidat à la présidence",
        "le président du club",
        "le chef de l'Otan",
    ],
)
@pytest.mark.parametrize("before", ["Le dossier est clos, selon Paul Roux.", "Paul Roux a réagi à la plainte."])
def test_it_is_he(before: str, office: str) -> None:
    quote = find(f"{before} Pour {office}, la position reste inchangée.")[-1]
    assert (quote.text, quote.speaker) == ("la position reste inchangée", "Paul Roux")


@pytest.mark.parametrize(
    ("before", "office"),
    [
        ("Le maire Paul Roux a réagi à la plainte.", "le ministre marocain des Affaires étrangères"),
        ("Ana Ruiz a réagi à la plainte.", "le ministre marocain des Affaires étrangères"),
        ("Paul Roux a réagi à la plainte.", "le juge"),
        ("Paul Roux a réagi à la plainte.", "l'avocat du ministre"),
        ("Paul Roux a réagi à la plainte.", "le chef de cabinet du ministre"),
        ("Paul Roux a réagi à la plainte.", "le président"),
    ],
)
def test_it_may_be_another(before: str, office: str) -> None:
    quote = find(f"{before} Pour {office}, la position reste inchangée.")[-1]
    assert quote.speaker == office
