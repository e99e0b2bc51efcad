"""One run of a command: its inputs read, its errors said and counted, its output opened and closed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from quotefind import own
from quotefind.cli.deadline import Timed, in_time
from quotefind.cli.interrupts import Interrupts
from quotefind.cli.jobs import answers
from quotefind.cli.parameters import Inputs, Output, When, Work
from quotefind.cli.progress import Census, Progress
from quotefind.cli.targets import replacing, told
from quotefind.cli.task import finder
from quotefind.errors import ExitCode, InputError, LexiconError, QuotefindError, UsageError
from quotefind.model import Document, Quote
from quotefind.options import Options
from quotefind.readers import STDIN, FileItem, files_in, list_inputs
from quotefind.readers.base import Item
from quotefind.readers.folders import walk
from quotefind.writers.terminal import Style, one_line

if TYPE_CHECKING:
    from quotefind.cli.journal import Journal

T = TypeVar("T")
SEEDS = "seeds"
INDEX_SUFFIXES = (".db", ".sqlite", ".sqlite3")
FLUSH_INTERVAL = 0.5  # seconds that a result may stay in the buffer while others are looked for
COUNTING_AT_END = 0.2  # seconds for counting what an interrupted run has left


class Run:
    """Reads ``inputs`` for a command and keeps what its exit code depends on."""

    def __init__(self, inputs: Inputs, output: Output, work: Work | None = None) -> None:
        self._inputs = inputs
        self._output = output
        self._jobs = work.jobs if work else 1
        self._interrupts = Interrupts()
        self._journal: Journal | None = None
        self.failures = 0
        self.results = 0
        self.done = 0  # inputs
        self.speaker_words: tuple[str, ...] = ()  # of the one speaker wanted, which an index knows how to find
        self._stream: TextIO | None = None  # of results that somebody may be waiting for
        self._flush_at = 0.0
        self._has_records = False  # some input was only a part of a file
        is_slow = work is not None and not work.no_progress and not output.quiet
        self._census = Census(self._sizes())
        self._progress = Progress(self._census, is_wanted=is_slow)
        check_encoding(inputs.encoding)
        inputs.options()  # refused before anything is read
        if inputs.verbs is not None or inputs.names is not None:
            _use_words(inputs.verbs, inputs.names)
        if output.output is not None and os.path.isfile(output.output):
            self.refuse_input(output.output)

    def refuse_input(self, target: str) -> None:
        """Raises ``UsageError`` where ``target`` is one of the inputs, by whatever name, before any is read."""
        for path in self.paths():
            named = [path]
            if os.path.isdir(path):
                named = [found for found in walk(path, path, tuple(self._inputs.glob or ())) if isinstance(found, str)]
            for name in named:
                if name != STDIN and os.path.exists(name) and os.path.samefile(name, target):
                    raise UsageError(f"{target}: --output is one of the inputs ({name}); give another file")

    @property
    def output_path(self) -> str | None:
        """Where results go, if not to standard output."""
        return self._output.output

    def paths(self) -> list[str]:
        """What to read."""
        return self._inputs.paths or default_paths()

    def documents(self) -> Iterator[Document]:
        """The documents that can be read; a line on stderr for each input that cannot."""
        for item in self._items(self.paths()):
            try:
                document = _loaded(item)
            except InputError as error:
                self.fail(error)
            else:
                yield document
            if self.is_interrupted:
                raise KeyboardInterrupt
            self._input_done(item)

    def quotes_of(self, document: Document) -> Iterator[Quote]:
        """The quotations of one document. An error of the program's own costs this document only."""
        find_quotes, size = finder(), len(document.text)
        try:
            yield from in_time(lambda: find_quotes(document), document.source, size, self._inputs.timeout)
        except InputError as error:  # it took too long
            self.fail(error)
        except Exception as error:  # noqa: BLE001 - one text that breaks the program must not cost the others
            failure = InputError(document.source, f"internal error, please report it: {error!r}")
            failure.__cause__ = error
            self.fail(failure)

    def found(self, task: Callable[[Item], Iterable[T]]) -> Iterator[T]:
        """What ``task`` gives for all inputs, in order, found by as many processes as asked for.

        Raises ``UsageError`` at once where there is nothing to read.
        """
        return self._found(self.paths(), task)

    def found_by_path(self, paths: Iterable[str], task: Callable[[Item], Iterable[T]]) -> Iterator[tuple[str, T]]:
        """The same for ``paths``, each result with its path; it ends early at Ctrl-C. Results go to no terminal."""
        origins: deque[str] = deque()  # of the items that are under way

        def items() -> Iterator[Item | InputError]:
            for path in paths:
                for item in self._items([path]):
                    origins.append(path)
                    yield item

        def results() -> Iterator[tuple[str, T]]:
            for answer in answers(items(), task, self._jobs, self):
                path = origins.popleft()
                for result in answer.results:
                    yield path, result
                if answer.error is not None:
                    self.fail(answer.error, answer.trace)
                self._input_done(answer.item)

        try:
            yield from self._interrupts.stoppable(results())
        finally:
            self._progress.clear()

    def passed_over(self, size: int) -> None:
        """So many bytes of the inputs need no work."""
        self._progress.skip(size)
        self._progress.tick()

    def journal(self, options: Options, *, resume: bool) -> Journal:
        """The file of ``--output``, to which a run can go on writing."""
        from quotefind.cli.journal import Journal  # here: most runs have none

        path = self._output.output
        assert path is not None
        settings: list[Any] = [self.paths(), self._inputs.glob, self._inputs.options()._asdict(), asdict(options)]
        settings += [own.digest()] if own.digest() else []
        return Journal(path, settings, resume=resume)

    def _found(self, paths: list[str], task: Callable[[Item], Iterable[T]]) -> Iterator[T]:
        items, task = self._items(paths), Timed(task, self._inputs.timeout)
        if self._journal is not None:
            items = self._journal.remaining(items, self._skip)
        on_terminal = self._output.output is None and sys.stdout.isatty()
        if self._jobs is not None and self._jobs > 1:
            finder()  # loaded before the processes start: those that are forked share it
        try:
            for answer in answers(items, task, self._jobs, self):
                for result in answer.results:
                    if on_terminal and self._progress.is_shown:
                        self._progress.clear()
                    yield result
                if answer.error is not None:
                    self.fail(answer.error, answer.trace)
                with self._interrupts.held():
                    self._input_done(answer.item)
        finally:
            self._progress.clear()

    def _items(self, paths: list[str]) -> Iterator[Item | InputError]:
        for path in paths:
            if _is_index(path):
                from quotefind.index.stored import stored_items

                yield from stored_items(path, self.speaker_words)
            else:
                yield from list_inputs([path], glob=self._inputs.glob, options=self._inputs.options())

    def _sizes(self) -> Iterator[int | None]:
        yield from files_in(self.paths(), tuple(self._inputs.glob or ()))

    def _input_done(self, item: Item | InputError) -> None:
        self.done += 1
        if self._journal is not None:
            self._journal.input_done(item, self.results, self.failures)
        if not isinstance(item, InputError):
            self._progress.read += item.weight
            self._has_records |= not isinstance(item, FileItem) and item.label != STDIN
        self._progress.results = self.results
        self._progress.tick()
        if self._stream is not None and time.monotonic() >= self._flush_at:
            self._stream.flush()
            self._flush_at = time.monotonic() + FLUSH_INTERVAL

    def _skip(self, item: Item | InputError) -> None:
        """Leaves out an input that the run before had done."""
        self.done += 1
        if not isinstance(item, InputError):
            self._progress.skip(item.weight)

    def counted(self, results: Iterable[T]) -> Iterator[T]:
        """``results`` as they are, counted for ``--fail-empty``; they end early at Ctrl-C."""
        for result in self._interrupts.stoppable(results):
            self.results += 1
            yield result

    @property
    def is_interrupted(self) -> bool:
        """Whether the results ended early."""
        return self._interrupts.came

    def warn(self, message: str) -> None:
        """Says that something went wrong and was mended."""
        self._progress.clear()
        say(message)

    def tick(self) -> None:
        """Shows how far the work is."""
        self._progress.tick()

    def fail(self, error: QuotefindError, trace: str = "") -> None:
        """Says that an input failed, and goes on. ``trace`` tells where in the program, if not ``error`` itself."""
        self.failures += 1
        self.warn(str(error))
        if self._output.traceback:
            print(trace or "".join(traceback.format_exception(error)), file=sys.stderr)

    def note(self, message: str) -> None:
        """Says something on stderr that is no error, unless told to be quiet or the results are not all there."""
        if not self._output.quiet and not self.is_interrupted:
            say(message)

    def exit_code(self) -> ExitCode:
        """The exit code by what happened; says how far an interrupted run came."""
        if self.is_interrupted:
            say(f"interrupted; {self._how_far()}")
            return ExitCode.INTERRUPTED
        if self.failures:
            return ExitCode.INPUT
        if self._output.fail_empty and not self.results:
            return ExitCode.NOTHING
        return ExitCode.OK

    def _how_far(self) -> str:
        """``3 of 12 inputs done``, or of archives the share, since nobody has counted their records."""
        self._census.advance(COUNTING_AT_END)
        total, read = self._census.total, self._progress.read
        count = f"{self.done:,} inputs done"
        if self._census.is_complete and self.done <= self._census.files and not self._has_records:
            count = f"{self.done:,} of {self._census.files:,} inputs done"
        elif total:
            count += f", {min(read / total, 1):.0%} of the bytes"
        return f"{count}; --resume goes on" if self._journal is not None else count

    @contextmanager
    def handled(self) -> Iterator[None]:
        """While work without output is done, Ctrl-C ends it at the next result."""
        with self._interrupts.handled():
            yield

    @contextmanager
    def out(self, *, full: bool = False, journal: Journal | None = None) -> Iterator[tuple[TextIO, Style]]:
        """Where to write and in which style; a file of ``--output`` gets its name when all went well.

        What is found goes to ``journal`` at once where there is one. Ctrl-C does not cut a result in two.
        """
        with self._interrupts.handled():
            if journal is not None:
                with self._kept(journal):
                    yield journal.stream, Style()
            elif self._output.output is None:
                width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
                self._stream = sys.stdout
                is_coloured = wants_colour(sys.stdout, self._output.color)
                yield sys.stdout, Style(is_coloured, width, full, links=is_coloured and width is not None)
                sys.stdout.flush()
            else:
                with replacing(self._output.output) as stream:
                    yield stream, Style(self._output.color is When.ALWAYS, None, full)
                    if self.is_interrupted and not self.done:
                        raise KeyboardInterrupt  # nothing to put in the place of what is there

    @contextmanager
    def _kept(self, journal: Journal) -> Iterator[None]:
        """While results go to ``journal``, which another run can take up unless this one comes to its end."""
        self._journal = journal
        self.results, self.failures = journal.mark.results, journal.mark.failures
        is_complete = False
        try:
            yield
            is_complete = not self.is_interrupted
        finally:
            journal.close(is_complete=is_complete)


