"""Inputs without end, or larger than any text: refused by name, at a bounded cost, the others done."""

from __future__ import annotations

import gzip
import io
import os
import resource
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from conftest import Run
from quotefind.cli.parameters import bytes_of
from quotefind.errors import InputError, UsageError
from quotefind.readers import FileItem, base, list_inputs
from quotefind.readers.base import ReadOptions
from quotefind.readers.bounds import whole

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\n"
LARGE = "Il pleut sur la ville. " * 20


@pytest.mark.parametrize(
    ("size", "expected"),
    [("1", 1), ("1000", 1000), ("500MB", 500 << 20), ("2 g", 2 << 30), ("3kB", 3 << 10), ("10b", 10)],
)
def test_a_size_is_read(size: str, expected: int) -> None:
    assert bytes_of(size) == expected


@pytest.mark.parametrize("size", ["", "0", "MB", "-1", "1.5GB", "1TB", "٣", "9" * 40, "k"])
def test_what_is_no_size_is_refused(size: str) -> None:
    with pytest.raises(UsageError):
        bytes_of(size)


@pytest.mark.parametrize("likely", [0, 1, 9, 10, 11, 100])
def test_a_stream_is_read_up_to_the_limit_whatever_size_was_expected(likely: int) -> None:
    assert whole(io.BytesIO(b"0123456789"), "a", 10, likely) == b"0123456789"
    with pytest.raises(InputError, match="--max-size"):
        whole(io.BytesIO(b"0123456789"), "a", 9, likely)


@pytest.fixture
def packed(tmp_path: Path) -> dict[str, Path]:
    """The same large text in each kind of input."""
    text = f"{LARGE}\n".encode()
    record = b'{"id": "long", "text": "' + LARGE.encode() + b'"}\n{"id": "x", "text": "' + TEXT[:-1].encode() + b'"}\n'
    (tmp_path / "a.txt").write_bytes(text)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(text))
    (tmp_path / "c.md").write_bytes(text)
    (tmp_path / "d.jsonl").write_bytes(record)
    with zipfile.ZipFile(tmp_path / "e.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("membre.txt", text)
    return {path.suffix: path for path in tmp_path.iterdir()}


@pytest.mark.parametrize("suffix", [".txt", ".gz", ".md", ".jsonl", ".zip"])
def test_a_text_over_the_limit_costs_itself(run: Run, packed: dict[str, Path], suffix: str, tmp_path: Path) -> None:
    small = tmp_path / "petit.txt"
    small.write_text(TEXT, encoding="utf-8")
    result = run("list", packed[suffix], small, "--max-size", 200, "--json")
    assert result.code == 1
    assert str(packed[suffix]) in result.stderr
    assert "more than 200 bytes" in result.stderr
    assert result.json[-1]["source"] == str(small)
    assert run("list", packed[suffix], small, "--max-size", "1MB").code == 0


def test_a_record_after_one_that_is_too_long_is_read(run: Run, packed: dict[str, Path]) -> None:
    result = run("list", packed[".jsonl"], "--max-size", 200, "--json")
    assert [item["source"].partition("#")[2] for item in result.json] == ["x"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device here")
def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    from quotefind.readers import jsonl

    monkeypatch.setattr(jsonl, "STEP", 1024)
    endless = open("/dev/zero", "rb")  # noqa: SIM115 - closed below
    found = list(jsonl.read(endless, "a", ReadOptions(max_size=2048)))
    assert [str(error) for error in found] == ["a:1: more than 2 KB for one text; --max-size allows more"]
    endless.close()


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device here")
@pytest.mark.parametrize("option", [[], ["--format", "text"], ["--format", "markdown"], ["--format", "jsonl"]])
def test_a_device_of_zeros_is_refused(run: Run, option: list[str]) -> None:
    result = run("list", "/dev/zero", *option, "--max-size", "1MB")
    assert result.code == 1
    assert "/dev/zero" in result.stderr


def test_a_text_is_refused_where_it_would_take_gigabytes_to_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as huge:
        huge.truncate(65 << 20)
    result = run("list", path)
    assert result.stderr.splitlines()[0] == f"quotefind: {path}: more than 64 MB for one text; --max-size allows more"
    assert result.code == 1


def test_what_a_document_holds_may_be_no_longer_than_a_text(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(base, "MAX_TEXT", 1000)
    short, long = tmp_path / "court.md", tmp_path / "long.md"
    short.write_text(TEXT, encoding="utf-8")
    long.write_text(f"{TEXT}\n\n" * 30, encoding="utf-8")
    found = list(list_inputs([long, short]))
    assert [str(item) for item in found if isinstance(item, InputError)] == [
        f"{long}: more than 1,000 bytes for one text; --max-size allows more"
    ]
    assert len(found) == 2


def test_a_pipe_with_a_name_is_read_as_a_file(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "tuyau.txt"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TEXT,), kwargs={"encoding": "utf-8"})
    writer.start()
    result = run("list", pipe, "--json")
    writer.join()
    assert [item["speaker"] for item in result.json] == ["Lucienne Abadie"]


def test_a_pipe_in_a_folder_is_left_out(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tuyau.txt")
    (tmp_path / "petit.txt").write_text(TEXT, encoding="utf-8")
    assert len(run("list", tmp_path, "--json").json) == 1


def test_a_file_that_grew_since_it_was_listed_is_read_whole_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "direct.txt"
    path.write_text(TEXT, encoding="utf-8")
    (item,) = list_inputs([path], options=ReadOptions(max_size=1000))
    assert isinstance(item, FileItem)
    with path.open("a", encoding="utf-8") as more:
        more.write(TEXT)
    assert item.load().text == TEXT * 2
    with path.open("a", encoding="utf-8") as more:
        more.write(TEXT * 100)
    with pytest.raises(InputError, match="more than 1,000 bytes"):
        item.load()


def test_one_record_of_600_megabytes_takes_no_more_memory_than_what_may_be(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl.gz"
    block = gzip.compress(b"a" * 2**20 * 20, 1)
    path.write_bytes(gzip.compress(b'{"text": "') + block * 30 + gzip.compress(b'"}\n{"text": "Il pleut."}\n'))

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))

    command = [sys.executable, "-m", "quotefind", "list", "--jobs", "1", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=bounded)
    assert done.stderr.splitlines()[0].endswith(":1: more than 64 MB for one text; --max-size allows more")
    assert done.returncode == 1
