"""Who speaks, over all quotations: one record a speaker with what the texts call them and how much they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quotefind.model import Gender, Kind, MentionKind, Quote
from quotefind.selection.joining import Key, Persons
from quotefind.selection.words import word_count

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")


@dataclass(slots=True)
class SpeakerSummary:
    """One speaker: the fullest name, other names used, and figures. ``name`` None: nobody is named.

    ``counts`` are quotations by kind, ``words`` the words of their contents, ``verbs`` the lemmas of
    their cues with how often each was used.
    """

    name: str | None
    kind: MentionKind | None = None
    gender: Gender | None = None
    aliases: dict[str, None] = field(default_factory=dict)  # ordered set
    counts: Counter[Kind] = field(default_factory=Counter)
    words: int = 0
    verbs: Counter[str] = field(default_factory=Counter)
    sources: dict[str, None] = field(default_factory=dict)  # ordered set

    def add(self, quote: Quote) -> None:
        """Counts one more quotation of this speaker."""
        self.kind = self.kind or quote.speaker_kind
        self.gender = self.gender or quote.gender
        self.aliases.update((alias, None) for alias in quote.aliases if alias != self.name)
        self.counts[quote.kind] += 1
        self.words += word_count(quote.text)
        if quote.verb:
            self.verbs[quote.verb] += 1
        self.sources[quote.source] = None

    def take_in(self, other: SpeakerSummary) -> None:
        """Counts all that ``other``, who is the same, says."""
        self.gender = self.gender or other.gender
        names = (other.name, *other.aliases) if other.name is not None else other.aliases
        self.aliases.update((alias, None) for alias in names if alias != self.name)
        self.counts += other.counts
        self.words += other.words
        self.verbs += other.verbs
        self.sources.update(other.sources)

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON object, verbs by how often they are used."""
        return {
            "speaker": self.name,
            "aliases": list(self.aliases),
            "kind": self.kind,
            "gender": self.gender,
            **{kind: self.counts[kind] for kind in KINDS},
            "words": self.words,
            "verbs": dict(self.verbs.most_common()),
            "sources": list(self.sources),
        }


def summarize_speakers(quotes: Iterable[Quote]) -> list[SpeakerSummary]:
    """A record for each speaker of ``quotes``, those with most quotations first, nobody last.

    Inside one source, speakers of one name are one. Across sources they are only where the name is full (an
    organisation's or a place's, or a forename with a surname), or where a shorter name has the same office
    (see ``joining``). ``le maire`` of two texts is two.
    """
    found: dict[Key, SpeakerSummary] = {}
    persons = Persons()
    for quote in quotes:
        key = persons.add(quote)
        if key not in found:
            found[key] = SpeakerSummary(quote.speaker)
        found[key].add(quote)
    for key, fuller in persons.joined().items():
        found[fuller].take_in(found.pop(key))
    return sorted(found.values(), key=lambda summary: (summary.name is None, -summary.counts.total()))
