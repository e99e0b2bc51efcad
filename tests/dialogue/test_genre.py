"""``--genre``: what somebody knows of a text decides, where its shape would not."""

import json
from pathlib import Path

import pytest

from quotefind.cli import main
from quotefind.model import Document, Genre
from quotefind.pipeline import find_quotes

DASH = "Le quai était vide.\n— Il ne viendra plus.\nLéa ferma la porte.\n"
LABELS = "Ana Ruiz : Le port fermera en mai.\nLéa Roux : Non.\n"


def found(text: str, genre: Genre) -> list[tuple[str, str | None]]:
    """Content and speaker of each quotation."""
    return [(quote.text, quote.speaker) for quote in find_quotes(Document(text, genre=genre))]


@pytest.mark.parametrize("genre", ["auto", "news"])
def test_one_dash_is_no_dialogue(genre: Genre) -> None:
    assert found(DASH, genre) == []


def test_in_fiction_one_dash_is_a_turn() -> None:
    assert [text for text, _ in found(DASH, "fiction")] == ["Il ne viendra plus."]


@pytest.mark.parametrize("genre", ["interview", "minutes", "play"])
def test_two_labels_are_turns_where_labels_are_expected(genre: Genre) -> None:
    assert ("Le port fermera en mai.", "Ana Ruiz") not in found(LABELS, "auto")
    assert found(LABELS, genre)[0] == ("Le port fermera en mai.", "Ana Ruiz")


def test_turns_are_none_in_news() -> None:
    text = "".join(f"— Je pars, dit Ana. Et toi ?\n— Non, dit Léa {number}.\n" for number in range(4)) + "— Moi ?\n"
    assert any(quote.rule == "turn" for quote in find_quotes(Document(text)))
    assert all(quote.rule != "turn" for quote in find_quotes(Document(text, genre="news")))


def test_the_option(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(DASH, encoding="utf-8")
    assert main(["list", "--json", "--genre", "fiction", str(path)]) == 0
    assert [quote["text"] for quote in json.loads(capsys.readouterr().out)] == ["Il ne viendra plus."]
