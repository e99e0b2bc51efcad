"""Who speaks, over all quotations: one record a speaker with what the texts call them and how much they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quotefind.model import Gender, Kind, MentionKind, Quote
from quotefind.selection.matching import name_words, without_titles
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

    Inside one source, speakers of one name are one. Across sources they are only where the name is
    full: an organisation's or a place's, or a forename with a surname. ``le maire`` of two texts is two.
    """
    found: dict[tuple[str | None, str | None], SpeakerSummary] = {}
    for quote in quotes:
        key = speaker_key(quote)
        if key not in found:
            found[key] = SpeakerSummary(quote.speaker)
        found[key].add(quote)
    return sorted(found.values(), key=lambda summary: (summary.name is None, -summary.counts.total()))


def speaker_key(quote: Quote) -> tuple[str | None, str | None]:
    """What tells the speaker of ``quote`` from others: the name, and where it is not full the source too.

    Full names are compared without accents, case and titles: « Mme Ana RUIZ » is « Ana Ruiz ».
    """
    if quote.speaker is None or not _is_full(quote):
        return quote.speaker, quote.source if quote.speaker is not None else None
    return " ".join(without_titles(name_words(quote.speaker))) or quote.speaker, None


def _is_full(quote: Quote) -> bool:
    """Whether the speaker's name says who it is in any text; nobody is the same nobody everywhere."""
    if quote.speaker is None or quote.speaker_kind in {"organisation", "place"}:
        return True
    return quote.speaker_kind in {"name", None} and len(name_words(quote.speaker)) > 1
