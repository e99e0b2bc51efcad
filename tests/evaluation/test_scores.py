"""The scores are those that one computes by hand, and the reading of annotated texts is exact."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run
from quotefind.errors import ExitCode, InputError
from quotefind.evaluation.gold import GoldQuote, read_gold
from quotefind.evaluation.scores import (
    GROUPS,
    Comparison,
    by_rule,
    compare,
    errors,
    figures,
    is_same_speaker,
    reliability,
)
from quotefind.model import Quote, Span
from sample import quote

# Ten letters a word, so that overlaps are easily counted.
TEXT = "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee ffffffffff"


def words(first: int, last: int) -> Span:
    """The span of these words of TEXT, counted from 0, the last one included."""
    return Span(first * 11, last * 11 + 10)


def gold(kind: str, *spans: Span, speaker: str | None = "Ana Ruiz", aliases: Sequence[str] = ()) -> GoldQuote:
    return GoldQuote(kind, spans, speaker, tuple(aliases))


def found(kind: str, *spans: Span, **changes: Any) -> Quote:
    return quote(**{"kind": kind, "spans": spans, "speaker": "Ana Ruiz", "rule": "incise", **changes})


def compared(annotated: list[GoldQuote], quotes: list[Quote]) -> Comparison:
    return compare({"a": annotated}, {"a": quotes}, {"a": TEXT})


# Three annotated, four found: one exact and right; one of which two words in three are found (20 / 30) with the wrong
# speaker; one missed, as a half of a half is too little (10 / 40); what came for it is extra, and so is a fourth.
HAND = compared(
    [
        gold("direct", words(0, 0)),
        gold("mixed", words(1, 3), speaker="Karim Villedieu"),
        gold("indirect", words(4, 5), speaker=None),
    ],
    [
        found("direct", words(0, 0), confidence=0.95),
        found("mixed", words(1, 2), confidence=0.85, rule="que-clause"),
        found("indirect", Span(*(44, 48)), confidence=0.45),
        found("direct", words(3, 3), confidence=0.41),
    ],
)


def test_figures_by_hand() -> None:
    total = figures(HAND)
    assert (total.gold, total.found) == (3, 4)
    assert total.precision == pytest.approx(2 / 4)
    assert total.recall == pytest.approx(2 / 3)
    assert total.f1 == pytest.approx(4 / 7)  # 2 · 2 / (3 + 4)
    assert total.exact_f1 == pytest.approx(2 / 7)  # 2 · 1 / (3 + 4)
    assert total.speaker_accuracy == pytest.approx(1 / 2)  # of the two matched, both with a known speaker
    assert total.end_to_end_f1 == pytest.approx(2 * (1 / 4) * (1 / 2) / (1 / 4 + 1 / 2))  # one of two known


def test_figures_of_a_kind_count_matches_by_the_annotation_and_extras_by_themselves() -> None:
    direct = figures(HAND, GROUPS["direct"])
    assert (direct.gold, direct.found, direct.precision, direct.recall) == (1, 2, 0.5, 1.0)
    marked = figures(HAND, GROUPS["marked"])
    assert (marked.gold, marked.found) == (2, 3)


def test_a_match_of_another_kind_counts_as_match() -> None:
    assert figures(compared([gold("mixed", words(0, 1))], [found("indirect", words(0, 1))]), GROUPS["mixed"]).f1 == 1


def test_figures_of_rules() -> None:
    rows = {row.rule: (row.found, row.matched, row.exact, row.right) for row in by_rule(HAND)}
    assert rows == {"incise": (3, 1 / 3, 1 / 3, 1 / 3), "que-clause": (1, 1.0, 0.0, 0.0)}


def test_reliability() -> None:
    rows = [(row.low, row.found, row.confidence, row.right) for row in reliability(HAND)]
    assert rows == [(0.4, 2, pytest.approx(0.43), 0.0), (0.8, 1, 0.85, 0.0), (0.9, 1, 0.95, 1.0)]


def test_full_confidence_is_in_the_last_bin() -> None:
    (row,) = reliability(compared([gold("direct", words(0, 0))], [found("direct", words(0, 0), confidence=1.0)]))
    assert (row.low, row.right) == (0.9, 1.0)


def test_errors_are_listed_with_what_was_annotated_and_found() -> None:
    assert [(error.name, error.gold is not None, error.found is not None) for error in errors(HAND)] == [
        ("speaker", True, True),
        ("missed", True, False),
        ("extra", False, True),
        ("extra", False, True),
    ]


def test_nothing_at_all_scores_nothing() -> None:
    assert figures(compared([], [])).f1 == 0
    assert by_rule(compared([], [])) == []
    assert reliability(compared([], [])) == []


def test_edges_without_letters_or_digits_do_not_count() -> None:
    exact = compared([gold("direct", Span(0, 10))], [found("direct", Span(0, 11))])
    assert figures(exact).exact_f1 == 1


def test_a_half_is_enough_and_less_is_not() -> None:
    assert figures(compared([gold("direct", words(0, 1))], [found("direct", words(0, 0))])).f1 == 1
    assert figures(compared([gold("direct", words(0, 2))], [found("direct", words(0, 0))])).f1 == 0


@pytest.mark.parametrize(
    ("name", "speaker", "aliases", "expected"),
    [
        ("Ana Ruiz", "Ana Ruiz", [], True),
        ("ruiz", "Mme Ana Ruíz", [], True),
        ("la ministre Ana Ruiz", "Ana Ruiz", [], True),
        ("la maire", "Ana Ruiz", ["La maire de Tolbec"], True),
        ("Ana Roux", "Ana Ruiz", [], False),
        ("le ministre", "la ministre", [], False),  # two titles are no name
        ("le ministre", "le ministre", [], True),
        (None, "Ana Ruiz", [], False),
        ("Ana Ruiz", None, [], False),
    ],
)
def test_names_are_compared_by_their_words(
    name: str | None, speaker: str | None, aliases: list[str], expected: bool
) -> None:
    assert is_same_speaker(name, gold("direct", words(0, 0), speaker=speaker, aliases=aliases)) is expected


_SPANS = st.lists(st.tuples(st.integers(0, 65), st.integers(1, 30)), min_size=1, max_size=3).map(
    lambda pairs: tuple(Span(start, start + size) for start, size in pairs)
)


@given(st.lists(_SPANS, max_size=5), st.lists(_SPANS, max_size=5))
def test_matching_is_that_of_sets_of_characters(
    annotated: list[tuple[Span, ...]], ours: list[tuple[Span, ...]]
) -> None:
    comparison = compared([gold("direct", *spans) for spans in annotated], [found("direct", *spans) for spans in ours])

    def letters(spans: tuple[Span, ...]) -> set[int]:
        return {i for start, end in spans for i in range(start, min(end, len(TEXT))) if TEXT[i].isalnum()}

    one, other = [letters(spans) for spans in annotated], [letters(spans) for spans in ours]
    overlaps = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(one) for j, b in enumerate(other) if a & b]
    matches: dict[int, float] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= 0.5 and i not in matches and j not in taken:
            matches[i] = overlap
            taken.add(j)
    assert [pair.overlap for pair in comparison.pairs] == [matches.get(i, 0.0) for i in range(len(annotated))]


class TestReading:
    def test_segments_are_found_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Oui. Non. « Oui », dit-il, « et non ». Oui.", encoding="utf-8")
        quotes = [{"kind": "direct", "segments": segments} for segments in (["Oui"], ["Oui", "non"], ["Oui"], ["Oui"])]
        (tmp_path / "a.json").write_text(json.dumps({"doc": "a", "quotes": quotes}), encoding="utf-8")
        spans = [quote.spans for quote in read_gold(str(tmp_path))["a"]]
        assert spans == [((0, 3),), ((0, 3), (32, 35)), ((12, 15),), ((39, 42),)]

    def test_a_segment_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Oui.", encoding="utf-8")
        content = {"doc": "a", "quotes": [{"kind": "direct", "segments": ["Non"]}]}
        (tmp_path / "a.json").write_text(json.dumps(content), encoding="utf-8")
        with pytest.raises(InputError, match="not in the text from offset 0 on: Non"):
            read_gold(str(tmp_path / "a.json"))

    @pytest.mark.parametrize(
        ("content", "line"),
        [("{", "not JSON"), ("[1]", "not in the format"), ('{"a": [{"spans": [[0, 1]]}]}', "not in the format")],
    )
    def test_what_is_no_annotation_is_said(self, tmp_path: Path, content: str, line: str) -> None:
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=line):
            read_gold(str(tmp_path / "a.json"))

    def test_a_missing_file_is_said(self) -> None:
        with pytest.raises(InputError, match=r"none\.json: cannot be read"):
            read_gold("none.json")


class TestCommand:
    @pytest.fixture
    def annotation(self, tmp_path: Path) -> Path:
        (tmp_path / "a.txt").write_text("« Oui », a déclaré Ana Ruiz.\n", encoding="utf-8")
        quotes = [{"kind": "direct", "spans": [[2, 5]], "speaker": "Karim Villedieu"}]
        (tmp_path / "gold.json").write_text(json.dumps({"a": quotes}), encoding="utf-8")
        return tmp_path / "gold.json"

    def test_texts_beside_the_annotation_are_read(self, run: Run, annotation: Path) -> None:
        result = run("evaluate", annotation, "--json").json
        assert result["figures"]["all"]["f1"] == 1
        assert result["figures"]["all"]["speaker_accuracy"] == 0
        (error,) = result["errors"]
        assert (error["error"], error["text"], error["speaker"]) == ("speaker", "Oui", "Ana Ruiz")

    def test_the_table_lists_errors(self, run: Run, annotation: Path) -> None:
        shown = run("evaluate", annotation).stdout
        assert "SPEAKER a:1 direct: Oui" in shown
        assert "gold: Karim Villedieu; found: Ana Ruiz" in shown
        assert "SPEAKER" not in run("evaluate", annotation, "--errors", 0).stdout

    def test_texts_may_be_elsewhere(self, run: Run, annotation: Path) -> None:
        texts = annotation.parent / "texts"
        texts.mkdir()
        (annotation.parent / "a.txt").rename(texts / "a.txt")
        assert run("evaluate", annotation, texts, "--json").json["figures"]["all"]["f1"] == 1
        result = run("evaluate", annotation)
        assert (result.code, result.stdout) == (ExitCode.INPUT, "")
        assert "no text for a: neither" in result.stderr
        texts.rename(annotation.parent / "gold")
        assert run("evaluate", annotation).code == 0

    def test_a_text_that_is_missing_is_said_and_left_out(self, run: Run, annotation: Path, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_text("Non.", encoding="utf-8")
        result = run("evaluate", annotation, tmp_path / "b.txt", "--json")
        assert result.code == ExitCode.INPUT
        assert "no text for a in" in result.stderr
        assert result.json["figures"]["all"]["gold"] == 0
