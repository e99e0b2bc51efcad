"""Formats of other programs through the command: what is refused, what an annotator or a spreadsheet then has."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import quotefind.writers
from conftest import Run
from quotefind.model import Document, Span
from quotefind.writers import TARGETS, text_writer, writer
from sample import quote

TEXT = "« Nous rouvrirons la piscine », a déclaré Lucienne Abadie.\nIl pleut.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "conseil.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_workbook_has_texts_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "a.xlsx"
    texts = ["=1+1", "https://example.org", "12", "a\x01b\ud800", "\ufffe", "x" * 40_000]
    with open(path, "w", encoding="utf-8") as stream:
        writer("xlsx")([quote(text=text) for text in texts], stream)
    sheet = openpyxl.load_workbook(path).active
    column = [cell.value for cell in sheet[1]].index("text") + 1
    cells = [sheet.cell(row, column) for row in range(2, 8)]
    assert {(cell.data_type, cell.hyperlink) for cell in cells} == {("s", None)}
    assert [cell.value for cell in cells[:3]] == texts[:3]
    assert cells[5].value == "x" * 32_766 + "…"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O7")
    assert sheet.column_dimensions["E"].width > 60


def test_a_workbook_of_nothing_has_its_heading(run: Run, article: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    out = tmp_path / "rien.xlsx"
    assert run("list", article, "--kind", "indirect", "--output", out).code == 0
    assert [cell.value for cell in openpyxl.load_workbook(out).active[1]][:2] == ["source", "line"]


def test_bytes_are_not_for_a_terminal(run: Run, article: Path) -> None:
    pytest.importorskip("xlsxwriter")
    result = run("list", article, "--to", "xlsx", tty=True)
    assert result.code == 2
    assert "--output" in result.stderr


def test_a_missing_package_is_one_line(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotefind.writers, "find_spec", lambda name: None)
    result = run("list", article, "--to", "parquet")
    assert result.code == 2
    assert result.stderr == "quotefind: --to parquet needs pyarrow: pip install 'quotefind[archives]'\n"


def test_brat_needs_a_folder_and_writes_over_nothing(run: Run, article: Path, tmp_path: Path) -> None:
    assert "--output FOLDER" in run("list", article, "--to", "brat").stderr
    folder = tmp_path / "brat"
    assert run("list", article, "--to", "brat", "--output", folder).code == 0
    before = (folder / "conseil.ann").read_text(encoding="utf-8")
    assert before.startswith("T1\tDirect 2 28\tNous rouvrirons la piscine\n")
    again = run("list", article, "--to", "brat", "--output", folder)
    assert (again.code, again.stderr.count("\n")) == (1, 1)
    assert (folder / "conseil.ann").read_text(encoding="utf-8") == before


def test_brat_beside_the_texts_themselves(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("list", article, "--to", "brat", "--output", tmp_path).code == 0
    assert article.read_text(encoding="utf-8") == TEXT
    article.with_suffix(".ann").unlink()
    article.with_suffix(".md").write_text("« Un *autre* texte », dit Ana Ruiz.\n", encoding="utf-8")
    other = run("list", article.with_suffix(".md"), "--to", "brat", "--output", tmp_path)
    assert (other.code, article.read_text(encoding="utf-8")) == (1, TEXT)


def test_texts_of_one_name_have_files_of_their_own(run: Run, tmp_path: Path) -> None:
    archive = tmp_path / "presse.jsonl"
    rows = [{"id": name, "text": TEXT} for name in ("a/1", "a?1", "../b")]
    archive.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run("list", archive, "--to", "brat", "--output", tmp_path / "brat").code == 0
    assert sorted(path.name for path in (tmp_path / "brat").glob("*.txt")) == [
        "presse-..-b.txt", "presse-a-1-2.txt", "presse-a-1.txt",
    ]  # fmt: skip


def test_selection_holds_for_texts_too(run: Run, article: Path) -> None:
    result = run("list", article, "--to", "label-studio", "--kind", "indirect")
    (task,) = result.json
    assert task["predictions"][0]["result"] == []
    assert "no quotation found" in result.stderr
    assert run("by-speaker", "abadie", article, "--to", "conll").stdout.count("B-direct") == 1
    assert run("list", article, "--to", "conll", "--limit", "0").stdout.count("B-direct") == 0


def test_the_same_with_more_processes(run: Run, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(TEXT, encoding="utf-8")
    for name in ("tei", "web-annotation"):
        one, two = (run("list", tmp_path, "--to", name, "--jobs", jobs).stdout for jobs in (1, 2))
        assert one == two


def test_an_annotation_finds_its_words(tmp_path: Path) -> None:
    out = io.StringIO()
    one = quote(spans=(Span(2, 28),), speaker_kind="name")
    text_writer("web-annotation")([(Document(TEXT, "presse/a b.txt#x"), [one])], out)
    (annotation,) = json.loads(out.getvalue())["items"]
    (target,) = annotation["target"]
    assert target["source"] == "presse/a%20b.txt#x"
    words, place = target["selector"]
    assert TEXT[place["start"] : place["end"]] == words["exact"] == "Nous rouvrirons la piscine"
    assert TEXT[: place["start"]].endswith(words["prefix"])
    assert [body.get("name") for body in annotation["body"]] == [None, "Lucienne Abadie"]


@pytest.mark.parametrize(("kind", "wanted"), [("name", "Person"), ("organisation", "Organization"), ("group", "Thing")])
def test_schema_org_knows_persons_and_bodies(kind: str, wanted: str) -> None:
    out = io.StringIO()
    writer("schema-org")([quote(speaker_kind=kind), quote(speaker=None)], out)
    first, second = json.loads(out.getvalue())["@graph"]
    assert first["@type"] == "Quotation"
    assert first["creator"]["@type"] == wanted
    assert ("gender" in first["creator"]) == (wanted == "Person")
    assert "creator" not in second


@pytest.mark.parametrize("name", [name for name in TARGETS if TARGETS[name].gives == "text"])
def test_no_quotation_is_no_error(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("Il pleut.\n", encoding="utf-8")
    assert run("list", tmp_path, "--to", name).code == 0
