"""What strangers wrote does nothing to the one who reads the results; each guard is shown to be the one that holds.

Every test is run twice: as the program is, and with its guard taken away, where it must fail.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import regex

from conftest import Result, Run
from quotefind.cli import run as cli_run
from quotefind.writers import json as json_writer
from quotefind.writers import sheets, tables, terminal

# Colour codes are the program's own where it was told to colour.
ACTS = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COLOUR = regex.compile(r"\x1b\[[\d;]*m")
TITLE = "\x1b]0;pris\x07"  # sets the title of a terminal
ARTICLE = (
    f"Le pont\n\n« {TITLE}Bonjour \u202exuaf\u202c <script>alert(1)</script> \x9b2J la\rroute | [bold]x[/bold] »,"
    " a déclaré Lise \x1b[2JFerrand.\n\n« =HYPERLINK(0) », a dit \u2066Ana\u2069 Ruiz.\n\n"
    + "Il pleut sur la ville et les rues sont vides. "
    * 40
)
NAME = "a\x1b[2J\n=1+1<b>.txt"
NEVER = regex.compile(r"(?!)")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article that a stranger wrote and named, and a record with half a sign of UTF-16."""
    top = tmp_path / "recu"
    top.mkdir()
    (top / NAME).write_text(ARTICLE, encoding="utf-8", newline="")
    record = {"id": "=\ud800\x1b[1m", "text": "« Non \ud800 \x85 \udfff », a dit Lise Ferrand."}
    (top / "z.jsonl").write_text(json.dumps(record), encoding="utf-8")
    with open(os.fsencode(top) + b"/caf\xe9.txt", "w", encoding="utf-8") as out:  # no UTF-8
        out.write("« Oui », a dit Lise Ferrand.")
    return top


def _acts(result: Result) -> bool:
    return ACTS.search(COLOUR.sub("", result.stdout)) is not None


def _computes(result: Result) -> bool:
    rows = csv.reader(io.StringIO(result.stdout))
    return any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def _marks_up(result: Result) -> bool:
    return "<script" in result.stdout or "<b>" in result.stdout


def _marks_down(result: Result) -> bool:
    rows = result.stdout.splitlines()[2:]
    return any(len(regex.findall(r"(?<!\\)\|", row)) != 7 for row in rows) or bool(
        regex.search(r"(?<!\\)<", result.stdout)
    )


def _is_loud(result: Result) -> bool:
    return ACTS.search(result.stderr) is not None or result.stderr.count("\n") != 1


CONTROLS = (terminal, "_CONTROL", NEVER)
GUARDED: dict[str, tuple[tuple[str, ...], Callable[[Result], bool], tuple[object, str, object]]] = {
    "table": (("list",), _acts, CONTROLS),
    "coloured table": (("list", "--color", "always"), _acts, CONTROLS),
    "speakers": (("speakers",), _acts, CONTROLS),
    "explain": (("explain",), _acts, CONTROLS),
    "show": (("show",), _acts, CONTROLS),
    "coloured text": (("show", "--color", "always"), _acts, CONTROLS),
    "stats": (("stats", "--by", "source"), _acts, CONTROLS),
    "csv": (("list", "--to", "csv"), _acts, CONTROLS),
    "tsv": (("list", "--to", "tsv"), _acts, CONTROLS),
    "stats as csv": (("stats", "--by", "source", "--csv"), _acts, CONTROLS),
    "formulas": (("list", "--to", "csv"), _computes, (sheets, "_COMPUTED", ("no such start",))),
    "markdown": (("list", "--to", "markdown"), _marks_down, (tables, "_MARKUP", {})),
    "html": (("list", "--to", "html"), _marks_up, (tables, "html", SimpleNamespace(escape=str))),
    "control signs in html": (("list", "--to", "html"), _acts, CONTROLS),
}


@pytest.mark.parametrize("case", GUARDED)
def test_an_output_does_nothing(run: Run, folder: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, is_harmful, (module, name, without) = GUARDED[case]
    result = run(*arguments, folder, "--jobs", 1) if arguments[0] in {"list", "speakers"} else run(*arguments, folder)
    assert result.code == 0, result.stderr
    assert "Bonjour" in result.stdout or arguments[0] in {"speakers", "stats"}
    assert not is_harmful(result)
    monkeypatch.setattr(module, name, without)
    assert is_harmful(run(*arguments, folder))


def test_an_error_is_one_line_that_does_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / NAME
    assert not _is_loud(run("text", missing))
    monkeypatch.setattr(cli_run, "one_line", str)
    assert _is_loud(run("text", missing))


@pytest.mark.parametrize("arguments", [("--match", "\x1b("), ("--encoding", "\x1b[2J"), ("--format", "\x1b[2J\n")])
def test_a_wrong_argument_is_told_in_one_line_that_does_nothing(run: Run, arguments: tuple[str, str]) -> None:
    result = run("list", "-", *arguments, stdin="x")
    assert result.code == 2
    assert not _is_loud(result)


def test_a_text_is_bare_only_where_no_terminal_shows_it(run: Run, folder: Path) -> None:
    assert _acts(run("text", folder))  # spans index it: every sign as it is
    assert not _acts(run("text", folder, tty=True))


@pytest.mark.parametrize("target", ["json", "jsonl", "csv", "html", "markdown", "table"])
def test_an_output_in_a_file_is_utf_8_whatever_is_in_it(run: Run, folder: Path, tmp_path: Path, target: str) -> None:
    path = tmp_path / "resultat"
    assert run("list", folder, "--to", target, "--output", path).code == 0
    assert path.read_bytes().decode("utf-8")


def test_half_a_sign_stays_valid_json(run: Run, folder: Path) -> None:
    texts = [item["text"] for item in run("list", folder, "--json").json]
    assert any("\ud800" in text and "\udfff" in text for text in texts)


@pytest.mark.parametrize(
    "arguments", [("list", "--json"), ("list", "--jsonl"), ("speakers", "--json"), ("explain", "--json")]
)
def test_json_does_nothing(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    assert not _acts(run(*arguments, folder))


@pytest.mark.parametrize("sign", ["\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\ud800"])
def test_json_escapes_what_json_need_not(sign: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert json_writer.to_json(sign).isascii()
    assert json.loads(json_writer.to_json(sign)) == sign
    monkeypatch.setattr(json_writer, "_UNSAFE", NEVER)
    assert sign in json_writer.to_json(sign)


@pytest.mark.parametrize("arguments", [("text",), ("stats", "--by", "source", "--csv")])
def test_half_a_sign_goes_to_a_file_too(run: Run, folder: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, folder, "--output", tmp_path / "resultat")
    assert (result.code, result.stderr) == (0, "")
