"""The command's side of an index: bringing it up to date, and reading it wherever texts may be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from quotefind.cli.run import Run, check_index, say
from quotefind.cli.task import DocumentTask
from quotefind.errors import InputError, UsageError
from quotefind.index import edits, parquet, store, update
from quotefind.index.update import FileState, Tally
from quotefind.model import Document, Quote
from quotefind.readers import STDIN
from quotefind.readers.folders import reason, walk


def bring_up_to_date(run: Run, path: str, globs: tuple[str, ...], *, prune: bool, rebuild: bool) -> Tally:
    """Reads into the index ``path`` all files of ``run`` that are new or have changed, or all for ``rebuild``."""
    tally = Tally()
    with store.writing(path) as connection:
        engine = store.engine()
        if not rebuild and store.meta(connection, "engine") not in {None, engine}:
            say(f"{path}: another version of quotefind or of its words filled this index; --rebuild reads all anew")
        else:
            store.set_meta(connection, "engine", engine)
        with update.transaction(connection):
            changed = list(_changed(run, connection, _files(run, path, globs), tally, is_forced=rebuild))
        _read_in(run, connection, changed, tally)
        if run.is_interrupted:
            return tally
        if prune:
            tally.dropped = update.drop_others(connection, tally.seen)
    return tally


def mend(paths: Sequence[str], aliases: Sequence[str], splits: Sequence[str]) -> None:
    """Lets names of the one index in ``paths`` stand for others (``A=B``), or for several speakers."""
    if len(paths) != 1:
        raise UsageError("--alias and --split mend one index; name it and nothing else")
    check_index(paths[0])
    with store.writing(paths[0]) as connection, update.transaction(connection):
        for alias in aliases:
            name, equals, target = (part.strip() for part in alias.partition("="))
            if not (name and equals and target):
                raise UsageError(f'--alias {alias} names no two speakers; write --alias "A=B"')
            if unknown := edits.join(connection, name, target):
                raise UsageError(f"{paths[0]}: no speaker {unknown}; quotefind speakers {paths[0]} lists who speaks")
        for name in splits:
            if not edits.split(connection, name):
                raise UsageError(f"{paths[0]}: no speaker {name}; quotefind speakers {paths[0]} lists who speaks")


def _changed(
    run: Run, connection: store.Connection, files: Iterable[str], tally: Tally, *, is_forced: bool
) -> Iterator[tuple[int, FileState]]:
    """The files that the index has not, or not as they are, each with its place."""
    for position, file in enumerate(files):
        if file in tally.seen:
            continue
        tally.seen.add(file)
        try:
            state = update.state_of(connection, file, position=position, is_forced=is_forced)
        except OSError as error:
            run.fail(InputError(file, reason(error)))
            continue
        if state is None:
            tally.unchanged += 1
            run.passed_over(os.path.getsize(file))
        else:
            yield position, state


def _read_in(run: Run, connection: store.Connection, changed: Sequence[tuple[int, FileState]], tally: Tally) -> None:
    """Puts files into the index, each whole or not at all; quotations that were found before are not found again."""
    found_before = {state.path for _, state in changed if parquet.holds_quotations(state.path)}
    texts = [state.path for _, state in changed if state.path not in found_before]
    stream = _Ahead(run.found_by_path(texts, DocumentTask()))
    for position, state in changed:
        found = _kept(run, state) if state.path in found_before else _complete(run, stream, state.path)
        try:
            is_new, count = update.replace_file(connection, state, position, found)
        except KeyboardInterrupt:
            return  # what is in the index stays as it was
        tally.added += is_new
        tally.replaced += not is_new
        tally.quotations += count


_Found = tuple[Document, Sequence[Quote]]


class _Ahead:
    """What is found in files one after the other, with a look at the next: whose it is."""

    def __init__(self, found: Iterator[tuple[str, _Found]]) -> None:
        self._found = found
        self._next = next(found, None)

    def of(self, path: str) -> Iterator[_Found]:
        """What comes next and is of the file ``path``."""
        while self._next is not None and self._next[0] == path:
            yield self._next[1]
            self._next = next(self._found, None)


def _complete(run: Run, stream: _Ahead, path: str) -> Iterator[_Found]:
    """What is found in a file; raises ``KeyboardInterrupt`` at its end if it was not read to its end."""
    for document, quotes in stream.of(path):
        run.results += len(quotes)
        yield document, quotes
    if run.is_interrupted:
        raise KeyboardInterrupt


def _kept(run: Run, state: FileState) -> Iterator[_Found]:
    """The quotations that a file of Parquet holds; what could not be read when they were looked for is said."""
    for found in parquet.quotations_in(state.path):
        if isinstance(found, InputError):
            run.fail(found)
            continue
        run.results += len(found[1])
        yield found
        if run.is_interrupted:
            raise KeyboardInterrupt
    run.passed_over(state.size)


def _files(run: Run, index: str, globs: tuple[str, ...]) -> Iterator[str]:
    """The files to read, one after the other; what cannot be indexed is said."""
    for path in run.paths():
        if path == STDIN:
            run.fail(InputError(STDIN, "standard input cannot be indexed; give files or folders"))
        elif not os.path.isdir(path):
            yield path
        else:
            for found in walk(path, path, globs):
                if isinstance(found, InputError):
                    run.fail(found)
                elif not _is_same(found, index):
                    yield found


def _is_same(path: str, other: str) -> bool:
    return os.path.exists(path) and os.path.samefile(path, other)
