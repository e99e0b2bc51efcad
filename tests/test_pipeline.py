"""The whole way from a text to its quotations: where they stand, what they hold, in which order."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotefind import pipeline
from quotefind.model import Document, Quote, Span
from quotefind.pipeline import content_text, find_quotes
from quotefind.reading.lookup import LookUp

TEXT = """Le pont de Nevy est fermé

« Nous n'avons pas le choix, a dit Ana Ruiz lundi. Le pont est vieux. »
La maire accuse l'État d'avoir menti.

Selon elle, la route est « un danger ».
"""


def quotes(text: str) -> list[Quote]:
    return list(find_quotes(Document(text, "nevy.txt")))


@pytest.fixture(scope="module")
def found() -> list[Quote]:
    return quotes(TEXT)


def test_order_and_places(found: list[Quote]) -> None:
    assert [(quote.kind, quote.line, quote.paragraph) for quote in found] == [
        ("direct", 3, 2),
        ("indirect", 4, 3),
        ("mixed", 6, 4),
    ]
    assert {quote.source for quote in found} == {"nevy.txt"}


def test_words_at_the_offsets(found: list[Quote]) -> None:
    assert [[TEXT[start:end] for start, end in quote.spans] for quote in found] == [
        ["Nous n'avons pas le choix", "Le pont est vieux."],
        ["d'avoir menti"],
        ["la route est « un danger »"],
    ]
    for quote in found:
        assert quote.mention_span is None or TEXT[slice(*quote.mention_span)] == quote.mention
        assert quote.cue_span is None or TEXT[slice(*quote.cue_span)] == quote.cue


def test_who_says_it(found: list[Quote]) -> None:
    assert [(quote.mention, quote.cue, quote.verb) for quote in found] == [
        ("Ana Ruiz", "a dit", "dire"),
        ("La maire", "accuse", "accuser"),
        ("elle", "Selon", "selon"),
    ]
    assert found[0].speaker == "Ana Ruiz"
    assert found[0].gender == "f"
    assert found[0].rule == "incise-in-marks"


def test_confidence_is_a_share(found: list[Quote]) -> None:
    assert all(0 < quote.confidence <= 1 for quote in found)


# A speaker taken from the sentence beside a quotation is no mention.
def test_an_implied_speaker_is_no_mention() -> None:
    (quote,) = quotes("Ana Ruiz regarde passer les camions. « Le pont est fermé. »")
    assert (quote.speaker, quote.mention, quote.mention_span, quote.cue, quote.verb) == (
        "Ana Ruiz",
        None,
        None,
        None,
        None,
    )


# Lines count every kind of line break, paragraphs only those with text.
@pytest.mark.parametrize(
    ("text", "line", "paragraph"),
    [
        ("« Le pont ferme », dit Ana Ruiz.", 1, 1),
        ("\n\nElle vient.\n\n« Le pont ferme », dit Ana Ruiz.", 5, 2),
        ("Elle vient.\r\n\r\n« Le pont ferme », dit Ana Ruiz.", 3, 2),
        ("Elle vient.\r« Le pont ferme », dit Ana Ruiz.", 2, 2),
    ],
)
def test_line_and_paragraph(text: str, line: int, paragraph: int) -> None:
    (quote,) = quotes(text)
    assert (quote.line, quote.paragraph) == (line, paragraph)


# Segments: a space inside a paragraph, a line break across.
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Oui | certes", "Oui certes"),
        ("Oui\n| certes", "Oui\ncertes"),
        ("Oui\r| certes", "Oui\ncertes"),
        ("Oui", "Oui"),
    ],
)
def test_content_text(text: str, content: str) -> None:
    first, _, rest = text.partition("| ")
    spans = [Span(0, len(first.rstrip())), Span(len(text) - len(rest), len(text))]
    assert content_text(LookUp(text, []), tuple(spans[: 2 if rest else 1])) == content


@pytest.mark.parametrize("text", ["", " \n\t", "Le pont de Nevy est fermé.", "« »", "«", "»"])
def test_nothing_to_find(text: str) -> None:
    assert quotes(text) == []


# A text may end anywhere: in the middle of an attribution, or with a word that wants another.
@pytest.mark.parametrize(
    "text",
    [
        "dit",
        "Selon",
        "Ana Ruiz dit que",
        "Et de conclure",
        "comme l'a dit",
        "« Oui », disent",
        "« Oui », disent deux",
        "Ana Ruiz accuse Paul de",
        "aux yeux de tous",
    ],
)
def test_a_text_cut_short(text: str) -> None:
    assert all(text[start:end] for quote in quotes(text) for start, end in quote.spans)


# What the text says, not how it is encoded: signs outside the first plane, soft hyphens, narrow spaces.
def test_offsets_are_code_points() -> None:
    text = "Le 🚲 passe. «\u202fLe pont fer\u00adme\u202f», a dit Ana Ruiz."
    (quote,) = quotes(text)
    assert [text[start:end] for start, end in quote.spans] == ["Le pont fer\u00adme"]
    assert quote.speaker == "Ana Ruiz"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "gold").glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_too_long_to_keep_its_sentences_is_read_like_any_other(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text(encoding="utf-8")
    kept = quotes(text)
    monkeypatch.setattr(pipeline, "LONGEST_KEPT", -1)
    assert quotes(text) == kept
