"""Where results must not go: over what is read, or nowhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n"


@pytest.mark.parametrize("by", ["name", "link", "folder"])
def test_an_output_that_is_an_input_is_refused_and_kept(run: Run, tmp_path: Path, by: str) -> None:
    article = tmp_path / "conseil.txt"
    article.write_text(TEXT, encoding="utf-8")
    link = tmp_path / "lien"
    link.symlink_to(article)
    given = {"name": article, "link": link, "folder": tmp_path}[by]
    result = run("list", given, "--output", article)
    assert result.code == 2
    assert "one of the inputs" in result.stderr
    assert article.read_text(encoding="utf-8") == TEXT


def test_closed_standard_output_is_one_line(tmp_path: Path) -> None:
    article = tmp_path / "conseil.txt"
    article.write_text(TEXT, encoding="utf-8")
    command = ["sh", "-c", '"$0" -m quotefind list "$1" >&-', sys.executable, str(article)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr.count("\n") == 1
    assert "internal" not in done.stderr
    assert done.returncode == 2
