"""The command from outside: start-up, processes, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

from .report import Row
from .texts import renamed_articles

PROJECT = Path(__file__).resolve().parent.parent.parent
MAIN = ["-c", "import sys; from quotefind.cli import main; sys.exit(main())"]  # what the installed script does
REFERENCE = ["-c", "import typer, rich.console, regex"]
STARTS = {
    "--version": (["--version"], 1.3),
    "--help": (["--help"], 1.3),
    "list of one article": (["list", "seeds/otan-ukraine.txt", "--json"], 1.8),
}
PROCESS_TARGET = 0.8  # of N times one core's rate
ARCHIVE_TARGET, TEXT_TARGET = 300.0, 12.0  # MB in all processes; times the size of the text
GROWTH_OF_ARCHIVE = 1.2  # the peak for twice the archive over that for once: constant, but for noise
SAMPLE_EVERY = 0.05  # seconds between two looks at the memory of the processes


def start_up(repeats: int) -> Iterator[Row]:
    """The median time of short commands over that of importing what any command needs."""
    commands = {"reference": REFERENCE} | {name: [*MAIN, *arguments] for name, (arguments, _) in STARTS.items()}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    with TemporaryDirectory() as bytecode:
        # Where modules are compiled at each start (PYTHONDONTWRITEBYTECODE), compiling is all that is measured.
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": bytecode}
        for turn in range(repeats + 1):
            for name, arguments in commands.items():
                seconds = _seconds(arguments, environment)
                if turn:  # the first turn fills the caches of bytecode and disk
                    taken[name].append(seconds)
    reference = median(taken["reference"])
    for name, (_, target) in STARTS.items():
        note = f"{median(taken[name]) * 1000:.0f} ms, reference {reference * 1000:.0f} ms"
        yield Row("start-up", name, median(taken[name]) / reference, target, note=note)


def _seconds(arguments: Sequence[str], environment: dict[str, str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def processes(originals: list[str], size: int) -> Iterator[Row]:
    """The rate of ``--jobs N`` over that of ``--jobs 1``, and whether both write the same bytes."""
    if not _has_jobs():
        yield Row("jobs", "--jobs 2", None, note="this version has no quotefind.cli.jobs")
        return
    with TemporaryDirectory() as folder:
        archive = write_archive(Path(folder, "news.jsonl"), originals, size)
        alone = _measured(archive, Path(folder, "1.jsonl"), 1)
        for count in sorted({2, os.cpu_count() or 2}):
            result = _measured(archive, Path(folder, f"{count}.jsonl"), count)
            same = Path(folder, "1.jsonl").read_bytes() == Path(folder, f"{count}.jsonl").read_bytes()
            note = f"{os.cpu_count()} cores; output {'the same' if same else 'DIFFERENT'}"
            target = PROCESS_TARGET * min(count, os.cpu_count() or 1)
            yield Row("jobs", f"--jobs {count}", alone.seconds / result.seconds, target, at_least=True, note=note)


def memory(originals: list[str], size: int, text_size: int) -> Iterator[Row]:
    """Peaks of all processes together for an archive, for twice that archive, and for one long text."""
    with TemporaryDirectory() as folder:
        if _has_jobs():
            yield from _archive_memory(Path(folder), originals, size)
        else:
            yield Row("memory", "archive", None, note="this version has no quotefind.cli.jobs")
        text, small = Path(folder, "long.txt"), Path(folder, "short.txt")
        small.write_text(originals[0], encoding="utf-8")
        text.write_text("\n\n".join(renamed_articles(originals, text_size)), encoding="utf-8")
        base, peak = (_measured(path, Path(folder, "out.jsonl"), None) for path in (small, text))
        length = text.stat().st_size / 1e6
        times = (peak.memory - base.memory) / length
        note = f"{peak.memory:.0f} MB for {length:.0f} MB, {base.memory:.0f} MB for a short one"
        yield Row("memory", "one long text, times its size", times, TEXT_TARGET, note=note)


def _archive_memory(folder: Path, originals: list[str], size: int) -> Iterator[Row]:
    once, twice = (
        _measured(write_archive(folder / f"{part}.jsonl", originals, part), folder / "out.jsonl", None)
        for part in (size // 2, size)
    )
    note = f"of {size / 1e6:.0f} MB, all processes together"
    yield Row("memory", "archive, peak in MB", twice.memory, ARCHIVE_TARGET, note=note)
    yield Row("memory", "twice the archive over once", twice.memory / once.memory, GROWTH_OF_ARCHIVE)
    note = f"after {twice.first:.2f} s of {twice.seconds:.1f} s"
    yield Row("memory", "first result, share of the time", twice.first / twice.seconds, note=note)


def write_archive(path: Path, originals: list[str], size: int) -> Path:
    """A JSON Lines file of about ``size`` bytes: at most 4 MB of renamed articles, again and again."""
    with path.open("w", encoding="utf-8") as archive:
        articles = list(renamed_articles(originals, min(size, 4_000_000)))
        number = 0
        while archive.tell() < size:
            for text in articles:
                archive.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
                number += 1
    return path


@dataclass
class Measured:
    """A run of the command: seconds in all and until the first byte, megabytes at most."""

    seconds: float
    first: float
    memory: float


def _measured(source: Path, target: Path, jobs: int | None) -> Measured:
    arguments = [*MAIN, "list", "--jsonl", str(source), *([] if jobs is None else ["--jobs", str(jobs)])]
    start = perf_counter()
    with target.open("wb") as output:
        process = subprocess.Popen([sys.executable, *arguments], cwd=PROJECT, stdout=subprocess.PIPE)
        peak, done = [0.0], Event()
        watcher = Thread(target=_watch, args=(process.pid, peak, done))
        watcher.start()
        assert isinstance(process.stdout, BufferedReader)
        output.write(process.stdout.read1(65_536))
        first = perf_counter() - start
        while piece := process.stdout.read1(1 << 20):
            output.write(piece)
    code = process.wait()
    done.set()
    watcher.join()
    if code:
        raise RuntimeError(f"quotefind {' '.join(arguments[2:])} ended with {code}")
    return Measured(perf_counter() - start, first, peak[0])


def _watch(pid: int, peak: list[float], done: Event) -> None:
    """Keeps in ``peak`` the most megabytes that the process and its descendants held at one time."""
    while not done.wait(SAMPLE_EVERY):
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))


def _family(pid: int) -> Iterator[int]:
    """The process and its descendants (Linux)."""
    yield pid
    try:
        children = [Path(task, "children").read_text() for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return
    for child in " ".join(children).split():
        yield from _family(int(child))


def _megabytes(pid: int) -> float:
    """The process's share of memory: pages used by two processes count half for each."""
    try:
        report = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0.0
    sizes = [line.split()[1] for line in report.splitlines() if line.startswith("Pss:")]
    return int(sizes[0]) / 1000 if sizes else 0.0


def _has_jobs() -> bool:
    return find_spec("quotefind.cli.jobs") is not None
