"""Corrected exports of Label Studio as annotated texts: what ``--to label-studio`` wrote, after somebody's work.

A region labelled direct, mixed or indirect is a quotation; regions that a relation « goes on » ties to it are its
further segments, and the text typed for it names its speaker, each further text another name of the same. Offsets
come in units of UTF-16.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quotefind.errors import InputError
from quotefind.evaluation.gold import GoldQuote
from quotefind.model import Document, Span
from quotefind.writers.clean import Utf16

KINDS = frozenset({"direct", "mixed", "indirect"})


class Annotated(NamedTuple):
    """A text, and the quotations that its annotator left."""

    document: Document
    quotes: list[GoldQuote]


def is_export(content: object) -> bool:
    """Whether ``content``, read as JSON, is a list of tasks."""
    return isinstance(content, list) and all(isinstance(task, dict) and "data" in task for task in content)


def read_export(path: str, tasks: Sequence[Mapping[str, Any]]) -> list[Annotated]:
    """The tasks of an export. Raises ``InputError``, with ``path``, for one that nobody has annotated."""
    return [_annotated(path, number, task) for number, task in enumerate(tasks, 1)]


def _annotated(path: str, number: int, task: Mapping[str, Any]) -> Annotated:
    name = str(task["data"].get("source") or f"task-{task.get('id', number)}")
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not done:
        raise InputError(path, f"nobody has annotated {name}; export the tasks as JSON when they are done")
    latest = max(done, key=lambda one: str(one.get("updated_at") or ""))
    document = Document(task["data"]["text"], name)
    return Annotated(document, _quotes(path, document, latest["result"]))


def _quotes(path: str, document: Document, result: Sequence[Mapping[str, Any]]) -> list[GoldQuote]:
    """The quotations in text order."""
    regions = {part["id"]: part for part in result if part.get("type") == "labels"}
    contents = {key: part for key, part in regions.items() if KINDS & set(part["value"]["labels"])}
    further = {part["to_id"]: part["from_id"] for part in result if _goes_on(part)}
    units, spans = Utf16(document.text), dict[str, list[Span]]()
    for key, part in contents.items():
        spans.setdefault(_first(key, further, contents), []).append(_span(path, document, units, part["value"]))
    speakers = {part["id"]: _typed(part) for part in result if part.get("type") == "textarea"}
    found = []
    for key, segments in spans.items():
        (kind,), (speaker, *aliases) = contents[key]["value"]["labels"], speakers.get(key) or (None,)
        found.append(GoldQuote(kind, tuple(sorted(segments)), speaker, tuple(filter(None, aliases))))
    return sorted(found, key=lambda quote: quote.spans)


def _goes_on(part: Mapping[str, Any]) -> bool:
    return part.get("type") == "relation" and "goes on" in (part.get("labels") or ())


def _first(key: str, further: Mapping[str, str], contents: Mapping[str, object]) -> str:
    """The region that ``key`` goes on from, over any number of others; itself where there is none."""
    seen = {key}
    while further.get(key) in contents and further[key] not in seen:
        key = further[key]
        seen.add(key)
    return key


def _typed(part: Mapping[str, Any]) -> list[str]:
    """The names typed for a region."""
    text = part["value"]["text"]
    return list(filter(None, map(str.strip, [text] if isinstance(text, str) else text)))


def _span(path: str, document: Document, units: Utf16, value: Mapping[str, Any]) -> Span:
    """A region in code points; its words, where the export has them, must stand there."""
    span = Span(units.back(value["start"]), units.back(value["end"]))
    there = document.text[span.start : span.end]
    if value.get("text", there) != there:
        raise InputError(path, f"{document.source}: {value['text']!r} does not stand at {value['start']}")
    return span
