"""Archives of records: JSON lines, CSV and TSV, packed or not, become documents; broken ones are named."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from quotefind.errors import ExitCode, InputError
from quotefind.model import Document
from quotefind.readers import list_inputs
from quotefind.readers.base import ReadOptions
from quotefind.readers.sniff import format_of

zstd = pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")

MAYOR = "« La piscine rouvrira », a déclaré Lucienne Abadie."
PREFECT = "« Le pont\ntiendra », a assuré Karim Villedieu."
RECORDS = [{"id": "a", "text": MAYOR}, {"id": "b", "text": PREFECT}]
FOUND = [("x#a", MAYOR), ("x#b", PREFECT)]


def loaded(path: Path, **options: Any) -> list[tuple[str, str]]:
    """Source and text, or source and error, of what is in a file; its path shown as ``x``."""
    return [shown(item, path) for item in documents(path, ReadOptions(**options))]


def documents(path: Path, options: ReadOptions) -> Iterable[Document | InputError]:
    for item in list_inputs([path], options=options):
        try:
            yield item if isinstance(item, InputError) else item.load()
        except InputError as error:
            yield error


def shown(item: Document | InputError, path: Path) -> tuple[str, str]:
    source = item.source.replace(str(path), "x")
    return source, item.message if isinstance(item, InputError) else item.text


def jsonl(records: Iterable[object]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def table(rows: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


ROWS = [["id", "text"], ["a", MAYOR], ["b", PREFECT]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.jsonl", jsonl(RECORDS)),
        ("x.ndjson", jsonl(RECORDS).replace(b"\n", b"\r\n")),
        ("x.jsonl", jsonl(RECORDS).rstrip()),
        ("x.jsonl", b"\xef\xbb\xbf" + jsonl(RECORDS)),
        ("x.jsonl", b"\n" + jsonl(RECORDS) + b"\n  \n"),
        ("x.csv", table(ROWS)),
        ("x.csv", table(ROWS, ";")),
        ("x.csv", b"\xef\xbb\xbf" + table(ROWS)),
        ("x.tsv", table(ROWS, "\t")),
        # Nothing but its first bytes tells the format.
        ("x.dump", jsonl(RECORDS)),
        ("x.dump", table(ROWS, ";")),
        ("x.dump", table(ROWS, "\t")),
    ],
)
@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("", bytes), (".gz", gzip.compress), (".zst", zstd.compress), (".GZ", gzip.compress)],
)
def test_records_are_read(tmp_path: Path, name: str, data: bytes, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"{name}{suffix}"
    path.write_bytes(pack(data))
    assert loaded(path) == FOUND


def test_a_packed_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt.gz").write_bytes(gzip.compress(PREFECT.encode()))
    assert loaded(tmp_path / "x.txt.gz") == [("x", PREFECT)]


def test_members_of_a_zip_are_read_sorted(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("b/2.jsonl", jsonl(RECORDS))
        archive.writestr("photo.jpg", b"\xff\xd8")
        archive.writestr("__MACOSX/._1.txt", b"x")
        archive.writestr("b/1.txt", MAYOR)
        archive.writestr("a.csv", table(ROWS))
    assert loaded(path) == [
        ("x#a.csv#a", MAYOR), ("x#a.csv#b", PREFECT), ("x#b/1.txt", MAYOR), ("x#b/2.jsonl#a", MAYOR),
        ("x#b/2.jsonl#b", PREFECT),
    ]  # fmt: skip


def test_several_frames_and_members_one_after_the_other_are_read(tmp_path: Path) -> None:
    first, second = (jsonl([record]) for record in RECORDS)
    for name, pack in (("x.jsonl.gz", gzip.compress), ("x.jsonl.zst", zstd.compress)):
        (tmp_path / name).write_bytes(pack(first) + pack(second))
        assert loaded(tmp_path / name) == FOUND


class TestFields:
    @pytest.mark.parametrize("field", ["text", "content", "body", "article", "texte"])
    def test_the_text_goes_by_several_names(self, tmp_path: Path, field: str) -> None:
        path = tmp_path / "x.jsonl"
        path.write_bytes(jsonl([{"title": "Conseil", field: MAYOR}]))
        assert loaded(path) == [("x#1", MAYOR)]

    @pytest.mark.parametrize(
        ("record", "identifier"),
        [
            ({"id": 12}, "12"),
            ({"url": "http://e.example/1", "uuid": "u"}, "http://e.example/1"),
            ({"id": "", "uuid": "u"}, "u"),
            ({"id": None}, "1"),
            ({"id": True}, "1"),
            ({"id": ["a"]}, "1"),
            ({}, "1"),
        ],
    )
    def test_what_names_a_record(self, tmp_path: Path, record: dict[str, object], identifier: str) -> None:
        path = tmp_path / "x.jsonl"
        path.write_bytes(jsonl([{**record, "text": MAYOR}]))
        assert loaded(path) == [(f"x#{identifier}", MAYOR)]

    def test_other_fields_are_taken_when_named(self, tmp_path: Path) -> None:
        for name, data in (
            ("x.jsonl", jsonl([{"text": "non", "corps": MAYOR, "cle": "k"}])),
            ("x.csv", table([["text", "corps", "cle"], ["non", MAYOR, "k"]])),
        ):
            (tmp_path / name).write_bytes(data)
            assert loaded(tmp_path / name, text_field="corps", id_field="cle") == [("x#k", MAYOR)]

    def test_a_table_without_the_field_is_told_once(self, tmp_path: Path) -> None:
        path = tmp_path / "x.csv"
        path.write_bytes(table([["id", "corps"], ["a", MAYOR], ["b", MAYOR]]))
        ((source, message),) = loaded(path)
        assert source == "x"
        assert message == (
            "no field text or content or body or article or texte; --text-field names another (there are id, corps)"
        )


class TestBrokenRecords:
    """Each costs itself: it is named with its line, and the others are read."""

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            (b'{"id": "c", "text": ', "not JSON (Expecting value at column 20)"),
            (b"{}", "no field text"),
            (b'{"id": "c"}', "--text-field names another (there are id)"),
            (b'{"text": null}', "text is null, not a text"),
            (b'{"text": ["a"]}', "text is an array, not a text"),
            (b'{"text": 12}', "text is a number, not a text"),
            (b"[1, 2]", "not a JSON object"),
            (b'"text"', "not a JSON object"),
            (b"[" * 100_000, "not JSON"),
            (b'{"text": ' + b"9" * 10_000 + b"}", "not JSON"),
            (b"\x00\x01\x02\x03", "not text but binary"),
        ],
    )
    def test_a_line(self, tmp_path: Path, line: bytes, message: str) -> None:
        first, second = jsonl(RECORDS).splitlines(keepends=True)
        path = tmp_path / "x.jsonl"
        path.write_bytes(first + line + b"\n" + second)
        before, (source, told), after = loaded(path)
        assert [before, after] == FOUND
        assert source == "x:2"
        assert message in told

    def test_bytes_that_are_not_utf8_are_told_line_by_line(self, tmp_path: Path) -> None:
        text = "« L’été fut très chaud et la forêt brûlée », a déclaré Noëlle Çabane à l’hôpital."
        line = json.dumps({"id": "a", "text": text}, ensure_ascii=False)
        (tmp_path / "x.jsonl").write_bytes(line.encode("cp1252") + b"\n" + line.encode() + b"\n")
        assert loaded(tmp_path / "x.jsonl") == [("x#a", text)] * 2

    def test_half_of_a_surrogate_pair_is_a_character(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "x.jsonl").write_bytes(b'{"text": "\\u00ab Oui \\ud83d l\'eau \\u00bb, a dit Ana Ruiz."}\n')
        result = run("list", tmp_path / "x.jsonl", "--json")
        assert result.code == 0
        assert all("\ud83d" in item["text"] for item in result.json)

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ("c", "1 cells under 2 columns"),
            ("c,d,e", "3 cells under 2 columns"),
            ('c,"un mot" de trop', "not CSV"),
            # Its quote is closed by the next one that opens, which would take a row with it.
            ('c,"jamais fermé', "not CSV"),
        ],
    )
    def test_a_row(self, tmp_path: Path, row: str, message: str) -> None:
        rows = table(ROWS).decode().split("\r\n", 2)
        path = tmp_path / "x.csv"
        path.write_text("\r\n".join([*rows[:2], row, rows[2]]), encoding="utf-8", newline="")
        before, (source, told), after = loaded(path)
        assert [before, after] == FOUND
        assert source == "x:3"
        assert message in told

    def test_an_open_quote_at_the_end(self, tmp_path: Path) -> None:
        path = tmp_path / "x.csv"
        path.write_bytes(table(ROWS[:2]) + b'c,"jamais\r\nd,Rien\r\n')
        assert [source for source, _ in loaded(path)] == ["x#a", "x:3", "x#d"]

    def test_quotes_may_be_characters_in_tsv(self, tmp_path: Path) -> None:
        path = tmp_path / "x.tsv"
        path.write_text('id\ttext\na\t"Oui", a dit Ana Ruiz.\nb\t"Non\n', encoding="utf-8")
        assert loaded(path) == [("x#a", '"Oui", a dit Ana Ruiz.'), ("x#b", '"Non')]

    def test_a_field_may_be_longer_than_what_the_standard_library_allows(self, tmp_path: Path) -> None:
        path = tmp_path / "x.csv"
        path.write_bytes(table([["id", "text"], ["a", "mot " * 50_000]]))
        assert loaded(path) == [("x#a", "mot " * 50_000)]

    def test_a_file_of_open_quotes_is_read_in_time(self, tmp_path: Path) -> None:
        path = tmp_path / "x.csv"
        path.write_text("id,text\n" + '"a,b\n' * 5_000, encoding="utf-8")
        assert len(loaded(path)) <= 5_000

    @pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstd.compress)])
    def test_a_packed_file_that_is_cut_gives_what_is_left(
        self, tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
    ) -> None:
        path = tmp_path / f"x.jsonl{suffix}"
        path.write_bytes(pack(jsonl(RECORDS)) + pack(jsonl(RECORDS))[:-9])
        *items, (source, message) = loaded(path)
        assert items[:2] == FOUND
        assert source == "x"
        assert "cut short or damaged; what came before was read" in message

    @pytest.mark.parametrize("name", ["x.zip", "x.jsonl.gz", "x.jsonl.zst"])
    def test_a_name_that_does_not_fit_is_no_matter(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(jsonl(RECORDS))
        assert loaded(tmp_path / name) == FOUND

    def test_a_damaged_zip(self, tmp_path: Path) -> None:
        path = tmp_path / "x.zip"
        path.write_bytes(b"PK\x03\x04" + bytes(100))
        assert "damaged .zip" in loaded(path)[0][1]
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a.txt", MAYOR)
            archive.writestr("b.txt", PREFECT)
        path.write_bytes(path.read_bytes().replace(b"piscine", b"patinoi"))
        (source, message), after = loaded(path)
        assert (source, after) == ("x#a.txt", ("x#b.txt", PREFECT))
        assert "damaged" in message

    def test_a_zip_without_texts(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
            archive.writestr("a.jpg", b"\xff")
        assert "in this .zip" in loaded(tmp_path / "x.zip")[0][1]

    def test_one_json_array_is_told_once(self, tmp_path: Path) -> None:
        (tmp_path / "x.jsonl").write_text(json.dumps(RECORDS, indent=1), encoding="utf-8")
        assert loaded(tmp_path / "x.jsonl") == [
            ("x", "one JSON array, not JSON lines; convert it, with jq -c '.[]'")
        ]  # fmt: skip

    def test_they_are_counted_and_the_others_done(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "x.jsonl"
        path.write_bytes(jsonl(RECORDS[:1]) + b"oups\n" + jsonl(RECORDS[1:]))
        for jobs in (1, 2):
            result = run("list", path, "--json", "--jobs", jobs)
            assert [item["source"] for item in result.json] == [f"{path}#a", f"{path}#b"]
            assert result.stderr == f"quotefind: {path}:2: not JSON (Expecting value at column 1)\n"
            assert result.code == ExitCode.INPUT

    def test_a_missing_package_is_told_with_the_way_out(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "x.jsonl.zst").write_bytes(zstd.compress(jsonl(RECORDS)))
        monkeypatch.setitem(sys.modules, zstd.__name__, None)
        message = "reading .zst needs the package backports.zstd: pip install 'quotefind[zstd]'"
        assert loaded(tmp_path / "x.jsonl.zst") == [("x", message)]


class TestStandardInput:
    @pytest.mark.parametrize(
        ("data", "options"),
        [
            (jsonl(RECORDS), []),
            (jsonl(RECORDS), ["--format", "jsonl"]),
            (table(ROWS), []),
            (table(ROWS), ["--format", "csv"]),
            (table(ROWS, "\t"), ["--format", "tsv"]),
            (gzip.compress(jsonl(RECORDS)), []),
            (zstd.compress(jsonl(RECORDS)), []),
        ],
    )
    def test_records_are_read(self, run: Run, data: bytes, options: list[str]) -> None:
        for jobs in (1, 2):
            result = run("list", "--jsonl", "--jobs", jobs, *options, stdin=data)
            assert [item["source"] for item in result.jsonl] == ["-#a", "-#b"]

    def test_text_is_text_when_told_so(self, run: Run) -> None:
        result = run("list", "--jsonl", "--format", "text", "-", stdin=jsonl(RECORDS))
        assert {item["source"] for item in result.jsonl} == {"-"}

    @pytest.mark.parametrize("text", [MAYOR, "", "{", "text", "Le texte, le contenu, le corps", '{ "oui" dit-il', "[]"])
    def test_text_is_not_taken_for_anything_else(self, text: str) -> None:
        assert format_of(text.encode()) == "text"


def test_a_folder_of_archives_is_read_sorted(tmp_path: Path) -> None:
    for name, data in (("b.jsonl.gz", gzip.compress(jsonl(RECORDS))), ("a.csv", table(ROWS)), ("x.tar.gz", b"")):
        (tmp_path / name).write_bytes(data)
    sources = [item.load().source for item in list_inputs([tmp_path]) if not isinstance(item, InputError)]
    assert sources == [f"{tmp_path}/{name}" for name in ("a.csv#a", "a.csv#b", "b.jsonl.gz#a", "b.jsonl.gz#b")]


def test_a_stream_is_read_no_further_than_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    with path.open("wb") as out:
        for _ in range(2_000):
            out.write(jsonl([{"text": MAYOR * 40}]))
    items = list_inputs([path])
    next(items)
    path.write_bytes(b"")
    assert sum(1 for _ in items) < 400


def test_weights_of_packed_records_sum_up_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(jsonl(RECORDS * 500)))
    items = [item for item in list_inputs([path]) if not isinstance(item, InputError)]
    assert sum(item.weight for item in items) == path.stat().st_size
