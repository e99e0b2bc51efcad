"""One run of a command: its inputs read, its errors said and counted, its output opened and closed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, TypeVar

from quotefind.cli.parameters import Inputs, Output, When
from quotefind.errors import ExitCode, InputError, QuotefindError, UsageError
from quotefind.model import Document, Quote
from quotefind.readers import STDIN, read_inputs
from quotefind.writers.terminal import Style, one_line

T = TypeVar("T")
SEEDS = "seeds"


class Run:
    """Reads ``inputs`` for a command and keeps what its exit code depends on."""

    def __init__(self, inputs: Inputs, output: Output) -> None:
        self._inputs = inputs
        self._output = output
        self.failures = 0
        self.results = 0
        check_encoding(inputs.encoding)

    def documents(self) -> Iterator[Document]:
        """The documents that can be read; a line on stderr for each input that cannot."""
        paths = self._inputs.paths or default_paths()
        for item in read_inputs(paths, glob=self._inputs.glob, encoding=self._inputs.encoding):
            if isinstance(item, InputError):
                self.fail(item)
            else:
                yield item

    def quotes(self) -> Iterator[Quote]:
        """The quotations of all documents, in order."""
        for document in self.documents():
            yield from self.quotes_of(document)

    def quotes_of(self, document: Document) -> Iterator[Quote]:
        """The quotations of one document. An error of the program's own costs this document only."""
        from quotefind.pipeline import find_quotes  # here: the lexicons are loaded with it

        try:
            yield from find_quotes(document)
        except Exception as error:  # noqa: BLE001 - one text that breaks the program must not cost the others
            failure = InputError(document.source, f"internal error, please report it: {error!r}")
            failure.__cause__ = error
            self.fail(failure)

    def counted(self, results: Iterable[T]) -> Iterator[T]:
        """``results`` as they are, counted for ``--fail-empty``."""
        for result in results:
            self.results += 1
            yield result

    def fail(self, error: QuotefindError) -> None:
        """Says that an input failed, and goes on."""
        self.failures += 1
        say(error)
        if self._output.traceback:
            traceback.print_exception(error)

    def note(self, message: str) -> None:
        """Says something on stderr that is no error, unless told to be quiet."""
        if not self._output.quiet:
            say(message)

    def exit_code(self) -> ExitCode:
        """The exit code by what happened."""
        if self.failures:
            return ExitCode.INPUT
        if self._output.fail_empty and not self.results:
            return ExitCode.NOTHING
        return ExitCode.OK

    @contextmanager
    def out(self, *, full: bool = False) -> Iterator[tuple[TextIO, Style]]:
        """Where to write and in which style; a file of ``--output`` gets its name when all went well."""
        if self._output.output is None:
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
            yield sys.stdout, Style(wants_colour(sys.stdout, self._output.color), width, full)
            sys.stdout.flush()
        else:
            with _replacing(self._output.output) as stream:
                yield stream, Style(self._output.color is When.ALWAYS, None, full)


def guarded(command: Callable[..., int]) -> Callable[..., int]:
    """``command`` with every exception turned into a line on stderr and an exit code.

    A reader that closed the pipe (``| head -1``) has what it wanted: that ends quietly, as done.
    """

    def run_guarded(**values: object) -> int:
        try:
            return command(**values)
        except BrokenPipeError:
            _close_stdout_quietly()
            return ExitCode.OK
        except KeyboardInterrupt:
            say("interrupted")
            return ExitCode.INTERRUPTED
        except Exception as error:  # noqa: BLE001 - a user gets one line; --traceback shows the rest
            return _failed(error, show_traceback=bool(values.get("traceback")))

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


def _failed(error: Exception, *, show_traceback: bool) -> ExitCode:
    if show_traceback:
        traceback.print_exception(error)
    if isinstance(error, UsageError):
        say(error)
        return ExitCode.USAGE
    if isinstance(error, QuotefindError):
        say(error)
    elif isinstance(error, OSError):
        say(f"{error.filename or 'output'}: {error.strerror or error}")
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


@contextmanager
def _replacing(path: str) -> Iterator[TextIO]:
    """A stream whose text becomes the file ``path`` when all went well, and leaves no trace otherwise."""
    if os.path.exists(path) and not os.path.isfile(path):  # /dev/stdout, a named pipe
        with open(path, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    target = os.path.realpath(path)
    mode = os.stat(target).st_mode & 0o777 if os.path.exists(target) else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".quotefind-")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
