"""The command ``quotefind``. ``start`` is its entry point; the commands are in ``app``."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from quotefind.version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command with ``arguments`` (those of the process by default); gives the exit code."""
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    if arguments == ["--version"]:  # answered before anything is imported: scripts ask it often
        print(f"quotefind {__version__}")
        return 0
    from quotefind.cli.app import run

    return run(arguments)


def start() -> int:
    """Runs the command as a process of its own; gives the exit code.

    What it loads stays till the end, so that no collection of garbage need look through it: not until
    all is loaded (see ``task.finder``), and not when the process ends.
    """
    gc.disable()
    try:
        return main()
    finally:
        gc.freeze()
