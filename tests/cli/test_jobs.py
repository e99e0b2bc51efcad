"""Several processes give what one gives; one that dies costs a text at most; what is cut can be gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Run
from quotefind.cli import jobs, progress
from quotefind.cli.jobs import Answer, answers
from quotefind.cli.task import JsonTask
from quotefind.errors import ExitCode, InputError
from quotefind.model import Document, Quote
from quotefind.options import Options
from quotefind.readers.base import Item, TextItem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks")
KILL = int(getattr(signal, "SIGKILL", 9))


class Told:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.warnings: list[str] = []

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def tick(self) -> None:
        """Nothing is shown."""


def items(count: int, size: int = 10) -> list[Item | InputError]:
    return [TextItem(f"t{i}", size, size, Document(f"{i}", f"t{i}")) for i in range(count)]


def double(item: Item) -> Iterator[str]:
    yield item.load().text
    yield item.load().text


def collected(found: Iterator[Answer[str]]) -> tuple[list[str], list[str]]:
    """All results, and all errors."""
    results, errors = [], []
    for answer in found:
        results += list(answer.results)
        if answer.error is not None:
            errors.append(str(answer.error))
    return results, errors


def twice(numbers: Iterator[int] | range) -> list[str]:
    return [str(number) for number in numbers for _ in range(2)]


class TestAnswers:
    @pytest.mark.parametrize("count", [0, 1, 2, 3, 2_000])
    @pytest.mark.parametrize("size", [0, 10, 5_000, 300_000])
    @pytest.mark.parametrize("processes", [1, 2, 5, None])
    def test_come_in_the_order_of_the_items(self, count: int, size: int, processes: int | None) -> None:
        told = Told()
        assert collected(answers(items(count, size), double, processes, told)) == (twice(range(count)), [])
        assert told.warnings == []

    def test_errors_come_in_their_place_and_cost_their_item(self) -> None:
        def work(item: Item) -> Iterator[str]:
            number = int(item.load().text)
            yield str(number)
            if number == 3:
                raise InputError(item.label, "no text")
            if number == 4:
                raise MemoryError
            if number == 5:
                raise RuntimeError("a rule went wrong")

        given = items(20)
        given[7] = InputError("t7", "cannot be read")
        for processes in (1, 2):
            results, errors = collected(answers(given, work, processes, Told()))
            assert results == [str(number) for number in range(20) if number != 7]
            assert errors == [
                "t3: no text",
                "t4: not enough memory for this text",
                "t5: internal error, please report it: RuntimeError('a rule went wrong')",
                "t7: cannot be read",
            ]

    def test_many_results_of_one_item_come_whole(self) -> None:
        def work(item: Item) -> Iterator[str]:
            yield from map(str, range(3 * jobs.PART + 1))

        results, _ = collected(answers(items(3), work, 2, Told()))
        assert results == list(map(str, range(3 * jobs.PART + 1))) * 3

    def test_items_are_taken_when_needed(self) -> None:
        taken = 0

        def endless() -> Iterator[Item]:
            nonlocal taken
            while True:
                taken += 1
                yield TextItem("t", jobs.BATCH, jobs.BATCH, Document("t"))

        found = answers(endless(), double, 2, Told())
        for _ in range(10):
            next(found)
        assert taken < 10 + 2 * jobs.AHEAD + 5
        found.close()  # type: ignore[attr-defined] # it is a generator

    @pytest.mark.parametrize("position", [0, 1, 57, 998, 999])
    def test_a_text_at_which_processes_die_is_named_and_the_others_are_done(self, position: int) -> None:
        def work(item: Item) -> Iterator[str]:
            if item.label == f"t{position}":
                os.kill(os.getpid(), KILL)
            yield from double(item)

        told = Told()
        results, errors = collected(answers(items(1_000), work, 2, told))
        assert results == twice(number for number in range(1_000) if number != position)
        (error,) = errors
        assert error.startswith(f"t{position}: the process that worked on it died twice (killed by signal 9)")
        assert told.warnings == ["a process died (killed by signal 9); what it was at is done again"]

    def test_several_texts_that_kill_in_several_ways(self) -> None:
        def work(item: Item) -> Iterator[str]:
            number = int(item.load().text)
            if number in {10, 11, 300}:
                os._exit(3)
            if number == 12:
                os._exit(0)
            yield from double(item)

        results, errors = collected(answers(items(500), work, 3, Told()))
        assert results == twice(number for number in range(500) if number not in {10, 11, 12, 300})
        assert [error.split(":")[0] for error in errors] == ["t10", "t11", "t12", "t300"]

    def test_a_process_killed_from_outside_costs_nothing(self, tmp_path: Path) -> None:
        flag = tmp_path / "killed"

        def work(item: Item) -> Iterator[str]:
            if item.label == "t57" and not flag.exists():
                flag.touch()
                os.kill(os.getpid(), KILL)
            yield from double(item)

        told = Told()
        assert collected(answers(items(1_000), work, 2, told)) == (twice(range(1_000)), [])
        assert told.warnings == ["a process died (killed by signal 9); what it was at is done again"]

    def test_processes_that_are_not_forked_do_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """As on systems where a fork is not safe: what they are given is pickled."""
        monkeypatch.setattr(sys, "platform", "darwin")
        given = [TextItem(f"t{i}", 9, 9, Document(sentence(i), f"t{i}")) for i in range(3)]
        results, errors = collected(answers(given, JsonTask(Options()), 2, Told()))
        assert [json.loads(result)["source"] for result in results] == ["t0", "t1", "t2"]
        assert errors == []

    def test_no_process_is_left_when_nobody_wants_more(self) -> None:
        def work(item: Item) -> Iterator[str]:
            yield str(os.getpid())

        found = answers(items(1_000), work, 2, Told())
        pids = {int(result) for result in next(found).results}
        found.close()  # type: ignore[attr-defined] # it is a generator
        assert os.getpid() not in pids
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def sentence(number: int) -> str:
    return f"« Le train {number} part », a déclaré Ana Marillac. Il pleut sur la ville. " + "Rien ne bouge ici. " * 20


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Records of which each third has no quotation, one is broken, and some share their name with others."""
    path = tmp_path / "archive.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for number in range(300):
            text = "Il pleut. " * 30 if number % 3 == 2 else f"{sentence(number)}\n\n{sentence(number)}"
            out.write(json.dumps({"id": f"r{number}", "text": text}, ensure_ascii=False) + "\n")
        out.write("oups\n")
    return path


