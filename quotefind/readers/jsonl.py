"""JSON lines: one object a line, one document an object. Lines are parsed when their documents are asked for."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from itertools import count

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions
from quotefind.readers.bounds import too_large
from quotefind.readers.decode import decode
from quotefind.readers.records import document_of

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # a line feed is no single byte in these
STEP = 2**20  # bytes of a line read at a time
ENDLESS = 16  # a line so many times as long as a record may be has no end


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
    for line, data in _lines(stream, options.max_text):
        label = f"{source}:{line}"
        if data is None:
            yield too_large(label, options.max_text)
        elif line == 1 and data.startswith(WIDE):
            yield InputError(source, "JSON lines in UTF-16; convert them to UTF-8, with iconv")
            return
        elif line == 1 and data.rstrip() in {b"[", b"[{"}:
            yield InputError(source, "one JSON array, not JSON lines; convert it, with jq -c '.[]'")
            return
        elif not data.isspace():
            yield LineItem(label, len(data), len(data), data, source, line, options)


def _lines(stream: BufferedReader, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines and their numbers, None for one of more than ``limit`` bytes.

    What follows a line that is ``ENDLESS`` times too long is not read.
    """
    for line in count(1):
        data: bytes | None = stream.readline(STEP)
        if not data:
            return
        if len(data) == STEP and not data.endswith(b"\n"):
            data, is_endless = _long_line(stream, data, limit)
            if is_endless:
                yield line, None
                return
        yield line, data if data and len(data.rstrip(b"\r\n")) <= limit else None


def _long_line(stream: BufferedReader, start: bytes, limit: int) -> tuple[bytes | None, bool]:
    """A line that begins with ``start``, None where it is longer than ``limit``; whether its end was not met."""
    joined, size, piece = BytesIO(), 0, start
    while piece:
        size += len(piece)
        if size <= limit + 2:
            joined.write(piece)
        else:
            joined = BytesIO()  # what was kept is let go of
        if piece.endswith(b"\n"):
            break
        if size > ENDLESS * limit:
            return None, True
        piece = stream.readline(STEP)
    return (joined.getvalue() if size <= limit + 2 else None), False
