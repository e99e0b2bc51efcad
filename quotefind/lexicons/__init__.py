"""Reading the word lists of this package: one entry a line, ``#`` comments and blank lines skipped.

Each list has its own cached loader in the module named after it; this file only reads lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from quotefind.errors import LexiconError


def read_text(name: str) -> str:
    """The whole text of the list ``name``, a file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def read_lines(name: str) -> Iterator[tuple[int, str]]:
    """The entries of the list ``name`` (a file of this package) with their line numbers, from 1.

    Raises ``LexiconError`` where a line has stray spaces at an end.
    """
    for number, line in enumerate(read_text(name).split("\n"), start=1):
        if not line or line[0] == "#":
            continue
        if line[0].isspace() or line[-1].isspace():
            raise bad_line(name, number, "stray space at an end")
        yield number, line


def load_tsv(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of the tab-separated list ``name`` with their line numbers, each of ``columns`` cells.

    A cell ``-`` stands for an empty one and comes out as ``""``. Raises ``LexiconError`` where a
    row has another number of cells, or a cell is blank or has stray spaces.
    """
    for number, line in read_lines(name):
        cells = line.split("\t")
        if len(cells) != columns:
            raise bad_line(name, number, f"{columns} cells wanted, {len(cells)} found")
        if any(not cell or cell != cell.strip() for cell in cells):
            raise bad_line(name, number, "blank cell or stray space; write - for an empty cell")
        yield number, ["" if cell == "-" else cell for cell in cells]


def bad_line(name: str, number: int, fault: str) -> LexiconError:
    """The error for line ``number`` of the list ``name``, to be raised by the caller."""
    return LexiconError(f"{name}, line {number}: {fault}")
