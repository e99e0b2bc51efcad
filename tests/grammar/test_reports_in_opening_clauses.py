"""A report in a clause that opens its sentence ends where the main clause opens, whatever stands in either."""

from __future__ import annotations

from itertools import product

import pytest

from quotefind import find

OPENERS = (
    *("Même si", "Alors que", "Quand", "Tandis que", "Bien que", "Lorsque", "Puisque", "Après que", "Quoique"),
    *("Alors même que", "Dès lors que", "Encore que", "Pourtant, alors que", "Au moment où", "Là où"),
    *("Alors qu'à Nevy,", "Alors que, pour sa part,"),
)
REPORTS = (
    ("affirme que l'offre est généreuse", "que l'offre est généreuse"),
    ("affirme que « l'offre est généreuse »", "que « l'offre est généreuse »"),
    ("se dit persuadé de la bonne foi des ministres", "persuadé de la bonne foi des ministres"),
    ("dénonce un « scandale »", "un « scandale »"),
    ("parle d'un échec « cuisant » pour la ville", "d'un échec « cuisant » pour la ville"),
)
MAIN_CLAUSES = (
    *(
        "le maire en doute",
        "il est parti",
        "personne n'y croit",
        "la CGT, qui juge le plan insuffisant, a voté la grève",
    ),
    *("l'ancienne ministre, Ana Ruiz, n'en croit rien", "l'opinion des partis, pour sa part, est tout autre"),
    *("l'opposition, elle, ne décolère pas", "des élus, inquiets, n'en croient rien", "à Nevy, les élus s'en moquent"),
    *("beaucoup, dans la majorité, n'y croient pas", "les salariés, soutenus par la CGT, ont voté la grève"),
    *("force est de constater que rien ne bouge", "reste à savoir qui paiera", "difficile d'y croire"),
    *("pas un élu n'y croit", "cela fait rire"),
)


# Every opener with every main clause, the reports in turn.
PAIRS = [(*pair, *REPORTS[at % len(REPORTS)]) for at, pair in enumerate(product(OPENERS, MAIN_CLAUSES))]


@pytest.mark.parametrize(("opener", "main", "report", "content"), PAIRS)
def test_the_content_ends_before_the_main_clause(opener: str, main: str, report: str, content: str) -> None:
    quotes = [quote for quote in find(f"{opener} Paul Roux {report}, {main}.") if quote.speaker == "Paul Roux"]
    assert [quote.text for quote in quotes] == [content]


@pytest.mark.parametrize("main", ["le maire est content", "le prix juste"])
def test_a_report_in_the_main_clause_goes_on(main: str) -> None:
    (quote,) = find(f"Alors que le pont ferme, Paul Roux affirme que l'offre est bonne, {main}.")
    assert quote.text == f"que l'offre est bonne, {main}"
