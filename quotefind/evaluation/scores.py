"""How right quotations are, against annotated texts: what was found, how exactly, and given to whom.

A found and an annotated quotation match when the letters and digits that they cover overlap with
intersection / union of at least one half; one to one, best overlap first. Nothing here finds quotations.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import accumulate
from typing import Any, Literal

import regex

from quotefind.evaluation.gold import GoldQuote
from quotefind.model import Quote, Span

MIN_OVERLAP = 0.5
EXACT = 0.999
GROUPS: dict[str, frozenset[str]] = {
    "all": frozenset({"direct", "mixed", "indirect"}),
    "direct": frozenset({"direct"}),
    "mixed": frozenset({"mixed"}),
    "indirect": frozenset({"indirect"}),
    "marked": frozenset({"direct", "mixed"}),
}
# Words that tell no names apart when speakers are compared.
_NOT_NAMING = frozenset(
    "d de des du l la le les un une m mme mr mlle monsieur madame president presidente ministre premier".split()
)
_WORD = regex.compile(r"[a-z0-9]++")


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated quotation of the text ``doc`` and what was found for it, if anything."""

    doc: str
    gold: GoldQuote
    found: Quote | None
    overlap: float = 0.0

    @property
    def is_speaker_right(self) -> bool:
        """Whether something was found and names the same speaker."""
        return self.found is not None and is_same_speaker(self.found.speaker, self.gold)


