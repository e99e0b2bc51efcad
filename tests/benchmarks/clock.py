"""Timing: the best of several runs, and the pass over the words that everything is compared with."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import perf_counter

import regex

from quotefind.lexicons.verbs import verb_forms
from quotefind.model import Document
from quotefind.pipeline import find_quotes


def best_of(repeats: int, *tasks: Callable[[], object]) -> list[float]:
    """Seconds of the fastest run of each task; the tasks take turns, so that all see the same machine."""
    seconds = [float("inf")] * len(tasks)
    for _ in range(repeats):
        for index, task in enumerate(tasks):
            gc.collect()
            start = perf_counter()
            task()
            seconds[index] = min(seconds[index], perf_counter() - start)
    return seconds


def search(texts: Sequence[str]) -> int:
    """Finds the quotations of each of ``texts``; gives their number."""
    return sum(1 for text in texts for _ in find_quotes(Document(text)))


def bare_pass(texts: Sequence[str]) -> int:
    """Takes every word of ``texts`` and looks it up in one set: the least that any search by words does."""
    known = frozenset(verb_forms())
    hits = 0
    for text in texts:
        for word in regex.findall(r"\w+", text):
            if word in known:
                hits += 1
    return hits
