"""The file of an index: opened, made, told from other files, and what it says of itself."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import resources
from pathlib import Path
from urllib.parse import quote as quoted

from quotefind import own
from quotefind.errors import InputError

Connection = sqlite3.Connection

SCHEMA_VERSION = 3
# From each version to the next: what stands in schema.sql as new since then.
_MIGRATIONS = {
    1: """
        ALTER TABLE documents ADD COLUMN date TEXT;
        CREATE TABLE edits (name TEXT PRIMARY KEY, target TEXT, kind TEXT, gender TEXT) WITHOUT ROWID;
    """,
    2: """
        ALTER TABLE documents ADD COLUMN title TEXT;
        ALTER TABLE documents ADD COLUMN author TEXT;
        ALTER TABLE documents ADD COLUMN publisher TEXT;
        ALTER TABLE documents ADD COLUMN url TEXT;
    """,
}
_SQLITE = b"SQLite format 3\x00"  # how every file of SQLite begins
_APPLICATION = 0x71756F74  # "quot", as PRAGMA application_id
_WAYS_OUT = {
    sqlite3.SQLITE_FULL: "free some space; the same command goes on",
    sqlite3.SQLITE_READONLY: "make it and its folder writable for this user",
    sqlite3.SQLITE_CANTOPEN: "make its folder writable for this user, or name another",
    sqlite3.SQLITE_BUSY: "another process is writing it; try again when it is done",
}
WAIT = 30.0  # seconds to wait for another process that writes


def is_index(path: str) -> bool:
    """Whether the file ``path`` is an index (and not some other database, or no file at all)."""
    try:
        with open(path, "rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(_SQLITE) and int.from_bytes(head[68:72], "big") == _APPLICATION


@contextmanager
def reading(path: str) -> Iterator[sqlite3.Connection]:
    """The index ``path``, to be read only. Raises ``InputError`` where it is damaged or of another version."""
    # SQLite keeps a file beside the one it reads, unless told that nobody writes, as nobody does in a closed folder.
    is_closed = not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) and not os.path.exists(f"{path}-wal")
    mode = "immutable=1" if is_closed else "mode=ro"
    with _connected(f"file:{quoted(os.path.abspath(path))}?{mode}", path) as connection:
        _check_version(connection, path)
        yield connection


@contextmanager
def writing(path: str) -> Iterator[sqlite3.Connection]:
    """The index ``path``, made where there is none. Raises ``InputError`` where the file is something else.

    Readers may go on while it is written (write-ahead log); what is not committed is not there after a crash.
    """
    is_new = not os.path.exists(path) or not os.path.getsize(path)
    if not is_new and not is_index(path):
        raise InputError(path, "is no index of quotefind; name another file")
    with _connected(f"file:{quoted(os.path.abspath(path))}", path) as connection:
        if is_new:
            _make(connection)
        _migrate(connection)
        _check_version(connection, path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def engine() -> str:
    """What the quotations depend on beside the texts: a digest of the program and its word lists."""
    digest = hashlib.sha256(own.digest().encode())
    package = Path(__file__).resolve().parent.parent
    for file in sorted(package.rglob("*")):
        if file.suffix in {".py", ".tsv", ".txt"}:
            digest.update(file.read_bytes())
    return digest.hexdigest()


def meta(connection: sqlite3.Connection, name: str) -> str | None:
    """What the index says of itself under ``name``, None where it says nothing."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def set_meta(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Let the index say ``value`` under ``name``."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


@contextmanager
def _connected(address: str, path: str) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise InputError(path, f"the index cannot be used ({error}); {_way_out(error)}") from error


def _way_out(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # further bits tell more than we say
    return _WAYS_OUT.get(code, "delete it and index anew")


def _make(connection: sqlite3.Connection) -> None:
    """The tables, all at once or not at all."""
    schema = resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(
        f"BEGIN; {schema} PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
    )


def _migrate(connection: sqlite3.Connection) -> None:
    """Brings an index of an earlier version up to date, one version after the other, each whole or not at all."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    while version in _MIGRATIONS:
        connection.executescript(f"BEGIN; {_MIGRATIONS[version]} PRAGMA user_version = {version + 1}; COMMIT;")
        version += 1


def _check_version(connection: sqlite3.Connection, path: str) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < SCHEMA_VERSION:
        raise InputError(path, f"made by an earlier quotefind; bring it up to date with: quotefind index {path} PATHS")
    if version != SCHEMA_VERSION:
        raise InputError(path, f"made by another version of quotefind (schema {version}); index anew into a new file")
