"""A user's own verbs, persons and titles: what they change, with any number of processes, and what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, Run

TEXT = """Le maire gazouille que la piscine rouvrira lundi.
« Tout est prêt », a dit Kerbrat. Elle affirme que rien ne changera.
« Venez », blogguait le Maître-nageur Roux.
"""
VERBS = "# les nôtres\n\ngazouiller\nblogguer\twrite\tincise, que\tyes\ndire\tsay\tincise\tno\n"
NAMES = "\ufeffZyldia Kerbrat\tf\tla Panthère de Brest; Kerbrat\r\nMaître-nageur\tm\t-\ttitle\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"a.txt": TEXT, "v.tsv": VERBS, "n.tsv": NAMES}.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def found(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """In a process of its own: the lists are read once a process."""
    command = [sys.executable, "-m", "quotefind", "list", "a.txt", "--json", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    quotes: list[dict[str, Any]] = json.loads(done.stdout)
    return quotes


def test_without_them_nothing_is_known(folder: Path) -> None:
    assert {quote["verb"] for quote in found(folder)} <= {"dire", "affirmer", None}
    assert {quote["speaker"] for quote in found(folder)} >= {"Kerbrat"}


def test_verbs_report(folder: Path) -> None:
    verbs = [quote["verb"] for quote in found(folder, "--verbs", "v.tsv")]
    assert verbs == ["gazouiller", "dire", "affirmer", "blogguer"]


def test_persons_have_their_name_and_gender_and_titles_are_no_part_of_it(folder: Path) -> None:
    quotes = found(folder, "--verbs", "v.tsv", "--names", "n.tsv")
    assert [(quote["speaker"], quote["gender"]) for quote in quotes[1:3]] == [("Zyldia Kerbrat", "f")] * 2
    assert quotes[3]["speaker"] == "Roux"


def test_with_more_processes_the_same(folder: Path) -> None:
    words = ("--verbs", "v.tsv", "--names", "n.tsv", "--glob", "*.txt")
    for number in range(9):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    assert found(folder, ".", *words, "--jobs", "2") == found(folder, ".", *words, "--jobs", "1")


def test_a_started_process_finds_the_words_of_its_parent(folder: Path) -> None:
    """As where processes are not forked: it knows only the environment."""
    program = """
import multiprocessing, sys
from quotefind.cli.task import QuotesTask
from quotefind.lexicons.user import use
from quotefind.model import Document
from quotefind.options import Options
from quotefind.readers.base import TextItem
def verbs(text):
    return [quote.verb for quote in QuotesTask(Options())(TextItem("a", 1, 1, Document(text)))]
if __name__ == "__main__":
    use(sys.argv[1], None)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.apply(verbs, ["Le maire gazouille que la piscine rouvrira lundi."]))
"""
    (folder / "program.py").write_text(program, encoding="utf-8")
    command = [sys.executable, "program.py", "v.tsv"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "['gazouiller']\n"


@pytest.mark.parametrize(
    ("option", "content", "message"),
    [
        ("--verbs", "dire\tsayy", "line 1: no class sayy; there are accuse, "),
        ("--verbs", "dire\t-\tque,quoi", "line 1: no frame quoi; there are "),
        ("--verbs", "# a\n\ngazouillis", "line 3: gazouillis is no infinitive"),
        ("--verbs", "dire\ndire", "line 2: dire stands twice"),
        ("--verbs", "dire\tsay\tque\tyes\tnote\tmore", "line 1: at most 4 cells wanted, 6 found"),
        ("--verbs", "se", "line 1: se is no infinitive"),
        ("--verbs", "ne pas", "line 1: ne pas is no infinitive"),
        ("--names", "\tf", "line 1: the first cell is empty"),
        ("--names", "Ana Ruiz\tx", "line 1: no gender x; there are -, f, m"),
        ("--names", "Ana Ruiz\tf\tla chef\nAna Roux\tf\tLA CHEF", "line 2: LA CHEF is Ana Ruiz already"),
        ("--names", "Ana Ruiz\tf\t-\trang", "line 1: no kind rang; there are person, title"),
    ],
)
def test_a_bad_line_is_named(run: Run, folder: Path, option: str, content: str, message: str) -> None:
    (folder / "bad.tsv").write_text(content, encoding="utf-8")
    result = run("list", folder / "a.txt", option, folder / "bad.tsv")
    assert result.code == 2
    assert f"bad.tsv, {message}" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_list_that_is_not_there_or_no_text_is_named(run: Run, folder: Path) -> None:
    assert "absent.tsv: cannot be read" in run("list", folder / "a.txt", "--names", folder / "absent.tsv").stderr
    (folder / "bad.tsv").write_bytes(b"d\xe9clarer")
    assert "bad.tsv: not UTF-8" in run("list", folder / "a.txt", "--verbs", folder / "bad.tsv").stderr
