"""What a machine does to a run: no room, no permission, no time, no memory; each costs what it must and is told."""

from __future__ import annotations

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from conftest import PROJECT, Run
from quotefind.errors import ExitCode
from quotefind.model import Document

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, signals and capabilities of Linux")
TEXT = "« Nous rouvrirons la piscine numéro {0} », a déclaré Lucienne Abadie. Elle dit que la {0}e est close.\n"
QUOTEFIND = (sys.executable, "-m", "quotefind")
MB = 1 << 20
COUNT = 60  # articles of ten quotations, 25 kB of JSON lines a ten


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Some articles."""
    top = tmp_path / "presse"
    top.mkdir()
    for number in range(COUNT):
        (top / f"{number:03}.txt").write_text(TEXT.format(number) * 5, encoding="utf-8")
    return top


def command(
    *arguments: object, before: Callable[[], None] | None = None, env: Mapping[str, str] | None = None, **others: object
) -> subprocess.CompletedProcess[str]:
    """A process of its own, with what ``before`` does to it."""
    given: dict[str, object] = {"capture_output": True, "text": True, "cwd": PROJECT, "timeout": 60} | others
    environment = {**os.environ, **(env or {})}
    return subprocess.run([*QUOTEFIND, *map(str, arguments)], preexec_fn=before, env=environment, check=False, **given)  # type: ignore[call-overload, no-any-return]


def bound_by_permissions() -> None:
    """Takes from root what lets it read and write everything; anybody else has it not."""
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP


def is_one_line(text: str, *words: str) -> bool:
    return text.startswith("quotefind: ") and text.count("\n") == 1 and all(word in text for word in words)


def room_for(size: int) -> Callable[[], None]:
    """No file may become longer than ``size`` bytes, as on a disk with no more room."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


class TestNoRoom:
    @pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "html", "tei", "xlsx"])
    def test_on_standard_output_is_told(self, folder: Path, form: str) -> None:
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = command("list", folder, "--to", form, stdout=full, stderr=subprocess.PIPE, capture_output=False)
        assert is_one_line(done.stderr, "standard output: no space left on device", "free some")
        assert done.returncode == ExitCode.INPUT

    @pytest.mark.parametrize("form", ["json", "csv", "html", "tei", "xlsx", "parquet"])
    @pytest.mark.parametrize("size", [0, 3000])
    def test_in_a_file_leaves_what_was_there(self, folder: Path, tmp_path: Path, form: str, size: int) -> None:
        target = tmp_path / f"resultat.{form}"
        target.write_text("ancien", encoding="utf-8")
        done = command("list", folder, "--to", form, "--output", target, before=room_for(size))
        assert is_one_line(done.stderr, str(target)), done.stderr
        assert done.returncode == ExitCode.INPUT
        assert target.read_text(encoding="utf-8") == "ancien"
        assert {path.name for path in tmp_path.iterdir()} == {"presse", target.name}

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_lines_go_on_when_there_is_room(self, run: Run, folder: Path, tmp_path: Path, jobs: int) -> None:
        target = tmp_path / "resultat.jsonl"
        arguments = ("list", folder, "--jsonl", "--output", target, "--jobs", jobs)
        done = command(*arguments, before=room_for(50_000))
        assert is_one_line(done.stderr, str(target), "--resume goes on"), done.stderr
        assert run(*arguments, "--resume").code == ExitCode.OK
        assert target.read_text(encoding="utf-8") == run("list", folder, "--jsonl").stdout
        assert {path.name for path in tmp_path.iterdir()} == {"presse", target.name}

    def test_an_index_goes_on_when_there_is_room(self, run: Run, folder: Path, tmp_path: Path) -> None:
        index = tmp_path / "presse.db"
        done = command("index", index, folder, before=room_for(150_000))
        assert is_one_line(done.stderr, str(index)), done.stderr
        assert run("index", index, folder).code == ExitCode.OK
        assert run("list", index, "--json").json == run("list", folder, "--json").json


