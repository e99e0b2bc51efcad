"""What was measured, as rows: a table on standard output, JSON in a file, a comparison of two runs."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quotefind.version import __version__

NAME_WIDTH, NUMBER_WIDTH = 46, 9


@dataclass(frozen=True, slots=True)
class Row:
    """One ratio. ``value`` is None where it could not be measured; ``note`` then says why."""

    section: str
    name: str
    value: float | None
    target: float | None = None
    at_least: bool = False  # the target is a floor, as for the gain by a second core
    note: str = ""

    @property
    def key(self) -> str:
        """What names the row in saved files."""
        return f"{self.section}: {self.name}"

    @property
    def verdict(self) -> str:
        """``ok``, ``MISSED`` or nothing where there is no target or no value."""
        if self.value is None or self.target is None:
            return ""
        good = self.value >= self.target if self.at_least else self.value <= self.target
        return "ok" if good else "MISSED"


def lines(rows: Iterable[Row], before: dict[str, float] | None = None) -> Iterable[str]:
    """The table, a section at a time; with a saved run, its value and the change beside each row."""
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            yield ""
            titles = ["ratio", "target", *(["saved", "change"] if before is not None else [])]
            yield f"{section.upper():{NAME_WIDTH}}" + "".join(f"{title:>{NUMBER_WIDTH}}" for title in titles)
        yield _line(row, before).rstrip()


def _line(row: Row, before: dict[str, float] | None) -> str:
    limit = "" if row.target is None else f"{'>=' if row.at_least else '<='} {row.target:g}"
    cells = [_number(row.value), limit]
    if before is not None:
        saved = before.get(row.key)
        change = f"x {row.value / saved:.2f}" if saved and row.value is not None else ""
        cells += [_number(saved), change]
    numbers = "".join(f"{cell:>{NUMBER_WIDTH}}" for cell in cells)
    return f"{row.name:{NAME_WIDTH}}{numbers}  {row.verdict:6}  {row.note}"


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def save(rows: Sequence[Row], path: Path, settings: dict[str, Any]) -> None:
    """Writes the rows and what they were measured on as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"quotefind": __version__, "python": platform.python_version(), "machine": platform.machine()}
    record = {**machine, **settings, "rows": [asdict(row) for row in rows]}
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> dict[str, float]:
    """The values of a saved run by the key of their row."""
    rows = [Row(**fields) for fields in json.loads(path.read_text(encoding="utf-8"))["rows"]]
    return {row.key: row.value for row in rows if row.value is not None}
