"""The search inside a pipeline of spaCy. Skipped where spaCy is missing; under ``CI=true`` that is a failure."""

from __future__ import annotations

import os
from typing import Any

import pytest

if os.environ.get("CI") != "true":
    pytest.importorskip("spacy")

pytestmark = pytest.mark.filterwarnings("default")  # spaCy's own deprecations are none of ours

TEXT = "« Nous partons demain », a déclaré Ana Ruiz. Paul Morvan assure que la piscine restera ouverte."


@pytest.fixture(scope="module")
def nlp() -> Any:
    import spacy

    import quotefind.spacy  # noqa: F401 - registers the component

    language = spacy.blank("fr")
    language.add_pipe("quotefind")
    return language


def told(doc: Any) -> list[tuple[str, str, str, str]]:
    return [(span.text, span._.speaker, span._.kind, span._.cue) for span in doc.spans["quotes"]]


EXPECTED = [
    ("Nous partons demain", "Ana Ruiz", "direct", "a déclaré"),
    ("que la piscine restera ouverte", "Paul Morvan", "indirect", "assure"),
]


def test_spans_know_who_says_them(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert told(doc) == EXPECTED
    assert [span.label_ for span in doc.spans["quotes"]] == ["direct", "indirect"]


def test_the_segments_of_a_quotation_have_one_id(nlp: Any) -> None:
    doc = nlp("« Nous partons, a dit Ana Ruiz, et nous restons. »")
    spans = doc.spans["quotes"]
    assert [span.text for span in spans] == ["Nous partons", "et nous restons."]
    assert len({span.id for span in spans}) == 1


def test_bytes_keep_all_of_it(nlp: Any) -> None:
    from spacy.tokens import Doc

    again = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert told(again) == EXPECTED


def test_two_processes_give_the_same(nlp: Any) -> None:
    docs = list(nlp.pipe([TEXT, "Il pleut.", TEXT], n_process=2, batch_size=1))
    assert [told(doc) for doc in docs] == [EXPECTED, [], EXPECTED]


def test_a_pipeline_on_disk_loads_with_its_choice(tmp_path: Any) -> None:
    import spacy

    import quotefind.spacy  # noqa: F401

    language = spacy.blank("fr")
    language.add_pipe("quotefind", config={"kinds": ["indirect"], "min_confidence": 0.5, "spans_key": "dits"})
    language.to_disk(tmp_path / "model")
    doc = spacy.load(tmp_path / "model")(TEXT)
    assert [span._.speaker for span in doc.spans["dits"]] == ["Paul Morvan"]


def test_spans_are_those_of_the_text_on_annotated_texts(nlp: Any) -> None:
    from conftest import PROJECT
    from quotefind import find

    for path in sorted((PROJECT / "tests" / "gold").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        spans = [span for quote in find(text) for span in quote.spans]
        doc = nlp(text)
        found = doc.spans["quotes"]
        assert len(found) == len(spans)
        for span, (start, end) in zip(found, spans, strict=True):
            assert span.start_char <= start
            assert span.end_char >= end
