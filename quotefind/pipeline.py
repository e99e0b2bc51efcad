"""From a document to its quotations: the steps by name, in order, and nothing else.

read → segment → marks → cues → mentions → claims → attribute → resolve → Quote records.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quotefind.model import Attribution, Document, Quote, Span
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import narrated_sentences
from quotefind.reading.paragraphs import line_of, line_starts, paragraphs
from quotefind.reports.find import reports_in
from quotefind.speakers.resolve import Resolved, resolve


def find_quotes(document: Document) -> Iterator[Quote]:
    """The quotations and claims of ``document`` in text order."""
    text = document.text
    spans = paragraphs(text)
    quotations = find_quotations(text, spans)
    attributions = list(reports_in(text, narrated_sentences(text, spans, quotations)))
    resolved = resolve(text, spans, quotations, attributions)
    starts = line_starts(text)
    for attribution, answer in zip(attributions, resolved, strict=True):
        if attribution.rule == "heading" and attribution.kind == "mixed" and answer.speaker is None:
            continue  # the body repeats the marked words, but as nobody's: a name or a term
        yield _quote(document, starts, attribution, answer)


def _quote(document: Document, starts: list[int], found: Attribution, answer: Resolved) -> Quote:
    text, speaker = document.text, answer.speaker
    mention, cue = None if found.is_implied else found.mention, found.cue
    return Quote(
        source=document.source,
        line=line_of(starts, found.spans[0].start),
        paragraph=found.paragraph + 1,
        kind=found.kind,
        text=content_text(text, found.spans),
        spans=found.spans,
        speaker=speaker.name if speaker else None,
        mention=text[mention.start : mention.end] if mention else None,
        mention_span=Span(mention.start, mention.end) if mention else None,
        cue=text[cue.start : cue.end] if cue else None,
        cue_span=Span(cue.start, cue.end) if cue else None,
        verb=cue.lemma if cue else None,
        gender=speaker.gender if speaker else None,
        confidence=round(found.confidence * answer.factor, 3),
        rule=found.rule,
        aliases=speaker.aliases if speaker else (),
        speaker_kind=speaker.kind if speaker else None,
        evidence=found.evidence,
        refused=(*found.refused, *answer.refused),
    )


def content_text(text: str, spans: tuple[Span, ...]) -> str:
    """The content as one string: segments joined by a space inside a paragraph, by a line break across."""
    parts = [text[spans[0].start : spans[0].end]]
    for before, after in pairwise(spans):
        gap = text[before.end : after.start]
        parts.append("\n" if "\n" in gap or "\r" in gap else " ")
        parts.append(text[after.start : after.end])
    return "".join(parts)
