"""Lines set on pages become the paragraphs that a reader sees."""

from __future__ import annotations

import pytest

from quotefind.readers.layout import BROKEN, Line, paragraphs_of, without_heads

WIDTH = 200.0
FIRST = ("Le pont de Lurat restera fermé jusqu’à lundi, a dit", "la maire. Les travaux ont pris", "du retard.")
SECOND = ("« Nous attendons les pièces », a ajouté l’ingénieur", "du chantier, qui vient de Metz et", "repart demain.")
BOTH = [" ".join(FIRST), " ".join(SECOND)]


def column(*lines: tuple[str, float, float], page: int = 0, left: float = 50.0, height: float = 10.0) -> list[Line]:
    """Lines one below the other: text, indent, distance to the line above."""
    made, bottom = [], 500.0
    for text, indent, step in lines:
        bottom -= step
        right = left + min(WIDTH, indent + 4 * len(text))
        made.append(Line(text, page, left + indent, right, bottom, bottom + height))
    return made


def rows(first: float, second: float, indent: float = 0.0, step: float = 12.0) -> list[tuple[str, float, float]]:
    """Both paragraphs, the first lines of each with an indent and a distance of their own."""
    heads = [(FIRST[0], indent, first), *((text, 0.0, step) for text in FIRST[1:])]
    return [*heads, (SECOND[0], indent, second), *((text, 0.0, step) for text in SECOND[1:])]


@pytest.mark.parametrize(
    "lines",
    [rows(12, 12, indent=10), rows(12, 18), rows(24, 24, indent=10, step=24), rows(24, 40, step=24), rows(12, 12)],
    ids=["indents", "gaps", "double lines with indents", "double lines with gaps", "short last lines"],
)
def test_a_paragraph_begins_where_the_page_shows_it(lines: list[tuple[str, float, float]]) -> None:
    assert list(paragraphs_of(column(*lines))) == BOTH


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    lines = rows(12, 12, indent=10)
    for one, other in ((0, 0), (0, 1)):
        parted = [*column(*lines[:1], page=one), *column(*lines[1:], page=other, left=300.0)]
        assert list(paragraphs_of(parted)) == BOTH


def test_a_heading_of_another_size_stands_alone() -> None:
    lines = column(("Un pont", 0, 12), ("sans date", 0, 15), height=13) + column(*rows(42, 12, indent=10))
    assert list(paragraphs_of(lines)) == ["Un pont sans date", *BOTH]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("la prési" + BROKEN, "dente parle", "la présidente parle"),
        ("a" + BROKEN, "t-il dit", "a-t-il dit"),
        ("la mi" + BROKEN, "temps du mi et du temps", "la mi-temps du mi et du temps"),
        ("à Lurat" + BROKEN, "le-Haut", "à Lurat-le-Haut"),
        ("à Saint-Jean" + BROKEN, "Baptiste", "à Saint-Jean-Baptiste"),
    ],
)
def test_words_broken_at_a_line_end(first: str, second: str, joined: str) -> None:
    assert list(paragraphs_of(column((first, 0, 12), (second, 0, 12)))) == [joined]


def test_what_comes_again_at_the_edges_of_pages_is_left_out() -> None:
    pages = []
    for page, words in enumerate((FIRST, SECOND), start=1):
        lines = [
            (f"La Gazette, page {page}", 0.0, 12.0),
            *((text, 0.0, 12.0) for text in words),
            (f"{page}", 0.0, 30.0),
        ]
        pages.append(column(*lines, page=page))
    assert [line.text for line in without_heads(pages)] == [*FIRST, *SECOND]
