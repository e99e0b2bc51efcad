"""``speakers --graph``: who answers whom."""

from pathlib import Path

import pytest
from lxml import etree

from quotefind.cli import main

TALK = (
    "Ana Ruiz : Le port ferme.\nLéa Roux : Non.\nAna Ruiz : Si.\nMarc <Roux> parle.\nLéa Roux : Ah.\nAna Ruiz : Oui.\n"
)


@pytest.fixture
def talk(tmp_path: Path) -> str:
    """A dialogue of two."""
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return str(path)


def test_edges_as_csv(talk: str, tmp_path: Path) -> None:
    target = tmp_path / "graph.csv"
    assert main(["speakers", talk, "--graph", str(target)]) == 0
    assert target.read_text(encoding="utf-8").splitlines() == [
        "speaker,answers,times",
        "Ana Ruiz,Léa Roux,2",
        "Léa Roux,Ana Ruiz,2",
    ]


def test_a_graph_that_other_programs_read(talk: str, tmp_path: Path) -> None:
    target = tmp_path / "graph.graphml"
    assert main(["speakers", talk, "--graph", str(target)]) == 0
    root = etree.parse(target).getroot()
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert [node.findtext(f"{space}data") for node in root.iter(f"{space}node")] == ["Ana Ruiz", "Léa Roux"]
    assert [edge.findtext(f"{space}data") for edge in root.iter(f"{space}edge")] == ["2", "2"]


def test_other_suffixes_are_refused_before_anything_is_read(talk: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speakers", talk, "--graph", "graph.png"]) == 2
    captured = capsys.readouterr()
    assert ".graphml or .csv" in captured.err
    assert captured.out == ""


def test_an_input_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "texts.csv"
    path.write_text("text\n« Oui », dit Ana Ruiz.\n", encoding="utf-8")
    assert main(["speakers", str(path), "--graph", str(path)]) == 2
    assert "is one of the inputs" in capsys.readouterr().err