class TestCommand:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["list", "--jsonl"], ["list", "--json"], ["list"], ["list", "--json", "--limit", "17"],
            ["list", "--match", "train 1", "--jsonl"], ["list", "--speaker", "marillac", "--json"],
            ["by-speaker", "Marilac", "--json"], ["speakers", "--json"], ["speakers"],
        ],
    )  # fmt: skip
    def test_gives_the_same_with_any_number_of_processes(self, run: Run, archive: Path, arguments: list[str]) -> None:
        one = run(*arguments, archive, "--jobs", "1")
        assert "train" in one.stdout or "Marillac" in one.stdout
        for count in ("2", "5"):
            assert run(*arguments, archive, "--jobs", count) == one
        assert run(*arguments, archive) == one

    def test_gives_the_same_for_many_files(self, run: Run, tmp_path: Path) -> None:
        for number in range(60):
            (tmp_path / f"{number:03}.txt").write_text(sentence(number), encoding="utf-8")
        (tmp_path / "031.txt").write_bytes(b"\x00\x01\x02")
        one = run("list", tmp_path, "--jsonl", "--jobs", "1")
        assert len(one.jsonl) >= 59
        assert one.code == ExitCode.INPUT
        assert run("list", tmp_path, "--jsonl", "--jobs", "2") == one

    def test_a_text_that_kills_is_named_and_counted(
        self, run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = run("list", archive, "--jsonl").jsonl
        patch_find(monkeypatch, "train 7 ", lambda: os.kill(os.getpid(), KILL))
        result = run("list", archive, "--jsonl", "--jobs", "2")
        assert result.jsonl == [item for item in whole if item["source"] != f"{archive}#r7"]
        assert result.code == ExitCode.INPUT
        assert f"{archive}:8: the process that worked on it died twice" in result.stderr


def patch_find(monkeypatch: pytest.MonkeyPatch, word: str, act: Callable[[], object]) -> None:
    """Makes the search for quotations ``act`` at each text that holds ``word``."""
    from quotefind.pipeline import find_quotes

    def patched(document: Document) -> Iterator[Quote]:
        if word in document.text:
            act()
        yield from find_quotes(document)

    monkeypatch.setattr("quotefind.pipeline.find_quotes", patched)


# Stops at the text of train 199, the first time, and tells its process; otherwise it is the command.
PROGRAM = """
import os, sys, time
from quotefind import pipeline
from quotefind.cli import main
find_quotes = pipeline.find_quotes
def patched(document):
    if "train 199 " in document.text and not os.path.exists(sys.argv[1]):
        with open(sys.argv[1] + ".new", "w") as out:
            out.write(str(os.getpid()))
        os.rename(sys.argv[1] + ".new", sys.argv[1])
        time.sleep(600)
    return find_quotes(document)
pipeline.find_quotes = patched
sys.exit(main(sys.argv[2:]))
"""


class Stopped:
    """The command, stopped in the middle of its work."""

    def __init__(self, flag: Path, *arguments: object) -> None:
        command = [sys.executable, "-c", PROGRAM, str(flag), *map(str, arguments)]
        self._out, self._err = flag.with_name("stdout"), flag.with_name("stderr")  # a pipe would fill up
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err)
        while not flag.exists():
            assert self.process.poll() is None, self.end()
            time.sleep(0.01)
        self.worker = int(flag.read_text(encoding="utf-8"))

    def end(self) -> tuple[str, str, int]:
        """Standard output, standard error, exit code."""
        code = self.process.wait()
        return self._out.read_text(encoding="utf-8"), self._err.read_text(encoding="utf-8"), code


