"""The command's side of an index: bringing it up to date, and reading it wherever texts may be read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from quotefind.cli.run import Run, check_index, say
from quotefind.cli.task import DocumentTask
from quotefind.errors import InputError, UsageError
from quotefind.index import edits, store, update
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
        for position, file in enumerate(_files(run, path, globs)):
            tally.seen.add(file)
            try:
                state = update.state_of(connection, file, position=position, is_forced=rebuild)
            except OSError as error:
                run.fail(InputError(file, reason(error)))
                continue
            if state is None:
                tally.unchanged += 1
            else:
                _read_in(run, connection, state, position, tally)
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


def _read_in(run: Run, connection: store.Connection, state: FileState, position: int, tally: Tally) -> None:
    """Puts one file into the index, whole or not at all."""
    try:
        is_new, count = update.replace_file(connection, state, position, _complete(run, state.path))
    except KeyboardInterrupt:
        return  # what is in the index stays as it was
    tally.added += is_new
    tally.replaced += not is_new
    tally.quotations += count


def _complete(run: Run, file: str) -> Iterator[tuple[Document, Sequence[Quote]]]:
    """What is found in a file; raises ``KeyboardInterrupt`` at its end if it was not read to its end."""
    yield from run.counted(run.found_in([file], DocumentTask()))
    if run.is_interrupted:
        raise KeyboardInterrupt


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
