"""Letting the training see what a step weighs, at no cost where nobody looks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Watched(Generic[Row]):
    """What a step weighs, row by row, for whoever watches it meanwhile."""

    def __init__(self) -> None:
        self._watchers: list[list[Row]] = []

    def note(self, row: Row) -> None:
        """Tells whoever is watching of ``row``."""
        for rows in self._watchers:
            rows.append(row)

    @contextmanager
    def watching(self) -> Iterator[list[Row]]:
        """The rows noted while it is open."""
        rows: list[Row] = []
        self._watchers.append(rows)
        try:
            yield rows
        finally:
            self._watchers.pop()
