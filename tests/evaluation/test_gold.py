"""The gold texts agree with their annotations, and the annotations with the file of offsets."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

import pytest

import gold_format

NAMES = gold_format.names()


def test_enough_texts_of_news_length() -> None:
    lengths = {name: len(gold_format.text_of(name).split()) for name in NAMES}
    assert len(lengths) >= 12
    assert all(400 <= length <= 700 for length in lengths.values()), lengths


def test_every_kind_is_well_represented() -> None:
    kinds = Counter(quote["kind"] for name in NAMES for quote in gold_format.quotes_of(name))
    assert set(kinds) == set(gold_format.KINDS)
    assert min(kinds.values()) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_quotations_have_all_fields(name: str) -> None:
    for quote in gold_format.quotes_of(name):
        assert tuple(quote) == gold_format.FIELDS
        assert quote["kind"] in gold_format.KINDS
        assert quote["segments"]
        assert quote["speaker"] is not None or not quote["aliases"]


@pytest.mark.parametrize("name", NAMES)
def test_segments_stand_in_the_text_in_order(name: str) -> None:
    text = gold_format.text_of(name)
    flat = [span for quote in gold_format.spans(text, gold_format.quotes_of(name)) for span in quote]
    assert flat == sorted(flat)
    assert all(before[1] <= after[0] for before, after in pairwise(flat))


@pytest.mark.parametrize("name", NAMES)
def test_segments_have_no_loose_ends(name: str) -> None:
    for quote in gold_format.quotes_of(name):
        for segment in quote["segments"]:
            assert segment == segment.strip()
            assert segment[-1] not in ",;:"
            if quote["kind"] == "indirect":
                assert not set(segment) & set('«»“”"'), segment


@pytest.mark.parametrize("name", NAMES)
def test_cues_mentions_and_names_are_written_in_the_text(name: str) -> None:
    text = gold_format.text_of(name)
    for quote in gold_format.quotes_of(name):
        for words in (quote["cue"], quote["mention"], *quote["aliases"]):
            assert words is None or words in text, words
        assert quote["speaker"] not in quote["aliases"]


def test_one_speaker_has_one_list_of_aliases() -> None:
    for name in NAMES:
        known: dict[str, list[str]] = {}
        for quote in gold_format.quotes_of(name):
            assert known.setdefault(quote["speaker"], quote["aliases"]) == quote["aliases"], (name, quote["speaker"])


def test_offsets_are_up_to_date() -> None:
    written = gold_format.GOLD_FILE.read_text(encoding="utf-8")
    assert written == gold_format.as_json(gold_format.gold()), "run: python tests/gold_format.py"
    assert set(json.loads(written)) == set(NAMES)


def test_typography_is_varied() -> None:
    texts = {name: gold_format.text_of(name) for name in NAMES}
    assert any("«\u00a0" in text for text in texts.values())
    assert any("«\u202f" in text for text in texts.values())
    assert any("« " in text for text in texts.values())
    assert any("“" in text and "«" not in text for text in texts.values())
    assert any('"' in text and "«" not in text and "\n" not in text for text in texts.values())
    assert any("’" in text for text in texts.values())
    assert any("'" in text and "’" not in text for text in texts.values())
