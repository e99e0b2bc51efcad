"""What is kept from one process to the next: never stale, never in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
import regex

from quotefind import snapshot
from quotefind.snapshot import Snapshot

WITH_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": ""}
VALUE = {"maire": ("maire", None, False)}
# What a process finds in the list of roles, and whether it took it from the snapshot.
PROGRAM = """
from quotefind import snapshot
from quotefind.lexicons.nouns import roles
was_kept = snapshot._snapshot().get("quotefind.lexicons.nouns.roles") is not None
print("plombier-zingueur" in roles(), was_kept)
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a snapshot was written, with one value in it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "a.snapshot"
    written = Snapshot(str(path), "stamp")
    written.add("roles", VALUE)
    written.write()
    return path


def test_what_was_kept_is_there_and_only_that(path: Path) -> None:
    assert Snapshot(str(path), "stamp").get("roles") == VALUE
    assert Snapshot(str(path), "stamp").get("groups") is None


def test_another_value_is_added_to_what_was_kept(path: Path) -> None:
    again = Snapshot(str(path), "stamp")
    again.add("groups", VALUE)
    again.write()
    assert [Snapshot(str(path), "stamp").get(name) for name in ("roles", "groups")] == [VALUE, VALUE]
    assert os.listdir(path.parent) == [path.name]


def test_a_stale_one_is_left_out(path: Path) -> None:
    assert Snapshot(str(path), "other").get("roles") is None


@pytest.mark.parametrize("length", [0, 1, 20, -1])
def test_one_cut_short_is_left_out(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert Snapshot(str(path), "stamp").get("roles") is None


@pytest.mark.parametrize("content", [b"no pickle", b"\x80\x05N.", b"\x80\x05]."])
def test_another_file_in_its_place_is_left_out(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert Snapshot(str(path), "stamp").get("roles") is None


def test_a_folder_that_is_gone_is_no_error(path: Path) -> None:
    held = Snapshot(str(path), "stamp")
    shutil.rmtree(path.parent)
    held.add("groups", VALUE)
    held.write()
    assert not path.parent.exists()


def test_patterns_keep_their_flags(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in ("made", "kept"):
        held = Snapshot(str(path), "stamp")
        monkeypatch.setattr(snapshot, "_snapshot", lambda held=held: held)
        pattern = snapshot.pattern("é \\w+ # a word", regex.VERBOSE | regex.IGNORECASE)
        assert pattern.findall("éA Éb ec") == ["éA", "Éb"]
        held.write()


class TestProcesses:
    """A copy of the package, so that its files can be changed."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        source = os.path.dirname(snapshot.__file__)
        shutil.copytree(source, tmp_path / "quotefind", ignore=shutil.ignore_patterns("__pycache__", "built.snapshot"))
        return tmp_path

    def test_an_edited_list_is_noticed(self, folder: Path) -> None:
        assert _outputs(folder) == ["False False"]
        assert _outputs(folder) == ["False True"]
        with open(folder / "quotefind" / "lexicons" / "roles.tsv", "a", encoding="utf-8") as roles:
            roles.write("plombier-zingueur\t-\tperson\n")
        assert _outputs(folder) == ["True False"]
        assert _outputs(folder) == ["True True"]

    def test_the_one_that_came_with_the_package_holds_until_a_list_is_edited(self, folder: Path) -> None:
        built = folder / "quotefind" / "built.snapshot"
        program = "from quotefind import snapshot; from quotefind.lexicons.nouns import roles; roles(); "
        command = [sys.executable, "-c", f"{program}snapshot.write_built({str(built)!r})"]
        subprocess.run(command, cwd=folder, check=True, env={**os.environ, **WITH_BYTECODE})
        shutil.rmtree(folder / "quotefind" / "__pycache__")
        without_bytecode = {"PYTHONDONTWRITEBYTECODE": "1"}
        assert _outputs(folder, environment=without_bytecode) == ["False True"]
        assert _outputs(folder) == ["False True"]
        assert not list(folder.rglob("*.snapshot"))[1:]
        with open(folder / "quotefind" / "lexicons" / "roles.tsv", "a", encoding="utf-8") as roles:
            roles.write("plombier-zingueur\t-\tperson\n")
        assert _outputs(folder, environment=without_bytecode) == ["True False"]

    def test_several_at_once_do_not_disturb_each_other(self, folder: Path) -> None:
        assert [output.split()[0] for output in _outputs(folder, processes=4)] == ["False"] * 4
        assert _outputs(folder) == ["False True"]
        (kept,) = folder.rglob("*.snapshot*")
        assert kept.parent.name == "__pycache__"

    @pytest.mark.parametrize(("name", "value"), [("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONPYCACHEPREFIX", os.devnull)])
    def test_nothing_is_written_where_no_bytecode_is(self, folder: Path, name: str, value: str) -> None:
        for _ in range(2):
            assert _outputs(folder, environment={name: value}) == ["False False"]
        assert not list(folder.rglob("*.snapshot*"))


def _outputs(folder: Path, processes: int = 1, environment: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """What so many processes print that run ``PROGRAM`` at the same time on the package in ``folder``."""
    variables = {**os.environ, **WITH_BYTECODE, **environment}
    command = [sys.executable, "-c", PROGRAM]
    started = [
        subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.PIPE, text=True)
        for _ in range(processes)
    ]
    return [process.communicate()[0].strip() for process in started]
