"""Plain text: one stream, one document."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem, whole
from quotefind.readers.decode import decode


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``, its line ends as they are, or the error that kept it from being read."""
    try:
        data = whole(stream, source, options)
        text = decode(data, source, options.encoding)
    except InputError as error:
        yield error
    else:
        yield TextItem(source, len(data), len(data), Document(text, source))
