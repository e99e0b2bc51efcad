"""Defaults from a file and the environment: what holds before what, and one line for what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie. Elle affirme que tout est prêt.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def form(run: Run, *args: object, env: dict[str, str] | None = None) -> str:
    """The format that came out, told by how it begins."""
    out = run("list", "a.txt", *args, env=env).stdout
    return {"s": "csv" if out.startswith("source,") else "table", "[": "json", "{": "jsonl", "|": "markdown"}[out[0]]


def test_the_nearest_holds(run: Run, folder: Path) -> None:
    assert form(run) == "table"
    (folder / "pyproject.toml").write_text('[tool.quotefind]\nto = "csv"\n', encoding="utf-8")
    assert form(run) == "csv"
    (folder / "quotefind.toml").write_text('to = "markdown"\n', encoding="utf-8")
    assert form(run) == "markdown"
    (folder / "mine.toml").write_text('to = "csv"\n[list]\nto = "json"\n', encoding="utf-8")
    assert form(run, "--config", "mine.toml") == "json"
    assert form(run, env={"QUOTEFIND_CONFIG": "mine.toml"}) == "json"
    assert form(run, "--config=mine.toml", env={"QUOTEFIND_TO": "jsonl"}) == "jsonl"
    assert form(run, "--to", "csv", env={"QUOTEFIND_TO": "jsonl"}) == "csv"
    assert form(run, "--json", env={"QUOTEFIND_TO": "jsonl"}) == "json"
    assert form(run, "--config", "/dev/null") == "table"


def test_values_of_all_kinds(run: Run, folder: Path) -> None:
    (folder / "quotefind.toml").write_text(
        'jsonl = true\nkind = ["indirect"]\nmin_confidence = 0.1\n', encoding="utf-8"
    )
    assert [quote["kind"] for quote in run("list", "a.txt").jsonl] == ["indirect"]
    assert [quote["kind"] for quote in run("list", "a.txt", "--kind", "direct").jsonl] == ["direct"]
    env = {"QUOTEFIND_KIND": "direct, indirect", "QUOTEFIND_JSONL": "1", "QUOTEFIND_LIMIT": "9"}
    assert len(run("list", "a.txt", env=env).jsonl) == 2


def test_an_option_of_another_command_is_left_to_it(run: Run, folder: Path) -> None:
    (folder / "quotefind.toml").write_text('by = "gender"\n[stats]\ncsv = true\n', encoding="utf-8")
    assert run("list", "a.txt").code == 0
    assert run("stats", "a.txt").stdout.startswith("name,")
    assert "\nf," in run("stats", "a.txt").stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("jobs = 0", "quotefind.toml, jobs: 0 is not in the range x>=1."),
        ('jobs = "x"', "quotefind.toml, jobs: 'x' is not a valid int"),
        ("jobs = true", "quotefind.toml, jobs: one value wanted, not True"),
        ('quiet = "yes"', "quotefind.toml, quiet: true or false wanted, not 'yes'"),
        ('kind = "said"', "quotefind.toml, kind: 'said' is not one of"),
        ("min-confidense = 1", "quotefind.toml, min-confidense: no such option; did you mean min-confidence?"),
        ("[list]\nx = 1", "quotefind.toml [list], x: no such option"),
        ('output = "a.txt"', "quotefind.toml, output: only the command line can say that"),
        ("jobs 3", "quotefind.toml: not TOML: "),
    ],
)
def test_what_is_wrong_is_one_line(run: Run, folder: Path, content: str, message: str) -> None:
    (folder / "quotefind.toml").write_text(content + "\n", encoding="utf-8")
    result = run("list", "a.txt")
    assert result.code == 2
    assert result.stderr.startswith(f"quotefind: {message}")
    assert result.stderr.count("\n") == 1


def test_what_is_wrong_in_the_environment_is_one_line(run: Run) -> None:
    assert (
        "QUOTEFIND_JBOS: no such option; did you mean jobs?" in run("list", "a.txt", env={"QUOTEFIND_JBOS": "2"}).stderr
    )
    assert "QUOTEFIND_JOBS: 'x' is not" in run("list", "a.txt", env={"QUOTEFIND_JOBS": "x"}).stderr
    absent = run("list", "a.txt", "--config", "absent.toml")
    assert (absent.code, absent.stderr.count("\n")) == (2, 1)


def test_a_project_of_something_else_says_nothing(run: Run, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "quotefind-notes"\n', encoding="utf-8")
    assert form(run) == "table"
