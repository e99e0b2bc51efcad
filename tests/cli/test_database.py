"""An index in the place of texts: the same answers, brought up to date by what has changed, whole after any end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROJECT, Run

ANA = "« Le plan de négociation est prêt », a déclaré Ana Ruiz.\n"
PAUL = "« Nous n’en voulons pas », a répondu Paul Morvan. Le cœur de la ville, dit-il, « se vide ».\n"
FIRST_VERSION = "DROP TABLE edits; PRAGMA user_version = 1;" + "".join(
    f"ALTER TABLE documents DROP COLUMN {column};" for column in ("date", "title", "author", "publisher", "url")
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(ANA, encoding="utf-8")
    (texts / "b.txt").write_text(PAUL, encoding="utf-8")
    return texts


@pytest.fixture
def index(run: Run, folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "press.db"
    assert run("index", path, folder).code == 0
    return path


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--speaker", "ruiz"], ["by-speaker", "Morvn"], ["speakers"], ["explain"], ["show"]]
)
def test_every_command_answers_as_for_the_texts(run: Run, folder: Path, index: Path, command: list[str]) -> None:
    name, *options = command
    if name == "by-speaker":
        name, options = name, [options[0]]
    of_texts, of_index = run(name, *options, folder), run(name, *options, index)
    assert of_texts.stdout == of_index.stdout != ""
    assert of_texts.stderr == of_index.stderr


def test_all_annotated_texts_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    gold = PROJECT / "tests" / "gold"
    assert run("index", tmp_path / "gold.db", gold, "--glob", "*.txt", "--jobs", 2).code == 0
    assert run("list", gold, "--glob", "*.txt", "--json").stdout == run("list", tmp_path / "gold.db", "--json").stdout


def test_only_what_has_changed_is_read_again(run: Run, folder: Path, index: Path) -> None:
    assert "0 files added, 0 replaced, 2 unchanged" in run("index", index, folder).stderr
    os.utime(folder / "a.txt", ns=(1, 1))  # another time, the same bytes
    assert "0 files added, 0 replaced, 2 unchanged" in run("index", index, folder).stderr
    (folder / "a.txt").write_text(ANA.replace("Ruiz", "Ortega"), encoding="utf-8")
    assert "0 files added, 1 replaced, 1 unchanged" in run("index", index, folder).stderr
    speakers = [item["speaker"] for item in run("list", index, "--json").json]
    assert speakers[0] == "Ana Ortega"
    assert "Ana Ruiz" not in speakers


def test_files_that_are_gone_stay_until_pruned(run: Run, folder: Path, index: Path) -> None:
    (folder / "b.txt").unlink()
    run("index", index, folder)
    assert "Paul Morvan" in run("list", index).stdout
    assert "1 dropped" in run("index", index, folder, "--prune").stderr
    assert "Paul Morvan" not in run("list", index).stdout
    assert run("search", "voulons", index, "--json").json == []


@pytest.mark.parametrize(
    ("words", "count"),
    [("negociation", 1), ("plan pret", 1), ("plan voulons", 0), ("« plan", 1), ('"plan', 1), ("NEAR(", 0), ("*", 0)],
)
def test_search_finds_contents_with_all_words(run: Run, index: Path, words: str, count: int) -> None:
    result = run("search", words, index, "--json")
    assert result.code == 0
    assert len(result.json) == count


def test_search_takes_the_selection_too(run: Run, index: Path) -> None:
    assert run("search", "plan", index, "--speaker", "Morvan", "--json").json == []
    assert len(run("search", "plan", index, "--speaker", "Ruiz", "--json").json) == 1
    assert len(run("search", "plan", index, "--speaker", "Mme Ruiz", "--json").json) == 1
    assert len(run("search", "voulons", index, "--speaker", "Morvn", "--json").json) == 1  # near enough
    assert run("speakers", index, "--alias", "Ana Ruiz=Paul Morvan").code == 0
    assert len(run("search", "plan", index, "--speaker", "Morvan", "--json").json) == 1


def test_another_version_is_told_until_all_is_read_anew(run: Run, folder: Path, index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE meta SET value = 'older' WHERE name = 'engine'")
    connection.close()
    assert "--rebuild" in run("index", index, folder).stderr
    assert "2 replaced" in run("index", index, folder, "--rebuild").stderr
    assert "--rebuild" not in run("index", index, folder).stderr


def test_a_file_that_cannot_be_read_costs_itself_only(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("index", tmp_path / "x.db", folder / "none.txt", folder / "a.txt")
    assert result.code == 1
    assert "none.txt: no such file" in result.stderr
    assert "Ana Ruiz" in run("list", tmp_path / "x.db").stdout


def test_what_is_no_index_is_left_alone(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = other.read_bytes()
    assert run("index", other, folder).code == 1
    assert other.read_bytes() == before
    assert run("index", folder / "a.txt", folder).code == 2
    assert run("search", "plan", other).code == 1


def test_kill_at_any_moment_leaves_a_good_file(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "many"
    texts.mkdir()
    for number in range(400):
        (texts / f"{number:03}.txt").write_text((ANA + PAUL) * 5, encoding="utf-8")
    path = tmp_path / "killed.db"
    counts = [_count_after_kill(path, texts, rows) for rows in range(1, 251, 27)]
    assert counts == sorted(counts)
    assert run("index", path, texts).code == 0
    assert len(run("list", path, "--json").json) == len(run("list", texts, "--json").json)


def _count_after_kill(path: Path, texts: Path, rows: int) -> int:
    """How many files the index has after a run that was killed when it had at least so many."""
    command = [sys.executable, "-m", "quotefind", "index", str(path), str(texts), "--jobs", "1"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=PROJECT)
    for count in _counts(path):
        if count >= rows or process.poll() is not None:
            break
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        files, documents = (
            connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("files", "documents")
        )
    connection.close()
    assert files == documents  # each whole, or not there
    return int(files)


def _counts(path: Path) -> Iterator[int]:
    while True:
        try:
            connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            yield int(connection.execute("SELECT count(*) FROM files").fetchone()[0])
            connection.close()
        except sqlite3.OperationalError:
            yield 0  # not made yet


def test_records_hold_their_fields(run: Run, index: Path, folder: Path) -> None:
    from quotefind.index.stored import stored_items

    (first, _) = stored_items(str(index))
    assert not isinstance(first, Exception)
    stored = first.quotes()
    assert [json.loads(json.dumps(quote.to_dict())) for quote in stored] == run("list", folder / "a.txt", "--json").json
    assert stored[0].spans[0].start == 2


def test_search_marks_the_words_where_they_stand(run: Run, folder: Path, index: Path) -> None:
    assert "Le ⟦plan⟧ de ⟦négociation⟧ est prêt" in run("search", "plan negociation", index).stdout
    (folder / "c.txt").write_text("« Notre cœur bat toujours », a dit Ana Ruiz.\n", encoding="utf-8")
    assert run("index", index, folder).code == 0
    (found,) = run("search", "COEUR", index, "--json").json
    assert found["snippet"] == "Notre ⟦cœur⟧ bat toujours"
    assert "⟦" not in found["text"]


def test_an_alias_joins_two_names_and_outlives_reading_anew(run: Run, folder: Path, index: Path) -> None:
    assert run("speakers", index, "--alias", "Paul Morvan=Ana Ruiz").code == 0
    for _ in range(2):
        (row,) = run("speakers", index, "--json").json
        assert row["speaker"] == "Ana Ruiz"
        assert "Paul Morvan" in row["aliases"]
        assert len(run("by-speaker", "ruiz", index, "--json").json) == 3
        assert {one["speaker"] for one in run("search", "voulons", index, "--json").json} == {"Ana Ruiz"}
        assert run("index", index, folder, "--rebuild").code == 0
    assert run("speakers", index, "--split", "Paul Morvan").code == 0
    assert {row["speaker"] for row in run("speakers", index, "--json").json} == {"Ana Ruiz", "Paul Morvan"}


def test_a_split_name_is_another_speaker_in_each_source(run: Run, folder: Path, index: Path) -> None:
    (folder / "c.txt").write_text(ANA, encoding="utf-8")
    assert run("index", index, folder).code == 0
    assert len(run("speakers", index, "--json").json) == 2
    assert run("speakers", index, "--split", "Ana Ruiz").code == 0
    names = {row["speaker"] for row in run("speakers", index, "--json").json}
    assert names == {"Paul Morvan", f"Ana Ruiz ({folder / 'a.txt'})", f"Ana Ruiz ({folder / 'c.txt'})"}
    assert len(run("by-speaker", "Ana Ruiz", index, "--json").json) == 2


@pytest.mark.parametrize("arguments", [["--alias", "Ana Ruiz"], ["--alias", "X Y=Ana Ruiz"], ["--split", "X Y"]])
def test_who_is_not_there_cannot_be_mended(run: Run, index: Path, folder: Path, arguments: list[str]) -> None:
    assert run("speakers", index, *arguments).code == 2
    assert run("speakers", folder, *arguments).code in {1, 2}


def test_an_index_of_the_first_version_is_brought_up_to_date(run: Run, folder: Path, index: Path) -> None:
    with sqlite3.connect(index) as connection:
        connection.executescript(FIRST_VERSION)
    connection.close()
    assert "quotefind index" in run("list", index).stderr
    assert "2 unchanged" in run("index", index, folder).stderr
    assert run("list", index).stdout == run("list", folder).stdout


def test_readers_go_on_while_it_is_written(run: Run, folder: Path, index: Path) -> None:
    from quotefind.index import store, update

    before = run("list", index, "--json").stdout
    with store.writing(str(index)) as connection, update.transaction(connection):
        connection.execute("DELETE FROM files")
        assert run("list", index, "--json").stdout == before
        assert run("list", index, "--json").stdout == before


def test_quotations_in_parquet_are_kept_and_not_found_again(run: Run, folder: Path, tmp_path: Path) -> None:
    table, path = tmp_path / "found.parquet", tmp_path / "found.db"
    assert run("list", folder, "--to", "parquet", "--output", table).code == 0
    (folder / "a.txt").write_text("« Autre chose », a dit Luc Petit.\n", encoding="utf-8")  # nobody reads it again
    assert "3 quotations read in" in run("index", path, table).stderr
    assert {item["speaker"] for item in run("list", path, "--json").json} == {"Ana Ruiz", "Paul Morvan"}
    assert len(run("by-speaker", "ruiz", path, "--json").json) == 1
    assert len(run("search", "negociation", path, "--json").json) == 1
    assert "1 unchanged" in run("index", path, table).stderr
    refused = run("report", path, "-o", tmp_path / "report.html")
    assert refused.code == 1
    assert "not its text" in refused.stderr


def test_what_spark_could_not_read_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    run("list", folder, "--to", "parquet", "--output", tmp_path / "found.parquet")
    rows = parquet.read_table(tmp_path / "found.parquet").to_pylist()
    broken = dict.fromkeys(rows[0]) | {"source": "c.txt", "error": "c.txt: no text"}
    nothing = dict.fromkeys(rows[0]) | {"source": "d.txt"}
    table = pa.Table.from_pylist([{**row, "error": None} for row in rows] + [broken, nothing])
    parquet.write_table(table, tmp_path / "spark.parquet")
    result = run("index", tmp_path / "x.db", tmp_path / "spark.parquet")
    assert result.code == 1
    assert "c.txt: no text" in result.stderr
    assert "d.txt: a row of it is no quotation" in result.stderr
    assert len(run("list", tmp_path / "x.db", "--json").json) == len(rows)


def test_a_damaged_table_costs_itself_only(run: Run, folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "found.parquet"
    run("list", folder, "--to", "parquet", "--output", table)
    table.write_bytes(table.read_bytes()[:-20])
    result = run("index", tmp_path / "x.db", table, folder)
    assert result.code == 1
    assert "found.parquet: damaged" in result.stderr
    assert len(run("list", tmp_path / "x.db", "--json").json) == 3


def test_what_a_document_tells_of_itself_is_kept(run: Run, tmp_path: Path) -> None:
    page = PROJECT / "tests" / "files" / "article.html"
    assert run("index", tmp_path / "x.db", page).code == 0
    kept = run("list", tmp_path / "x.db", "--with-metadata", "--json")
    assert kept.stdout == run("list", page, "--with-metadata", "--json").stdout
    assert kept.json[0]["title"]


def test_a_file_named_twice_is_read_once(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "1 files added" in run("index", tmp_path / "x.db", folder / "a.txt", folder / "a.txt").stderr


def test_several_processes_fill_it_with_the_same(run: Run, folder: Path, tmp_path: Path, index: Path) -> None:
    (folder / "empty.jsonl").write_text("", encoding="utf-8")
    rows = "".join(json.dumps({"id": n, "text": ANA + PAUL}) + "\n" for n in range(50))
    (folder / "z.jsonl").write_text(rows, encoding="utf-8")
    for jobs in (1, 2):
        assert run("index", tmp_path / f"{jobs}.db", folder, "--jobs", jobs).code == 0
    assert run("list", tmp_path / "1.db").stdout == run("list", tmp_path / "2.db").stdout == run("list", folder).stdout
    assert "4 unchanged" in run("index", tmp_path / "2.db", folder).stderr


def test_a_bar_shows_how_far_the_index_is(run: Run, folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotefind.cli.progress.DELAY", 0)
    assert (
        "quotations"
        in run("index", index, folder, "--rebuild", tty=True, env={"TERM": "xterm"}).stderr.partition("files added")[0]
    )
    assert "\x1b" not in run("index", index, folder, "--rebuild", "--no-progress", tty=True).stderr
