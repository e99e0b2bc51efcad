"""Word lists and patterns in the form in which they are used, kept from one process to the next.

Reading the lists and compiling the patterns takes longer than finding the quotations of an article. What comes of
them is made when the package is built (``build_snapshot.py``) and comes with it, good as long as the files of the
package are to the byte those it was made of. Where it does not hold, as in a checkout, it is kept in a file beside the
bytecode of this module and by the rules of bytecode: made anew when a file of the package has changed, not written
where Python is told to write none or where the folder is not ours, and no loss when it is gone.
"""

from __future__ import annotations

import atexit
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial, wraps
from typing import TypeVar, cast
from zlib import crc32

import regex

from quotefind import own
from quotefind.version import __version__

T = TypeVar("T")
_PACKAGE = os.path.dirname(__file__)
BUILT = os.path.join(_PACKAGE, "built.snapshot")  # what came with the package


def stored(load: Callable[[], T]) -> Callable[[], T]:
    """``load``, done once; in later processes its value comes from the snapshot."""
    return cache(wraps(load)(partial(kept, f"{load.__module__}.{load.__name__}", load)))


def pattern(text: str, flags: int = 0) -> regex.Pattern[str]:
    """The regular expression ``text``, compiled."""
    return kept(f"{flags:d} {text}", partial(regex.compile, text, flags), is_of_lists=False)


def kept(name: str, make: Callable[[], T], *, is_of_lists: bool = True) -> T:
    """The value that the snapshot has under ``name``, or that of ``make``, which it has from then on.

    What is made of word lists is made anew where a user adds to them.
    """
    if is_of_lists and own.is_asked_for():
        return make()
    snapshot = _snapshot()
    value = cast("T | None", snapshot.get(name))
    if value is None:
        value = make()
        snapshot.add(name, value)
    return value


class Snapshot:
    """Values by name in the file ``path``, good as long as ``stamp`` is the same; written when the process ends."""

    def __init__(self, path: str | None, stamp: object, *, is_final: bool = False) -> None:
        self._path = path
        self._is_final = is_final  # it is never written
        self._stamp = stamp
        self._values = self._read()
        self._is_changed = False

    def get(self, name: str) -> object:
        """The value under ``name``, or None."""
        return _unpickled(self._values.get(name, b""))

    def add(self, name: str, value: object) -> None:
        """Keeps ``value`` under ``name``, where anything can be kept at all."""
        if self._is_final or not self._may_write():
            return
        self._values[name] = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        if not self._is_changed:
            self._is_changed = True
            atexit.register(self.write)

    def values(self) -> dict[str, bytes]:
        """All values, pickled, by name."""
        return dict(self._values)

    def _may_write(self) -> bool:
        if self._path is None or sys.dont_write_bytecode:
            return False
        return os.access(os.path.dirname(self._path), os.W_OK)

    def write(self) -> None:
        """Puts the file in its place at once and whole, so that others may be reading or writing it too."""
        assert self._path is not None
        temporary = f"{self._path}.{os.getpid()}"
        data = pickle.dumps((self._stamp, self._values), pickle.HIGHEST_PROTOCOL)
        try:
            with open(temporary, "xb") as file:
                file.write(data)
            os.replace(temporary, self._path)
        except OSError:  # a full disk, a folder that is gone: the next process does without
            if os.path.exists(temporary):
                os.unlink(temporary)

    def _read(self) -> dict[str, bytes]:
        """What is in the file, if it was written by a program like this one."""
        try:
            with open(self._path or os.devnull, "rb") as file:
                content = _unpickled(file.read())
        except OSError:
            return {}
        if isinstance(content, tuple) and len(content) == 2 and content[0] == self._stamp:
            return cast("dict[str, bytes]", content[1])
        return {}


def write_built(path: str) -> None:
    """Puts into the file ``path`` all values that this process has asked for, as the snapshot to come with the package.

    Raises ``OSError`` where it cannot be written.
    """
    with open(path, "wb") as file:
        file.write(pickle.dumps((_stamp_of_contents(), _snapshot().values()), pickle.HIGHEST_PROTOCOL))


@cache
def _snapshot() -> Snapshot:
    """The snapshot of this package, the one that came with it or the one that was kept.

    One that keeps nothing where the package is no folder, or has no bytecode.
    """
    if os.path.exists(BUILT):
        built = Snapshot(BUILT, _stamp_of_contents(), is_final=True)
        if built.values():
            return built
    bytecode = __spec__.cached if __spec__ else None
    try:
        stamp = (__version__, regex.__version__, tuple(_files(_PACKAGE)))
    except OSError:
        return Snapshot(None, None)
    return Snapshot(bytecode and os.path.splitext(bytecode)[0] + ".snapshot", stamp)


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of change of each file of the package, its bytecode apart."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if not entry.is_dir():
            state = entry.stat(follow_symlinks=False)
            yield entry.name, state.st_size, state.st_mtime_ns
        elif entry.name != "__pycache__":
            yield from _files(entry.path)


def _stamp_of_contents() -> object:
    """What a snapshot depends on that is made on another machine: versions, and the bytes of the package's files."""
    checksum = 0
    for path in sorted(_sources(_PACKAGE)):
        with open(path, "rb") as file:
            checksum = crc32(file.read(), checksum)
    return __version__, regex.__version__, sys.version_info[:2], checksum


def _sources(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry.path)
        elif entry.name.endswith((".py", ".tsv", ".txt")) and entry.name != "build_snapshot.py":
            yield entry.path


def _unpickled(data: bytes) -> object:
    """The value of ``data``, or None where it is cut short or broken."""
    try:
        return cast("object", pickle.loads(data))
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it can be made anew
        return None
