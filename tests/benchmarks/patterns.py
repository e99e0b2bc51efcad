"""Every pattern of the package against strings made of its own pieces: none may backtrack without bound.

The pieces are what a pattern can take one after the other: its letters, a letter of each of its classes. They are
repeated, alone, in pairs and in its own order, and spoilt at the end so that whoever hopes for a match tries all ways
to it. What the program only ever tries at one place is tried there, of all others each match is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from inspect import getsource
from itertools import pairwise
from pkgutil import walk_packages
from time import perf_counter
from typing import Any

import regex

import quotefind

from .clock import best_of
from .report import Row

Pattern = regex.Pattern[Any] | re.Pattern[Any]
LENGTHS = ((6, 24), (250, 1_000), (1_000, 4_000))  # characters; the first that take time are compared
REPEATS = 3  # the quickest of which count: the machine may be busy
WORST_GROWTH = 8.0  # of the time for four times the text, where a linear one takes 4 and a quadratic one 16
TIMED = 0.002  # seconds; what is over sooner for the longest text is no suspect
SURE = 0.1  # seconds; what takes longer needs no second run
SPOILT = "\x00"
_SAMPLES = {"w": "a", "W": "-", "d": "1", "D": "a", "s": " ", "S": "a", "n": "\n", "r": "\r", "t": "\t", "X": "a"}
_NOTHING = frozenset("bBAZzGmMKR")
_TOKEN = regex.compile(
    r"\\p\{(?P<property>\^?\w+)\}|\\(?P<escape>[A-Za-z])|\\(?P<own>.)|(?P<class>\[\^?\]?(?:\\.|[^\]\\])*+\])"
    r"|\(\?(?:P?<[\w=!]+>?|[:=!>|])|[{]\d*,?\d*[}]|(?P<dot>\.)|[()|?*+^$]|(?P<letter>.)",
    regex.DOTALL,
)


def patterns(section: str = "patterns") -> Iterator[Row]:
    """How many there are, and a row for each whose time grows faster than its text."""
    found = compiled()
    longest = 0.0
    for name, pattern in found.items():
        growth, seconds, pump = worst_growth(pattern, at_start=is_only_matched(name))
        longest = max(longest, seconds)
        if growth > WORST_GROWTH:
            yield Row(section, name, growth, WORST_GROWTH, note=f"{pump!r} repeated, {seconds * 1000:.1f} ms")
    note = f"{len(found)} patterns, the slowest {longest * 1000:.1f} ms for {LENGTHS[-1][-1]:,} characters"
    yield Row(section, "patterns, each with its own pieces", 4.0, WORST_GROWTH, note=note)


def compiled() -> dict[str, Pattern]:
    """The patterns that modules of the package hold, also in their tables, by module and name; each once."""
    found: dict[str, Pattern] = {}
    seen: set[tuple[Any, int]] = set()
    for info in walk_packages(quotefind.__path__, "quotefind."):
        if info.name.rpartition(".")[2] in {"__main__", "build_snapshot", "spacy"} or ".spark" in info.name:
            continue  # run when they are imported, or need what is no part of the project
        try:
            module = import_module(info.name)
        except ImportError:  # an extra that is not installed
            continue
        for name, value in vars(module).items():
            for number, pattern in enumerate(_patterns_in(value)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    found[f"{info.name.removeprefix('quotefind.')}.{name}{f'[{number}]' * (number > 0)}"] = pattern
    return found


def is_only_matched(name: str) -> bool:
    """Whether the module of the pattern ``name`` never searches with it, only tries it at a place of its choice."""
    module, _, variable = f"quotefind.{name.partition('[')[0]}".rpartition(".")
    source = getsource(import_module(module))
    holders = regex.findall(rf"(?m)^(\w+) = \([^()]*\b{variable}\b", source)  # a table of them
    loops = regex.findall(rf"for (\w+) in (?:{'|'.join((variable, *holders))})\b", source)
    uses = regex.findall(rf"\b(?:{'|'.join((variable, *loops))})\.(\w+)\(", source)
    return bool(uses) and {"match", "fullmatch"}.issuperset(uses)


def worst_growth(pattern: Pattern, *, at_start: bool = False) -> tuple[float, float, str]:
    """The most that the time of ``pattern`` grows by for four times the text, its seconds, and the text repeated.

    ``at_start``: it is only ever tried at one place. The first text over the limit ends the search.
    """
    worst = (0.0, 0.0, "")
    for pump in pumps(pattern):
        run = partial(_search, pattern, pump, at_start)
        for lengths in LENGTHS:  # the shorter ones first: an exponential pattern would never end
            seconds = _seconds(partial(run, lengths[1]))
            if seconds > TIMED:
                break
        growth = 4.0
        if seconds > TIMED:
            before, after = best_of(REPEATS if seconds < SURE else 1, *(partial(run, length) for length in lengths))
            growth, seconds = after / before, after
        worst = max(worst, (growth, seconds, pump))
        if growth > WORST_GROWTH:
            break
    return worst


def pumps(pattern: Pattern) -> list[str]:
    """What to repeat: each piece of ``pattern``, each two that follow each other, all of them in a row."""
    pieces = pieces_of(pattern)
    return sorted({*pieces, *map("".join, pairwise(pieces)), "".join(pieces)} - {""})


def pieces_of(pattern: Pattern) -> list[str]:
    """A character for each letter and class in ``pattern``, in order."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    pieces = []
    for token in _TOKEN.finditer(text):
        kind = token.groupdict()
        if kind["property"]:
            pieces.append({"Lu": "A", "L": "a", "Ll": "a", "N": "1", "P": ",", "Z": " "}.get(kind["property"], "a"))
        elif kind["escape"]:
            pieces.append("" if kind["escape"] in _NOTHING else _SAMPLES.get(kind["escape"], ""))
        elif kind["class"]:
            pieces.append(_member(kind["class"]))
        else:
            pieces.append(kind["own"] or kind["letter"] or ("x" if kind["dot"] else ""))
    return [piece for piece in pieces if piece]


def _member(group: str) -> str:
    """A character that the class in brackets takes; of those in no class of letters, the first that there is."""
    taken = regex.compile(group)
    return next((sign for sign in "aA1é «».,:-\n\x00" if taken.match(sign)), group[1:2])


def _seconds(task: Callable[[], None]) -> float:
    start = perf_counter()
    task()
    return perf_counter() - start


def _search(pattern: Pattern, pump: str, at_start: bool, length: int) -> None:
    text: Any = pump * (length // len(pump)) + SPOILT
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8")
    if at_start:
        pattern.match(text)
        return
    for _ in pattern.finditer(text):
        pass


def _patterns_in(value: object, depth: int = 0) -> Iterator[Pattern]:
    if isinstance(value, regex.Pattern | re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict | tuple | list | set | frozenset):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _patterns_in(inner, depth + 1)
