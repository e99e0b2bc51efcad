"""Parquet: each row a document, read in batches by pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.readers.base import Item, ReadOptions, TextItem, missing, whole
from quotefind.readers.records import document_of, no_text

BATCH = 256  # rows at a time


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The rows in ``stream`` as documents."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        yield InputError(source, missing("parquet"))
        return
    try:
        table = parquet.ParquetFile(stream if stream.seekable() else io.BytesIO(whole(stream, source, options)))
        columns = table.schema_arrow.names
        wanted = [name for name in (*options.text_fields, *options.id_fields) if name in columns]
        if not set(columns) & set(options.text_fields):
            yield InputError(source, no_text(columns, options))
            return
        number = 0
        for batch in table.iter_batches(BATCH, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield from _row(record, source, number, options)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        cause = " ".join(str(error).split())[:120]
        yield InputError(source, f"damaged, or no Parquet ({cause})")


def _row(record: dict[str, object], source: str, number: int, options: ReadOptions) -> Iterator[Item | InputError]:
    try:
        document = document_of(record, source, number, options)
    except InputError as error:
        yield error
    else:
        yield TextItem(f"{source}:{number}", len(document.text), len(document.text), document)
