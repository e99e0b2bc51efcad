"""What tells how sure a quotation is, by name: of its content, and of its speaker.

« Un « succès », selon lui »: found by the rule ``source-phrase``, one word in marks, whose speaker is a pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotefind.lexicons.verbs import verbs_of_thinking
from quotefind.model import Attribution, Speaker

Feature = tuple[str, float]

FEW_WORDS = 3
MANY_WORDS = 12
_STOPS = ".!?…"


def of_content(found: Attribution, content: str) -> Iterator[Feature]:
    """What speaks for and against ``content`` being what somebody said, as ``found`` has it."""
    yield "always", 1.0
    yield f"rule {found.rule}", 1.0
    yield f"kind {found.kind}", 1.0
    yield f"by {found.mention.kind if found.mention else 'nobody named'}", 1.0
    words = len(content.split())
    if words == 1:
        yield "one word", 1.0
    elif words <= FEW_WORDS:
        yield "few words", 1.0
    elif words >= MANY_WORDS:
        yield "many words", 1.0
    if content[0].isupper() and content[-1] in _STOPS:
        yield "whole sentence", 1.0
    if found.cue is not None and found.cue.lemma in verbs_of_thinking():
        yield "thought", 1.0


def of_speaker(found: Attribution, speaker: Speaker | None, margin: float) -> Iterator[Feature]:
    """What speaks for and against ``speaker``, whom the attribution ``found`` was given with ``margin`` (0 to 1)."""
    yield "always", 1.0
    if found.mention is None:
        yield "nobody named", 1.0
        yield f"rule {found.rule}", 1.0
    else:
        yield f"by {found.mention.kind}", 1.0
    if speaker is None:
        yield "no answer", 1.0
    else:
        yield f"is {speaker.kind}", 1.0
        yield "close call", 1.0 - margin
