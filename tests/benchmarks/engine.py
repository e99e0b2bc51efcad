"""The search itself, in this process: throughput, growth, and the peer where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from .clock import bare_pass, best_of, search
from .report import Row
from .texts import SHAPES, Shape, quiet_articles, renamed_articles

NEWS_TARGET, QUIET_TARGET, GROWTH_TARGET = 10.0, 3.0, 2.2
ARCHIVE_SIZE = 5e9  # bytes: two million articles of twenty years
FIRST_SIZE = 4_000  # characters; doubled until a run takes long enough to be timed
SHORTEST_PASS = 0.0005  # seconds; a pass over the words that is over sooner gives no ratio


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: characters of news, seconds and characters up to which shapes grow, repeats."""

    news: int
    seconds: float
    longest: int
    repeats: int


FULL = Effort(news=2_000_000, seconds=1.0, longest=5_000_000, repeats=3)
SHORT = Effort(news=400_000, seconds=0.2, longest=1_000_000, repeats=3)


def throughput(originals: list[str], effort: Effort) -> Iterator[Row]:
    """News, and news without marks and cues, against the pass over their words."""
    news = list(renamed_articles(originals, effort.news))
    yield _against_pass("news", news, NEWS_TARGET, effort)
    yield _against_pass("no mark, no cue", list(quiet_articles(originals, effort.news)), QUIET_TARGET, effort)


def sizing(originals: list[str], effort: Effort) -> Iterator[Row]:
    """What two million articles cost one core, by the rate that is measured: hours, and the rate it follows from."""
    news = list(renamed_articles(originals, effort.news))
    search(news[:1])
    (taken,) = best_of(effort.repeats, partial(search, news))
    rate = sum(len(text.encode()) for text in news) / taken
    hours = ARCHIVE_SIZE / rate / 3600
    yield Row("sizing", "hours of one core, two million articles", hours, note=f"5 GB at {rate / 1e6:.2f} MB/s")


def _against_pass(name: str, texts: Sequence[str], target: float, effort: Effort) -> Row:
    search(texts[:1])  # loads the lexicons
    taken, passed = best_of(effort.repeats, partial(search, texts), partial(bare_pass, texts))
    size = sum(len(text.encode()) for text in texts) / 1e6
    rates = f"{size / taken:.2f} MB/s, the pass {size / passed:.0f} MB/s"
    note = f"{rates}; {search(texts) / size / 1000:.1f} quotations a kB"
    return Row("throughput", name, taken / passed, target, note=note)


def growth(originals: list[str], effort: Effort, only: Sequence[str] = ()) -> Iterator[Row]:
    """Every shape at two sizes: the larger over the smaller, and the larger against the passes."""
    search(originals[:1])
    news = list(renamed_articles(originals, 1_000_000))
    yardstick = best_of(effort.repeats, partial(bare_pass, news))[0] / sum(map(len, news))
    shapes: dict[str, Shape] = {"news in one text": partial(_one_text, originals), **SHAPES}
    for name, shape in shapes.items():
        if not only or name in only:
            yield from _growth_of(name, shape, effort, yardstick)


def _one_text(originals: list[str], size: int) -> str:
    return "\n\n".join(renamed_articles(originals, size))[:size]


def _growth_of(name: str, shape: Shape, effort: Effort, yardstick: float) -> Iterator[Row]:
    """The rows of one shape; ``yardstick`` is the seconds a character that the pass takes over news."""
    size = FIRST_SIZE
    while size < effort.longest and best_of(1, partial(search, [shape(size)]))[0] < effort.seconds:
        size *= 2
    half, whole = [shape(size // 2)], [shape(size)]
    shorter, longer, passed = best_of(
        effort.repeats, partial(search, half), partial(search, whole), partial(bare_pass, whole)
    )
    rate = f"{len(whole[0]):,} characters at {len(whole[0]) / longer / 1e6:.2f} million/s"
    yield Row("growth", name, longer / shorter, GROWTH_TARGET, note=rate)
    own = f"x {longer / passed:.0f} the pass over the same text" if passed > SHORTEST_PASS else ""
    yield Row("pass over as much news", name, longer / len(whole[0]) / yardstick, note=own)


def peer(originals: list[str], effort: Effort) -> Iterator[Row]:
    """textacy's direct quotations with any French spaCy pipeline, against the same pass."""
    name = "textacy, direct quotations only"
    found = _peer()
    if found is None:
        yield Row("throughput", name, None, note="not installed (textacy with a French spaCy pipeline)")
        return
    pipeline, run = found
    sample = list(islice(renamed_articles(originals, effort.news // 10), 50))
    taken, passed = best_of(1, partial(run, sample), partial(bare_pass, sample))
    size = sum(len(text.encode()) for text in sample) / 1e6
    yield Row("throughput", name, taken / passed, note=f"{size / taken:.2f} MB/s with {pipeline}")


def _peer() -> tuple[str, Callable[[list[str]], int]] | None:
    """The name of a French pipeline and the peer's search, or None where one of them is missing."""
    try:
        spacy: Any = import_module("spacy")
        triples: Any = import_module("textacy.extract.triples")
    except ImportError:
        return None
    names = [name for name in spacy.util.get_installed_models() if name.startswith("fr_")]
    if not names:
        return None
    nlp = spacy.load(names[0])
    return names[0], lambda texts: sum(_count_with(triples, nlp(text)) for text in texts)


def _count_with(triples: Any, doc: Any) -> int:
    try:
        return sum(1 for _ in triples.direct_quotations(doc))
    except ValueError:  # it refuses a text with an odd number of marks
        return 0
