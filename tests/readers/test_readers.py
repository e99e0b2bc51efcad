"""Files, folders and standard input become documents; what is no text becomes one clear error."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers import read_inputs
from quotefind.readers.decode import decode

TEXT = "« L’été fut très chaud », a déclaré Noëlle Çabane à l’hôpital de Besançon.\n"


def read_one(path: Path, **options: str) -> Document | InputError:
    (item,) = read_inputs([path], **options)
    return item


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_french_is_read_right_in_every_common_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "article") == TEXT


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_older_encodings_are_told_apart_in_a_text_of_some_length(encoding: str) -> None:
    text = "Le maire a affirmé que la crèche rouvrirait dès septembre, même fêlée, où qu'elle soit.\n" * 20
    assert decode(text.encode(encoding), "article") == text


def test_the_encoding_asked_for_is_taken() -> None:
    assert decode("Èze".encode("mac_roman"), "article", "mac_roman") == "Èze"


def test_utf8_asked_for_loses_its_byte_order_mark() -> None:
    assert decode("\ufeffIci".encode(), "article", "UTF_8") == "Ici"


def test_bytes_that_are_not_in_the_encoding_asked_for_are_an_error() -> None:
    with pytest.raises(InputError, match="article: not utf-8"):
        decode("é".encode("cp1252"), "article", "utf-8")


def test_one_broken_character_does_not_make_utf8_something_else() -> None:
    data = (TEXT * 10).encode()
    broken = data[:3] + b"\xff" + data[3:]
    assert decode(broken, "article").count("\ufffd") == 1
    assert decode(broken, "article").endswith(TEXT)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.4 \x00\x01\x02", bytes(range(256)), b"\x01\x02\x03\x04 abc"],
)
def test_binary_data_is_refused_with_the_way_out(data: bytes) -> None:
    with pytest.raises(InputError, match="not text but binary; convert it to text first"):
        decode(data, "photo.txt")


@pytest.mark.parametrize("text", ["un\r\ndeux\r\n", "un\rdeux\r", "un\ndeux", "\n\n", ""])
def test_line_ends_are_kept_as_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(text.encode())
    assert read_one(path) == Document(text, str(path))


def test_a_folder_is_read_below_too_sorted_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.text", "a/c.TXT", "c.md", "d.log", ".git/e.txt", ".f.txt"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, encoding="utf-8")
    assert [item.text for item in documents(tmp_path)] == ["a/c.TXT", "a/z.text", "b.txt", "c.md"]
    assert [item.text for item in documents(tmp_path, "*.log")] == ["d.log"]
    assert [item.text for item in documents(tmp_path, "a/*.text")] == ["a/z.text"]


def documents(folder: Path, glob: str | None = None) -> Iterator[Document]:
    for item in read_inputs([folder], glob=glob):
        assert isinstance(item, Document)
        yield item


def test_inputs_are_read_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    items = read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert next(items) == Document("a", str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    assert next(items) == Document("b", str(tmp_path / "b.txt"))


def test_a_missing_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    missing, present = read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert str(missing) == f"{tmp_path}/a.txt: no such file or folder"
    assert isinstance(present, Document)


def test_a_folder_without_texts_says_what_was_looked_for(tmp_path: Path) -> None:
    assert "in this folder; name others with --glob" in str(read_one(tmp_path))
    assert "no *.html in this folder" in str(read_one(tmp_path, glob="*.html"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("a", encoding="utf-8")
    path.chmod(0)
    assert "permission denied" in str(read_one(path))


def test_a_file_that_fails_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("a", encoding="utf-8")

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("builtins.open", refuse)
    assert str(read_one(path)) == f"{path}: permission denied; make it readable for this user"
