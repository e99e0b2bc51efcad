"""Quotations as a workbook: a row each under a frozen heading with a filter; no text becomes a formula or a link."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO, TypeVar

from quotefind.model import Quote
from quotefind.writers.clean import encodable
from quotefind.writers.sheets import COLUMNS, cells

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

T = TypeVar("T")
MAX_CELL = 32_767  # characters that Excel takes in a cell
MAX_ROWS = 1_048_576  # rows that it takes in a sheet
_WIDTHS = {"source": 24, "text": 80, "speaker": 24, "mention": 24, "cue": 16, "verb": 14, "rule": 16}
_NUMBERS = frozenset({"line", "paragraph", "confidence"})
# Nothing becomes what it only looks like; rows go to disk as they come.
_OPTIONS = {
    "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


def write_xlsx(quotes: Iterable[Quote], out: TextIO) -> None:
    """One sheet, and a further one each time it is full. Bytes go to ``out.buffer``."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    try:
        with Workbook(_UntilItFails(out.buffer), _OPTIONS) as book:
            _fill(book, quotes)
    except FileCreateError as error:  # around what the system said
        raise next((cause for cause in error.args if isinstance(cause, OSError)), error) from error


def _fill(book: Workbook, quotes: Iterable[Quote]) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet, row = _sheet(book), 0
    for quote in quotes:
        row += 1
        if row == MAX_ROWS:
            _close(sheet, row - 1)
            sheet, row = _sheet(book), 1
        _write_row(sheet, row, cells(quote), wrapped)
    _close(sheet, row)


class _UntilItFails:
    """``out`` up to the first error, nowhere afterwards: what is left of an archive wants to end it once more."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._has_failed = False

    def write(self, data: bytes) -> int:
        return len(data) if self._has_failed else self._tried(lambda: self._out.write(data))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return offset if self._has_failed else self._tried(lambda: self._out.seek(offset, whence))

    def tell(self) -> int:
        return 0 if self._has_failed else self._tried(self._out.tell)

    def flush(self) -> None:
        if not self._has_failed:
            self._tried(self._out.flush)

    def _tried(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except OSError:
            self._has_failed = True
            raise


def _sheet(book: Workbook) -> Worksheet:
    """A new sheet with its heading and the widths of its columns."""
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(name, 11))
        sheet.write_string(0, place, name, bold)
    sheet.freeze_panes(1, 0)
    return sheet


def _write_row(sheet: Worksheet, row: int, values: list[str], wrapped: Any) -> None:
    for place, (name, value) in enumerate(zip(COLUMNS, values, strict=True)):
        if name in _NUMBERS:
            sheet.write_number(row, place, float(value))
        elif value:
            value = encodable(value)
            shown = value if len(value) <= MAX_CELL else value[: MAX_CELL - 1] + "…"
            sheet.write_string(row, place, shown, wrapped if name == "text" else None)


def _close(sheet: Worksheet, rows: int) -> None:
    sheet.autofilter(0, 0, rows, len(COLUMNS) - 1)
