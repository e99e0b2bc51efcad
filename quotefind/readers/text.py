"""Plain text: one stream, one document."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers import bounds
from quotefind.readers.base import Item, ReadOptions, TextItem
from quotefind.readers.decode import SAMPLE, decode, refuse_binary


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``, its line ends as they are, or the error that kept it from being read."""
    try:
        if options.encoding is None:
            refuse_binary(stream.peek(SAMPLE)[:SAMPLE], source)  # before all of it is read
        data = bounds.whole(stream, source, options.max_text)
        text = decode(data, source, options.encoding)
    except InputError as error:
        yield error
    else:
        yield TextItem(source, len(data), len(data), Document(text, source))