class TestPermissions:
    def test_a_folder_that_may_not_be_read_costs_itself(self, folder: Path) -> None:
        closed = folder / "caves"
        closed.mkdir()
        (closed / "a.txt").write_text(TEXT, encoding="utf-8")
        closed.chmod(0)
        done = command("list", folder, "--jsonl", before=bound_by_permissions)
        closed.chmod(0o755)
        assert is_one_line(done.stderr, f"{closed}: permission denied; make it readable")
        assert done.stdout.count("\n") == COUNT * 10
        assert done.returncode == ExitCode.INPUT

    @pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx", "parquet", "brat"])
    def test_a_folder_that_may_not_be_written_is_told(self, folder: Path, tmp_path: Path, form: str) -> None:
        closed = tmp_path / "clos"
        closed.mkdir(mode=0o555)
        target = closed / "resultat"
        done = command("list", folder, "--to", form, "--output", target, before=bound_by_permissions)
        assert is_one_line(done.stderr, f"{target}: permission denied", "give --output elsewhere"), done.stderr
        assert done.returncode == ExitCode.INPUT

    @pytest.mark.parametrize(("where", "said"), [("", "is a directory; give the name"), ("la/x", "no such folder")])
    def test_an_output_that_can_be_none_is_told(self, run: Run, folder: Path, where: str, said: str) -> None:
        result = run("list", folder / "001.txt", "--json", "--output", folder / where)
        assert is_one_line(result.stderr, said)
        assert result.code == ExitCode.INPUT

    def test_a_file_that_may_not_be_written_is_left_alone(self, folder: Path, tmp_path: Path) -> None:
        target = tmp_path / "garde.json"
        target.write_text("ancien", encoding="utf-8")
        target.chmod(0o444)
        done = command("list", folder, "--json", "--output", target, before=bound_by_permissions)
        assert is_one_line(done.stderr, f"{target}: permission denied")
        assert target.read_text(encoding="utf-8") == "ancien"

    def test_an_index_in_a_closed_folder_answers_and_is_not_written(self, run: Run, folder: Path) -> None:
        closed = folder.with_name("clos")
        closed.mkdir()
        index = closed / "presse.db"
        assert run("index", index, folder).code == ExitCode.OK
        index.chmod(0o444)
        closed.chmod(0o555)
        asked = command("list", index, "--jsonl", before=bound_by_permissions)
        assert (asked.stderr, asked.stdout) == ("", run("list", folder, "--jsonl").stdout)
        (folder / "nouveau.txt").write_text(TEXT, encoding="utf-8")
        filled = command("index", index, folder, before=bound_by_permissions)
        closed.chmod(0o755)
        assert is_one_line(filled.stderr, str(index), "writable")

    def test_nothing_need_be_written_beside_the_program(self, run: Run, folder: Path, tmp_path: Path) -> None:
        program = tmp_path / "site-packages"
        shutil.copytree(PROJECT / "quotefind", program / "quotefind", ignore=shutil.ignore_patterns("__pycache__"))
        for path in (program, *program.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        done = command("list", folder / "001.txt", "--jsonl", before=bound_by_permissions, cwd=program)
        assert (done.stderr, done.stdout) == ("", run("list", folder / "001.txt", "--jsonl").stdout)
        assert not list(program.rglob("__pycache__"))
        for path in (program, *program.rglob("*")):
            path.chmod(0o755)


class TestChanges:
    """Files that are not, when their turn comes, what they were when they were listed."""

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_files_that_vanish_are_named(self, folder: Path, tmp_path: Path, jobs: int) -> None:
        target = tmp_path / "resultat.jsonl"
        arguments = [*QUOTEFIND, "list", str(folder), "--jsonl", "--output", str(target), "--jobs", str(jobs)]
        with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, cwd=PROJECT) as process:
            while not target.exists() or not target.stat().st_size:
                time.sleep(0.001)
            shutil.rmtree(folder)
            _, err = process.communicate()
        lines = err.splitlines()
        assert all(line.endswith(": no such file or folder") for line in lines)
        assert target.read_text(encoding="utf-8").count("\n") == 10 * (COUNT - len(lines))
        assert process.returncode == (ExitCode.INPUT if lines else ExitCode.OK)

    @pytest.mark.parametrize("change", ["vanishes", "folder", "empty", "other", "binary", "loop"])
    def test_what_a_file_has_become_is_read_or_named(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, change: str
    ) -> None:
        from quotefind import pipeline

        changed, find_quotes = folder / "050.txt", pipeline.find_quotes

        def act() -> None:
            changed.unlink()
            if change == "folder":
                changed.mkdir()
            elif change == "loop":
                changed.symlink_to(changed)
            elif change != "vanishes":
                content = {"empty": b"", "other": "« Si », a dit Ana Ruiz.".encode(), "binary": b"\x7fELF\0\0\1\0"}
                changed.write_bytes(content[change])

        def patched(document: Document) -> object:
            if document.source.endswith("007.txt"):
                act()
            return find_quotes(document)

        monkeypatch.setattr(pipeline, "find_quotes", patched)
        result = run("list", folder, "--jsonl", "--jobs", "1")
        speakers = {item["speaker"] for item in result.jsonl if item["source"] == str(changed)}
        assert len(result.jsonl) == (COUNT - 1) * 10 + len(speakers)
        assert speakers == ({"Ana Ruiz"} if change == "other" else set())
        if change in {"empty", "other"}:
            assert (result.code, result.stderr) == (ExitCode.OK, "")
        else:
            assert is_one_line(result.stderr, f"{changed}: ")
            assert result.code == ExitCode.INPUT

    def test_links_in_a_circle_are_gone_round_once(self, run: Run, folder: Path) -> None:
        (folder / "boucle").symlink_to(folder)
        (folder / "soi.txt").symlink_to(folder / "soi.txt")
        result = run("list", folder, "--jsonl")
        assert (len(result.jsonl), result.stderr) == (COUNT * 10, "")
        named = run("list", folder / "soi.txt")
        assert is_one_line(named.stderr.splitlines(keepends=True)[0], "too many levels of symbolic links")
        assert named.code == ExitCode.INPUT


