"""``python -m tests.benchmarks``: measures, prints, saves, compares; ``--short`` fails on gross regressions."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from . import command, engine, gate, report
from .index import index
from .patterns import patterns
from .texts import articles

BASELINE = Path(__file__).with_name("baseline.json")
LAST = command.PROJECT / ".benchmarks" / "last.json"
SECTIONS = ("throughput", "growth", "patterns", "jobs", "memory", "start-up", "sizing", "index")
SHORT = 3  # the first sections


def main() -> int:
    """Runs what is asked for; 1 where ``--short`` found a gross regression, else 0."""
    asked = _arguments()
    before = report.load(asked.compare) if asked.compare else None
    rows = list(_printed(_measure(asked), before))
    settings = {"corpus": str(asked.corpus or "tests/gold"), "short": asked.short}
    report.save(rows, asked.save, settings)
    if asked.pin:
        report.save(rows, BASELINE, settings)
    if not asked.short or asked.pin:
        return 0
    return _judged(rows, asked)


def _arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="throughput, growth, patterns; with a verdict")
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=[], help="these sections only")
    parser.add_argument("--shape", nargs="+", default=[], help="these shapes only, in the section growth")
    parser.add_argument("--corpus", type=Path, help="JSON Lines with a field text, instead of tests/gold")
    parser.add_argument("--archive", type=int, default=16, metavar="MB", help="archive of the section memory (16)")
    parser.add_argument("--text", type=int, default=5, metavar="MB", help="long text of the section memory (5)")
    parser.add_argument("--documents", type=int, default=10_000, metavar="N", help="of the section index (10,000)")
    parser.add_argument("--save", type=Path, default=LAST, help="where to save the rows (.benchmarks/last.json)")
    parser.add_argument("--compare", type=Path, metavar="SAVED", help="a saved run to compare with")
    parser.add_argument("--pin", action="store_true", help="with --short: make this run the baseline")
    return parser.parse_args()


def _measure(asked: Namespace) -> Iterator[report.Row]:
    originals = articles(asked.corpus)
    effort = engine.SHORT if asked.short else engine.FULL
    runs: dict[str, Callable[[], Iterator[report.Row]]] = {
        "throughput": lambda: engine.throughput(originals, effort),
        "growth": lambda: engine.growth(originals, effort, asked.shape),
        "patterns": patterns,
        "jobs": lambda: command.processes(originals, effort.news * 4),
        "memory": lambda: command.memory(originals, asked.archive * 1_000_000, asked.text * 1_000_000),
        "start-up": lambda: command.start_up(repeats=11),
        "sizing": lambda: engine.sizing(originals, effort),
        "index": lambda: index(originals, asked.documents),
    }
    for section in asked.only or (SECTIONS[:SHORT] if asked.short else SECTIONS):
        yield from runs[section]()
        if section == "throughput" and not asked.short:
            yield from engine.peer(originals, effort)


def _printed(rows: Iterator[report.Row], before: dict[str, float] | None) -> Iterator[report.Row]:
    """The rows as they come, after printing each section once it is complete."""
    held: list[report.Row] = []
    for row in rows:
        held.append(row)
        yield row
    ordered = sorted(held, key=lambda row: [other.section for other in held].index(row.section))
    for line in report.lines(ordered, before):
        print(line, flush=True)


def _judged(rows: list[report.Row], asked: Namespace) -> int:
    """The exit code: what looks grossly worse is measured once more, and told if it looks so again."""
    pinned = report.load(BASELINE)
    suspects = {row.name for row, _ in gate.failures(rows, pinned)}
    if not suspects:
        return 0
    asked.shape = sorted(suspects)
    found = [line for row, line in gate.failures(_measure(asked), pinned) if row.name in suspects]
    for line in found:
        print(f"gross regression: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
