"""Which format an input has, by how it begins: before its name, which may be wrong, and where it has none."""

from __future__ import annotations

import io
import re
import zipfile
from typing import BinaryIO

import regex

from quotefind.readers.base import TEXT_FIELDS
from quotefind.readers.compressed import faults
from quotefind.readers.rows import DELIMITERS

START = 4096  # bytes that are looked at

_OBJECT = regex.compile(rb'(?:\xef\xbb\xbf)?+\s*+\{\s*+"(?:[^"\\]|\\.)*+"\s*+:', flags=regex.DOTALL)
_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\{")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3} --> ")
_HEADERS = re.compile(rb"(?:[A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_MAIL = re.compile(rb"(?im)^(?:mime-version|received|message-id|return-path): ")
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--.{0,1000}?-->\s*+)*+<(!doctype\s++)?([\w:]++)",
    re.DOTALL | re.IGNORECASE,
)
_ROOTS = {b"html": "html", b"rss": "feed", b"feed": "feed", b"rdf:rdf": "feed", b"tei": "tei", b"teicorpus": "tei"}
_MAGIC = ((b"%PDF-", "pdf"), (b"{\\rtf", "rtf"), (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"WEBVTT", "vtt"))
_PACKAGES = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("META-INF/container.xml", "epub"),
)
_MIMES = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "xlsx",
    b"application/epub+zip": "epub",
}


def format_of(start: bytes) -> str:
    """The format of an input that begins with ``start``; ``text`` where nothing tells another.

    JSON lines begin with an object and its first key on the first line; a table with a row of two
    columns or more of which one has a name that the text goes by.
    """
    known = signature(start)
    if known:
        return known
    line = start.split(b"\n", 1)[0]
    if _OBJECT.match(line):
        return "jsonl"
    if _ARRAY.match(start):
        return "json"
    header = line.decode("utf-8-sig", errors="replace").rstrip("\r")
    for delimiter in DELIMITERS:
        names = [name.strip().strip('"') for name in header.split(delimiter)]
        if len(names) > 1 and set(names) & set(TEXT_FIELDS) and all(names):
            return "tsv" if delimiter == "\t" else "csv"
    return "text"


def signature(start: bytes) -> str | None:
    """The format that the first bytes show beyond doubt, whatever the file is called; None where they show none."""
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, form in _MAGIC:
        if bare.startswith(magic):
            return form
    if bare.startswith(b"<"):
        found = _XML.match(start)
        return _ROOTS.get(found[2].lower()) if found else None
    if _SRT.match(start):
        return "srt"
    if _HEADERS.match(bare) and _MAIL.search(bare):
        return "mhtml" if b"multipart/related" in start else "eml"
    return None


def package_of(stream: BinaryIO) -> str | None:
    """The format of an office file or e-book, which is a zip archive; None for a plain archive. Keeps the place."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                return _MIMES.get(archive.read("mimetype")[:100].strip())
            return next((form for name, form in _PACKAGES if name in names), None)
    except faults():
        return None
    finally:
        stream.seek(0, io.SEEK_SET)
