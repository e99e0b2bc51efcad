"""Step 6: sentences with their cues to attributions; the one place that settles overlaps.

Every cue's claim and every quotation's sieve answer are collected; of two that overlap the outer
or surer one stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotefind.analysis import Claim, Clause, Interruption, Source, SourcePhrase, VerbCue
from quotefind.claims import claim_of
from quotefind.incises import interrupted
from quotefind.model import Attribution, Cue, Kind, Span
from quotefind.sieves import View, attribute_quotation
from quotefind.source_claims import source_claim
from quotefind.tokens import Sentence

# A quotation without any attribution goes on with the last speaker if he spoke this few paragraphs before.
MAX_SILENCE = 1


def claims_of(
    sentence: Sentence,
    cues: Sequence[VerbCue],
    sources: Sequence[Source],
    phrases: Sequence[SourcePhrase],
    interruptions: Mapping[int, Interruption],
) -> list[Claim]:
    """The claims of the sentence's cues and source phrases, overlaps settled, in text order."""
    claims = [interrupted(sentence, at, found) for at, found in interruptions.items()]
    for index, cue in enumerate(cues):
        claim = claim_of(Clause(sentence, cue, sources[index], cues, sources, index))
        if claim is not None and claim.last >= claim.first:
            claims.append(claim)
    for index, phrase in enumerate(phrases):
        if phrase.lemma in ("par la voix de", "par la bouche de") and claims:
            if sentence.word(phrase.cue_last + 1) in ("son", "sa", "ses", "leur", "leurs"):
                continue
            for claim in claims:  # « La défense, par la voix de X, a dénoncé »: X speaks
                claim.mention = phrase.mention
            continue
        claim = source_claim(sentence, phrase, _floor(sentence, phrases[:index]))
        if claim is not None:
            claims.append(claim)
    return settle([claim for claim in claims if _has_words(claim, sentence)], sentence)


def _floor(sentence: Sentence, earlier: Sequence[SourcePhrase]) -> int:
    """Where the content of a source phrase may begin after another's: « 4 000 selon la police, | 15 000 selon X »."""
    if not earlier or earlier[-1].first == 0:
        return 0
    last = earlier[-1].last + 1
    return last + 1 if sentence.word(last) in (",", "et") else 0


def settle(claims: Sequence[Claim], sentence: Sentence) -> list[Claim]:
    """Of overlapping claims the one kept: direct before others, then the outer, then the surer."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda item: _rank(item, sentence)):
        if not any(_overlap(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda item: item.first)


def _has_words(claim: Claim, sentence: Sentence) -> bool:
    """Whether the content holds more than signs."""
    return any(
        at in sentence.quotes or sentence.words[at][0].isalnum()
        for first, last in claim.pieces
        for at in range(first, last + 1)
    )


def _rank(claim: Claim, sentence: Sentence) -> tuple[int, int, float]:
    size = sum(last - first + 1 for first, last in claim.pieces)
    return (0 if claim.is_direct or claim.interruption else 1, -size, -claim.confidence)


def _overlap(one: Claim, other: Claim) -> bool:
    if any(a <= d and c <= b for a, b in one.pieces for c, d in other.pieces):
        return True
    # A cue inside another claim's content belongs to that content.
    return any(a <= one.cue_first <= b for a, b in other.pieces) and one.cue_first >= 0


def attributions_of(text: str, sentence: Sentence, claims: Sequence[Claim]) -> list[Attribution]:
    """The claims as attributions with character offsets."""
    return [_attribution(text, sentence, claim) for claim in claims]


def joined(one: Attribution, other: Attribution) -> Attribution:
    """Two parts of one quotation that was left open between them; the part with the cue tells the speaker."""
    spoken = one if one.cue is not None or one.mention is not None else other
    confidence = min(one.confidence, other.confidence) if spoken.cue is None else spoken.confidence
    return replace(
        spoken,
        spans=(*one.spans, *other.spans),
        paragraph=one.paragraph,
        same_speaker=one.same_speaker,
        confidence=confidence,
    )


def _attribution(text: str, sentence: Sentence, claim: Claim) -> Attribution:
    spans = tuple(_span(sentence, first, last, claim) for first, last in claim.pieces)
    if claim.interruption is not None:
        spans = _interrupted_spans(sentence, claim)
    kind: Kind = "indirect"
    if claim.is_direct:
        kind = "direct"
    elif any(first <= at <= last for first, last in claim.pieces for at in sentence.quotes):
        kind = "mixed"
    cue = None
    if claim.cue_first >= 0:
        cue = Cue(sentence.starts[claim.cue_first], sentence.ends[claim.cue_last], claim.lemma)
    elif claim.interruption is not None:
        cue = Cue(*claim.interruption.cue, claim.lemma)
    return Attribution(
        kind,
        spans,
        sentence.paragraph,
        cue,
        claim.mention,
        claim.rule,
        claim.confidence,
        claim.same_speaker,
        tuple(claim.evidence),
        is_implied=claim.is_implied,
    )


def _interrupted_spans(sentence: Sentence, claim: Claim) -> tuple[Span, ...]:
    """Content around an incise inside the marks; the marks themselves only where words stand before them."""
    interruption = claim.interruption
    assert interruption is not None
    first, last = claim.pieces[0]
    pieces = list(interruption.pieces)
    if not claim.is_direct:
        pieces[0] = Span(sentence.starts[first], pieces[0].end)
        if pieces[-1].end == sentence.quotes[last].inner.end and len(pieces) > 1:
            pieces[-1] = Span(pieces[-1].start, sentence.ends[last])
    return tuple(pieces)


def _span(sentence: Sentence, first: int, last: int, claim: Claim) -> Span:
    if first == last and first in sentence.quotes and (claim.is_direct or len(claim.pieces) == 1):
        return sentence.quotes[first].inner
    return sentence.span(first, last)


def unclaimed(text: str, sentence: Sentence, claims: Sequence[Claim], *, silence: int, is_heading: bool) -> list[Claim]:
    """Claims for the quotations of the sentence that no claim covers yet."""
    found: list[Claim] = []
    for at in sentence.quotes:
        if any(first <= at <= last for claim in (*claims, *found) for first, last in claim.pieces):
            continue
        here = silence == 0 or bool(claims) or bool(found)
        view = View(text, sentence, at, here, here or silence <= MAX_SILENCE, is_heading, len(sentence) == 1)
        claim = attribute_quotation(view)
        if claim is None:
            continue
        if any(_overlap(claim, other) for other in (*claims, *found)):
            # Part of the sentence is somebody's already: only the words in marks are left.
            claim = replace(claim, pieces=[(at, at)], is_direct=True)
        found.append(claim)
    return found
