"""An output of JSON lines that a later run can go on with, and how far it came.

Beside FILE stands FILE.progress while the run lasts and when it was cut: how many inputs were done,
the last of them, and how long FILE was when it was done. A run that goes on cuts FILE to that
length and leaves so many inputs out. Where FILE.progress is missing, or FILE is shorter than it
says, FILE itself tells: a broken last line is dropped, and the lines of the last source, which may
not be all; the inputs before that source, found by going through both in order, are left out.
"""

from __future__ import annotations

import io
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import groupby, islice
from typing import Any

from quotefind.errors import InputError, UsageError
from quotefind.readers.base import Item

INTERVAL = 1.0  # seconds from one note in FILE.progress to the next


@dataclass(slots=True)
class Mark:
    """How far a run came: ``done`` inputs, ``last`` the label of the last, ``size`` bytes of output.

    ``results`` are the lines in it, ``failures`` the inputs that could not be read.
    """

    done: int = 0
    last: str = ""
    size: int = 0
    results: int = 0
    failures: int = 0


class Journal:
    """Writes FILE and FILE.progress. ``settings``, of any JSON type, must be the same when it goes on."""

    def __init__(self, path: str, settings: object, *, resume: bool) -> None:
        self._path = path
        self._notes = f"{path}.progress"
        self._settings = sha256(json.dumps(settings, sort_keys=True, default=sorted).encode()).hexdigest()
        self._saved = time.monotonic()
        self._is_found_by_source = False
        self._has_begun = False
        self.mark = Mark()
        is_there = resume and os.path.exists(path)
        if is_there:
            self._take_up()
        self.stream = _Lines(path, "r+b" if is_there else "w+b", self.mark.size)

    def remaining(
        self, items: Iterable[Item | InputError], skipped: Callable[[Item | InputError], None]
    ) -> Iterator[Item | InputError]:
        """Those of ``items`` that are still to be done; ``skipped`` is told the others.

        Raises ``UsageError``, FILE untouched, where ``items`` are not those that FILE was made of.
        """
        iterator = iter(items)
        following = self._first_by_source(iterator, skipped) if self._is_found_by_source else None
        if not self._is_found_by_source:
            self._skip_counted(iterator, skipped)
        self.stream.cut()
        self.save()
        self._has_begun = True
        if following is not None:
            yield following
        yield from iterator

    def input_done(self, item: Item | InputError, results: int, failures: int) -> None:
        """Notes that all lines of one more input are written; ``results`` and ``failures`` are the sums."""
        self.mark = Mark(self.mark.done + 1, label_of(item), self.stream.size, results, failures)
        if time.monotonic() - self._saved >= INTERVAL:
            self.save()

    def save(self) -> None:
        """Writes how far the run came, what it is about first."""
        self.stream.flush()
        temporary = f"{self._notes}.new"
        try:
            with open(temporary, "w", encoding="utf-8") as out:
                json.dump({"settings": self._settings, **asdict(self.mark)}, out)
            os.replace(temporary, self._notes)
        except OSError:  # the notes before are kept
            with suppress(OSError):
                os.unlink(temporary)
            raise
        self._saved = time.monotonic()

    def close(self, *, is_complete: bool) -> None:
        """Closes the output; what is left to do is told by FILE.progress, and FILE ends where it begins."""
        try:
            if self._has_begun and not is_complete:
                self.stream.cut(self.mark.size)
                self.save()
        finally:
            self.stream.close()
        if is_complete:
            with suppress(FileNotFoundError):
                os.unlink(self._notes)

    def _take_up(self) -> None:
        """Finds out how far the run before came."""
        notes = self._read_notes()
        if notes is None:
            size, results = _before_last_source(self._path)
            self.mark = Mark(size=size, results=results)
            self._is_found_by_source = os.path.getsize(self._path) > 0
            return
        if notes.pop("settings") != self._settings:
            raise UsageError(f"{self._path} was made of other inputs or with other options; leave --resume out")
        self.mark = Mark(**notes)

    def _read_notes(self) -> dict[str, Any] | None:
        """What FILE.progress says, if it is there and whole, and FILE is as long as it says."""
        try:
            with open(self._notes, encoding="utf-8") as stream:
                notes: dict[str, Any] = json.load(stream)
            return notes if os.path.getsize(self._path) >= notes["size"] else None
        except (FileNotFoundError, ValueError, KeyError):
            return None

    def _skip_counted(self, items: Iterator[Item | InputError], skipped: Callable[[Item | InputError], None]) -> None:
        """Takes as many inputs from ``items`` as FILE.progress says."""
        last = ""
        for item in islice(items, self.mark.done):
            last = label_of(item)
            skipped(item)
        if last != self.mark.last:
            raise self._other_inputs()

    def _first_by_source(
        self, items: Iterator[Item | InputError], skipped: Callable[[Item | InputError], None]
    ) -> Item | InputError | None:
        """The input that is the last source in FILE, those before it taken from ``items``."""
        sources = _sources(self._path)
        source = next(sources, None)
        if source is None:  # one broken line
            return None
        for item in items:
            if _source_of(item) == source:
                source = next(sources, None)
                if source is None:
                    return item
            skipped(item)
            self.mark.done += 1
            self.mark.last = label_of(item)
        raise self._other_inputs()

    def _other_inputs(self) -> UsageError:
        return UsageError(f"the inputs are not those that {self._path} was made of; leave --resume out")


class _Lines(io.TextIOWrapper):
    """A file of lines that is written from ``size`` on, and knows how long it is."""

    def __init__(self, path: str, mode: str, size: int) -> None:
        self._file = open(path, mode)  # noqa: SIM115 - closed with the wrapper
        self._file.seek(size)
        self.size = size
        super().__init__(self._file, encoding="utf-8", newline="\n")

    def write(self, text: str) -> int:
        """Writes ``text``, which is counted in bytes."""
        self.size += len(text.encode())
        return super().write(text)

    def cut(self, size: int | None = None) -> None:
        """Drops what stands in the file after ``size`` bytes, or from here on."""
        self.flush()
        self._file.truncate(self.size if size is None else size)


def label_of(item: Item | InputError) -> str:
    """What names an input before it is loaded."""
    return item.source if isinstance(item, InputError) else item.label


def _source_of(item: Item | InputError) -> str | None:
    """The source of the lines that come of an input; None where none can."""
    try:
        return None if isinstance(item, InputError) else item.document_source()
    except InputError:
        return None


def _before_last_source(path: str) -> tuple[int, int]:
    """How many bytes and lines stand before the lines of the last source in the file."""
    size = position = results = 0
    last = None
    for line, (length, source) in enumerate(_whole_lines(path)):
        if source != last:
            size, results, last = position, line, source
        position += length
    return size, results


def _sources(path: str) -> Iterator[str]:
    """The sources in the file, in order, each once for lines that follow one another."""
    return (source for source, _ in groupby(source for _, source in _whole_lines(path)))


def _whole_lines(path: str) -> Iterator[tuple[int, str]]:
    """Length in bytes and source of each line up to one that is broken."""
    with open(path, "rb") as stream:
        for line in stream:
            try:
                source = json.loads(line)["source"]
            except (ValueError, KeyError, TypeError):
                return
            if not line.endswith(b"\n") or not isinstance(source, str):
                return
            yield len(line), source
