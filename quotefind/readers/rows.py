"""CSV and TSV: the first row names the columns, each other row is a document.

The delimiter is told by the first row. Quotes are read strictly, since one that is not closed would
otherwise take the rows after it into its field. Where that happened, the row is given up and the
lines after its first are read again.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from io import BufferedReader, TextIOWrapper

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem
from quotefind.readers.decode import REPAIR, SAMPLE, encoding_of
from quotefind.readers.records import document_of, no_text

DELIMITERS = ",;\t|"  # the first of those that are most frequent in the first row
MAX_FIELD = 16 * 2**20  # characters: beyond any article, and what an unclosed quote can take with it
MAX_AGAIN = 32 * MAX_FIELD  # characters of one file read again at most: bounds the work on stray quotes


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The rows in ``stream`` as documents; empty lines are none."""
    try:
        encoding = options.encoding or encoding_of(stream.peek(SAMPLE)[:SAMPLE], source)
    except InputError as error:
        yield error
        return
    text = TextIOWrapper(stream, encoding, errors=REPAIR if encoding == "utf-8" else "replace", newline="")
    try:
        yield from _records(_Lines(text), source, options)
    finally:
        text.detach()  # or the wrapper would close the stream with it


def _records(lines: _Lines, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    rows = _Rows(lines, is_tsv=options.format == "tsv" or source.lower().endswith(".tsv"))
    first = rows.read()
    columns = [name.removeprefix("\ufeff").strip() for name in first.cells] if first else []
    if first is None:
        return
    if first.fault or not set(columns) & set(options.text_fields):
        yield InputError(source, first.fault or no_text(columns, options))
        return
    rows.width = len(columns)
    while row := rows.read():
        label = f"{source}:{row.line}"
        if row.fault:
            yield InputError(label, row.fault)
        elif row.cells:
            yield _item(dict(zip(columns, row.cells, strict=True)), label, source, row.line, options)


def _item(record: dict[str, str], label: str, source: str, line: int, options: ReadOptions) -> TextItem:
    document: Document = document_of(record, source, line, options)
    size = sum(map(len, record.values()))
    return TextItem(label, size, size, document)


class _Row:
    """The ``cells`` that start on ``line``, or the ``fault`` for which there are none."""

    __slots__ = ("cells", "fault", "line")

    def __init__(self, line: int, cells: list[str], fault: str = "") -> None:
        self.line = line
        self.cells = cells
        self.fault = fault


class _Rows:
    """Reads rows; each must have ``width`` cells once that is known."""

    def __init__(self, lines: _Lines, *, is_tsv: bool) -> None:
        csv.field_size_limit(max(csv.field_size_limit(), MAX_FIELD))
        start = lines.peek()
        self._delimiter = "\t" if is_tsv else max(DELIMITERS, key=start.count)
        self._lines = lines
        self._reader = csv.reader(lines, delimiter=self._delimiter, strict=True)
        self.width: int | None = None

    def read(self) -> _Row | None:
        """The next row, empty for an empty line; None at the end."""
        self._lines.start()
        try:
            cells = next(self._reader)
        except StopIteration:
            return None
        except csv.Error as error:
            return self._broken(f"not CSV ({error})")
        line = self._lines.first
        if self.width is not None and cells and len(cells) != self.width:
            return _Row(line, [], f"{len(cells)} cells under {self.width} columns")
        return _Row(line, cells)

    def _broken(self, fault: str) -> _Row:
        """The row that ``fault`` befell. In TSV a quote may be no more than a character of the text."""
        line, text = self._lines.first, self._lines.taken[0]
        self._lines.back()
        cells = text.rstrip("\r\n").split(self._delimiter)
        if self._delimiter == "\t" and len(cells) == self.width:
            return _Row(line, cells)
        return _Row(line, [], fault)


class _Lines:
    """The lines of a text, those of a row kept until the next so that they can be read again."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._number = 0  # of the line given last, from 1
        self._budget = MAX_AGAIN
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._text.readline(MAX_FIELD)
        if not line:
            raise StopIteration
        self._number += 1
        self.taken.append(line)
        return line

    @property
    def first(self) -> int:
        """The number of the first line of the row."""
        return self._number - len(self.taken) + 1

    def peek(self) -> str:
        """The first line, which is still to come."""
        line = self._text.readline(MAX_FIELD)
        if line:
            self._again.append(line)
        return line

    def start(self) -> None:
        """Begins a row."""
        self.taken.clear()

    def back(self) -> None:
        """Puts the lines after the first of the row back, unless too much was read again before."""
        lines = self.taken[1:]
        self._budget -= sum(map(len, lines))
        if self._budget >= 0:
            self._again.extendleft(reversed(lines))
            self._number -= len(lines)
            del self.taken[1:]
