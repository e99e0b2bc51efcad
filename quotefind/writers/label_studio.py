"""Tasks for Label Studio, each a text with what was found as predictions to correct; offsets in units of UTF-16.

``CONFIGURATION`` is the labelling interface that they go with; ``evaluation.label_studio`` reads what comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from quotefind.model import Document, Quote, Span
from quotefind.version import __version__
from quotefind.writers import Found
from quotefind.writers.clean import Utf16, encodable
from quotefind.writers.json import to_json, write_array

LABELS, SPEAKER, TEXT = "label", "speaker", "text"  # the controls of the interface
CONFIGURATION = f"""<View>
  <Labels name="{LABELS}" toName="{TEXT}">
    <Label value="direct"/><Label value="mixed"/><Label value="indirect"/>
    <Label value="cue"/><Label value="source"/>
  </Labels>
  <Relations><Relation value="has cue"/><Relation value="said by"/><Relation value="goes on"/></Relations>
  <Text name="{TEXT}" value="$text" granularity="symbol"/>
  <TextArea name="{SPEAKER}" toName="{TEXT}" perRegion="true" placeholder="speaker"/>
</View>
"""
_NOTED = ("verb", "gender", "rule")


def write_label_studio(found: Iterable[Found], out: TextIO) -> None:
    """One JSON array, a task a text."""
    write_array((to_json(_task(document, quotes)) for document, quotes in found), out)


def _task(document: Document, quotes: Sequence[Quote]) -> dict[str, Any]:
    text = encodable(document.text)
    units = Utf16(text)
    result = [part for number, quote in enumerate(quotes, 1) for part in _parts(text, units, number, quote)]
    return {
        "data": {"text": text, "source": document.source},
        "predictions": [{"model_version": f"quotefind {__version__}", "result": result}],
    }


def _parts(text: str, units: Utf16, number: int, quote: Quote) -> Iterator[dict[str, Any]]:
    """The regions of a quotation, its speaker as a text of the first, and what ties them together."""
    values = quote.to_dict()
    for place, span in enumerate(quote.spans):
        region = f"q{number}.{place}"
        first = {"score": quote.confidence, "meta": {key: values[key] for key in _NOTED if values[key]}}
        yield _region(text, units, region, span, quote.kind) | (first if not place else {})
        if not place and quote.speaker is not None:
            value = {**_place(text, units, span), "text": [quote.speaker]}
            yield {"id": region, "from_name": SPEAKER, "to_name": TEXT, "type": "textarea", "value": value}
        if place:
            yield _relation(f"q{number}.0", region, "goes on")
    for name, tie, other in (("cue", "has cue", quote.cue_span), ("source", "said by", quote.mention_span)):
        if other is not None:
            yield _region(text, units, f"q{number}.{name}", other, name)
            yield _relation(f"q{number}.0", f"q{number}.{name}", tie)


def _region(text: str, units: Utf16, region: str, span: Span, label: str) -> dict[str, Any]:
    value = {**_place(text, units, span), "labels": [label]}
    return {"id": region, "from_name": LABELS, "to_name": TEXT, "type": "labels", "value": value}


def _place(text: str, units: Utf16, span: Span) -> dict[str, Any]:
    return {"start": units.of(span.start), "end": units.of(span.end), "text": text[span.start : span.end]}


def _relation(start: str, end: str, label: str) -> dict[str, Any]:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}
