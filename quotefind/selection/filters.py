"""Choosing among quotations: by kind, verb, content, confidence and speaker. Streams in, streams out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice

import regex

from quotefind.errors import InputError, UsageError
from quotefind.model import Document, Quote
from quotefind.options import Options
from quotefind.selection.matching import MIN_LIKENESS, is_named, is_near, likeness, name_words, without_titles

MAX_SUGGESTIONS = 5
MATCH_SECONDS = 5  # that a pattern of the user's may take on one content


@dataclass(slots=True)
class SpeakerSearch:
    """What the search for a speaker came to: the name found, or those like it."""

    wanted: str
    found: bool = False
    near: list[str] = field(default_factory=list)  # a letter or two off, in order of appearance
    like: list[str] = field(default_factory=list)  # the most alike, best first, where none is near

    @property
    def took_near(self) -> str | None:
        """The one near name whose words were given instead, as no other was near."""
        return self.near[0] if not self.found and len(self.near) == 1 else None

    def message(self) -> str | None:
        """What to tell the user; None where the speaker was found by the name given."""
        if self.found:
            return None
        if self.took_near is not None:
            return f"no {self.wanted}; taken for {self.took_near}"
        if self.near or self.like:
            return f"no {self.wanted}; did you mean {' or '.join(self.near or self.like)}?"
        return f"no {self.wanted}; quotefind speakers lists who speaks"


def select(quotes: Iterable[Quote], options: Options, search: SpeakerSearch | None = None) -> Iterator[Quote]:
    """Those of ``quotes`` that ``options`` keeps, in their order.

    ``search``, made for ``options.speaker``, is filled in on the way for callers who ask how it went.
    Raises ``UsageError`` at the first quotation where ``options.match`` is no regular expression,
    ``InputError`` at one on which it takes too long.
    """
    kept = by_content(quotes, options)
    if options.speaker is not None:
        kept = by_speaker(kept, search or SpeakerSearch(options.speaker))
    return islice(kept, options.limit)


def by_speaker(quotes: Iterable[Quote], search: SpeakerSearch) -> Iterator[Quote]:
    """The quotations of the speaker ``search.wanted``; ``search`` is filled in on the way.

    A speaker is the one wanted when the name or one of the other names holds all the words wanted;
    titles need not occur in a personal name. Quotations of speakers whose name is near are held
    back: when nobody has the name and only one is near, these are given at the end.
    """
    words = name_words(search.wanted)
    verdicts: dict[tuple[str, tuple[str, ...]], float] = {}
    held: list[Quote] = []
    for quote in quotes:
        if quote.speaker is None:
            continue
        key = (quote.speaker, quote.aliases)
        if key not in verdicts:
            verdicts[key] = _verdict(words, quote)
        if verdicts[key] == _SAME:
            search.found = True
            held.clear()
            yield quote
        elif verdicts[key] == _NEAR and not search.found:
            held.append(quote)
    if not search.found:
        _suggest(search, verdicts)
        if search.took_near is not None:
            yield from held


def on_line(quotes: Iterable[Quote], document: Document, line: int) -> Iterator[Quote]:
    """Those of the ``quotes`` of ``document`` whose content or cue is on its line ``line``, from 1."""
    start = 0
    for _ in range(line - 1):
        start = document.text.find("\n", start) + 1
        if not start:
            return
    end = document.text.find("\n", start)
    end = len(document.text) if end < 0 else end
    for quote in quotes:
        spans = (*quote.spans, *filter(None, (quote.cue_span, quote.mention_span)))
        if any(span.start <= end and span.end > start for span in spans):
            yield quote


def compile_match(pattern: str) -> regex.Pattern[str]:
    """The regular expression of ``--match``; raises ``UsageError`` where it is none."""
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise UsageError(f"not a regular expression: {pattern} ({error})") from error


_SAME, _NEAR = 3.0, 2.0  # verdicts on a speaker; lower ones are how alike the names are, up to 1


def _verdict(words: tuple[str, ...], quote: Quote) -> float:
    names = (quote.speaker or "", *quote.aliases)
    bare = without_titles(words)
    is_person = quote.speaker_kind in {"name", None}
    if is_named(words, names) or (is_person and is_named(bare, names[:1])):
        return _SAME
    return _NEAR if is_near(bare, names) else likeness(bare, names)


def _suggest(search: SpeakerSearch, verdicts: dict[tuple[str, tuple[str, ...]], float]) -> None:
    search.near = list(dict.fromkeys(name for (name, _), score in verdicts.items() if score == _NEAR))
    alike = ((score, name) for (name, _), score in verdicts.items() if MIN_LIKENESS <= score < _NEAR)
    search.like = list(dict.fromkeys(name for _, name in nlargest(MAX_SUGGESTIONS, alike)))


def by_content(quotes: Iterable[Quote], options: Options) -> Iterator[Quote]:
    """Those of ``quotes`` that ``options`` keeps whoever speaks and however many there are."""
    pattern = compile_match(options.match) if options.match is not None else None
    has_dates = options.since is not None or options.until is not None
    for quote in quotes:
        if (
            quote.kind in options.kinds
            and quote.confidence >= options.min_confidence
            and (options.verb is None or quote.verb == options.verb)
            and not (options.unattributed and quote.speaker is not None)
            and (pattern is None or _holds(pattern, quote))
            and (not has_dates or is_between(quote.date, options.since, options.until))
        ):
            yield quote


def _holds(pattern: regex.Pattern[str], quote: Quote) -> bool:
    """Whether ``pattern`` is found in the content; raises ``InputError`` where one that backtracks takes too long."""
    try:
        return pattern.search(quote.text, timeout=MATCH_SECONDS) is not None
    except TimeoutError:
        message = f"--match took more than {MATCH_SECONDS} seconds on one content; simplify what repeats in it"
        raise InputError(quote.source, message) from None


def is_between(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether ``date`` is in the days, months or years from ``since`` to ``until``; what has no date is not.

    Of two that are told to the month and to the day, the month decides: ``2025-03`` is since ``2025-03-11``.
    """
    if date is None:
        return False
    return (since is None or date[: len(since)] >= since[: len(date)]) and (
        until is None or date[: len(until)] <= until[: len(date)]
    )
