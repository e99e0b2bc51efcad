"""Spreadsheets (XLSX, XLS, ODS): of each sheet the first row names the columns, each other row is a document."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem, missing, whole
from quotefind.readers.records import document_of, no_text


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The rows in ``stream`` as documents, sheet after sheet."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        yield InputError(source, missing("xlsx"))
        return
    try:
        data = whole(stream, source, options)
        if data.startswith(b"PK"):
            from quotefind.readers.packages import opened

            opened(data, source, options).close()
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            label = source if len(book.sheet_names) == 1 else f"{source}#{name}"
            yield from _rows(book.get_sheet_by_name(name).to_python(), label, options)
    except InputError as error:
        yield error
    except CalamineError as error:
        yield InputError(source, f"damaged, locked, or no spreadsheet ({error})")


def _rows(rows: Sequence[Sequence[object]], label: str, options: ReadOptions) -> Iterator[Item | InputError]:
    if not rows:
        return
    columns = [str(cell).strip() for cell in rows[0]]
    if not set(columns) & set(options.text_fields):
        yield InputError(label, no_text([name for name in columns if name], options))
        return
    for number, row in enumerate(rows[1:], start=2):
        record = {name: _cell(cell) for name, cell in zip(columns, row, strict=False) if name}
        if any(record.values()):
            document: Document = document_of(record, label, number, options)
            size = sum(map(len, record.values()))
            yield TextItem(f"{label}:{number}", size, size, document)


def _cell(cell: object) -> str:
    """A cell as text: 3.0 is 3, a date as in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
