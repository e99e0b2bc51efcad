"""What a user mends by hand in an index: two names that are one speaker, one name that is several."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from quotefind.model import Gender, MentionKind, Quote
from quotefind.selection.matching import name_words

Words = tuple[str, ...]

_WITH_WORDS = "SELECT document_id FROM speaker_words WHERE word = ?"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom an alias stands for."""

    name: str
    kind: MentionKind | None
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Edits:
    """All that was mended, by names as they are compared: aliases with whom they stand for, names to be split."""

    aliases: dict[Words, Target] = field(default_factory=dict)
    splits: frozenset[Words] = frozenset()

    def applied(self, quote: Quote) -> Quote:
        """``quote`` with the speaker that it has after mending."""
        if quote.speaker is None or not (self.aliases or self.splits):
            return quote
        mended = self._joined(quote)
        if mended.speaker is not None and name_words(mended.speaker) in self.splits:
            return mended._replace(speaker=f"{mended.speaker} ({mended.source})")
        return mended

    def others(self, wanted: Words) -> Iterator[Words]:
        """The names that stand for a speaker whose name has all words of ``wanted``."""
        for alias in self.aliases:
            target = self._target(alias)
            if target is not None and set(wanted) <= set(name_words(target.name)):
                yield alias

    def _joined(self, quote: Quote) -> Quote:
        target = self._target(name_words(quote.speaker or ""))
        if target is None:
            return quote
        aliases = tuple(dict.fromkeys((quote.speaker or "", *quote.aliases)))
        gender = target.gender or quote.gender
        return quote._replace(speaker=target.name, speaker_kind=target.kind, gender=gender, aliases=aliases)

    def _target(self, words: Words) -> Target | None:
        """Whom ``words`` stand for at last: of « A is B » and « B is C », C."""
        found, seen = None, {words}
        while (target := self.aliases.get(words)) is not None:
            found, words = target, name_words(target.name)
            if words in seen:
                break
            seen.add(words)
        return found


def edits_of(connection: sqlite3.Connection) -> Edits:
    """What was mended in the index."""
    aliases, splits = {}, set()
    for name, target, kind, gender in connection.execute("SELECT name, target, kind, gender FROM edits"):
        if target is None:
            splits.add(tuple(name.split()))
        else:
            aliases[tuple(name.split())] = Target(target, kind, gender)
    return Edits(aliases, frozenset(splits))


def join(connection: sqlite3.Connection, name: str, target: str) -> str | None:
    """Lets ``name`` stand for ``target``; gives the one of the two that no quotation is given to, else None."""
    found = {}
    for one in (name, target):
        speaker = _speaker(connection, name_words(one))
        if speaker is None:
            return one
        found[one] = speaker
    whom = found[target]
    row = (" ".join(name_words(name)), whom.name, whom.kind, whom.gender)
    connection.execute("INSERT OR REPLACE INTO edits (name, target, kind, gender) VALUES (?, ?, ?, ?)", row)
    return None


def split(connection: sqlite3.Connection, name: str) -> bool:
    """Takes ``name`` out of whom it stands for; one that stands for nobody else is another speaker in each source.

    Gives whether there is such a speaker.
    """
    words = name_words(name)
    key = (" ".join(words),)
    if connection.execute("DELETE FROM edits WHERE name = ? AND target IS NOT NULL", key).rowcount:
        return True
    if _speaker(connection, words) is None:
        return False
    connection.execute("INSERT OR REPLACE INTO edits (name) VALUES (?)", key)
    return True


def documents_with(words: Words) -> tuple[str, Words]:
    """A query for the documents with a speaker whose names have all of ``words``, and its parameters."""
    return " INTERSECT ".join([_WITH_WORDS] * len(words)), words


def _speaker(connection: sqlite3.Connection, words: Words) -> Target | None:
    """The speaker of the index with the name ``words``, as the first quotation tells."""
    if not words:
        return None
    sql, parameters = documents_with(words)
    records = connection.execute(f"SELECT record FROM quotations WHERE document_id IN ({sql})", parameters)
    for (record,) in records:
        quote = Quote(*json.loads(record))
        if quote.speaker is not None and name_words(quote.speaker) == words:
            return Target(quote.speaker, quote.speaker_kind, quote.gender)
    return None
