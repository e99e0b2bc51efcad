"""What runs on the workers: Arrow batches of texts in, Arrow batches of quotations out.

The word lists are loaded by the first text of a worker process and kept by it for all its tasks.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pyarrow as pa

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.pipeline import find_quotes
from quotefind.readers.base import ReadOptions
from quotefind.readers.decode import decode
from quotefind.readers.jsonl import LineItem

Load = Callable[[str, Any], Document]  # of a name and what Spark read; raises InputError
Name = Callable[[str], str]

MAX_ROWS = 1_000  # rows given to Spark at a time: some hundred kB
EXCERPT = 60  # characters of a broken record that are told, to find it by

_SPAN = pa.list_(pa.int32())
ARROW_SCHEMA = pa.schema(
    [
        ("source", pa.string()),
        ("line", pa.int32()),
        ("paragraph", pa.int32()),
        ("kind", pa.string()),
        ("text", pa.string()),
        ("spans", pa.list_(_SPAN)),
        ("speaker", pa.string()),
        ("mention", pa.string()),
        ("mention_span", _SPAN),
        ("cue", pa.string()),
        ("cue_span", _SPAN),
        ("verb", pa.string()),
        ("gender", pa.string()),
        ("confidence", pa.float64()),
        ("rule", pa.string()),
        ("error", pa.string()),
    ]
)


def quote_batches(load: Load, name: Name, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The quotations of all texts in ``batches`` (columns ``source`` and ``content``), in their order."""
    rows: list[dict[str, Any]] = []
    for batch in batches:
        for source, content in zip(batch["source"], batch["content"], strict=True):
            rows += _rows(load, name(source.as_py() or ""), content.as_py())
            if len(rows) >= MAX_ROWS:
                yield _batch(rows)
                rows = []
    yield _batch(rows)


def _batch(rows: list[dict[str, Any]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=ARROW_SCHEMA)


def _rows(load: Load, source: str, content: Any) -> list[dict[str, Any]]:
    """The rows of one text: its quotations, or the one that says why there are none."""
    try:
        return [quote.to_dict() for quote in find_quotes(load(source, content))]
    except InputError as error:
        return [{"source": source, "error": str(error)}]
    except Exception as error:  # noqa: BLE001 - one text that breaks the program must not cost the others
        return [{"source": source, "error": f"{source}: internal error, please report it: {error!r}"}]


def as_is(source: str) -> str:
    """``source`` itself."""
    return source


@dataclass(frozen=True)
class FileNames:
    """Names files as the command does, below the path that was given: ``file:///data/a%20b`` -> ``a b``."""

    given: str
    absolute: str

    @classmethod
    def below(cls, given: str) -> FileNames:
        """The names below the path ``given``, which may be relative to where the job was started."""
        return cls(given, str(Path(given).absolute()))

    def __call__(self, address: str) -> str:
        """The path at a URI; the URI itself where it is no path below the one given."""
        path = unquote(urlsplit(address).path)
        if not address.startswith("file:") or not path.startswith(self.absolute):
            return address
        return self.given + path[len(self.absolute) :]


def given_text(source: str, content: str | None) -> Document:
    """The document of a text that Spark has as a string."""
    if content is None:
        raise InputError(source, "no text")
    return Document(content, source)


def whole_file(source: str, content: bytes) -> Document:
    """The document of a file of plain text."""
    return Document(decode(content, source), source)


def json_line(options: ReadOptions, source: str, content: bytes) -> Document:
    """The document of one line of a JSON Lines file, named ``source#id``.

    Spark does not number lines: a record without an identifier is named by a checksum of its line.
    """
    size = len(content)
    item = LineItem(
        label=source, size=size, weight=size, data=content, source=source, line=zlib.crc32(content), options=options
    )
    try:
        return item.load()
    except InputError as error:
        excerpt = content[:EXCERPT].decode("utf-8", errors="replace")
        raise InputError(source, f"{error.message}; the record begins {excerpt}") from error
