"""What to look for and what to keep, as one record that travels through the program."""

from __future__ import annotations

from dataclasses import dataclass

from quotefind.model import Kind


@dataclass(frozen=True, slots=True)
class Options:
    """Selection of quotations. The defaults keep everything.

    ``match`` is a regular expression searched in the content; ``verb`` a lemma; ``limit`` counts
    quotations over all inputs together; ``since`` and ``until`` are days, months or years (``2025-03``), both
    included: what has no date is left out then. ``with_metadata`` gives each what its document says of itself.
    """

    kinds: frozenset[Kind] = frozenset({"direct", "mixed", "indirect"})
    speaker: str | None = None
    verb: str | None = None
    match: str | None = None
    unattributed: bool = False
    min_confidence: float = 0.0
    limit: int | None = None
    with_metadata: bool = False
    since: str | None = None
    until: str | None = None
