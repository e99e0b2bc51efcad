"""A user's own words: verbs of saying, persons and titles, checked line by line and added to the lists.

``my-verbs.tsv`` has a verb a line, then, where they are not the usual ones, its class, frames and whether it reports
without marks (as in ``verbs.tsv``). ``my-names.tsv`` has a person a line: name, gender (f, m, -), other names with
semicolons between; a fourth cell ``title`` makes the line a form of address instead, as « Maître-nageur ».
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from typing import cast

from quotefind import own
from quotefind.errors import LexiconError
from quotefind.lexicons import bad_line, read_bare
from quotefind.lexicons.conjugate import conjugate
from quotefind.lexicons.verbs import CLASSES, FORMS, FRAMES, VERBS, VerbEntry, entry_of
from quotefind.model import Gender
from quotefind.own import Person, folded

FINITE_FORMS, FORENAMES, TITLES = "finite_forms.txt", "forenames.tsv", "titles.tsv"
USUAL = ("say", "incise,que,inf,quote_obj,colon", "yes")
# By these a process that another one starts finds the same words.
_INHERITED = ("_QUOTEFIND_VERBS", "_QUOTEFIND_NAMES")

Added = dict[str, dict[str, str]]


def use(verbs: str | None, names: str | None) -> None:
    """Adds the words of these files, for this process and those that it starts.

    Raises ``LexiconError`` with file and line for what is no such word.
    """
    _add(verbs, names)
    for variable, path in zip(_INHERITED, (verbs, names), strict=True):
        if path is not None:
            os.environ[variable] = os.path.abspath(path)


def use_inherited() -> None:
    """Adds the words that the process which started this one uses."""
    verbs, names = map(os.environ.get, _INHERITED)
    if verbs or names:
        _add(verbs, names)


def _add(verbs: str | None, names: str | None) -> None:
    lines: Added = {}
    people: dict[str, Person] = {}
    digest = hashlib.sha256()
    if verbs is not None:
        for number, cells in _rows(verbs, 4, digest):
            _add_verb(verbs, number, cells, lines)
    if names is not None:
        for number, cells in _rows(names, 4, digest):
            _add_name(names, number, cells, lines, people)
    own.add(lines, people, digest.hexdigest() if lines or people else "")


def _rows(path: str, most: int, digest: hashlib._Hash) -> Iterator[tuple[int, list[str]]]:
    """The lines of a user's list, as ``most`` cells each, empty ones ``""``."""
    try:
        with open(path, encoding="utf-8-sig") as stream:
            text = stream.read()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: not UTF-8") from error
    digest.update(f"{most}{text}".encode())
    for number, line in enumerate(unicodedata.normalize("NFC", text).split("\n"), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if len(cells) > most:
            raise bad_line(path, number, f"at most {most} cells wanted, {len(cells)} found")
        if cells[0] in {"", "-"}:
            raise bad_line(path, number, "the first cell is empty")
        yield number, ["" if cell == "-" else cell for cell in cells] + [""] * (most - len(cells))


def _add_verb(path: str, number: int, cells: list[str], lines: Added) -> None:
    lemma, cls, frames, indirect = (cell or usual for cell, usual in zip(cells, ("", *USUAL), strict=True))
    if lemma in lines.get(VERBS, {}):
        raise bad_line(path, number, f"{lemma} stands twice")
    _check(path, number, "class", {cls}, CLASSES)
    _check(path, number, "frame", {frame.strip() for frame in frames.split(",")}, FRAMES)
    _check(path, number, "fourth cell", {indirect}, frozenset({"yes", "no"}))
    try:
        entry = entry_of(lemma.lower(), cls, frozenset(), indirect == "yes")
    except (IndexError, ValueError) as error:
        raise bad_line(path, number, f"{lemma} is no infinitive") from error
    lines.setdefault(VERBS, {})[entry.lemma] = "\t".join((entry.lemma, cls, frames.replace(" ", ""), indirect, "-"))
    _add_forms(path, number, entry, lines)


def _check(path: str, number: int, what: str, found: set[str], known: frozenset[str]) -> None:
    if unknown := sorted(found - known):
        raise bad_line(path, number, f"no {what} {', '.join(unknown)}; there are {', '.join(sorted(known))}")


def _add_forms(path: str, number: int, entry: VerbEntry, lines: Added) -> None:
    """The forms of a verb, and those in which it is the verb of a clause."""
    try:
        forms = conjugate(entry.base)
    except (ValueError, IndexError) as error:
        raise bad_line(path, number, f"{entry.base} is no infinitive") from error
    codes: dict[str, list[str]] = {}
    for code, spellings in forms.items():
        for form in spellings:
            codes.setdefault(form.lower(), []).append(code)
    for form, its_codes in codes.items():
        reading = f"{entry.base}:{','.join(sorted(its_codes))}"
        others = lines.setdefault(FORMS, {}).get(form, f"{form}\t{reading}")
        known = others.partition("\t")[2].split(";")
        lines[FORMS][form] = others if reading in known else f"{others};{reading}"
        if any(code[0] in "PISFC" and code[1:] in {"3s", "3p"} for code in its_codes):
            lines.setdefault(FINITE_FORMS, {})[form] = form


def _add_name(path: str, number: int, cells: list[str], lines: Added, people: dict[str, Person]) -> None:
    name, gender, others, kind = cells
    _check(path, number, "gender", {gender or "-"}, frozenset({"f", "m", "-"}))
    _check(path, number, "kind", {kind or "person"}, frozenset({"person", "title"}))
    if kind == "title":
        short = "yes" if name.endswith(".") else "no"
        lines.setdefault(TITLES, {})[name] = f"{name}\t{gender or '-'}\ts\t{short}\t-"
        return
    person = Person(name, cast("Gender | None", gender or None))
    for one in (name, *filter(None, map(str.strip, others.split(";")))):
        known = people.setdefault(folded(one), person)
        if known.name != name:
            raise bad_line(path, number, f"{one} is {known.name} already")
    first, _, rest = name.partition(" ")
    if rest and gender and f"\n{first}\t" not in read_bare(FORENAMES):
        lines.setdefault(FORENAMES, {})[first] = f"{first}\t{gender}"
