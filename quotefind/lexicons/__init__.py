"""Reading the word lists of this package: one entry a line, ``#`` comments and blank lines skipped.

Each list has its own cached loader in the module named after it; this file only reads lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from quotefind.errors import LexiconError
from quotefind.own import with_added

_FOLDER = os.path.dirname(__file__)  # not importlib.resources, whose import takes longer than most lists


def read_bare(name: str) -> str:
    """The whole text of the list ``name``, a file of this package, as it came with it."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def read_text(name: str) -> str:
    """The whole text of the list ``name``, a file of this package, with what a user adds to it."""
    return with_added(name, read_bare(name))


def read_lines(name: str) -> Iterator[tuple[int, str]]:
    """The entries of the list ``name`` (a file of this package) with their line numbers, from 1.

    Raises ``LexiconError`` where a line has stray spaces at an end.
    """
    lines = _checked_lines(name, read_text(name))
    return ((number, line) for number, line in enumerate(lines, start=1) if line and line[0] != "#")


def read_words(name: str) -> list[str]:
    """The entries of the list ``name``, in its order. Raises ``LexiconError`` as ``read_lines`` does."""
    return [line for line in _checked_lines(name, read_text(name)) if line and line[0] != "#"]


def _checked_lines(name: str, text: str) -> list[str]:
    """The lines of ``text``, compared in one go with what they are without spaces at their ends."""
    lines = text.split("\n")
    stripped = [*map(str.strip, lines)]
    if lines != stripped:
        same = [line == bare for line, bare in zip(lines, stripped, strict=True)]
        raise bad_line(name, same.index(False) + 1, "stray space at an end")
    return lines


def load_tsv(name: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of the tab-separated list ``name`` with their line numbers, each of ``columns`` cells.

    A cell ``-`` stands for an empty one and comes out as ``""``. Raises ``LexiconError`` where a
    row has another number of cells, or a cell is blank or has stray spaces.
    """
    for number, line in read_lines(name):
        cells = line.split("\t")
        if len(cells) != columns:
            raise bad_line(name, number, f"{columns} cells wanted, {len(cells)} found")
        if "" in cells or [*map(str.strip, cells)] != cells:
            raise bad_line(name, number, "blank cell or stray space; write - for an empty cell")
        yield number, ["" if cell == "-" else cell for cell in cells] if "-" in cells else cells


def load_pairs(name: str) -> dict[str, str]:
    """The list ``name`` of two columns as a mapping, split in one go; for built lists of many thousand lines.

    Raises ``LexiconError`` where a row has another number of cells.
    """
    entries = read_words(name)
    cells = "\t".join(entries).split("\t")
    if len(cells) != 2 * len(entries):
        raise next(
            bad_line(name, number, "2 cells wanted") for number, line in read_lines(name) if line.count("\t") != 1
        )
    return dict(zip(cells[::2], cells[1::2], strict=True))


def bad_line(name: str, number: int, fault: str) -> LexiconError:
    """The error for line ``number`` of the list ``name``, to be raised by the caller."""
    return LexiconError(f"{name}, line {number}: {fault}")
