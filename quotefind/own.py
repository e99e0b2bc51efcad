"""What a user adds to the word lists and knows of persons: nothing unless it is asked for before any list is read.

``lexicons/user.py`` fills it; the lists are read through it, and nothing that is made of them is kept for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from unicodedata import normalize

from quotefind.errors import QuotefindError
from quotefind.model import Gender

LISTS = frozenset({"verbs.tsv", "verb_forms.tsv", "finite_forms.txt", "forenames.tsv", "titles.tsv"})  # that can grow
Lines = Mapping[str, Mapping[str, str]]  # by list and by first cell: the line


class Person(NamedTuple):
    """Somebody whom the user knows, by the name that results shall have."""

    name: str
    gender: Gender | None


class _State:
    """What was added, whether it is too late for more, and by what it is told from other additions."""

    def __init__(self) -> None:
        self.lines: Lines = {}
        self.people: Mapping[str, Person] = {}
        self.digest = ""
        self.is_read = False  # some list was, with what was added until then


_STATE = _State()


def add(lines: Lines, people: Mapping[str, Person], digest: str) -> None:
    """Sets what is added; ``people`` by each of their names, folded. Raises where lists were read without it."""
    if digest == _STATE.digest:
        return
    if _STATE.is_read:
        raise QuotefindError("the word lists are loaded already; give --verbs and --names to a process of its own")
    _STATE.lines, _STATE.people, _STATE.digest = lines, people, digest


def digest() -> str:
    """What tells these additions from others; nothing where there are none."""
    return _STATE.digest


def is_asked_for() -> bool:
    """Whether anything is added, to be asked when a list is read."""
    _STATE.is_read = True
    return bool(_STATE.digest)


def people() -> Mapping[str, Person]:
    """The persons by each of their names, folded."""
    return _STATE.people


def folded(name: str) -> str:
    """A name without accents, case and hyphens, to be looked up: « Éric-Paul Ruiz » -> eric paul ruiz."""
    from unidecode import unidecode  # here: most runs look up no name

    return " ".join(unidecode(normalize("NFC", name)).lower().replace("-", " ").split())


def with_added(name: str, text: str) -> str:
    """The list ``name`` with the user's lines, each instead of the one with the same first cell.

    Of forms of verbs, both hold: « fuite TAB fuir:P3s » and « fuite TAB fuiter:P3s » make one line.
    """
    added = dict(_STATE.lines.get(name, {})) if name in LISTS and is_asked_for() else {}
    if not added:
        return text
    kept = []
    for line in text.splitlines():
        first, _, rest = line.partition("\t")
        if first in added and name.endswith("_forms.tsv"):
            readings = _readings(rest) | _readings(added[first].partition("\t")[2])
            added[first] = first + "\t" + ";".join(readings)
        elif first not in added:
            kept.append(line)
    return "".join(f"{line}\n" for line in (*kept, *added.values()))


def _readings(cell: str) -> dict[str, None]:
    return dict.fromkeys(cell.split(";"))
