"""Which speakers of several texts are one person: full names that agree, or shorter ones with an office that agrees.

« M. Stoltenberg, le secrétaire général de l'Otan » of one text is « Jens Stoltenberg, le secrétaire général de
l'Otan » of another. A surname alone joins nobody, nor does an office alone: who holds it changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from quotefind.model import Gender, Quote
from quotefind.selection.matching import name_words, without_titles

Key = tuple[str | None, str | None]
Words = tuple[str, ...]

_LEAST = 2  # words of an office that tells people apart: « secrétaire général », not « président »


@dataclass(slots=True)
class _Person:
    """What the quotations with one key tell of a person."""

    names: Words
    gender: Gender | None = None
    offices: set[Words] = field(default_factory=set)


class Persons:
    """The persons of many quotations, to be joined when all were seen."""

    def __init__(self) -> None:
        self._persons: dict[Key, _Person] = {}

    def add(self, quote: Quote) -> Key:
        """Looks at one more quotation; gives the key of its speaker."""
        key = speaker_key(quote)
        if quote.speaker is not None and quote.speaker_kind == "name":
            person = self._persons.get(key)
            if person is None:
                person = self._persons[key] = _Person(_bare(quote.speaker))
            person.gender = person.gender or quote.gender
            person.offices.update(_offices(quote, person.names))
        return key

    def joined(self) -> Mapping[Key, Key]:
        """For the keys of persons who are named more fully elsewhere, the key of the fullest name.

        A name is joined to a longer one with the same surname and forenames that agree (« J. », « Jens », none),
        where both have an office of two words or more in common, genders do not differ, and nobody else is like it.
        """
        by_surname: dict[str, list[Key]] = defaultdict(list)
        for key, person in self._persons.items():
            if person.names and person.offices:
                by_surname[person.names[-1]].append(key)
        joined: dict[Key, Key] = {}
        for keys in by_surname.values():
            for key in keys:
                like = [other for other in keys if _may_be(self._persons[key], self._persons[other])]
                fullest = max(like, key=lambda other: len("".join(self._persons[other].names)), default=None)
                if fullest is not None and all(
                    other == fullest or _may_be(self._persons[other], self._persons[fullest]) for other in like
                ):
                    joined[key] = fullest
        return joined


def speaker_key(quote: Quote) -> Key:
    """What tells the speaker of ``quote`` from others: the name, and where it is not full the source too.

    Full names are compared without accents, case and titles: « Mme Ana RUIZ » is « Ana Ruiz ».
    """
    if quote.speaker is None or not _is_full(quote):
        return quote.speaker, quote.source if quote.speaker is not None else None
    return " ".join(_bare(quote.speaker)) or quote.speaker, None


def _may_be(short: _Person, full: _Person) -> bool:
    """Whether ``short`` may be whom ``full`` names more fully."""
    if len("".join(short.names)) >= len("".join(full.names)) or {short.gender, full.gender} == {"f", "m"}:
        return False
    return _agree(short.names[:-1], full.names[:-1]) and bool(short.offices & full.offices)


def _agree(short: Words, full: Words) -> bool:
    """Whether forenames agree: each of ``short`` is, or begins, one of ``full``, in their order."""
    rest = iter(full)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in short)


def _offices(quote: Quote, names: Words) -> Iterable[Words]:
    """What the text calls the speaker beside the name, in words as compared, where they tell people apart."""
    for alias in quote.aliases:
        words = tuple(word for word in _bare(alias) if word not in names)
        if len(words) >= _LEAST:
            yield words


def _bare(name: str) -> Words:
    return without_titles(name_words(name))


def _is_full(quote: Quote) -> bool:
    """Whether the speaker's name says who it is in any text; nobody is the same nobody everywhere."""
    if quote.speaker is None or quote.speaker_kind in {"organisation", "place"}:
        return True
    return quote.speaker_kind in {"name", None} and len(name_words(quote.speaker)) > 1