class TestSignals:
    @pytest.mark.parametrize("jobs", [1, 2])
    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
    @pytest.mark.parametrize("size", [1, 20_000, 150_000])
    def test_at_any_moment_a_run_can_be_gone_on_with(
        self, run: Run, folder: Path, tmp_path: Path, name: str, jobs: int, size: int
    ) -> None:
        target = tmp_path / "resultat.jsonl"
        arguments = ("list", folder, "--jsonl", "--output", target, "--jobs", jobs)
        code, err = signalled(name, arguments, lambda: target.exists() and target.stat().st_size >= size)
        if name != "SIGKILL" and code != ExitCode.OK:  # done before the signal came
            assert code == ExitCode.INTERRUPTED, err
            assert is_one_line(err, "interrupted; ", "--resume goes on")
        assert run(*arguments, "--resume").code == ExitCode.OK
        assert target.read_text(encoding="utf-8") == run("list", folder, "--jsonl").stdout
        assert {path.name for path in tmp_path.iterdir()} == {"presse", target.name}

    @pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
    @pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
    def test_nothing_is_left_lying_about(self, run: Run, folder: Path, tmp_path: Path, name: str, form: str) -> None:
        waiting = tmp_path / "tuyau.txt"
        os.mkfifo(waiting)
        arguments = ("list", waiting, folder, "--to", form, "--output", tmp_path / "resultat", "--jobs", 1)
        code, err = signalled(name, arguments, lambda: bool(list(tmp_path.glob(".quotefind-*"))))
        assert (code, is_one_line(err, "interrupted")) == (ExitCode.INTERRUPTED, True)
        assert {path.name for path in tmp_path.iterdir()} == {"presse", "tuyau.txt"}

    def test_nohup_is_heeded(self, folder: Path, tmp_path: Path) -> None:
        target = tmp_path / "resultat.jsonl"
        arguments = ("list", folder, "--jsonl", "--output", target, "--jobs", 2)
        code, err = signalled("SIGHUP", arguments, target.exists, lambda: _ignore(signal.SIGHUP))
        assert (code, err) == (ExitCode.OK, "")


