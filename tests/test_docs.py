"""The README tells the truth: its outputs are the program's, its commands, options and keys are all there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import regex

from conftest import PROJECT, Run
from quotefind.errors import ExitCode
from quotefind.options import Options
from sample import quote

README = (PROJECT / "README.md").read_text(encoding="utf-8")
OUTPUT = regex.compile(r"<!-- output, (\d+) columns -->\n```console\n\$ quotefind (.*)\n((?:(?!```).*\n)*)```")


@pytest.mark.parametrize(("columns", "arguments", "shown"), OUTPUT.findall(README))
def test_outputs_are_what_the_command_prints(
    run: Run, columns: str, arguments: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    result = run(*arguments.split(), tty=True, env={"COLUMNS": columns, "NO_COLOR": "1"})
    printed = "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())
    assert printed == shown, "run python tests/test_docs.py to write the outputs anew"


def test_the_first_screen_shows_an_output() -> None:
    assert OUTPUT.search("\n".join(README.splitlines()[:40]))


def test_every_command_and_only_those_are_listed(run: Run) -> None:
    listed = regex.findall(r"^\| `quotefind ([\w-]+)", README, regex.MULTILINE)
    commands = run("--help").stdout.partition("Commands:")[2]
    shown = regex.findall(r"^  ([a-z][\w-]*)", commands, regex.MULTILINE)
    assert sorted(listed) == sorted(shown)


def test_every_key_of_the_result_is_explained() -> None:
    table = README.partition("## Result")[2].partition("## Accuracy")[0]
    explained = [key for row in regex.findall(r"^\| (`.*?) \|", table, regex.MULTILINE) for key in row.split(", ")]
    assert [key.strip("`") for key in explained] == list(quote().to_dict())


def test_every_option_of_selection_is_explained() -> None:
    names = {"kinds": "kind"}
    for item in fields(Options):
        assert f"--{names.get(item.name, item.name).replace('_', '-')}" in README


def test_every_exit_code_is_explained() -> None:
    table = README.partition("## Exit codes")[2].partition("## Bad input")[0]
    assert regex.findall(r"^\| (\d+)", table, regex.MULTILINE) == [str(int(code)) for code in ExitCode]


def test_the_python_examples_run() -> None:
    one_text, files = regex.findall(r"```python\n(.*?)```", README, regex.DOTALL)
    assert _printed(one_text).startswith("Ana Ruiz direct Nous partons")
    assert _printed(files).startswith("seeds/otan-ukraine.txt ")


def _printed(example: str) -> str:
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True, cwd=PROJECT)
    return done.stdout


def test_ci_runs_the_test_command_of_the_readme(tmp_path: Path) -> None:
    """With a stand-in for the shell that it is given to: the run stops at the first step, which prints itself."""
    (tmp_path / "bash").write_text('#!/bin/sh\necho "given: $4"\nexit 9\n', encoding="utf-8")
    (tmp_path / "bash").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    script = ["/bin/bash", str(PROJECT / ".ci" / "run")]
    done = subprocess.run(script, capture_output=True, text=True, env=environment, check=False)
    (command,) = regex.findall(r"<!-- test command -->\n```sh\n(.*)\n```", README)
    assert f"given: {command}" in done.stdout
    assert done.returncode == 9


def _write_outputs() -> None:
    """Writes the outputs in the README anew."""

    def printed(match: regex.Match[str]) -> str:
        environment = {**os.environ, "COLUMNS": match[1], "NO_COLOR": "1"}
        program = "import sys; sys.stdout.isatty = lambda: True; from quotefind.cli import main; main(sys.argv[1:])"
        command = [sys.executable, "-c", program, *match[2].split()]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=PROJECT, check=True)
        lines = "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())
        return f"<!-- output, {match[1]} columns -->\n```console\n$ quotefind {match[2]}\n{lines}```"

    (PROJECT / "README.md").write_text(OUTPUT.sub(printed, README), encoding="utf-8")


if __name__ == "__main__":
    _write_outputs()
