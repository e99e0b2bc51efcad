"""What holds for any text on each step and on the whole: generated French, cut and spliced, and any Unicode."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cases_format import read_cases
from conftest import PROJECT
from gold_format import names, text_of
from quotefind import find
from quotefind.dialogue import interviews
from quotefind.pipeline import read
from quotefind.reading import characters, lines, turns
from quotefind.reading.lookup import apply_edits
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import narrated_sentences
from quotefind.reading.paragraphs import line_starts, paragraphs
from quotefind.reading.words import tokens_of
from quotefind.reports.find import reports_in

# How many examples of each property: more with QUOTEFIND_EXAMPLES, for a long look.
EXAMPLES = int(os.environ.get("QUOTEFIND_EXAMPLES", "60"))
SUBJECTS = (
    "Lise Ferrand",
    "le maire",
    "la préfète de l'Aude, Inès Carré,",
    "M. Ndiaye",
    "elle",
    "les élus",
    "le SNUipp",
)
VERBS = ("a déclaré", "assure", "a-t-elle ajouté", "dit", "regrette", "a précisé", "accuse", "estime", "n'a pas nié")
CONTENTS = ("le pont rouvrira", "je n'ai rien vu", "la route est coupée depuis lundi", "nous partons", "non")
SHAPES = (
    "« {c} », {v} {s}.",
    "{s} {v} : « {c} ».",
    "{s} {v} que {c}.",
    "Selon {s}, {c}.",
    "« {c}, {v} {s}, et {c}. »",
    "“{c}”, {v} {s}",
    '"{c}" ({s}).',
    "– {c}, {v} {s}.\n– {c} !",
    "{s} : {c}.",
    "{c}.",
    "{s} dit vouloir partir, et {v} que « {c} » suffira.",
)
SENTENCES = st.builds(
    lambda shape, s, v, c: shape.format(s=s, v=v, c=c),
    *map(st.sampled_from, (SHAPES, SUBJECTS, VERBS, CONTENTS)),
)
FRENCH = st.lists(SENTENCES, min_size=1, max_size=6).flatmap(
    lambda parts: st.lists(st.sampled_from((" ", "\n", "\n\n")), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
    )
)
REAL = tuple(text_of(name) for name in names()) + tuple(case.text for case in read_cases())
NOISE = st.sampled_from(
    ("", "\u00a0", "\u200b", "\u00ad", "\r\n", "\t", "\x00", "\x1b[2J", "\u202e", "\ud800", "😀", "ﬁ", "«", '"')
)


@st.composite
def spliced(draw: st.DrawFn) -> str:
    """Pieces of real texts put together anywhere, with noise between them."""
    pieces = []
    for _ in range(draw(st.integers(1, 6))):
        text = draw(st.sampled_from(REAL))
        start = draw(st.integers(0, max(0, len(text) - 1)))
        pieces += [text[start : start + draw(st.sampled_from((5, 20, 60, 200)))], draw(NOISE)]
    return "".join(pieces)


ANY = st.one_of(st.text(max_size=150), st.text(st.characters(codec=None), max_size=60), FRENCH, spliced())
looked_at = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@looked_at
@given(text=ANY)
@example(text="")
@example(text="\ud800« \udfff », dit \ud800.")
@example(text="\r\r\n\n\r")
def test_every_step_takes_every_text(text: str) -> None:
    typed = apply_edits(text, characters.edits(text))
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in characters.edits(text))
    lines.edits(typed.text)
    looked_up = read(text).text
    spans = paragraphs(looked_up)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    quotations = turns.merged(turns.find_turns(looked_up, spans), find_quotations(looked_up, spans))
    assert all(q.start <= q.inner.start <= q.inner.end <= q.end for q in quotations)
    sentences = narrated_sentences(looked_up, spans, quotations)
    list(reports_in(looked_up, sentences))
    list(interviews.turns(text))
    tokens_of(looked_up, 0, len(looked_up))
    assert line_starts(text)[0] == 0


@looked_at
@given(text=ANY)
def test_spans_are_exact_ordered_and_not_empty(text: str) -> None:
    for quote in find(text):
        end = 0
        for span in quote.spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end
        assert text[quote.spans[0].start : quote.spans[-1].end].strip()


def _speakers(text: str) -> list[tuple[str, str | None]]:
    return [(quote.kind, quote.speaker and normalize("NFC", quote.speaker)) for quote in find(text)]


@looked_at
@given(text=FRENCH)
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assume(is_normalized("NFC", text))
    assert _speakers(normalize("NFD", text)) == _speakers(text)


@pytest.mark.parametrize("name", names())
def test_an_article_is_read_the_same_however_its_letters_are_composed(name: str) -> None:
    assert _speakers(normalize("NFD", text_of(name))) == _speakers(normalize("NFC", text_of(name)))


def _contents(text: str) -> list[tuple[str, str, str | None]]:
    return [(quote.kind, " ".join(quote.text.split()), quote.speaker) for quote in find(text)]


@looked_at
@given(text=FRENCH, newline=st.sampled_from(("\r\n", "\r")))
@example(
    text="– oui !\n– le pont rouvrira, a déclaré Lise Roux.\nle maire : oui, oui.\nle maire : oui, oui.\n– oui !\n",
    newline="\r",
)
def test_line_ends_of_any_kind_are_the_same(text: str, newline: str) -> None:
    assert _contents(text.replace("\n", newline)) == _contents(text)


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", names())
def test_an_article_is_read_the_same_whatever_its_line_ends(name: str, newline: str) -> None:
    text = text_of(name).replace("\r\n", "\n").replace("\r", "\n")
    assert _contents(text.replace("\n", newline)) == _contents(text)


DIGEST = """
import hashlib, json, sys
from quotefind import find
texts = json.load(sys.stdin)
found = [[quote.to_dict() for quote in find(text)] for text in texts]
print(hashlib.sha256(json.dumps(found).encode()).hexdigest())
"""


def _digest(texts: list[str], **environment: str) -> str:
    """What a process of its own finds in ``texts``, as a short hash."""
    done = subprocess.run(
        [sys.executable, "-c", DIGEST],
        input=json.dumps(texts),
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "424242"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONOPTIMIZE": "2"},
        {"TZ": "Asia/Kolkata", "HOME": "/nonexistent"},
    ],
    ids=str,
)
def test_another_process_finds_the_same(environment: dict[str, str]) -> None:
    texts = list(REAL)
    found = [[quote.to_dict() for quote in find(text)] for text in texts]
    expected = hashlib.sha256(json.dumps(found).encode()).hexdigest()
    assert _digest(texts, **environment) == expected
