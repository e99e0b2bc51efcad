"""The manual page says what --help says, and man can print it."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import regex

from conftest import Run
from quotefind.cli.app import commands
from quotefind.cli.man import _text


@pytest.fixture
def page(run: Run) -> str:
    result = run("man")
    assert (result.code, result.stderr) == (0, "")
    return result.stdout


def test_every_command_option_and_exit_code_is_there(page: str) -> None:
    plain = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "")
    for name, command in commands().items():
        if command.hidden:
            continue
        section = plain.partition(f".SS quotefind {name}")[2].partition(".SS ")[0]
        for param in command.params:
            assert param.param_type_name == "argument" or all(option in section for option in param.opts)
    assert regex.findall(r"^\.B (\d+)", page, regex.MULTILINE) == ["0", "1", "2", "3", "130"]
    assert "QUOTEFIND_CONFIG" in page


def test_the_command_itself_is_not_listed(run: Run, page: str) -> None:
    assert "  man " not in run("--help").stdout
    assert "quotefind man" not in page.partition(".SH COMMANDS")[2].partition(".SH CONFIGURATION")[0]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [(".seeds", "\\&.seeds"), ("'a'", "\\(aqa\\(aq"), ("a\\b", "a\\eb"), ("--to", "\\-\\-to"), ("a\n.TH x", "a .TH x")],
)
def test_no_text_is_a_request(text: str, escaped: str) -> None:
    assert _text(text).removeprefix("\\&") == escaped.removeprefix("\\&")
    assert not _text(text).startswith((".", "'"))


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_prints_it_without_a_warning(page: str) -> None:
    command = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-P-cbou"]
    done = subprocess.run(command, input=page.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    printed = " ".join(done.stdout.decode().split())
    assert "--min-confidence X Only with this confidence or more." in printed
    assert "quotefind explain article.txt --line 12" in printed
    assert "déclarer" in printed
