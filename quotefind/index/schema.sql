-- The tables of an index, version 3 (PRAGMA user_version). One file may hold many documents (an archive of records).
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was read, and how it looked then: size in bytes, time of change in nanoseconds, SHA-256 of the bytes.
-- `position` is the place in the order of the last run that saw it.
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    hash TEXT NOT NULL,
    position INTEGER NOT NULL
);

-- One text, with the source that its quotations name, and what it tells of itself: its date (2025-03-11; since
-- version 2), its title and so on (since version 3). The text is empty where only its quotations are known.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    file_id INTEGER NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    date TEXT,
    title TEXT,
    author TEXT,
    publisher TEXT,
    url TEXT
);
CREATE INDEX documents_by_file ON documents (file_id);

-- One quotation: `record` is the whole of it as a JSON array in the order of the fields of `model.Quote`.
CREATE TABLE quotations (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    record TEXT NOT NULL
);
CREATE INDEX quotations_by_document ON quotations (document_id);

-- The words of all names of the speakers of a document, as names are compared: no accents, no case.
CREATE TABLE speaker_words (
    word TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (word, document_id)
) WITHOUT ROWID;
CREATE INDEX speaker_words_by_document ON speaker_words (document_id);

-- What a user mended, by names as they are compared. With a target, the name stands for that speaker, whose kind and
-- gender are kept too; without, the name is another speaker in each source. Since version 2.
CREATE TABLE edits (
    name TEXT PRIMARY KEY,
    target TEXT,
    kind TEXT,
    gender TEXT
) WITHOUT ROWID;

-- The contents, to be searched; the rowid is the quotation's.
CREATE VIRTUAL TABLE contents USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER forget_contents AFTER DELETE ON quotations BEGIN
    DELETE FROM contents WHERE rowid = old.id;
END;
