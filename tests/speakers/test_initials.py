"""Who goes by initials: « NKM », « MBS », and « Sofiane B. », at whose stop a sentence may end."""

from __future__ import annotations

import pytest

from quotefind import find


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Nathalie Kosciusko-Morizet", "NKM"), ("Mohammed ben Salmane", "MBS"), ("Ibrahim Boubacar Keïta", "IBK")],
)
def test_three_initials_are_the_person(name: str, initials: str) -> None:
    quotes = find(
        f"« On verra bien », a dit {name}. {initials} a ajouté que le pont fermait. Selon {initials}, il rouvre."
    )
    assert [quote.speaker for quote in quotes] == [name, name, name]


def test_letters_of_nobody_named_are_a_body() -> None:
    assert [quote.speaker for quote in find("Ana Ruiz est là. La SNCF affirme que le pont ferme.")] == ["La SNCF"]


@pytest.mark.parametrize("following", ["Son avocat", "Une voisine", "La mairie", "L'élue", "Les voisins", "Cette élue"])
def test_a_sentence_ends_behind_an_initial(following: str) -> None:
    verb = "ont" if following.startswith("Les") else "a"
    first, second = find(f"« On verra bien », a dit Sofiane B. {following} {verb} ajouté que le pont fermait.")
    assert (first.mention, second.mention) == ("Sofiane B", following)


@pytest.mark.parametrize("name", ["Jean B. Le Pen", "George W. Bush", "J. Le Pen", "Paul L. Roux"])
def test_it_does_not_inside_a_name(name: str) -> None:
    assert [quote.speaker for quote in find(f"« On verra bien », a dit {name}.")] == [name]
