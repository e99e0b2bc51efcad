"""What the page shows, as records: articles, their voices and quotations, and the figures over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from quotefind.html_report.marking import Piece, marked_paragraphs
from quotefind.model import Document, Quote
from quotefind.selection.joining import Key, Persons, speaker_key
from quotefind.selection.words import word_count
from quotefind.writers.terminal import one_line, shorten

COLOURS = 10  # of speakers; from the eleventh on they come again, and the numbers tell
MAX_TITLE = 160  # characters of a first line that is a title
MAX_BARS = 15  # speakers in the chart
PERSONS = {"name", "role", "pronoun"}

Found = tuple[Document, Sequence[Quote]]


@dataclass(slots=True)
class Voice:
    """A speaker of an article, or of all. ``key`` tells it from all others of the report; nobody's ``name`` is None."""

    key: int
    name: str | None
    number: int = 0  # place among the voices of its article, from 1
    quotes: int = 0
    words: int = 0
    share: float = 0.0  # of the words

    @property
    def colour(self) -> int:
        """Which of the colours is its own; 0 is nobody's."""
        return 0 if self.name is None else (self.number - 1) % COLOURS + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One quotation of an article: its number there, from 1, and whose it is."""

    number: int
    quote: Quote
    voice: Voice


@dataclass(frozen=True, slots=True)
class Article:
    """One document with what is found in it."""

    number: int
    source: str
    title: str
    date: str | None
    headline: list[Piece]  # the first paragraph where that is the title; no more among the paragraphs then
    paragraphs: list[list[Piece]]
    entries: list[Entry]
    voices: list[Voice]
    words: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: how many quotations of which class, and their share of the whole chart."""

    name: str
    quotes: int
    words: int
    share: float


@dataclass(frozen=True, slots=True)
class Period:
    """A month, or a year where there are many months, with its quotations by gender."""

    name: str
    quotes: int
    parts: list[Part]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole page."""

    articles: list[Article]
    voices: list[Voice]
    genders: list[Part]
    kinds: list[Part]
    speaker_kinds: list[Part]
    periods: list[Period]
    quotes: int
    words: int


@dataclass(slots=True)
class _Keys:
    """Numbers for the speakers of all articles, in order of appearance."""

    joined: Mapping[Key, Key]
    numbers: dict[Key, int] = field(default_factory=dict)

    def of(self, quote: Quote) -> int:
        if quote.speaker is None:
            return 0
        key = speaker_key(quote)
        return self.numbers.setdefault(self.joined.get(key, key), len(self.numbers) + 1)


def report_on(found: Iterable[Found]) -> Report:
    """The page for documents with their quotations, in the order given."""
    pairs, persons = list(found), Persons()
    for _, quotes in pairs:
        for quote in quotes:
            persons.add(quote)
    keys = _Keys(persons.joined())
    articles = [_article(number, document, quotes, keys) for number, (document, quotes) in enumerate(pairs, start=1)]
    quotes = [entry.quote for article in articles for entry in article.entries]
    dated = [(article.date, entry.quote) for article in articles for entry in article.entries if article.date]
    return Report(
        articles=articles,
        voices=_voices(quotes, keys),
        genders=_parts(quotes, gender_class),
        kinds=_parts(quotes, lambda quote: quote.kind),
        speaker_kinds=_parts(quotes, lambda quote: quote.speaker_kind or "unknown"),
        periods=_periods(dated),
        quotes=len(quotes),
        words=sum(article.words for article in articles),
    )


def gender_class(quote: Quote) -> str:
    """``f`` or ``m`` of a person whose gender the text shows, ``none`` of bodies and places, else ``unknown``."""
    if quote.speaker is not None and quote.speaker_kind is not None and quote.speaker_kind not in PERSONS:
        return "none"
    return quote.gender or "unknown"


def _article(number: int, document: Document, quotes: Sequence[Quote], keys: _Keys) -> Article:
    voices = {voice.key: voice for voice in _voices(quotes, keys)}
    entries = [Entry(place, quote, voices[keys.of(quote)]) for place, quote in enumerate(quotes, start=1)]
    paragraphs = marked_paragraphs(document, [(entry.number, entry.quote) for entry in entries])
    title = _title(paragraphs)
    return Article(
        number=number,
        source=one_line(document.source),
        title=title or one_line(PurePath(document.source).name or document.source),
        date=document.date,
        headline=paragraphs[0] if title else [],
        paragraphs=paragraphs[1:] if title else paragraphs,
        entries=entries,
        voices=list(voices.values()),
        words=sum(voice.words for voice in voices.values()),
    )


def _title(paragraphs: Sequence[Sequence[Piece]]) -> str:
    """The first paragraph where it is short and something follows; "" where the text has no title."""
    if len(paragraphs) < 2:
        return ""
    first = one_line("".join(piece.text for piece in paragraphs[0]))
    return "" if len(first) > MAX_TITLE or first.endswith((".", ":", ",", ";")) or first.startswith("—") else first


def _voices(quotes: Iterable[Quote], keys: _Keys) -> list[Voice]:
    """The speakers of ``quotes``, those with most words first, nobody last; numbered."""
    voices: dict[int, Voice] = {}
    for quote in quotes:
        key = keys.of(quote)
        name = one_line(quote.speaker) if quote.speaker is not None else None
        voice = voices.setdefault(key, Voice(key, name))
        voice.name = max(voice.name or "", name or "", key=len) or None  # « M. Roux » of one text is « Ana Roux »
        voice.quotes += 1
        voice.words += word_count(quote.text)
    total = sum(voice.words for voice in voices.values()) or 1
    ordered = sorted(voices.values(), key=lambda voice: (voice.name is None, -voice.words, -voice.quotes))
    for number, voice in enumerate(ordered, start=1):
        voice.number, voice.share = number, voice.words / total
    return ordered


def _parts(quotes: Sequence[Quote], name: Callable[[Quote], str]) -> list[Part]:
    """How much each class has of ``quotes``, the largest first, what is unknown last."""
    counts: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for quote in quotes:
        counts[name(quote)] += 1
        words[name(quote)] += word_count(quote.text)
    parts = [Part(key, count, words[key], count / len(quotes)) for key, count in counts.items()]
    return sorted(parts, key=lambda part: (part.name == "unknown", -part.quotes, part.name))


def _periods(dated: Sequence[tuple[str, Quote]]) -> list[Period]:
    """The months of ``dated``, or its years where there are more than three years of months."""
    length = 7 if len({date[:7] for date, _ in dated}) <= 36 else 4
    groups: dict[str, list[Quote]] = {}
    for date, quote in sorted(dated, key=lambda pair: pair[0]):
        groups.setdefault(date[:length], []).append(quote)
    return [Period(name, len(quotes), _parts(quotes, gender_class)) for name, quotes in groups.items()]


def excerpt(text: str) -> str:
    """A content for the list of quotations, cut where it is very long."""
    return shorten(one_line(text), 280)
