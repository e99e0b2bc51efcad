"""Which files of a folder are read, in which order, and what is known of a file before it is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase

from quotefind.errors import InputError

READERS = {
    ".md": "text",
    ".text": "text",
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
}
FORMATS = {"text": "text", "jsonl": "jsonl", "csv": "rows", "tsv": "rows"}
PACKED = (".gz", ".zst")  # may follow a suffix of READERS
ZIP = ".zip"


def known_suffixes() -> str:
    """The names of files that are read, as globs."""
    return ", ".join(f"*{suffix}" for suffix in READERS)


def format_by_name(name: str) -> str | None:
    """The format for the suffix of ``name``; None where it tells nothing."""
    return READERS.get(os.path.splitext(name)[1].lower())


def walk(top: str, folder: str, globs: tuple[str, ...]) -> Iterator[str | InputError]:
    """Paths of the files to read below ``folder``; one folder's listing in memory at a time."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing)
    except OSError as error:
        yield InputError(folder, reason(error))
        return
    for name, is_folder in entries:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if is_folder:
            yield from walk(top, path, globs)
        elif _is_wanted(name, os.path.relpath(path, top) if globs else name, globs) and os.path.isfile(path):
            yield path


def _is_wanted(name: str, below: str, globs: tuple[str, ...]) -> bool:
    """Whether to read a file found in a folder; a glob with a slash is matched from that folder down."""
    if globs:
        return any(fnmatchcase(below if "/" in glob else name, glob) for glob in globs)
    stem, suffix = os.path.splitext(name)
    if suffix.lower() in PACKED:
        suffix = os.path.splitext(stem)[1]
    return suffix.lower() in READERS or suffix.lower() == ZIP


def size_of(path: str) -> int | None:
    """Bytes of a regular file; None for any other, and for one that is not there."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def reason(error: OSError) -> str:
    """What to tell of an input that the system refused."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied; make it readable for this user"
    return (error.strerror or str(error)).lower()