@dataclass(slots=True)
class Comparison:
    """All pairs, in the order of the annotation, and the quotations found that match none."""

    pairs: list[Pair] = field(default_factory=list)
    extra: list[tuple[str, Quote]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Error:
    """One error in the text ``doc``: what was annotated, what was found; one of them is None but for ``speaker``."""

    name: Literal["missed", "speaker", "extra"]
    doc: str
    gold: GoldQuote | None
    found: Quote | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores of one group of quotations; shares are from 0 to 1."""

    gold: int
    found: int
    precision: float
    recall: float
    f1: float
    exact_f1: float
    speaker_accuracy: float
    end_to_end_f1: float


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How right the quotations of one rule are: how many it gave, and the shares of these."""

    rule: str
    found: int
    matched: float
    exact: float
    right: float  # matched, and the speaker right


@dataclass(frozen=True, slots=True)
class Bin:
    """The quotations with a confidence from ``low`` on: how many, their mean confidence, the share right."""

    low: float
    found: int
    confidence: float
    right: float


def compare(
    gold: Mapping[str, Sequence[GoldQuote]], found: Mapping[str, Sequence[Quote]], texts: Mapping[str, str]
) -> Comparison:
    """The quotations ``found`` in each text matched with the annotated ones; both by name of the text.

    Turns of interviews and minutes (rule ``turn``) are left out: annotations of news do not have them.
    """
    comparison = Comparison()
    for doc, annotated in gold.items():
        quotes = [quote for quote in found.get(doc, ()) if quote.rule != "turn"]
        matches = _match(annotated, quotes, texts[doc])
        for i, quote in enumerate(annotated):
            j, overlap = matches.get(i, (None, 0.0))
            comparison.pairs.append(Pair(doc, quote, quotes[j] if j is not None else None, overlap))
        taken = {j for j, _ in matches.values()}
        comparison.extra += [(doc, quote) for j, quote in enumerate(quotes) if j not in taken]
    return comparison


def figures(comparison: Comparison, kinds: frozenset[str] = GROUPS["all"]) -> Figures:
    """The scores of the quotations of these kinds; a match counts under the kind of the annotation."""
    pairs = [pair for pair in comparison.pairs if pair.gold.kind in kinds]
    matched = [pair for pair in pairs if pair.found is not None]
    found = len(matched) + sum(quote.kind in kinds for _, quote in comparison.extra)
    exact = sum(pair.overlap >= EXACT for pair in matched)
    known = [pair for pair in pairs if pair.gold.speaker]
    known_matched = sum(pair.found is not None for pair in known)
    right = sum(pair.is_speaker_right for pair in known)
    return Figures(
        gold=len(pairs),
        found=found,
        precision=_share(len(matched), found),
        recall=_share(len(matched), len(pairs)),
        f1=_f1(_share(len(matched), found), _share(len(matched), len(pairs))),
        exact_f1=_f1(_share(exact, found), _share(exact, len(pairs))),
        speaker_accuracy=_share(right, known_matched),
        end_to_end_f1=_f1(_share(right, found), _share(right, len(known))),
    )


def by_rule(comparison: Comparison) -> list[RuleFigures]:
    """How right each rule is, those that give most first."""
    results: dict[str, list[tuple[bool, bool, bool]]] = {}
    for pair in comparison.pairs:
        if pair.found is not None:
            verdict = (True, pair.overlap >= EXACT, _is_right(pair))
            results.setdefault(pair.found.rule, []).append(verdict)
    for _, quote in comparison.extra:
        results.setdefault(quote.rule, []).append((False, False, False))
    rows = [
        RuleFigures(
            rule, len(verdicts), *(_share(sum(column), len(verdicts)) for column in zip(*verdicts, strict=True))
        )
        for rule, verdicts in results.items()
    ]
    return sorted(rows, key=lambda row: (-row.found, row.rule))


def reliability(comparison: Comparison, width: float = 0.1) -> list[Bin]:
    """The share right (content and speaker) of the quotations found, by their confidence in steps of ``width``."""
    steps = round(1 / width)
    bins: dict[int, list[tuple[float, bool]]] = {}
    found = [(pair.found, _is_right(pair)) for pair in comparison.pairs if pair.found is not None]
    found += [(quote, False) for _, quote in comparison.extra]
    for quote, is_right in found:
        bins.setdefault(min(int(quote.confidence * steps), steps - 1), []).append((quote.confidence, is_right))
    return [Bin(step / steps, len(members), *_means(members)) for step, members in sorted(bins.items())]


def errors(comparison: Comparison) -> list[Error]:
    """What went wrong: quotations missed and those with the wrong speaker in text order, then what was extra."""
    wrong = []
    for pair in comparison.pairs:
        if pair.found is None:
            wrong.append(Error("missed", pair.doc, pair.gold, None))
        elif pair.gold.speaker and not pair.is_speaker_right:
            wrong.append(Error("speaker", pair.doc, pair.gold, pair.found))
    return wrong + [Error("extra", doc, None, quote) for doc, quote in comparison.extra]


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """All figures as one JSON object; the errors are left to the writer, who has the texts."""
    return {
        "figures": {group: asdict(figures(comparison, kinds)) for group, kinds in GROUPS.items()},
        "rules": [asdict(row) for row in by_rule(comparison)],
        "reliability": [asdict(row) for row in reliability(comparison)],
    }


def is_same_speaker(name: str | None, gold: GoldQuote) -> bool:
    """Whether ``name`` is the annotated speaker or one of the aliases.

    Names are the same when one holds all words of the other, without accents, case, determiners and titles.
    """
    words = _words(name)
    naming = set(words) - _NOT_NAMING
    for other in (gold.speaker, *gold.aliases):
        other_words = _words(other)
        if not words or not other_words:
            continue
        other_naming = set(other_words) - _NOT_NAMING
        if words == other_words or (naming and other_naming and (naming <= other_naming or other_naming <= naming)):
            return True
    return False


def _match(gold: Sequence[GoldQuote], quotes: Sequence[Quote], text: str) -> dict[int, tuple[int, float]]:
    """For the place of each annotated quotation that is matched, the place of its match and their overlap."""
    counts = list(accumulate(map(str.isalnum, text), initial=0))

    def size(spans: Iterable[tuple[int, int]]) -> int:
        return sum(counts[end] - counts[start] for start, end in spans)

    ours = [_merged(quote.spans, len(text)) for quote in quotes]
    theirs = [_merged(quote.spans, len(text)) for quote in gold]
    overlaps = []
    for i, one in enumerate(theirs):
        for j, other in enumerate(ours):
            if not one or not other or one[0][0] >= other[-1][1] or other[0][0] >= one[-1][1]:
                continue
            shared = size(_shared(one, other))
            if shared:
                overlaps.append((shared / (size(one) + size(other) - shared), i, j))
    return _best_pairs(overlaps)


def _best_pairs(overlaps: list[tuple[float, int, int]]) -> dict[int, tuple[int, float]]:
    matches: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= MIN_OVERLAP and i not in matches and j not in taken:
            matches[i] = (j, overlap)
            taken.add(j)
    return matches


def _merged(spans: Iterable[Span], length: int) -> list[tuple[int, int]]:
    """The spans in order, inside a text of this length, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((min(start, length), min(end, length)) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _shared(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What two lists of merged spans have in common."""
    shared, i, j = [], 0, 0
    while i < len(one) and j < len(other):
        start, end = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if start < end:
            shared.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return shared


def _is_right(pair: Pair) -> bool:
    return pair.is_speaker_right or (pair.found is not None and not pair.gold.speaker)


def _words(name: str | None) -> list[str]:
    ascii_only = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return _WORD.findall(ascii_only)


def _means(rows: Sequence[tuple[float, ...]]) -> list[float]:
    """The mean of each column."""
    return [sum(column) / len(rows) for column in zip(*rows, strict=True)]


def _share(part: float, whole: int) -> float:
    return part / max(1, whole)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / max(1e-9, precision + recall)
