"""What every reader is: a function from an open binary stream to documents or errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from quotefind.errors import InputError
from quotefind.model import Document


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: ``encoding`` is a codec name, or None to find it out."""

    encoding: str | None = None


class Reader(Protocol):
    """Reads one input. ``source`` names it in documents (a record's is ``source#id``) and errors.

    A broken record is given as an ``InputError`` among the documents, so that the others go on.
    """

    def __call__(self, stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Document | InputError]:
        """The documents in ``stream``, one after the other, read when asked for."""
        ...
