"""Texts with their parts in brackets, « {P} », [a dit] <X>: how rows write what is expected of a step.

Curly brackets hold a content, square ones a cue, angle brackets a mention. A row is compared with the text
bracketed at the offsets found, so offsets that give other words are seen. A row without brackets: nothing is found.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotefind.model import Attribution, Span
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import narrated_sentences
from quotefind.reading.paragraphs import paragraphs
from quotefind.reading.words import Sentence
from quotefind.reports.cues import find_cues
from quotefind.reports.find import reports_in

_NO_BRACKETS = str.maketrans("", "", "{}[]<>")


def bare(row: str) -> str:
    """The text of a row, without its brackets."""
    return row.translate(_NO_BRACKETS)


def bracketed(
    text: str, *, contents: Iterable[Span] = (), cues: Iterable[Span] = (), mentions: Iterable[Span] = ()
) -> str:
    """``text`` with brackets around the spans; a span given twice is bracketed once."""
    parts = {(*span, signs) for spans, signs in ((contents, "{}"), (cues, "[]"), (mentions, "<>")) for span in spans}
    opened = sorted((start, 1, -end, signs[0]) for start, end, signs in parts)
    closed = sorted((end, 0, -start, signs[1]) for start, end, signs in parts)
    result, position = "", 0
    for offset, _, _, sign in sorted([*opened, *closed]):
        result += text[position:offset] + sign
        position = offset
    return result + text[position:]


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` that hold a quotation or a possible cue."""
    spans = paragraphs(text)
    return list(narrated_sentences(text, spans, find_quotations(text, spans)))


def reports(text: str) -> list[Attribution]:
    """The attributions of ``text``, before the resolution of speakers."""
    return list(reports_in(text, sentences(text)))


def reported(text: str) -> str:
    """``text`` with its contents, cues and mentions in brackets."""
    found = reports(text)
    return bracketed(
        text,
        contents=[span for each in found for span in each.spans],
        cues=[Span(each.cue.start, each.cue.end) for each in found if each.cue],
        mentions=[Span(each.mention.start, each.mention.end) for each in found if each.mention and not each.is_implied],
    )


def cued(text: str) -> str:
    """``text`` with its reporting verbs in brackets."""
    return bracketed(
        text, cues=[sentence.span(cue.first, cue.last) for sentence in sentences(text) for cue in find_cues(sentence)]
    )