class TestSignals:
    def test_a_killed_worker_costs_nothing(self, run: Run, archive: Path, tmp_path: Path) -> None:
        stopped = Stopped(tmp_path / "flag", "list", archive, "--jsonl", "--jobs", "2")
        assert stopped.worker != stopped.process.pid
        os.kill(stopped.worker, signal.SIGKILL)
        out, err, code = stopped.end()
        whole = run("list", archive, "--jsonl", "--jobs", "1")
        assert (out, code) == (whole.stdout, whole.code)
        assert "a process died (killed by signal 9); what it was at is done again" in err

    @pytest.mark.parametrize("count", ["1", "2"])
    @pytest.mark.parametrize("form", ["--json", "--jsonl"])
    def test_ctrl_c_leaves_what_was_finished(
        self, run: Run, archive: Path, tmp_path: Path, count: str, form: str
    ) -> None:
        stopped = Stopped(tmp_path / "flag", "list", archive, form, "--jobs", count)
        stopped.process.send_signal(signal.SIGINT)
        out, err, code = stopped.end()
        found = json.loads(out) if form == "--json" else [json.loads(line) for line in out.splitlines()]
        assert code == ExitCode.INTERRUPTED
        assert found == run("list", archive, "--json").json[: len(found)]
        assert err.startswith("quotefind: interrupted; ")
        assert " inputs done, " in err
        assert len(found) >= (266 if count == "1" else 0)
        assert not is_alive(stopped.worker)

    @pytest.mark.parametrize("command", ["show", "explain"])
    def test_ctrl_c_ends_commands_that_go_from_text_to_text(
        self, run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        def interrupt() -> None:
            raise KeyboardInterrupt

        patch_find(monkeypatch, "train 4 ", interrupt)
        result = run(command, archive)
        assert result.code == ExitCode.INTERRUPTED
        assert result.stderr.startswith("quotefind: interrupted")
        assert "train 3 " in result.stdout
        assert "train 6 " not in result.stdout

    def test_ctrl_c_then_resume(self, run: Run, archive: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.jsonl"
        stopped = Stopped(tmp_path / "flag", "list", archive, "--jsonl", "-o", target, "--jobs", "1")
        stopped.process.send_signal(signal.SIGINT)
        out, err, code = stopped.end()
        assert (out, code) == ("", ExitCode.INTERRUPTED)
        assert err == "quotefind: interrupted; 199 inputs done, 66% of the bytes; --resume goes on\n"
        assert len(target.read_bytes().splitlines()) == 266
        check_resumed(run, archive, target)

    @pytest.mark.parametrize("count", ["1", "2"])
    def test_killed_then_resume(self, run: Run, archive: Path, tmp_path: Path, count: str) -> None:
        target = tmp_path / "out.jsonl"
        stopped = Stopped(tmp_path / "flag", "list", archive, "--jsonl", "-o", target, "--jobs", count)
        stopped.process.kill()
        stopped.end()
        check_resumed(run, archive, target)
        if count != "1":
            os.kill(stopped.worker, signal.SIGKILL)  # it sleeps and cannot see that nobody waits for it


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def check_resumed(run: Run, archive: Path, target: Path, *options: str) -> None:
    """A run that goes on with ``target`` makes it what a whole run gives, and leaves nothing beside it."""
    result = run("list", archive, "--jsonl", "-o", target, "--resume", *options)
    assert result.code == ExitCode.INPUT
    assert target.read_text(encoding="utf-8") == run("list", archive, "--jsonl", *options).stdout
    assert not Path(f"{target}.progress").exists()


class TestResume:
    def test_from_any_length_of_the_output(self, run: Run, archive: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.jsonl"
        whole = run("list", archive, "--jsonl").stdout.encode()
        first = len(whole.splitlines(keepends=True)[0])
        lengths = [0, 1, first - 1, first, first + 1, *range(2 * first, len(whole), len(whole) // 12), len(whole)]
        for length in lengths:
            target.write_bytes(whole[:length])
            check_resumed(run, archive, target)

    @pytest.mark.parametrize("number", [0, 1, 2, 50, 299])
    @pytest.mark.parametrize("lost", [0, 1, 700])
    def test_from_any_input(
        self, run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lost: int
    ) -> None:
        """With the notes of the run before, which hold unless the output lost something afterwards."""
        target = tmp_path / "out.jsonl"
        cut_at(archive, target, run, monkeypatch, number)
        content = target.read_bytes()
        target.write_bytes(content[: max(len(content) - lost, 0)])
        check_resumed(run, archive, target)

    def test_what_was_written_after_the_notes_is_written_once(
        self, run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out.jsonl"
        cut_at(archive, target, run, monkeypatch, 100)
        with target.open("a", encoding="utf-8") as out:
            out.write('{"source": "a line and a half"}\n{"sou')
        check_resumed(run, archive, target)

    def test_limit_counts_what_is_there(
        self, run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out.jsonl"
        cut_at(archive, target, run, monkeypatch, 10, "--limit", "100")
        result = run("list", archive, "--jsonl", "-o", target, "--resume", "--limit", "100")
        assert result.code == ExitCode.OK
        assert target.read_text(encoding="utf-8") == run("list", archive, "--jsonl", "--limit", "100").stdout

    def test_without_an_output_it_is_a_run_like_any_other(self, run: Run, archive: Path, tmp_path: Path) -> None:
        check_resumed(run, archive, tmp_path / "out.jsonl")

    def test_other_inputs_or_options_are_refused_and_the_output_kept(
        self, run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out.jsonl"
        cut_at(archive, target, run, monkeypatch, 100)
        before = target.read_bytes(), Path(f"{target}.progress").read_bytes()
        text = archive.read_text(encoding="utf-8")
        for options, content, message in (
            (["--kind", "direct"], text, "other inputs or with other options"),
            ([], text.split("\n", 250)[0], "the inputs are not those"),
        ):
            archive.write_text(content, encoding="utf-8")
            result = run("list", archive, "--jsonl", "-o", target, "--resume", *options)
            assert result.code == ExitCode.USAGE
            assert message in result.stderr
            assert (target.read_bytes(), Path(f"{target}.progress").read_bytes()) == before

    def test_an_output_of_other_inputs_is_refused_without_notes_too(
        self, run: Run, archive: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "out.jsonl"
        target.write_text('{"source": "elsewhere"}\n', encoding="utf-8")
        result = run("list", archive, "--jsonl", "-o", target, "--resume")
        assert result.code == ExitCode.USAGE
        assert target.read_text(encoding="utf-8") == '{"source": "elsewhere"}\n'
        assert not Path(f"{target}.progress").exists()

    @pytest.mark.parametrize(
        "options", [[], ["--jsonl"], ["--json", "-o", "x"], ["--jsonl", "-o", "x", "--speaker", "a"]]
    )
    def test_it_needs_lines_in_a_file(self, run: Run, archive: Path, options: list[str]) -> None:
        result = run("list", archive, "--resume", *options)
        assert result.code == ExitCode.USAGE
        assert "--resume goes on with the FILE" in result.stderr


def cut_at(archive: Path, target: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: int, *options: str) -> None:
    """Runs ``list`` up to the text of that number, where Ctrl-C comes."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch_find(patch, f"train {number} " if number % 3 != 2 else "Il pleut. Il", interrupt)
        result = run("list", archive, "--jsonl", "-o", target, "--jobs", "1", *options)
    assert result.code == ExitCode.INTERRUPTED


class TestProgress:
    @pytest.fixture(autouse=True)
    def at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(progress, "DELAY", 0.0)
        monkeypatch.setattr(progress, "INTERVAL", 0.0)

    @pytest.mark.parametrize("count", ["1", "2"])
    def test_a_terminal_shows_it(self, run: Run, archive: Path, tmp_path: Path, count: str) -> None:
        target = tmp_path / "out.jsonl"
        result = run("list", archive, "--jsonl", "-o", target, "--jobs", count, tty=True, env={"TERM": "xterm"})
        assert f" of {archive.stat().st_size / 1e3:.1f} kB, " in result.stderr
        assert "/s, 0:00:00 left, " in result.stderr
        assert "quotations" in result.stderr
        assert f"quotefind: {archive}:301: not JSON (Expecting value at column 1)\n" in result.stderr
        assert target.read_text(encoding="utf-8") == run("list", archive, "--jsonl").stdout

    @pytest.mark.parametrize(
        ("tty", "options", "term"),
        [(False, [], "xterm"), (True, ["--no-progress"], "xterm"), (True, ["--quiet"], "xterm"), (True, [], "dumb")],
    )
    def test_it_is_not_shown_elsewhere(self, run: Run, archive: Path, tty: bool, options: list[str], term: str) -> None:
        result = run("list", archive, "--jsonl", *options, tty=tty, env={"TERM": term})
        assert result.stderr == f"quotefind: {archive}:301: not JSON (Expecting value at column 1)\n"

    def test_what_it_says(self) -> None:
        said = progress.describe(12_300_000, 2_300_000, 5.0, 200_000_000, 28_411)
        assert said == "12.3 MB of 200.0 MB, 2.0 MB/s, 0:01:34 left, 28,411 quotations"
        assert progress.describe(900, 0, 2.0, None, 0) == "900 bytes, 450 bytes/s, 0 quotations"
