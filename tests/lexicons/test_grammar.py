"""Function words and finite forms: sound as data, and told apart as French does."""

from __future__ import annotations

import unicodedata
from itertools import groupby

import pytest

from quotefind.lexicons import load_tsv, read_text, read_words
from quotefind.lexicons.build import COMMON_VERBS, FINITE_FORMS, build
from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive

ROWS = [cells for _, cells in load_tsv("function_words.tsv", 2)]


def test_categories_are_sorted_and_each_is_one_block() -> None:
    categories = [category for category, _ in groupby(ROWS, key=lambda row: row[0])]
    assert categories == sorted(set(categories))


@pytest.mark.parametrize("category", sorted({category for category, _ in ROWS}))
def test_words_of_a_category(category: str) -> None:
    words = [word for other, word in ROWS if other == category]
    assert words == sorted(set(words))
    assert function_words(category) == set(words)


def test_words_are_written_as_texts_are_looked_up() -> None:
    text = read_text("function_words.tsv")
    assert text == unicodedata.normalize("NFC", text)
    assert "’" not in text
    assert all(word == word.lower() for _, word in ROWS)


def test_each_category_is_explained() -> None:
    notes = {line[2:].partition(":")[0] for line in read_text("function_words.tsv").split("\n") if line[:2] == "# "}
    assert {category for category, _ in ROWS} <= notes


def test_unknown_category() -> None:
    with pytest.raises(KeyError):
        function_words("no such")


def test_stored_finite_forms_equal_built() -> None:
    assert read_text(FINITE_FORMS) == build()[FINITE_FORMS]


@pytest.mark.parametrize("name", [COMMON_VERBS, FINITE_FORMS])
def test_list_is_sorted_without_doubles(name: str) -> None:
    words = read_words(name)
    assert words == sorted(set(words))


# Third persons of all simple tenses; no participles, infinitives, other persons, nor nouns and prepositions alike.
@pytest.mark.parametrize(
    ("word", "finite"),
    [
        ("est", True),
        ("affirment", True),
        ("viendra", True),
        ("disait", True),
        ("prirent", True),
        ("partir", False),
        ("venu", False),
        ("venons", False),
        ("entre", False),
        ("porte", False),
        ("maison", False),
    ],
)
def test_finite_forms(word: str, *, finite: bool) -> None:
    assert (word in finite_forms()) is finite


@pytest.mark.parametrize(
    ("word", "infinitive"),
    [
        ("partir", True),
        ("être", True),
        ("prendre", True),
        ("googliser", True),
        ("premier", False),
        ("policier", False),
        ("hier", False),
        ("avenir", False),
        ("ministre", False),
        ("mer", False),
        ("refaire", True),
    ],
)
def test_is_infinitive(word: str, *, infinitive: bool) -> None:
    assert is_infinitive(word) is infinitive
