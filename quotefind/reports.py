"""Runs the steps cues, mentions, claims and attribution over sentence after sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotefind.analysis import Source, VerbCue
from quotefind.attribute import attributions_of, claims_of, joined, unclaimed
from quotefind.cues import find_cues
from quotefind.interruptions import interruption_in
from quotefind.model import Attribution
from quotefind.source_phrases import find_source_phrases
from quotefind.subjects import source_of
from quotefind.tokens import Sentence

# A paragraph longer than this is no heading.
MAX_HEADING = 160


def reports_in(text: str, sentences: Iterable[Sentence]) -> Iterator[Attribution]:
    """The attributions of all sentences, in text order."""
    last_paragraph = -10
    held: Attribution | None = None  # the last one, to which a quotation left open may add
    for sentence in sentences:
        found = _reports_of(text, sentence, silence=sentence.paragraph - last_paragraph)
        if found and held is not None and _goes_on(sentence, found[0], held):
            found[0] = joined(held, found[0])
        elif held is not None:
            yield held
        held = None
        if found:
            last_paragraph = sentence.paragraph
            held = found.pop()
        yield from found
    if held is not None:
        yield held


def _reports_of(text: str, sentence: Sentence, *, silence: int) -> list[Attribution]:
    """The attributions of one sentence, ``silence`` paragraphs after the last one, in text order."""
    cues = find_cues(sentence)
    phrases = find_source_phrases(sentence)
    if not (cues or phrases or sentence.quotes):
        return []
    interruptions = {
        at: found for at, quotation in sentence.quotes.items() if (found := interruption_in(text, quotation))
    }
    claims = claims_of(sentence, cues, sources_of(sentence, cues), phrases, interruptions)
    if sentence.quotes:
        more = unclaimed(text, sentence, claims, silence=silence, is_heading=_is_heading(text, sentence))
        claims = sorted([*claims, *more], key=lambda claim: claim.first)
    return attributions_of(text, sentence, claims)


def _is_heading(text: str, sentence: Sentence) -> bool:
    """Whether the sentence is a paragraph of its own, short and without a final stop."""
    if not sentence.is_paragraph or sentence.ends[-1] - sentence.starts[0] > MAX_HEADING:
        return False
    quotation = sentence.quotes.get(len(sentence) - 1)
    last = text[quotation.inner.end - 1] if quotation else sentence.words[-1][-1]
    return last not in ".…:;," and not (quotation and (quotation.carries_on or not quotation.closed))


def _goes_on(sentence: Sentence, found: Attribution, held: Attribution) -> bool:
    """Whether ``found`` opens with a quotation that carries on the one ``held``, and is no report of another."""
    quotation = next(iter(sentence.quotes.values()), None)
    if quotation is None or not quotation.carries_on or quotation.inner.start != found.spans[0].start:
        return False
    if held.kind != "direct" or found.kind != "direct":
        return False
    return (found.cue is None and not found.is_implied) or (held.cue is None and not held.is_implied)


def sources_of(sentence: Sentence, cues: list[VerbCue]) -> list[Source]:
    """The subject of each cue, in order."""
    found: list[tuple[VerbCue, Source]] = []
    for cue in cues:
        found.append((cue, source_of(sentence, cue, found)))
    return [source for _, source in found]
