"""What can go wrong, as exceptions with one clear line each, and the exit codes of the command."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the ``quotefind`` command."""

    OK = 0  # done, also with nothing found
    INPUT = 1  # some input could not be read; the others were done
    USAGE = 2  # wrong arguments
    NOTHING = 3  # nothing found, under --fail-empty
    INTERRUPTED = 130  # Ctrl-C, or another signal that asks to end


class QuotefindError(Exception):
    """Base of all errors that quotefind raises on purpose; the message is one line for the user."""


class InputError(QuotefindError):
    """An input that could not be read. ``source`` names it, the message says the way out."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(f"{source}: {message}")
        self.source = source
        self.message = message

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Made anew from its two parts where it comes out of another process."""
        return InputError, (self.source, self.message)


class UsageError(QuotefindError):
    """Arguments that make no sense."""


class LexiconError(QuotefindError):
    """A bad line in a lexicon file; the message names file and line."""