def _ignore(number: int) -> None:
    signal.signal(number, signal.SIG_IGN)


def heeded() -> None:
    """Signals do what they do by default, also where the tests run under nohup."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


def signalled(
    name: str, arguments: tuple[object, ...], ready: Callable[[], bool], before: Callable[[], None] = heeded
) -> tuple[int, str]:
    """Exit code and standard error of a run that gets the signal as soon as ``ready``, or has ended by then."""
    with subprocess.Popen(
        [*QUOTEFIND, *map(str, arguments)], stderr=subprocess.PIPE, text=True, cwd=PROJECT, preexec_fn=before
    ) as process:
        while process.poll() is None and not ready():
            time.sleep(0.001)
        process.send_signal(getattr(signal, name))
        _, err = process.communicate(timeout=60)
    return process.returncode, err


class TestSurroundings:
    @pytest.mark.parametrize("home", [None, "/nonexistent", "closed"])
    def test_no_home_is_needed(self, run: Run, folder: Path, tmp_path: Path, home: str | None) -> None:
        closed = tmp_path / "clos"
        closed.mkdir(mode=0o555)
        set_home = () if home is None else (f"HOME={closed if home == 'closed' else home}",)
        bare = ["env", "-i", *set_home, *QUOTEFIND, "list", folder / "001.txt", "--jsonl"]
        done = subprocess.run(
            bare, capture_output=True, text=True, check=False, cwd=PROJECT, preexec_fn=bound_by_permissions
        )
        assert (done.stderr, done.stdout) == ("", run("list", folder / "001.txt", "--jsonl").stdout)

    @pytest.mark.parametrize("utf8", ["0", "1"])
    @pytest.mark.parametrize("coerced", ["0", "1"])
    def test_names_are_utf_8_whatever_the_locale(self, run: Run, tmp_path: Path, utf8: str, coerced: str) -> None:
        article = tmp_path / "été à Fès.txt"
        article.write_text("« Oui », a dit Élodie Nuñez.\n", encoding="utf-8")
        poor = {"LC_ALL": "C", "PYTHONUTF8": utf8, "PYTHONCOERCECLOCALE": coerced}
        done = command("by-speaker", "Élodie Nuñez", article, "--jsonl", env=poor, encoding="utf-8")
        assert (done.stderr, done.stdout) == ("", run("list", article, "--jsonl").stdout)

    @pytest.mark.parametrize("columns", [20, 40, 59, 60, 100])
    @pytest.mark.parametrize(
        "arguments", [("list",), ("speakers",), ("by-speaker", "Abadie"), ("stats", "--by", "kind")]
    )
    def test_no_line_is_wider_than_the_terminal(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], columns: int
    ) -> None:
        monkeypatch.chdir(folder)
        result = run(*arguments, "001.txt", tty=True, env={"COLUMNS": str(columns), "TERM": "dumb"})
        assert max(map(len, result.stdout.splitlines())) <= columns
        assert "\x1b" not in result.stdout
        assert "direct" in result.stdout

    @pytest.mark.parametrize("size", [32, 48, 64, 96, 512])
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_run_with_little_memory_is_right_or_says_so(
        self, run: Run, folder: Path, tmp_path: Path, size: int, jobs: int
    ) -> None:
        long = tmp_path / "long.txt"
        long.write_text(TEXT * 1_500, encoding="utf-8")

        def bounded() -> None:
            resource.setrlimit(resource.RLIMIT_AS, (size * MB, size * MB))

        done = command("list", folder / "001.txt", long, "--jsonl", "--jobs", jobs, before=bounded)
        if done.returncode:
            assert "emory" in done.stderr
        else:
            assert done.stdout.count("\n") == len(run("list", folder / "001.txt", long, "--jsonl").jsonl)


def test_no_clock_that_can_be_set_back_is_asked() -> None:
    """What measures time is monotonic: a clock that goes back changes nothing."""
    for path in (PROJECT / "quotefind").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not {"time.time(", "datetime.now(", "from time import time"} & set(source.split()), path
        assert "time.time(" not in source, path
