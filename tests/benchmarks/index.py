"""An index of many documents: the time to fill it, its size, and five questions asked of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from json import dumps
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from quotefind.index.stored import StoredItem, search, stored_items
from quotefind.model import Quote
from quotefind.options import Options
from quotefind.selection.filters import select
from quotefind.selection.matching import name_words

from .command import MAIN, PROJECT
from .report import Row
from .texts import renamed_articles

PARAGRAPHS = 2  # of an article, in a document
QUERY_TARGET = 50.0  # milliseconds, warm
REPEATS = 9
SHOWN = 20  # results that a screen takes
MONTHS = 36


def index(originals: list[str], documents: int) -> Iterator[Row]:
    """Rows for an index of so many documents, made of the paragraphs of ``originals`` under changed names."""
    with TemporaryDirectory() as folder:
        archive, database = Path(folder, "archive.jsonl"), Path(folder, "press.db")
        size = _write(archive, originals, documents)
        found = _seconds("list", str(archive), "--jsonl", "--output", str(Path(folder, "found.jsonl")))
        filled = _seconds("index", str(database), str(archive), "--quiet")
        again = _seconds("index", str(database), str(archive), "--quiet")
        name = f"{documents:,} documents"
        note = f"{filled:.0f} s for {size / 1e6:.0f} MB"
        yield Row("index", f"{name}: filling over list", filled / found, 1.5, note=note)
        share = database.stat().st_size / size
        yield Row("index", f"{name}: size over texts", share, note=f"{database.stat().st_size / 1e6:.0f} MB")
        yield Row("index", f"{name}: again over filling", again / filled, 0.1, note=f"{again:.1f} s")
        yield from _queries(str(database))


def _write(archive: Path, originals: list[str], documents: int) -> int:
    """Writes so many records, one of three years' months each; gives the bytes of their texts."""
    size = 0
    with archive.open("w", encoding="utf-8") as file:
        for number, text in enumerate(islice(_pieces(originals), documents)):
            date = f"{2022 + number % MONTHS // 12}-{number % 12 + 1:02}-11"
            file.write(dumps({"id": number, "date": date, "text": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
    return size


def _pieces(originals: list[str]) -> Iterator[str]:
    for text in renamed_articles(originals, sys.maxsize):
        paragraphs = [line for line in text.split("\n") if line.strip()]
        for start in range(0, len(paragraphs), PARAGRAPHS):
            yield "\n\n".join(paragraphs[start : start + PARAGRAPHS])


def _queries(database: str) -> Iterator[Row]:
    """What a desk asks, the first screen of each answer."""
    every = [quote for item in islice(stored_items(database), 4_000, 4_100) for quote in _of(item)]
    named = (quote for quote in every if quote.speaker_kind == "name")
    person = next(quote for quote in named if len(name_words(quote.speaker or "")) > 1)
    surname = (person.speaker or "").split()[-1]
    rare = max(person.text.split(), key=len)
    queries: dict[str, Callable[[], Iterator[Quote]]] = {
        "by-speaker SURNAME": lambda: _by_speaker(database, surname, Options(speaker=surname)),
        "by-speaker SURNAME --since": lambda: _by_speaker(
            database, surname, Options(speaker=surname, since="2023-01-01")
        ),
        "search WORD": lambda: search(database, rare),
        "search TWO WORDS": lambda: search(database, " ".join(sorted(set(person.text.split()), key=len)[-2:])),
        "search WORD --speaker SURNAME": lambda: select(
            search(database, rare, name_words(surname)), Options(speaker=surname)
        ),
    }
    for query, ask in queries.items():
        times, count = [], 0
        for _ in range(REPEATS + 1):
            start = perf_counter()
            count = len(list(islice(ask(), SHOWN)))
            times.append((perf_counter() - start) * 1000)
        yield Row("index", f"{query}, ms", median(times[1:]), QUERY_TARGET, note=f"{count} shown")


def _by_speaker(database: str, name: str, options: Options) -> Iterator[Quote]:
    items = stored_items(database, name_words(name))
    return select((quote for item in items for quote in _of(item)), options)


def _of(item: StoredItem | Exception) -> list[Quote]:
    return [] if isinstance(item, Exception) else item.quotes()


def _seconds(*arguments: str) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *MAIN, *arguments], cwd=PROJECT, check=True, stderr=subprocess.DEVNULL)
    return perf_counter() - start
