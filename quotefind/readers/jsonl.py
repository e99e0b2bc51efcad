"""JSON lines: one object a line, one document an object. Lines are parsed when their documents are asked for."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import count

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import MAX_RECORD, Item, ReadOptions
from quotefind.readers.decode import decode
from quotefind.readers.records import document_of

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # a line feed is no single byte in these


@dataclass(frozen=True, slots=True)
class LineItem(Item):
    """One line of JSON, not yet parsed: ``data``, which is ``line`` (from 1) of ``source``."""

    data: bytes
    source: str
    line: int
    options: ReadOptions

    def load(self) -> Document:
        """The document of the line. Raises ``InputError`` where it is no JSON object with a text."""
        text = decode(self.data.rstrip(), self.label, self.options.encoding)
        try:
            record = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(self.label, f"not JSON ({error.msg} at column {error.colno})") from None
        except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets without end
            raise InputError(self.label, f"not JSON ({error})") from None
        if not isinstance(record, dict):
            raise InputError(self.label, "not a JSON object")
        return document_of(record, self.source, self.line, self.options)


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The records in ``stream``, one a line; empty lines are none."""
    for line, data in _lines(stream):
        label = f"{source}:{line}"
        if len(data) > MAX_RECORD:
            yield InputError(label, f"longer than {MAX_RECORD >> 20} MB; too long for a record")
        elif line == 1 and data.startswith(WIDE):
            yield InputError(source, "JSON lines in UTF-16; convert them to UTF-8, with iconv")
            return
        elif line == 1 and data.rstrip() in {b"[", b"[{"}:
            yield InputError(source, "one JSON array, not JSON lines; convert it, with jq -c '.[]'")
            return
        elif not data.isspace():
            yield LineItem(label, len(data), len(data), data, source, line, options)


def _lines(stream: BufferedReader) -> Iterator[tuple[int, bytes]]:
    """The lines and their numbers; of one that is too long the beginning, a little longer than what may be."""
    limit = MAX_RECORD + 2
    for line in count(1):
        data = stream.readline(limit)
        if not data:
            return
        rest = data
        while len(rest) == limit and not rest.endswith(b"\n"):
            rest = stream.readline(limit)
        yield line, data
