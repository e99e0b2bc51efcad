"""Corrected exports of Label Studio as gold: what an annotator changes is what evaluate counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from quotefind.errors import InputError
from quotefind.evaluation.gold import GoldQuote, gold_texts, read_gold
from quotefind.model import Span

TEXT = "😀 « Je pars, dit Ana Ruiz, et je reste. »\n« Nous rouvrirons », a déclaré le maire, Yanis Ferrand.\n"


@pytest.fixture
def tasks(run: Run, tmp_path: Path) -> list[dict[str, Any]]:
    """What Label Studio would export of our tasks if the annotator only pressed « submit »."""
    (tmp_path / "port.txt").write_text(TEXT, encoding="utf-8")
    written: list[dict[str, Any]] = run("list", tmp_path / "port.txt", "--to", "label-studio").json
    for task in written:
        task["annotations"] = [{"result": task["predictions"][0]["result"], "was_cancelled": False}]
    return written


def saved(tmp_path: Path, tasks: object) -> str:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return str(path)


def test_segments_and_speakers_come_back_after_a_wide_sign(tmp_path: Path, tasks: list[dict[str, Any]]) -> None:
    (quotes,) = read_gold(saved(tmp_path, tasks)).values()
    assert [TEXT[start:end] for start, end in quotes[0].spans] == ["Je pars", "et je reste."]
    assert [quote.speaker for quote in quotes] == ["Ana Ruiz", "Yanis Ferrand"]


def test_evaluate_needs_no_other_texts(run: Run, tmp_path: Path, tasks: list[dict[str, Any]]) -> None:
    whole = run("evaluate", saved(tmp_path, tasks), "--json").json
    assert whole["errors"] == []
    (part,) = [one for one in tasks[0]["annotations"][0]["result"] if one["type"] == "textarea" and "q2" in one["id"]]
    part["value"]["text"] = ["Un autre"]
    (error,) = run("evaluate", saved(tmp_path, tasks), "--json").json["errors"]
    assert (error["error"], error["gold_speaker"]) == ("speaker", "Un autre")


def test_texts_may_stand_elsewhere(run: Run, tmp_path: Path, tasks: list[dict[str, Any]]) -> None:
    other = tmp_path / "ailleurs"
    other.mkdir()
    (other / "port.txt").write_text(TEXT, encoding="utf-8")
    assert run("evaluate", saved(tmp_path, tasks), other, "--json").json["errors"] == []


def test_the_latest_annotation_holds_and_a_cancelled_one_does_not(tmp_path: Path, tasks: list[dict[str, Any]]) -> None:
    result = tasks[0]["annotations"][0]["result"]
    tasks[0]["annotations"] = [
        {"result": result, "updated_at": "2026-02-01"},
        {"result": [], "updated_at": "2026-03-01"},
        {"result": result, "updated_at": "2026-04-01", "was_cancelled": True},
    ]
    assert list(read_gold(saved(tmp_path, tasks)).values()) == [[]]


def test_a_region_drawn_by_hand_is_a_quotation_of_nobody_or_of_names_typed(tmp_path: Path) -> None:
    region = {"id": "x1", "type": "labels", "value": {"start": 2, "end": 7, "labels": ["mixed"]}}
    typed = {"id": "x1", "type": "textarea", "value": {"text": ["Ana Ruiz", "la maire"]}}
    task = {"data": {"text": "Il a pris"}, "id": 7, "annotations": [{"result": [region]}]}
    assert read_gold(saved(tmp_path, [task])) == {"task-7": [GoldQuote("mixed", (Span(2, 7),), None)]}
    task["annotations"] = [{"result": [region, typed]}]
    (named,) = read_gold(saved(tmp_path, [task]))["task-7"]
    assert (named.speaker, named.aliases) == ("Ana Ruiz", ("la maire",))
    assert [document.source for document in gold_texts(saved(tmp_path, [task]))] == ["task-7"]


def _task(**changes: Any) -> list[dict[str, Any]]:
    return [{"data": {"text": "Il a pris", "source": "a.txt"}, "annotations": [{"result": []}]} | changes]


_WRONG = {"id": "x", "type": "labels", "value": {"start": 0, "end": 2, "text": "Elle", "labels": ["direct"]}}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (_task(annotations=[]), "nobody has annotated a.txt"),
        (_task(annotations=[{"result": [_WRONG]}]), "'Elle' does not stand at 0"),
        (_task(annotations=[{}]), "not in the format of Label Studio's JSON"),
        ([1, 2], "not in the format of an annotation"),
    ],
)
def test_what_is_no_export_says_so(tmp_path: Path, content: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_gold(saved(tmp_path, content))
