"""Plain text: one file, one document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import ReadOptions
from quotefind.readers.decode import decode


def read(stream: BinaryIO, source: str, options: ReadOptions) -> Iterator[Document | InputError]:
    """The one document in ``stream``, its line ends as they are, or the error that kept it from being read."""
    try:
        text = decode(stream.read(), source, options.encoding)
    except InputError as error:
        yield error
    else:
        yield Document(text, source)
