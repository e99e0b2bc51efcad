"""Characters that stand for the same. A row: a sentence as typed, and as it is looked up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotefind import find
from quotefind.pipeline import read
from quotefind.reading.characters import edits

SAME = [
    # Hyphens of inverted verbs and names; a dash between words stays one.
    ("a‑t‑elle dit", "a-t-elle dit"),
    ("a–t–elle dit", "a-t-elle dit"),
    ("a t-elle dit", "a-t-elle dit"),
    ("a- t-elle dit", "a-t-elle dit"),
    ("a -t- elle dit", "a-t-elle dit"),
    ("a-t-'elle dit", "a-t-elle dit"),
    ("dit- elle", "dit-elle"),
    ("« Oui », dit elle.", "« Oui », dit-elle."),
    ("« Oui », dit elle aussi Ana", "« Oui », dit elle aussi Ana"),
    ("« Oui », et il, lui, part.", "« Oui », et il, lui, part."),
    ("Jean‐Marc", "Jean-Marc"),
    ("le col – fermé – rouvre", "le col – fermé – rouvre"),
    # Apostrophes.
    ("qu´il neige", "qu’il neige"),
    ("lʼécole", "l’école"),
    ("qu ' il neige", "qu’ il neige".replace("’ ", "’")),
    ("l«école est", "l’école est"),
    ("un prix de 5´", "un prix de 5´"),
    # Characters of no width, ligatures, accents apart, entities, Windows.
    ("In\u200bès a affir\u00admé", "Inès a affirmé"),
    ("il conﬁrme", "il confirme"),
    ("e\u0301tait", "était"),
    ("&laquo;&nbsp;Oui&nbsp;&raquo;, qu&rsquo;il", "«\u00a0Oui\u00a0», qu’il"),
    ("R&D et Marks & Spencer", "R&D et Marks & Spencer"),
    ("\x93Oui\x94", "“Oui”"),
    # Marks.
    (",,Oui'', dit-il", "„Oui”, dit-il"),
    ("≪ Oui ≫", "« Oui »"),
    ("« « Oui » »", "« Oui »"),
    ('"Oui”, dit-il. “Non", dit-elle', "“Oui”, dit-il. “Non”, dit-elle"),
    ("'L'hiver est là', dit-il", "“L'hiver est là”, dit-il"),
    ('le film "Titre" et « un "mot" dit »', 'le film "Titre" et « un "mot" dit »'),
    ("« Oui », dit l'un. 'Non', dit l'autre", "« Oui », dit l'un. 'Non', dit l'autre"),
    ("5 < 6 et 7 > 3", "5 < 6 et 7 > 3"),
    # Notes behind a mark or a word; what stands inside of what is said is not touched.
    ("« Oui »[12], dit-il", "« Oui »    , dit-il"),
    ("« Oui » (p. 12), dit-il", "« Oui »        , dit-il"),
    ('"[Je] pars", dit-il', '"[Je] pars", dit-il'),
    # Inclusive endings.
    ("les député·e·s", "les députés   "),
]


@pytest.mark.parametrize(("typed", "looked_up"), SAME)
def test_looked_up(typed: str, looked_up: str) -> None:
    assert read(typed).text == looked_up


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("« Le col est fermé », a affirmé Jean\u2060-\u2060Marc Baud.", "Jean-Marc Baud", "Le col est fermé"),
        ("Nouri al-Baki a déclaré que la digue tient.", "Nouri al-Baki", "que la digue tient"),
        ("Le·la directeur·rice assure que la cour est sûre.", "Le·la directeur·rice", "que la cour est sûre"),
        ("La Direction générale [DG] a dit que tout était clos.", "La Direction générale", "que tout était clos"),
        ("Il a dit que « le maire »[4] partait, a noté Ana Ruiz.", "Ana Ruiz", None),
        (
            "Ana Ruiz écrit que « le pont gêne » (par. 12) et tombe.",
            "Ana Ruiz",
            "que « le pont gêne » (par. 12) et tombe",
        ),
        ("Inès Baud 🎉 affirme que le match est gagné.", "Inès Baud", "que le match est gagné"),
        ("« La séance est levée », a dit Mme la présidente Ana Ruiz.", "Ana Ruiz", "La séance est levée"),
    ],
)
def test_found_and_printed_as_written(text: str, speaker: str, content: str | None) -> None:
    quote = find(text)[-1]
    assert quote.speaker == speaker
    if content is not None:
        assert quote.text == content


def test_plain_text_costs_nothing() -> None:
    text = "« L’école rouvre », a dit Ana Ruiz. Elle n’a pas précisé quand : « On verra. » (AFP)"
    assert edits(text) == []
    assert read(text).text is text


TYPED = st.text(alphabet=st.sampled_from("aÉe\u0301 \u00ad\u200b‑´'’«»“”\"<>&;[]()1·.,\nﬁ🎉tl-"), max_size=120)


@given(TYPED)
def test_every_word_keeps_its_place(text: str) -> None:
    looked_up = read(text)
    assert len(looked_up.text) == len(looked_up.shown)
    for at, char in enumerate(looked_up.text):
        start, end = looked_up.span(at, at + 1)
        assert 0 <= start <= end <= len(text)
        if char == "a" and "·" not in text:  # « les député·e·s » is one word, printed whole
            assert text[start:end].startswith("a")


@given(TYPED)
def test_spans_are_exact_and_in_order(text: str) -> None:
    for quote in find(text):
        before = 0
        for start, end in quote.spans:
            assert before <= start < end <= len(text)
            before = end
