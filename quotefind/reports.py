"""Runs the steps cues, mentions, claims and attribution over sentence after sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotefind.attribute import attributions_of, claims_of, unclaimed
from quotefind.cues import VerbCue, find_cues
from quotefind.interruptions import interruption_in
from quotefind.model import Attribution
from quotefind.source_phrases import find_source_phrases
from quotefind.sources import Source, source_of
from quotefind.tokens import Sentence

def reports_in(text: str, sentences: Iterable[Sentence]) -> Iterator[Attribution]:
    """The attributions of all sentences, in text order."""
    last_paragraph = -10
    for sentence in sentences:
        cues = find_cues(sentence)
        sources = sources_of(sentence, cues)
        phrases = find_source_phrases(sentence)
        interruptions = {
            at: found for at, quotation in sentence.quotes.items() if (found := interruption_in(text, quotation))
        }
        claims = claims_of(sentence, cues, sources, phrases, interruptions)
        silence = sentence.paragraph - last_paragraph
        more = unclaimed(text, sentence, claims, silence=silence, is_alone=len(sentence) == 1)
        found = attributions_of(text, sentence, sorted([*claims, *more], key=lambda claim: claim.first))
        yield from found
        if found:
            last_paragraph = sentence.paragraph


def sources_of(sentence: Sentence, cues: list[VerbCue]) -> list[Source]:
    """The subject of each cue, in order."""
    found: list[tuple[VerbCue, Source]] = []
    for cue in cues:
        found.append((cue, source_of(sentence, cue, found)))
    return [source for _, source in found]
