"""How much one text may be: what is read as a whole is read up to a limit, so that no input is endless."""

from __future__ import annotations

import io
from typing import BinaryIO, cast

from quotefind.errors import InputError

CHUNK = 2**20  # bytes read at a time where nothing tells how many there are


class Bounded(io.BufferedReader):
    """A stream that refuses to be read as a whole where it holds more than ``limit`` bytes.

    Lines and pieces are read as from any stream: a reader of records bounds its own. ``source`` names
    it in the ``InputError`` that ``read()`` raises.
    """

    def __init__(self, raw: io.RawIOBase, source: str, limit: int, buffer: int) -> None:
        super().__init__(raw, buffer)
        self._source = source
        self._limit = limit

    def read(self, size: int | None = -1, /) -> bytes:
        """``size`` bytes, or all of them where it is not given."""
        if size is not None and size >= 0:
            return super().read(size)
        return whole(cast(BinaryIO, _Pieces(super().read)), self._source, self._limit)


class _Pieces:
    """The one method of a stream that ``whole`` asks for."""

    def __init__(self, read: object) -> None:
        self.read = read


def whole(stream: BinaryIO, source: str, limit: int, likely: int = CHUNK) -> bytes:
    """All that ``stream`` holds, about ``likely`` bytes; raises ``InputError`` where it is more than ``limit``."""
    data = stream.read(min(likely, limit) + 1)
    if len(data) <= min(likely, limit):
        return data
    joined = io.BytesIO()  # whose bytes are given out without a copy
    while data:
        joined.write(data)
        if joined.tell() > limit:
            raise too_large(source, limit)
        data = stream.read(min(CHUNK, limit + 1 - joined.tell()))
    return joined.getvalue()


def too_large(source: str, limit: int) -> InputError:
    """What to tell of a text that is more than ``limit`` bytes."""
    return InputError(source, f"more than {size_name(limit)} for one text; --max-size allows more")


def size_name(size: int) -> str:
    """``1073741824`` -> ``1 GB``."""
    for unit, name in ((2**30, "GB"), (2**20, "MB"), (2**10, "KB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size:,} bytes"
