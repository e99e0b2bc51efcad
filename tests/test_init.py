"""The public face of the package: find, read, Finder; and that a library is silent."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

import quotefind
from quotefind import Document, Finder, InputError, Options, Quote, find, find_quotes, read
from quotefind.errors import UsageError

TEXT = "« Le pont ferme », a dit Ana Ruiz. La maire accuse l'État de mentir. Selon Paul Roy, le pont tient."


def texts(quotes: list[Quote]) -> list[str]:
    return [quote.text for quote in quotes]


def test_examples_of_the_package() -> None:
    result = doctest.testmod(quotefind)
    assert result.attempted >= 2
    assert result.failed == 0


def test_all_names_are_there() -> None:
    assert all(hasattr(quotefind, name) for name in quotefind.__all__)
    assert quotefind.__all__ == sorted(quotefind.__all__, key=lambda name: (name[0].islower(), name))


def test_find() -> None:
    found = find(TEXT)
    assert texts(found) == ["Le pont ferme", "de mentir", "le pont tient"]
    assert {quote.source for quote in found} == {"-"}
    assert find("") == []


def test_find_quotes_of_a_document() -> None:
    found = list(find_quotes(Document(TEXT, "nevy.txt")))
    assert texts(found) == texts(find(TEXT))
    assert {quote.source for quote in found} == {"nevy.txt"}


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (None, ["Le pont ferme", "de mentir", "le pont tient"]),
        (Options(kinds=frozenset({"direct"})), ["Le pont ferme"]),
        (Options(speaker="ruiz"), ["Le pont ferme"]),
        (Options(verb="accuser"), ["de mentir"]),
        (Options(match="pont"), ["Le pont ferme", "le pont tient"]),
        (Options(match="pont", limit=1), ["Le pont ferme"]),
        (Options(match="tunnel"), []),
    ],
)
def test_finder(options: Options | None, kept: list[str]) -> None:
    finder = Finder(options)
    assert texts(finder.find(TEXT)) == kept
    assert texts(finder.find(Document(TEXT))) == kept  # the limit counts anew


def test_finder_with_a_bad_expression() -> None:
    with pytest.raises(UsageError):
        Finder(Options(match="(")).find(TEXT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.md").write_text("Été", encoding="utf-8")
    (tmp_path / "c.txt").write_text("Été", encoding="latin-1")
    return tmp_path


def test_read(folder: Path) -> None:
    (document,) = read([folder / "a.txt"])
    assert document == Document(TEXT, str(folder / "a.txt"))


def test_read_a_folder_by_pattern(folder: Path) -> None:
    assert [document.text for document in read([folder], glob="*.md")] == ["Été"]


def test_read_with_a_named_encoding(folder: Path) -> None:
    assert [document.text for document in read([folder / "c.txt"], encoding="latin-1")] == ["Été"]


# Read when asked for, and the first bad input is an error at its place.
def test_read_of_what_is_not_there(folder: Path) -> None:
    documents = read([str(folder / "a.txt"), str(folder / "none.txt")])
    assert next(documents).text == TEXT
    with pytest.raises(InputError, match=r"none\.txt"):
        next(documents)


def test_the_library_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    find(TEXT)
    assert capsys.readouterr() == ("", "")
