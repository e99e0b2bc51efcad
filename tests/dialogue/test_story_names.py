"""Persons of a story who have one name only, which no list need know."""

from __future__ import annotations

import pytest

from quotefind import find

STORY = """Ce soir-là {name} haussa les épaules. La place était vide.
— Il est parti ! dit le vieux.
Alors {name} se leva.
— Quand donc ? demanda-t-{pronoun}.
— Hier, reprit le vieux.
"""


@pytest.mark.parametrize(
    ("name", "pronoun", "speaker"),
    [
        pytest.param("Grignolle", "il", "Grignolle", id="who acts twice, whatever the name"),
        pytest.param("Zulma", "elle", "Zulma", id="a forename"),
        pytest.param("Paris", "il", None, id="a town"),
    ],
)
def test_a_single_name_that_the_narration_repeats(name: str, pronoun: str, speaker: str | None) -> None:
    asked = next(quote for quote in find(STORY.format(name=name, pronoun=pronoun)) if quote.text == "Quand donc ?")
    assert asked.speaker == speaker


def test_a_word_with_a_capital_that_never_acts_is_nobody() -> None:
    text = STORY.format(name="la foule", pronoun="il").replace(
        "la foule se leva", "on parla de Grignolle et de Grignolle"
    )
    assert "Grignolle" not in {quote.speaker for quote in find(text)}
