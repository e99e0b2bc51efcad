"""JSON: an array of records, each a document; or one record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.readers.base import Item, ReadOptions, TextItem, whole
from quotefind.readers.decode import decode
from quotefind.readers.records import document_of


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The records in ``stream``, named ``source#id``, or by their number."""
    try:
        data = json.loads(decode(whole(stream, source, options), source, options.encoding))
    except InputError as error:
        yield error
        return
    except (ValueError, RecursionError) as error:
        cause = " ".join(str(error).split())
        yield InputError(source, f"not JSON ({cause}); lines of JSON are read with --format jsonl")
        return
    records = data if isinstance(data, list) else [data]
    for number, record in enumerate(records, start=1):
        label = f"{source}:{number}"
        try:
            if not isinstance(record, dict):
                raise InputError(label, "not a JSON object")
            document = document_of(record, source, number, options)
        except InputError as error:
            yield error
        else:
            yield TextItem(label, len(document.text), len(document.text), document)
