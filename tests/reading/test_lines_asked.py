"""``--lines``: what the lines of a text are, said by who knows it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from quotefind import Document, find_quotes
from quotefind.model import Lines

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

# Two lines alone do not show whether they are paragraphs.
NARROW = "La maire Lise Ferrand\nassure que le pont de\nNevy rouvrira lundi."
VERSES = (
    "La maire assure que le pont de la grande rivière est ouvert\nla préfète promet que le train roulera encore demain"
)


@pytest.mark.parametrize(
    ("text", "lines", "contents"),
    [
        (NARROW, "wrap", ["que le pont de Nevy rouvrira lundi"]),
        (VERSES, "keep", ["que le pont de la grande rivière est ouvert", "que le train roulera encore demain"]),
        ("« Le pont\n\nrouvrira », dit Lise Ferrand.", "wrap", ["Le pont rouvrira"]),
        (
            "La liste :\n- Lise Ferrand dit que le pont rouvre\n- Marc Aubin dit que la route ferme",
            "wrap",
            ["que le pont rouvre", "que la route ferme"],
        ),
    ],
)
def test_what_is_said_of_the_lines_holds(text: str, lines: Lines, contents: list[str]) -> None:
    assert [" ".join(quote.text.split()) for quote in find_quotes(Document(text, lines=lines))] == contents


def test_lines_kept_are_paragraphs() -> None:
    found = list(find_quotes(Document(NARROW, lines="keep")))
    assert all("\n" not in NARROW[span.start : span.end] for quote in found for span in quote.spans)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_the_option_reaches_every_format(run: Run, tmp_path: Path, name: str) -> None:
    content = NARROW if name.endswith(".txt") else json.dumps({"text": NARROW})
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("list", str(tmp_path / name), "--lines", "wrap", "--json")
    assert [quote["text"] for quote in done.json] == ["que le pont de Nevy rouvrira lundi"]


def test_another_word_is_refused(run: Run) -> None:
    assert run("list", "--lines", "perhaps", "-").code == 2
