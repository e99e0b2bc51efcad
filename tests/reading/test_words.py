"""Words with offsets. Rows give the look-up words parted by spaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind.reading.marks import find_quotations
from quotefind.reading.paragraphs import paragraphs
from quotefind.reading.words import QUOTE, Sentence, normalise, sentence_of, tokens_of, words_in

WORDS = [
    # Elisions stand apart, with either apostrophe.
    ("L’Union d'abord", "l' union d' abord"),
    ("Jusqu’à ce qu'on lui dise", "jusqu' à ce qu' on lui dise"),
    ("lorsqu'elle s'est tue, puisqu'il l'a dit", "lorsqu' elle s' est tue , puisqu' il l' a dit"),
    # Words that hold an apostrophe stay whole.
    ("Aujourd'hui, quelqu'un a prévenu", "aujourd'hui , quelqu'un a prévenu"),
    ("la main-d'œuvre du chef-d'œuvre", "la main-d'œuvre du chef-d'œuvre"),
    pytest.param(
        *("La presqu'île", "la presqu'île"),
        marks=pytest.mark.xfail(reason="presqu' stands apart before any word", strict=True),
    ),
    # A name with an N or M before the apostrophe stays whole; the negation does not.
    ("N'Golo Badji n'a rien dit", "n'golo badji n' a rien dit"),
    # Inverted pronouns stand apart with their hyphens.
    ("a-t-il ajouté", "a -t-il ajouté"),
    ("répond-elle, disent-ils, ai-je dit", "répond -elle , disent -ils , ai -je dit"),
    ("dit-on ; pense-t-on", "dit -on ; pense -t-on"),
    ("Dites-moi, vas-y", "dites -moi , vas -y"),
    # Other hyphens are inside the word.
    ("Jean-Marc et la vice-présidente du Val-d'Oise", "jean-marc et la vice-présidente du val-d'oise"),
    ("celui-ci, Mme Le-Guen", "celui-ci , mme le-guen"),
    # Figures keep their sign, a final stop stands apart.
    ("3.000 tonnes, 2,5 %.", "3.000 tonnes , 2,5 % ."),
    # An abbreviation holds its full stop before a capital only.
    ("M. Aubin et Mme. Roy", "m. aubin et mme. roy"),
    ("selon J.-M. Caron", "selon j.-m. caron"),
    ("le plan B. il échoue", "le plan b . il échoue"),
    # A full stop that ends the sentence belongs to no word.
    ("Il part.", "il part ."),
    # More than one space, and other spaces than the usual one.
    ("M.\u00a0Aubin  part.\n Il  dort", "m. aubin part . il dort"),
    # A soft hyphen on its own is a word still: none is empty.
    ("\u00ad « Oui »", "\u00ad « oui »"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words(text: str, words: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert sentence.words == words.split()
    assert _at_offsets(text, sentence) == sentence.raw


def _at_offsets(text: str, sentence: Sentence) -> list[str]:
    return [text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)]


# What is said of « words » holds of any text: tokens in order, as written, and nothing but spaces between.
@given(st.text(alphabet="aéL'’-.,M «»…3\u00ad\u0301\u00a0\nt"))
def test_tokens_tile_the_text(text: str) -> None:
    sentence = tokens_of(text, 0, len(text))
    assert _at_offsets(text, sentence) == sentence.raw
    between = text
    for start, end in reversed(list(zip(sentence.starts, sentence.ends, strict=True))):
        between = between[:start] + between[end:]
    assert between.strip() == ""
    assert sentence.starts == sorted(sentence.starts)


NORMAL = [
    # Case, curly apostrophes, soft hyphens and decomposed accents do not matter; ligatures and accents do.
    ("L’", "l'"),
    ("DÉCLARÉ", "déclaré"),
    ("de\u0301clare\u0301", "déclaré"),
    ("décla\u00adré", "déclaré"),
    ("Cœur", "cœur"),
    ("declare", "declare"),
]


@pytest.mark.parametrize(("word", "normal"), NORMAL)
def test_normalise(word: str, normal: str) -> None:
    assert normalise(word) == normal


# Offsets count from the start of the text, not of the part that is read.
def test_offsets_of_a_part() -> None:
    text = "Rien. Elle l’a dit."
    sentence = tokens_of(text, 6, len(text))
    assert _at_offsets(text, sentence) == ["Elle", "l’", "a", "dit", "."]
    assert text[slice(*sentence.span(1, 3))] == "l’a dit"


QUOTATIONS = [
    # A quotation is one token, whatever it holds.
    ("« Oui. Non ! », dit-elle.", [QUOTE, ",", "dit", "-elle", "."]),
    ("Il dénonce un « recul » et une « erreur ».", ["il", "dénonce", "un", QUOTE, "et", "une", QUOTE, "."]),
    # Marks inside marks belong to the outer quotation.
    ("« Le mot “paix” », dit-il", [QUOTE, ",", "dit", "-il"]),
    ("Elle part.", ["elle", "part", "."]),
]


@pytest.mark.parametrize(("text", "words"), QUOTATIONS)
def test_a_quotation_is_one_token(text: str, words: list[str]) -> None:
    quotations = find_quotations(text, paragraphs(text))
    sentence = sentence_of(text, 0, len(text), quotations, 0, 1)
    assert sentence.words == words
    assert [text[sentence.starts[at] : sentence.ends[at]] for at in sentence.quotes] == [
        text[quotation.start : quotation.end] for quotation in quotations
    ]


def test_word_outside_the_sentence_is_empty() -> None:
    sentence = tokens_of("Il part", 0, 7)
    assert (sentence.word(-1), sentence.word(2), sentence.word(1)) == ("", "", "part")
    assert (sentence.is_capital(0), sentence.is_capital(1), sentence.is_capital(5)) == (True, False, False)


def test_capitals_tell_nothing_where_all_are() -> None:
    sentence = tokens_of("LE MAIRE ACCUSE", 0, 15)
    sentence.lower_capitals()
    assert sentence.raw == ["LE", "maire", "accuse"]


def test_offsets_stay_where_small_letters_take_more_room_than_capitals() -> None:
    sentence = tokens_of("LE İZMİR ACCUSE", 0, 15)
    sentence.lower_capitals()
    assert (sentence.starts, sentence.ends) == ([0, 3, 9], [2, 8, 15])


def test_words_in_leaves_out_signs() -> None:
    text = "Non, l’essai – raté – reprend."
    assert list(words_in(text, 0, len(text))) == ["non", "l'", "essai", "raté", "reprend"]
