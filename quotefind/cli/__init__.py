"""The command ``quotefind``. ``main`` is its entry point; the commands are in ``app``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from quotefind.version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with ``arguments``, or else with those of the process, all its own; gives the exit code.

    What a process loads for the command stays till its end, so that no collection of garbage need look
    through it: neither before all is loaded (see ``task.finder``), nor when the process ends.
    """
    if list(sys.argv[1:] if arguments is None else arguments) == ["--version"]:
        print(f"quotefind {__version__}")  # before anything is imported: scripts ask it often
        return 0
    if arguments is not None:
        return _run(list(arguments))
    if sys.getfilesystemencoding() == "ascii" and sys.executable:  # names of files are UTF-8 whatever the locale
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    gc.disable()
    from quotefind.cli.interrupts import ends_with_run, ignore_late

    ends_with_run()
    try:
        return _run(sys.argv[1:])
    finally:
        ignore_late()
        gc.freeze()


def _run(arguments: list[str]) -> int:
    from quotefind.cli.app import run

    return run(arguments)
