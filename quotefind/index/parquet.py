"""Parquet that holds quotations (of the Spark job, of ``list --to parquet``): kept as they are, not found again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Document, Quote, Span
from quotefind.readers.base import missing

_MAGIC = b"PAR1"
_COLUMNS = frozenset(("source", "line", "paragraph", "kind", "text", "spans", "confidence", "rule"))
_BATCH = 1_000  # rows at a time

Found = tuple[Document, list[Quote]]


def holds_quotations(path: str) -> bool:
    """Whether the file ``path`` is Parquet with the columns of the output contract.

    A file that cannot be read, or only with a library that is missing, is left to the reader of texts to tell of.
    """
    try:
        with open(path, "rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return False
        from pyarrow import ArrowException, parquet
    except (OSError, ImportError):
        return False
    try:
        return set(parquet.read_schema(path).names) >= _COLUMNS
    except (ArrowException, OSError):
        return False


def quotations_in(path: str) -> Iterator[Found | InputError]:
    """The quotations in ``path``, those of one source together, with a document that has no text.

    An ``InputError`` stands for a text that could not be read when the quotations were looked for, for a row that
    is no quotation, and for the end of a damaged file.
    """
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        yield InputError(path, missing("parquet"))
        return
    try:
        with parquet.ParquetFile(path) as table:
            rows = (row for batch in table.iter_batches(_BATCH) for row in batch.to_pylist())
            for source, of_source in groupby(rows, key=lambda row: row["source"]):
                quotes: list[Quote] = []
                for row in of_source:
                    try:
                        quotes.append(_quote_of(row))
                    except InputError as error:
                        yield error
                yield Document("", source or "-"), quotes
    except (ArrowException, OSError) as error:
        yield InputError(path, f"damaged, or no Parquet ({' '.join(str(error).split())[:120]})")


def _quote_of(row: dict[str, Any]) -> Quote:
    """The quotation of one row; raises ``InputError`` for one that says why there is none, or that is none."""
    source = row["source"] or "-"
    if row.get("error"):
        raise InputError(source, str(row["error"]).removeprefix(f"{source}: "))
    try:
        return Quote(
            source=row["source"],
            line=row["line"],
            paragraph=row["paragraph"],
            kind=row["kind"],
            text=row["text"],
            spans=tuple(Span(*span) for span in row["spans"]),
            speaker=row.get("speaker"),
            mention=row.get("mention"),
            mention_span=_span(row.get("mention_span")),
            cue=row.get("cue"),
            cue_span=_span(row.get("cue_span")),
            verb=row.get("verb"),
            gender=row.get("gender"),
            confidence=float(row["confidence"]),
            rule=row["rule"],
        )
    except TypeError as error:
        raise InputError(source, "a row of it is no quotation; write it anew with list --to parquet") from error


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None
