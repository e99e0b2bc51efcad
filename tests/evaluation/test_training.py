"""Learning the weights from annotated texts."""

import json
from pathlib import Path

import pytest

from quotefind.evaluation.gold import GoldQuote
from quotefind.evaluation.training import Decision, cross_validated, decisions_of, learn, main, right_share
from quotefind.model import Span

TEXT = "Anne Roux dirige le musée. Elle a reçu Lise Petit. « Nous ouvrirons en mai », dit-elle.\n"
START = TEXT.index("Nous")
GOLD = GoldQuote("direct", (Span(START, START + len("Nous ouvrirons en mai")),), "Anne Roux")


def _invented(count: int = 10) -> list[Decision]:
    """Decisions in which the farther candidate that spoke is always right."""
    right, wrong = {"said": 1.0, "sentences": 2.0}, {"sentences": 1.0}
    return [Decision(f"t{n}", ((right, True), (wrong, False))) for n in range(count)]


def test_learns_what_decides() -> None:
    start = {"said": 0.0, "sentences": -0.5}
    learned = learn(_invented(), start)
    assert right_share(_invented(), start) == 0.0
    assert right_share(_invented(), learned) == 1.0
    assert learned == learn(_invented(), start)


def test_tried_on_other_documents_than_learned_from() -> None:
    start = {"said": 0.0, "sentences": -0.5}
    assert cross_validated(_invented(), start) == 1.0


def test_what_is_left_out_weighs_nothing() -> None:
    assert learn(_invented(), {"said": 1.0, "sentences": -0.5}, "said")["said"] == 0.0


def test_a_pronoun_with_two_candidates_is_one_decision() -> None:
    (decision,) = decisions_of("t", TEXT, [GOLD])
    assert {right for _, right in decision.candidates} == {True, False}


def test_command_prints_figures_and_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quote = {"kind": "direct", "spans": [list(GOLD.spans[0])], "speaker": "Anne Roux"}
    (tmp_path / "gold.json").write_text(json.dumps({"t": [quote]}), encoding="utf-8")
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("decisions 1; ")
    assert "\nsubject\t" in out


def test_command_without_texts_says_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
