"""What holds for any text, whatever it says: offsets, order, overlaps, independence of what follows."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cases_format import read_cases
from quotefind import find
from quotefind.dialogue import interviews
from quotefind.reading import characters, lines
from quotefind.reading.lookup import apply_edits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quotefind.model import Quote

UNRELATED = "Le marché aux fleurs se tient chaque jeudi sur la place."

# Pieces of news copy, of marks, and of what stands between them.
SNIPPETS = (
    *("« ", " »", "«", "»", '"', "“", "”", "„", "‹ ", " ›", "<<", ">>", "''", "’", "'", "\u00a0", "\u202f"),
    *(" ", ", ", ". ", " : ", " ? ", " ! ", "… ", "; ", " – ", "— ", "(", ")", "[", "]", "\n", "\n\n", "\r\n", "\t"),
    "Le pont rouvrira lundi",
    "Je n'ai rien vu",
    "la route est coupée",
    "Lise Ferrand",
    "M. Ferrand",
    "Me Solange Pérol",
    "le maire de Corvin, Albert Mestre,",
    "la préfecture",
    "les FSR",
    "il",
    "elle",
    "on",
    "son avocat",
    " a déclaré ",
    " a-t-il ajouté",
    ", dit-elle",
    " affirme que ",
    " affirme avoir ",
    " accuse le gouvernement d'",
    " appelle les élus à ",
    " demande au juge de ",
    "ajoutant que ",
    "Selon ",
    ", selon ",
    "Pour ",
    "comme l'a dit ",
    "n'a pas précisé si ",
    " et que ",
    " mais ",
    "e\u0301lu",
    "dé\u00adpu\u00adté",
    "cœur",
    "\U0001f600",
)
MIXES = st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join)
ROWS = st.lists(st.sampled_from([case.text for case in read_cases()]), max_size=4)
ARTICLES = st.tuples(ROWS, st.sampled_from((" ", "\n", "\n\n"))).map(lambda parts: parts[1].join(parts[0]))
TEXTS = st.one_of(st.text(max_size=200), MIXES, ARTICLES)

any_text = given(text=TEXTS)
thorough = settings(max_examples=200, deadline=None)


@thorough
@any_text
@example(text="« a « b “ c » d ” e")
@example(text='» « » « " \' " »')
@example(text="« Oui », dit Lise. « Oui », dit Lise. « Oui », dit Lise.")
@example(text="« " * 500)
@example(text="\u0000«\u2028»\u0085")
@example(text="RT @A0:«0")
@example(text="RT @lucbarrot : « Le phare reste ouvert »")
def test_offsets_give_back_the_words(text: str) -> None:
    for quote in find(text):
        assert quote.spans
        assert all(0 <= start < end <= len(text) for start, end in quote.spans)
        assert all(one.end <= other.start for one, other in pairwise(quote.spans))
        assert _is_joined(quote.text, text, quote)
        for words, span in ((quote.mention, quote.mention_span), (quote.cue, quote.cue_span)):
            assert (words is None) == (span is None)
            assert words is None or span is None or _letters(words) == _letters(text[span.start : span.end])


def _letters(text: str) -> str:
    """The letters and digits, which stay whatever else is printed as a person would write it."""
    return "".join(char for char in normalize("NFKC", text) if char.isalnum())


def _is_joined(content: str, text: str, quote: Quote) -> bool:
    """Whether a content has the letters of its segments, and a line break only where one stands in the text."""
    segments = [text[start:end] for start, end in quote.spans]
    has_break = any(map(_has_break, [text[quote.spans[0].start : quote.spans[-1].end]]))
    return _letters(content) == _letters("".join(segments)) and (has_break or "\n" not in content)


def _has_break(gap: str) -> bool:
    return any(character in gap for character in "\n\r\u2028\u2029\u0085\v\f")


@thorough
@any_text
def test_quotations_stand_in_order_and_do_not_overlap(text: str) -> None:
    quotes = find(text)
    assert [quote.spans[0] for quote in quotes] == sorted(quote.spans[0] for quote in quotes)
    groups = [
        [quote for quote in quotes if quote.rule == "turn"],  # what is quoted inside one is a record of its own
        *([q for q in quotes if q.kind == kind and q.rule != "turn"] for kind in ("direct", "mixed", "indirect")),
    ]
    for group in groups:
        spans = sorted(span for quote in group for span in quote.spans)
        assert all(one.end <= other.start for one, other in pairwise(spans)), group


@thorough
@any_text
def test_fields_are_sound(text: str) -> None:
    for quote in find(text):
        assert quote.kind in ("direct", "mixed", "indirect")
        assert 0 <= quote.confidence <= 1
        assert quote.rule
        assert quote.line >= 1
        assert quote.paragraph >= 1
        assert quote.speaker is None or quote.speaker.strip()
        assert any(character.isalnum() for character in quote.text)


@thorough
@any_text
@example(text="« Le pont est sûr")
@example(text="Le maire a dit : « Le pont est sûr.")
def test_a_paragraph_after_it_changes_nothing_before(text: str) -> None:
    longer = f"{text}\n\n{UNRELATED}"
    # Whether lines are paragraphs, and whether their labels name who speaks, is told by the whole document as it is
    # looked up: in « «\r🀀a » the line goes on in lower case behind a sign that no reader sees.
    looked_up = apply_edits(longer, characters.edits(longer)).text
    assume(not lines.edits(looked_up) and not interviews.turns(looked_up))
    assert _seen(find(longer)) == _seen(find(text))


def _seen(quotes: Sequence[Quote]) -> list[object]:
    return [(quote.kind, quote.spans, quote.cue_span, quote.cue) for quote in quotes]


@thorough
@any_text
def test_json_out_and_in_is_the_same(text: str) -> None:
    for quote in find(text):
        record = quote.to_dict()
        assert json.loads(json.dumps(record)) == record
        assert json.loads(json.dumps(record, ensure_ascii=False)) == record


@settings(max_examples=50, deadline=None)
@any_text
def test_a_second_run_gives_the_same(text: str) -> None:
    assert find(text) == find(text)


@given(text=st.text(alphabet=" \t\n\r\u00a0\u202f\u2028\ufeff", max_size=50))
@settings(deadline=None)
def test_blank_text_gives_nothing(text: str) -> None:
    assert find(text) == []


@given(text=st.text(alphabet="«»“”„\"‹›<>'’—–- ,.:;!?…\n", max_size=80))
@settings(deadline=None)
def test_marks_without_words_give_nothing(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_are_counted_from_one(newline: str) -> None:
    text = newline.join(("Titre", "", "« Le pont est sûr », assure Lise Ferrand.", "", UNRELATED))
    (quote,) = find(text)
    assert (quote.line, quote.paragraph) == (3, 2)
