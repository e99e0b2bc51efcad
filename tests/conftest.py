"""The one way in which tests run the command, and the folder of the project."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from quotefind.cli import main

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Result:
    """What a run of the command gave."""

    stdout: str
    stderr: str
    code: int

    @property
    def json(self) -> Any:
        """Standard output read as JSON."""
        return json.loads(self.stdout)

    @property
    def jsonl(self) -> list[Any]:
        """Standard output read as one JSON value a line."""
        return [json.loads(line) for line in self.stdout.splitlines()]


class Run(Protocol):
    """Runs ``quotefind`` with ``args``; ``stdin`` is piped in, ``tty`` makes the outputs a terminal."""

    def __call__(
        self, *args: object, stdin: bytes | str | None = None, tty: bool = False, env: dict[str, str] | None = None
    ) -> Result: ...


class _Stream(io.TextIOWrapper):
    """A standard stream in memory that is a terminal or is none."""

    def __init__(self, *, tty: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode("utf-8")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Run:
    piped = tmp_path_factory.mktemp("stdin") / "stdin"
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)

    def run_command(
        *args: object, stdin: bytes | str | None = None, tty: bool = False, env: dict[str, str] | None = None
    ) -> Result:
        piped.write_bytes(stdin.encode() if isinstance(stdin, str) else stdin or b"")
        with monkeypatch.context() as patch, open(piped if stdin is not None else os.devnull) as source:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            out, err = _Stream(tty=tty), _Stream(tty=tty)
            patch.setattr(sys, "stdin", source)
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = _exit_code(lambda: main([str(arg) for arg in args]))
        return Result(out.text(), err.text(), code)

    return run_command


def _exit_code(command: Callable[[], int]) -> int:
    try:
        return command()
    except SystemExit as error:  # typer leaves this way after --help
        return int(error.code or 0)


@pytest.fixture(scope="session")
def project() -> Path:
    """The folder that holds README.md and seeds/."""
    return PROJECT
