"""Bringing an index up to date: files that are new or have changed, each replaced in one transaction."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from quotefind.model import Document, Metadata, Quote
from quotefind.selection.matching import name_words

_BLOCK = 1 << 20
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


@dataclass(slots=True)
class Tally:
    """What one run of indexing came to, in files but for ``quotations``."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    dropped: int = 0
    quotations: int = 0
    seen: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class FileState:
    """How a file looked when it was read."""

    path: str
    size: int
    changed: int
    hash: str


def state_of(connection: sqlite3.Connection, path: str, *, position: int, is_forced: bool) -> FileState | None:
    """How the file ``path`` looks now; None where the index has it as it is. ``position`` is its place in the run.

    Size and time of change tell first, then the bytes. Raises ``OSError`` where the file cannot be read.
    """
    status = os.stat(path)
    row = connection.execute("SELECT size, changed, hash FROM files WHERE path = ?", (path,)).fetchone()
    if row is not None:
        connection.execute("UPDATE files SET position = ? WHERE path = ?", (position, path))
    if row is not None and not is_forced and row[:2] == (status.st_size, status.st_mtime_ns):
        return None
    state = FileState(path, status.st_size, status.st_mtime_ns, _digest(path))
    if row is not None and not is_forced and row[2] == state.hash:
        connection.execute("UPDATE files SET size = ?, changed = ? WHERE path = ?", (state.size, state.changed, path))
        return None
    return state


def replace_file(
    connection: sqlite3.Connection, state: FileState, position: int, found: Iterable[tuple[Document, Sequence[Quote]]]
) -> tuple[bool, int]:
    """Puts the documents of a file in the place of what the index had of it: all of them or, at a fault, none.

    Gives whether the file is new to the index, and how many quotations it has.
    """
    with transaction(connection):
        old = connection.execute("SELECT id FROM files WHERE path = ?", (state.path,)).fetchone()
        if old is not None:
            connection.execute("DELETE FROM files WHERE id = ?", old)
        row = (state.path, state.size, state.changed, state.hash, position)
        sql = "INSERT INTO files (path, size, changed, hash, position) VALUES (?, ?, ?, ?, ?)"
        file_id = connection.execute(sql, row).lastrowid
        count = sum(_add_document(connection, file_id, document, quotes) for document, quotes in found)
    return old is None, count


def drop_others(connection: sqlite3.Connection, seen: set[str]) -> int:
    """Drops the files that no run of indexing saw again; gives how many."""
    gone = [(path,) for (path,) in connection.execute("SELECT path FROM files") if path not in seen]
    with transaction(connection):
        connection.executemany("DELETE FROM files WHERE path = ?", gone)
    return len(gone)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is done inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def folded(text: str) -> str:
    """``text`` as it is searched: « cœur » is found by « coeur »; accents and case are the search's own."""
    return text.translate(_LIGATURES)


def _add_document(
    connection: sqlite3.Connection, file_id: int | None, document: Document, quotes: Sequence[Quote]
) -> int:
    told = [value and _storable(value) for value in document.metadata]
    row = (file_id, _storable(document.source), _storable(document.text), *told)
    columns = ", ".join(("file_id", "source", "text", *Metadata._fields))
    sql = f"INSERT INTO documents ({columns}) VALUES ({', '.join('?' * len(row))})"
    document_id = connection.execute(sql, row).lastrowid
    for quote in quotes:
        sql = "INSERT INTO quotations (document_id, record) VALUES (?, ?)"
        rowid = connection.execute(sql, (document_id, json.dumps(quote))).lastrowid
        connection.execute("INSERT INTO contents (rowid, text) VALUES (?, ?)", (rowid, _storable(folded(quote.text))))
    names = {name for quote in quotes if quote.speaker for name in (quote.speaker, *quote.aliases)}
    words = sorted({word for name in names for word in name_words(name)})
    connection.executemany("INSERT INTO speaker_words VALUES (?, ?)", [(word, document_id) for word in words])
    return len(quotes)


def _storable(text: str) -> str:
    """``text`` without lone surrogates, which SQLite cannot hold; offsets stay."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _digest(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
