"""Which files of a folder are read, in which order, and what is known of a file before it is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatchcase

from quotefind.errors import InputError
from quotefind.readers.formats import ZIP, is_known


def walk(top: str, folder: str, globs: tuple[str, ...]) -> Iterator[str | InputError]:
    """Paths of the files to read in ``folder`` and below, sorted; the names in one folder in memory at a time."""
    names: list[str] = []
    folders: set[str] = set()
    try:
        with os.scandir(folder) as listing:
            for entry in _chosen(listing, top, globs):
                names.append(entry.name)
                if entry.is_dir(follow_symlinks=False):
                    folders.add(entry.name)
    except OSError as error:
        yield InputError(folder, reason(error))
        return
    names.sort()
    for name in names:
        path = os.path.join(folder, name)
        if name in folders:
            yield from walk(top, path, globs)
        else:
            yield path


def sizes(top: str, folder: str, globs: tuple[str, ...]) -> Iterator[int]:
    """The bytes of each of these files, in any order; nothing of what cannot be listed."""
    with suppress(OSError), os.scandir(folder) as listing:
        for entry in _chosen(listing, top, globs):
            if entry.is_dir(follow_symlinks=False):
                yield from sizes(top, entry.path, globs)
            else:
                yield entry.stat().st_size


def _chosen(listing: Iterable[os.DirEntry[str]], top: str, globs: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    """The folders to go into and the files to read, without hidden ones."""
    for entry in listing:
        name = entry.name
        if name.startswith("."):
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder or (
            _is_wanted(name, os.path.relpath(entry.path, top) if globs else name, globs) and _is_file(entry)
        ):
            yield entry


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False


def _is_wanted(name: str, below: str, globs: tuple[str, ...]) -> bool:
    """Whether to read a file found in a folder; a glob with a slash is matched from that folder down."""
    if globs:
        return any(fnmatchcase(below if "/" in glob else name, glob) for glob in globs)
    return is_known(name) or name.lower().endswith(ZIP)


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
