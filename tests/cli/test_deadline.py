"""A document, or a pattern of the user's, that takes too long: it costs that document, named, and no other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from quotefind.cli.deadline import BYTES_A_SECOND, SECONDS, Late, Timed, in_time
from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, TextItem

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n\n"


@pytest.fixture
def inputs(tmp_path: Path) -> tuple[Path, Path]:
    long, short = tmp_path / "long.txt", tmp_path / "court.txt"
    long.write_text(TEXT * 20_000, encoding="utf-8")
    short.write_text(TEXT, encoding="utf-8")
    return long, short


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_late_document_costs_itself_only(run: Run, inputs: tuple[Path, Path], jobs: int) -> None:
    long, short = inputs
    result = run("list", long, short, "--timeout", 0.2, "--jobs", jobs, "--json")
    assert [item["source"] for item in result.json] == [str(short)]
    assert result.stderr == f"quotefind: {long}: given up after 0.2 seconds of work; --timeout allows more\n"
    assert result.code == 1


def test_show_and_explain_give_it_up_too(run: Run, inputs: tuple[Path, Path]) -> None:
    long, short = inputs
    result = run("explain", long, short, "--timeout", 0.2)
    assert "given up" in result.stderr
    assert str(short) in result.stdout
    assert result.code == 1


def _busy(item: Item) -> Iterator[int]:
    end = time.process_time() + 5
    while time.process_time() < end:
        try:
            list(range(1000))
        except Exception:  # noqa: BLE001 - a step of the program that takes every error for its own
            continue
    yield 1


def test_no_step_can_take_the_deadline_for_an_error_of_its_own() -> None:
    item = TextItem("a", 0, 0, Document("", "a"))
    with pytest.raises(InputError, match=r"^a: given up after 0\.05 seconds"):
        list(Timed(_busy, 0.05)(item))
    assert not issubclass(Late, Exception)


def test_waiting_and_writing_do_not_count() -> None:
    def waiting() -> Iterator[int]:
        time.sleep(0.2)
        yield 1
        yield 2

    taken = []
    for result in in_time(waiting, "a", 0, 0.1):
        end = time.process_time() + 0.2
        while time.process_time() < end:  # the one who takes it is slow
            pass
        taken.append(result)
    assert taken == [1, 2]


def test_the_usual_deadline_leaves_a_long_text_its_time() -> None:
    assert SECONDS >= 60
    assert BYTES_A_SECOND <= 100_000  # several times that is read in a second


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pattern_that_backtracks_is_given_up(
    run: Run, tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quotefind.selection import filters

    monkeypatch.setattr(filters, "MATCH_SECONDS", 0.2)
    bad, good = tmp_path / "a.txt", tmp_path / "b.txt"
    bad.write_text(f"« {'a' * 3000}b », a déclaré Lise Ferrand.\n", encoding="utf-8")
    good.write_text("« aaa », a déclaré Lise Ferrand.\n", encoding="utf-8")
    result = run("list", bad, good, "--match", "^(a|aa)+$", "--jobs", jobs, "--json")
    assert [item["source"] for item in result.json] == [str(good)]
    assert str(bad) in result.stderr
    assert "--match" in result.stderr
    assert result.code == 1
