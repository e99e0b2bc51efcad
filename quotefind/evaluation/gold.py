"""Reading annotated texts: which quotations a careful reader found, and whose they are."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quotefind.errors import InputError
from quotefind.model import Document, Span

if TYPE_CHECKING:
    from quotefind.evaluation.label_studio import Annotated


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One annotated quotation; ``speaker`` None where the text does not say."""

    kind: str
    spans: tuple[Span, ...]
    speaker: str | None
    aliases: tuple[str, ...] = ()


def read_gold(path: str) -> dict[str, list[GoldQuote]]:
    """The annotated quotations of each text, from a file or from all ``*.json`` of a folder.

    A file holds ``{text: [quotation, ...]}``, or one text as ``{"doc": text, "quotes": [...]}``. Quotations
    have ``spans``, or ``segments`` (their words), for which ``with_spans`` finds the offsets. An export of Label
    Studio is taken too, its texts named by their source. Raises ``InputError`` where a file cannot be read or is no
    annotation.
    """
    if os.path.isdir(path):
        names = sorted(name for name in os.listdir(path) if name.endswith(".json"))
        found: dict[str, list[GoldQuote]] = {}
        for name in names:
            found = read_gold(os.path.join(path, name)) | found
        return found
    content = _read_json(path)
    try:
        if isinstance(content, list):
            return {document.source: quotes for document, quotes in _exported(path, content)}
        documents = {content["doc"]: content["quotes"]} if "quotes" in content else content
        return {doc: _gold_quotes(path, doc, quotes) for doc, quotes in documents.items()}
    except (AttributeError, KeyError, TypeError) as error:
        raise InputError(path, f"not in the format of an annotation ({error!r})") from error


def gold_texts(path: str) -> list[Document]:
    """The texts that an export of Label Studio brings with it; none for other annotations."""
    content = None if os.path.isdir(path) else _read_json(path)
    return [document for document, _ in _exported(path, content)] if isinstance(content, list) else []


def _exported(path: str, content: list[Any]) -> list[Annotated]:
    from quotefind.evaluation.label_studio import is_export, read_export

    if not is_export(content):
        raise InputError(path, "not in the format of an annotation (a list, but not of Label Studio's tasks)")
    try:
        return read_export(path, content)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(path, f"not in the format of Label Studio's JSON ({error!r})") from error


def _read_json(path: str) -> Any:
    try:
        with open(path, encoding="utf-8") as stream:
            return json.load(stream)
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise InputError(path, f"not JSON ({error})") from error


def text_path(gold_path: str, doc: str) -> str:
    """Where the text ``doc`` of an annotation is: beside it, or in the folder of its name (``dev.json``, ``dev/``).

    Raises ``InputError`` where it is in neither.
    """
    folder = gold_path if os.path.isdir(gold_path) else os.path.dirname(gold_path)
    candidates = [os.path.join(folder, f"{doc}.txt"), os.path.join(os.path.splitext(gold_path)[0], f"{doc}.txt")]
    for path in candidates:
        if os.path.isfile(path):
            return path
    raise InputError(gold_path, f"no text for {doc}: neither {candidates[0]} nor {candidates[1]}")


def with_spans(path: str, text: str, quotes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The annotated ``quotes`` with ``spans`` found for their ``segments``.

    Quotations stand in text order: each begins where the one before it begins, or after, and its further
    segments follow the first. Raises ``InputError``, with ``path``, for a segment that is not found there.
    """
    begin, seen, result = 0, set[tuple[tuple[int, int], ...]](), []
    for quote in quotes:
        spans = _find_segments(path, text, quote["segments"], begin)
        if spans in seen:  # the same words once more: their next place
            spans = _find_segments(path, text, quote["segments"], spans[0][0] + 1)
        seen.add(spans)
        begin = spans[0][0]
        result.append({**quote, "spans": spans})
    return result


def _gold_quotes(path: str, doc: str, quotes: Sequence[Mapping[str, Any]]) -> list[GoldQuote]:
    if any("spans" not in quote for quote in quotes):
        text_file = text_path(path, doc)
        with open(text_file, encoding="utf-8", newline="") as stream:
            quotes = with_spans(path, stream.read(), quotes)
    return [
        GoldQuote(
            kind=quote["kind"],
            spans=tuple(Span(start, end) for start, end in quote["spans"]),
            speaker=quote.get("speaker"),
            aliases=tuple(quote.get("aliases") or ()),
        )
        for quote in quotes
    ]


def _find_segments(path: str, text: str, segments: Iterable[str], position: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for segment in segments:
        start = text.find(segment, position)
        if start < 0:
            raise InputError(path, f"not in the text from offset {position} on: {segment}")
        position = start + len(segment)
        spans.append((start, position))
    return tuple(spans)
