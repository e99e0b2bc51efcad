"""Quotations as Parquet: the keys of the contract as typed columns, written in groups of rows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, TextIO

from quotefind.model import Quote
from quotefind.writers.clean import encodable

GROUP = 10_000  # rows written together


def write_parquet(quotes: Iterable[Quote], out: TextIO) -> None:
    """Spans are lists of two integers, absent values null. Bytes go to ``out.buffer``."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = _schema(pa)
    iterator = iter(quotes)
    with parquet.ParquetWriter(out.buffer, schema, compression="zstd") as table:
        while rows := [_row(quote) for quote in islice(iterator, GROUP)]:
            table.write_table(pa.Table.from_pylist(rows, schema=schema))


def _row(quote: Quote) -> dict[str, Any]:
    return {key: encodable(value) if isinstance(value, str) else value for key, value in quote.to_dict().items()}


def _schema(pa: Any) -> Any:
    """The columns in the order of the contract; only who, how and what was said may be absent."""
    span, text, number = pa.list_(pa.int64()), pa.string(), pa.int64()
    types = {"line": number, "paragraph": number, "confidence": pa.float64(), "spans": pa.list_(span)}
    types |= {"mention_span": span, "cue_span": span}
    always = {"source", "line", "paragraph", "kind", "text", "spans", "confidence", "rule"}
    names = ["source", "line", "paragraph", "kind", "text", "spans", "speaker", "mention", "mention_span"]
    names += ["cue", "cue_span", "verb", "gender", "confidence", "rule"]
    return pa.schema([pa.field(name, types.get(name, text), nullable=name not in always) for name in names])
