"""The documents of an index as inputs like any other: their quotations are there and need not be found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotefind.errors import InputError
from quotefind.index.edits import Edits, documents_with, edits_of
from quotefind.index.store import reading
from quotefind.index.update import folded
from quotefind.model import Document, Metadata, Quote, Span
from quotefind.readers.base import Item

_ALL = """
    SELECT documents.id, source, length(text) FROM documents JOIN files ON files.id = file_id
    ORDER BY position, documents.id
"""
_OF_SPEAKER = """
    SELECT documents.id, source, length(text) FROM documents JOIN files ON files.id = file_id
    WHERE documents.id IN ({})
    ORDER BY position, documents.id
"""
_DOCUMENT = """
    SELECT text, EXISTS (SELECT * FROM quotations WHERE document_id = documents.id) FROM documents WHERE id = ?
"""
_METADATA = f"SELECT {', '.join(Metadata._fields)} FROM documents WHERE id = ?"
_FOUND = """
    SELECT record FROM contents
    JOIN quotations ON quotations.id = contents.rowid
    WHERE contents MATCH ? {} ORDER BY rank, contents.rowid
"""


@dataclass(frozen=True, slots=True)
class StoredItem(Item):
    """A document of the index ``path``; ``label`` is its source."""

    path: str
    number: int
    edits: Edits

    def load(self) -> Document:
        """The document with its text; raises ``InputError`` where the index has only its quotations."""
        with reading(self.path) as connection:
            row = connection.execute(_DOCUMENT, (self.number,)).fetchone()
        if row is None:
            raise InputError(self.label, "is no more in the index")
        text, has_quotations = row
        if has_quotations and not text:  # they came from Parquet
            raise InputError(self.label, "the index has its quotations and not its text; index the text itself")
        return Document(text, self.label, self.metadata())

    def metadata(self) -> Metadata:
        """What it tells of itself."""
        with reading(self.path) as connection:
            row = connection.execute(_METADATA, (self.number,)).fetchone()
        return Metadata(*row) if row else Metadata()

    def document_source(self) -> str:
        """The source."""
        return self.label

    def quotes(self) -> list[Quote]:
        """Its quotations, as they were found, in text order."""
        with reading(self.path) as connection:
            sql = "SELECT record FROM quotations WHERE document_id = ? ORDER BY id"
            return [self.edits.applied(quote_of(record)) for (record,) in connection.execute(sql, (self.number,))]


def stored_items(path: str, words: Sequence[str] = ()) -> Iterator[StoredItem | InputError]:
    """The documents of the index ``path`` in the order in which they were read.

    With ``words`` (as ``selection.matching.name_words`` gives them), only those with a speaker whose names have all
    of them; all documents where there is none, so that a name like it may be looked for.
    """
    try:
        with reading(path) as connection:
            edits = edits_of(connection)
            rows = _rows(connection, words, edits)
    except InputError as error:
        yield error
        return
    for number, source, size in rows:
        yield StoredItem(source, size, size, path, number, edits)


def search(path: str, words: str, speaker: Sequence[str] = ()) -> Iterator[Quote]:
    """The quotations whose content has all of ``words``, best first. Accents, case and « œ » play no part.

    With ``speaker`` (as ``selection.matching.name_words`` gives it), only those of documents with a speaker whose
    names have all its words; of all documents where there is none, so that a name like it may be looked for.
    """
    wanted = " ".join('"' + word.replace('"', '""') + '"' for word in folded(words).replace("\0", " ").split())
    if not wanted:
        return
    with reading(path) as connection:
        edits = edits_of(connection)
        rows = []
        if speaker:
            documents, names = _documents_of(speaker, edits)
            rows = connection.execute(_FOUND.format(f"AND document_id IN ({documents})"), [wanted, *names]).fetchall()
        for (record,) in rows or connection.execute(_FOUND.format(""), (wanted,)):
            yield edits.applied(quote_of(record))


def quote_of(record: str) -> Quote:
    """The quotation that was kept as ``record``."""
    quote = Quote(*json.loads(record))
    return quote._replace(
        spans=tuple(Span(*span) for span in quote.spans),
        mention_span=Span(*quote.mention_span) if quote.mention_span else None,
        cue_span=Span(*quote.cue_span) if quote.cue_span else None,
        aliases=tuple(quote.aliases),
        evidence=tuple(quote.evidence),
        refused=tuple((name, why) for name, why in quote.refused),
    )


def _rows(connection: sqlite3.Connection, words: Sequence[str], edits: Edits) -> list[tuple[int, str, int]]:
    found = []
    if words:
        documents, names = _documents_of(words, edits)
        found = connection.execute(_OF_SPEAKER.format(documents), names).fetchall()
    return found or connection.execute(_ALL).fetchall()


def _documents_of(words: Sequence[str], edits: Edits) -> tuple[str, list[str]]:
    """A query for the documents with a speaker of the names ``words``, or with an alias of one; its parameters."""
    queries = [documents_with(names) for names in (tuple(words), *edits.others(tuple(words)))]
    sql = " UNION ".join(f"SELECT * FROM ({query})" for query, _ in queries)
    return sql, [word for _, names in queries for word in names]
