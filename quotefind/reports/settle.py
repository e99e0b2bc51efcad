"""Step 6: the claims of a sentence to attributions; the one place that settles overlaps.

Of two claims that overlap the outer one stays, or the one by the surer rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotefind.grammar.analysis import Claim
from quotefind.model import Attribution, Cue, Kind, Span
from quotefind.reading.words import Sentence

# Of two claims that are as large, the one by the rule that asks for more: a verb before a condition.
_ORDER = (
    "incise incise-in-marks colon que-clause infinitive source-phrase quoted-object comme signature adjective "
    "comme-object noun unread-incise"
).split()
_PLACE = {rule: place for place, rule in enumerate(_ORDER)}


def settle(claims: Sequence[Claim], sentence: Sentence) -> list[Claim]:
    """Of overlapping claims the one kept: direct before others, then the outer, then that of the surer rule."""
    if len(claims) < 2:
        return list(claims)
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda item: _rank(item, sentence)):
        if not any(overlap(claim, other) for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda item: item.first)


def _rank(claim: Claim, sentence: Sentence) -> tuple[int, int, int]:
    size = sum(last - first + 1 for first, last in claim.pieces)
    return (0 if claim.is_direct or claim.interruption else 1, -size, _PLACE.get(claim.rule, len(_ORDER)))


def overlap(one: Claim, other: Claim) -> bool:
    """Whether the contents share a token, or the cue of ``one`` stands inside the content of ``other``."""
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
    return spoken._replace(
        spans=(*one.spans, *other.spans),
        paragraph=one.paragraph,
        same_speaker=one.same_speaker,
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
        claim.same_speaker,
        tuple(claim.evidence),
        is_implied=claim.is_implied,
        stands_for=claim.stands_for,
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