def _is_index(path: str) -> bool:
    """Whether ``path`` is an index; sqlite3 is loaded only for one that is."""
    if os.path.splitext(path)[1].lower() not in INDEX_SUFFIXES:
        return False
    from quotefind.index.store import is_index

    return is_index(path)


def check_index_name(path: str) -> None:
    """Raises ``UsageError`` where ``path`` would not be known as an index by its suffix."""
    if os.path.splitext(path)[1].lower() not in INDEX_SUFFIXES:
        raise UsageError(f"{path}: the name of an index ends in {', '.join(INDEX_SUFFIXES)}")


def check_index(path: str) -> None:
    """Raises ``InputError`` where ``path`` is no index."""
    check_index_name(path)
    if not _is_index(path):
        raise InputError(path, f"no index; make one with: quotefind index {path} PATHS")


def _use_words(verbs: str | None, names: str | None) -> None:
    """Adds a user's words; raises ``UsageError`` for a line that is none."""
    from quotefind.lexicons.user import use

    try:
        use(verbs, names)
    except LexiconError as error:
        raise UsageError(str(error)) from error


def _loaded(item: Item | InputError) -> Document:
    if isinstance(item, InputError):
        raise item
    return item.load()


def guarded(command: Callable[..., int]) -> Callable[..., int]:
    """``command`` with every exception turned into a line on stderr and an exit code.

    A reader that closed the pipe (``| head -1``) has what it wanted: that ends quietly, as done.
    """

    def run_guarded(**values: object) -> int:
        try:
            if sys.stdout is None and not values.get("output"):
                raise UsageError("standard output is closed; give --output FILE")
            return command(**values)
        except BrokenPipeError:
            _close_stdout_quietly()
            return ExitCode.OK
        except KeyboardInterrupt:
            say("interrupted")
            return ExitCode.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - a user gets one line; --traceback shows the rest
            return _failed(error, _text(values.get("output")), show_traceback=bool(values.get("traceback")))

    return run_guarded


