"""On a terminal: columns stand under each other whatever the script, and places are links to their files."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.cells import cell_len

from conftest import Run
from quotefind.writers.quotes import write_quotes_table
from quotefind.writers.table import Column, Row, write_table
from quotefind.writers.terminal import Style, cell_width
from sample import quote

NAMES = ["Éva", "東京都", "e\u0301toile", "😀", "Łódź", "ﬁ", "Ana"]


@pytest.mark.parametrize("text", [*NAMES, "", "« Oui » – l’État…", "\u200bx"])
def test_widths_are_those_of_a_terminal(text: str) -> None:
    assert cell_width(text) == cell_len(text)


def test_columns_stand_under_each_other() -> None:
    out = io.StringIO()
    write_table((Column("name"), Column("n", right=True)), [Row((name, "1")) for name in NAMES], out, Style())
    assert len({cell_len(line) for line in out.getvalue().splitlines()}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal(name: str) -> None:
    out = io.StringIO()
    long = quote(speaker=name * 12, text=f"{name} dit oui. " * 40)
    write_quotes_table([long], out, Style(width=80))
    assert max(map(cell_len, out.getvalue().splitlines())) <= 80
    assert out.getvalue().count("\n") <= 8


def test_places_are_links_on_a_terminal_with_colour(run: Run, tmp_path: Path) -> None:
    article = tmp_path / "un été#1.txt"
    article.write_text("Il pleut.\n« Oui », a dit Ana Ruiz.\n", encoding="utf-8")
    address = f"{tmp_path}/un%20%C3%A9t%C3%A9%231.txt"
    for command, wanted in (("list", f"{address}#2"), ("explain", f"{address}#2")):
        out = run(command, article, tty=True, env={"TERM": "xterm-256color"}).stdout
        assert f"{wanted}\x1b\\" in out
        assert out.count("\x1b]8;") % 2 == 0
        assert "\x1b]8;" not in run(command, article, tty=True, env={"NO_COLOR": "1"}).stdout
        assert "\x1b]8;" not in run(command, article, "--color", "always").stdout


def test_what_is_no_file_is_no_link(tmp_path: Path) -> None:
    style = Style(links=True)
    assert style.link("-", "-", 1) == "-"
    archive = tmp_path / "presse.jsonl"
    archive.touch()
    assert (style.address(f"{archive}#12", 3) or "").endswith("/presse.jsonl")
    assert Style().address(str(archive)) is None
