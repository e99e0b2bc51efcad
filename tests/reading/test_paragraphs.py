"""Paragraphs, lines and sentences. Rows give the expected words, never offsets."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.model import Span
from quotefind.reading.paragraphs import line_of, line_starts, paragraphs, sentence_ends

PARAGRAPHS = [
    # One a line, blank lines and white space around left out.
    ("Un.\nDeux.", ["Un.", "Deux."]),
    ("\n\n  Un.  \n \n\tDeux.\u00a0\n", ["Un.", "Deux."]),
    # Every kind of line break.
    ("A\r\nB\rC\u2028D\u2029E\x0bF\x0cG\x85H", list("ABCDEFGH")),
    # A byte order mark and zero-width spaces at the edge are no text.
    ("\ufeffUn.\n\u200bDeux.\u200b", ["Un.", "Deux."]),
    ("", []),
    (" \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB.é« »\n\r\t\u2028\u00a0\ufeff—-"), max_size=200))
def test_paragraphs_are_in_order_and_cover_all_words(text: str) -> None:
    spans = paragraphs(text)
    assert all(start < end for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert [char for char in inside if char.isalpha()] == [char for char in text if char.isalpha()]


@pytest.mark.parametrize(
    ("text", "part", "line"),
    [("a\nb\nc", "c", 3), ("a\r\nb", "b", 2), ("a\rb", "b", 2), ("a\u2028b", "b", 1), ("\n\na", "a", 3), ("a", "a", 1)],
)
def test_line_numbers(text: str, part: str, line: int) -> None:
    assert line_of(line_starts(text), text.index(part)) == line


# One row is one text with | after each end of a sentence.
SENTENCES = [
    "Il pleut.| Il neige.|",
    "Il pleut",
    "Il pleut.| Puis il neige",
    # Stops in a row, note calls and brackets belong to the sentence.
    "Vraiment ?!| Oui…| Non...| Si.|",
    "(Il pleut.)| Il neige.[12]| Il vente.¹| Fin.|",
    # An incise after a question or an exclamation.
    "Pourquoi ? demande-t-il.| Non ! crie Anne.| Bon… peut-être.| Euh... oui.|",
    # Titles, initials, abbreviations.
    "M. Roux et Mme. Ferrand parlent.| Le Dr. Paul Noël aussi.|",
    "J.-M. Roux, E. Roux et Ph. Roux signent.| Me. Roux non.|",
    "Voir art. 5 et p. 12, cf. le tome II.| Fin.|",
    "Les États-Unis (U.S.A.) ont dit non.| P.-S. Il pleut.|",
    "Le n° 3 et le nᵒ. 4.| Fin.|",
    # A letter or a word that is an abbreviation elsewhere ends a sentence.
    "C'est le plan B.| Il échoue.|",
    "Il a raté son vol.| Le suivant part à midi.|",
    "Des pommes, des poires, etc.| Tout est vendu.|",
    # Figures, sums, addresses.
    "Il y a 3.000 habitants.| En 2019.| Puis 12,5 %.| Fin.|",
    "1. Introduction.| 2 pages.|",
    "Lire lemonde.fr et www.exemple.org.| Fin.|",
    # The space after the stop is missing.
    "C'est la fin.|Le lendemain, rien.|",
    "C'est la fin.|L'été arrive.|",
    "Les U.S.A. et M.Roux et J.Roux et exemple.com sont là.|",
    # What was left out is no end.
    "Il pleut […] toujours (...) et encore (?) ici.|",
    "Il part !, dit-on, et reste ?; voilà.|",
]


@pytest.mark.parametrize("row", SENTENCES)
def test_sentence_ends(row: str) -> None:
    text = row.replace("|", "")
    ends = [0, *sentence_ends(text, 0, len(text))]
    marked = "|".join(text[start:end] for start, end in zip(ends, [*ends[1:], len(text)], strict=True))
    assert marked == row


def test_sentence_ends_stay_inside_the_stretch() -> None:
    text = "Un. Deux. Trois. Quatre."
    span = Span(text.index("Deux"), text.index(" Quatre"))
    assert [text[end - 2 : end] for end in sentence_ends(text, *span)] == ["x.", "s."]


@given(st.text(alphabet=st.sampled_from("aBé.!?…()[]1« »\"'\n -"), max_size=120), st.data())
def test_sentence_ends_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    ends = sentence_ends(text, start, end)
    assert ends == sorted(set(ends))
    assert all(start < stop <= end for stop in ends)