def say(message: object) -> None:
    """One harmless line on stderr."""
    print(f"quotefind: {one_line(str(message))}", file=sys.stderr)


def default_paths() -> list[str]:
    """What to read when no path is given: piped standard input, else the folder ``seeds``."""
    if _is_stdin_piped():
        return [STDIN]
    if os.path.isdir(SEEDS):
        return [SEEDS]
    raise UsageError("nothing to read: give files, folders or - for standard input")


def check_encoding(name: str | None) -> None:
    """Raises ``UsageError`` where ``name`` is no text encoding."""
    try:
        with suppress(UnicodeError):  # one byte is no text in every encoding
            b"x".decode(name or "utf-8")
    except LookupError as error:
        raise UsageError(f"no encoding {name}; try utf-8, cp1252, latin-1, utf-16") from error


def wants_colour(stream: TextIO, when: When) -> bool:
    """Whether to colour: as told by ``when``, else NO_COLOR, FORCE_COLOR, and what ``stream`` is."""
    if when is not When.AUTO:
        return when is When.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _failed(error: Exception, output: str | None, *, show_traceback: bool) -> ExitCode:
    if show_traceback:
        traceback.print_exception(error)
    if isinstance(error, UsageError):
        say(error)
        return ExitCode.USAGE
    if isinstance(error, QuotefindError):
        say(error)
    elif isinstance(error, OSError):
        say(told(error, output))
        try:
            if sys.stdout is not None:
                sys.stdout.flush()
        except OSError:  # the disk is full: told already, Python need not tell it again as it ends
            _close_stdout_quietly()
    elif isinstance(error, MemoryError):
        say("not enough memory; --jobs 1 needs the least")
    else:
        say(f"internal error, please report it (--traceback shows where): {error!r}")
    return ExitCode.INPUT


def _is_stdin_piped() -> bool:
    if sys.stdin is None:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


def _close_stdout_quietly() -> None:
    """Sends what is left in the buffer nowhere, so that the flush at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
