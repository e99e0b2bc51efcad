"""The files that results go to: each written whole or not at all, and what to tell where one cannot be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

ESCAPED = "backslashreplace"  # what UTF-8 cannot write: half a sign of UTF-16, a file name in another encoding
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A stream whose text becomes the file ``path`` when all went well, and leaves no trace otherwise.

    Raises ``OSError`` that names ``path`` where the file cannot be made, or is there and may not be written.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # /dev/stdout, a named pipe
        with open(path, "w", encoding="utf-8", errors=ESCAPED, newline="\n") as stream:
            yield stream
        return
    target = os.path.realpath(path)
    is_there = os.path.exists(target)
    if is_there and not os.access(target, os.W_OK):  # its folder would let us put another in its place
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    mode = os.stat(target).st_mode & 0o777 if is_there else 0o666 & ~_umask()
    temporary = os.path.join(os.path.dirname(target), f".quotefind-{os.urandom(8).hex()}")
    try:  # from before the file is there, as Ctrl-C may come at any moment
        with _new(temporary, path) as stream:
            yield stream
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
        raise


def _new(temporary: str, path: str) -> TextIO:
    """A file for the user alone; an error names ``path``, as a user knows nothing of the temporary one."""
    try:
        return open(temporary, "x", encoding="utf-8", errors=ESCAPED, newline="\n", opener=_private)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def told(error: OSError, output: str | None) -> str:
    """One line for what went wrong where results were written to ``output``, or to standard output, and a way out."""
    name = error.filename or output or "standard output"
    line = f"{name}: {(error.strerror or str(error)).lower()}"
    if error.errno in _FULL:
        can_go_on = output is not None and os.path.exists(f"{output}.progress")
        return line + ("; free some, and --resume goes on" if can_go_on else "; free some, or give --output elsewhere")
    if error.errno in _REFUSED:
        return f"{line}; give --output elsewhere, or make it writable for this user"
    if error.errno == errno.ENOENT and error.filename:
        return f"{name}: no such folder; make it first"
    return f"{line}; give the name of a file" if error.errno == errno.EISDIR else line


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
