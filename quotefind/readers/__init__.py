"""From paths to documents: files, folders and standard input, one at a time, in a fixed order.

``READERS`` names for each suffix the module of this package that reads it. A new format is a new
module with a ``read`` function (see ``base.Reader``) and a line there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from importlib import import_module
from typing import cast

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Reader, ReadOptions

READERS = {".md": "text", ".text": "text", ".txt": "text"}
DEFAULT_READER = "text"  # for a file named on the command line, or by --glob, whose suffix says nothing
STDIN = "-"


def read_inputs(
    paths: Iterable[str | os.PathLike[str]],
    *,
    glob: Iterable[str] | str | None = None,
    encoding: str | None = None,
) -> Iterator[Document | InputError]:
    """The documents in ``paths``, read when asked for; what could not be read comes as an ``InputError``.

    A path is a file, a folder, or ``-`` for standard input. Of a folder, the files whose suffix is in
    ``READERS`` are read, or those that match one of ``glob``, below it too, sorted by name; hidden ones
    (``.git``, ``.venv``) are left out. ``encoding`` is a codec name; None finds it out file by file.
    """
    globs = (glob,) if isinstance(glob, str) else tuple(glob or ())
    options = ReadOptions(encoding)
    for given in paths:
        path = os.fspath(given)
        if path == STDIN:
            yield from _read_stdin(options)
        elif os.path.isdir(path):
            yield from _read_folder(path, globs, options)
        else:
            yield from _read_file(path, options)


def reader_for(name: str) -> Reader:
    """The reader for a file of this name, by its suffix."""
    suffix = os.path.splitext(name)[1].lower()
    module = import_module(f"{__name__}.{READERS.get(suffix, DEFAULT_READER)}")
    return cast(Reader, module.read)


def _read_stdin(options: ReadOptions) -> Iterator[Document | InputError]:
    if sys.stdin is None:
        yield InputError(STDIN, "standard input is closed; give files or folders")
        return
    yield from reader_for(STDIN)(sys.stdin.buffer, STDIN, options)


def _read_file(path: str, options: ReadOptions) -> Iterator[Document | InputError]:
    try:
        with open(path, "rb") as stream:
            yield from reader_for(path)(stream, path, options)
    except OSError as error:
        yield InputError(path, _reason(error))


def _read_folder(folder: str, globs: tuple[str, ...], options: ReadOptions) -> Iterator[Document | InputError]:
    found = False
    for item in _walk(folder, folder, globs):
        found = True
        if isinstance(item, InputError):
            yield item
        else:
            yield from _read_file(item, options)
    if not found:
        wanted = " or ".join(globs) or ", ".join(f"*{suffix}" for suffix in READERS)
        yield InputError(folder, f"no {wanted} in this folder; name others with --glob")


def _walk(top: str, folder: str, globs: tuple[str, ...]) -> Iterator[str | InputError]:
    """Paths of the files to read below ``folder``; one folder's listing in memory at a time."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in listing)
    except OSError as error:
        yield InputError(folder, _reason(error))
        return
    for name, is_folder in entries:
        path = os.path.join(folder, name)
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(top, path, globs)
        elif _is_wanted(name, os.path.relpath(path, top) if globs else name, globs) and os.path.isfile(path):
            yield path


def _is_wanted(name: str, below: str, globs: tuple[str, ...]) -> bool:
    """Whether to read a file found in a folder; a glob with a slash is matched from that folder down."""
    if not globs:
        return os.path.splitext(name)[1].lower() in READERS
    return any(fnmatchcase(below if "/" in glob else name, glob) for glob in globs)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "permission denied; make it readable for this user"
    return (error.strerror or str(error)).lower()
