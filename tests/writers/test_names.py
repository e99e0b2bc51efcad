"""Names of files that are made from the names of texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from quotefind.writers.brat import file_name


@pytest.mark.parametrize("letter", ["a", "é", "語"])
def test_texts_named_at_length_get_names_that_a_disk_takes(run: Run, tmp_path: Path, letter: str) -> None:
    ids = [f"https://a.test/{letter * 300}/{number}" for number in range(2)]
    archive = tmp_path / "presse.jsonl"
    lines = (json.dumps({"id": one, "text": f"« Non », a dit {one[-1]} Lise Ferrand."}) for one in ids)
    archive.write_text("\n".join(lines), encoding="utf-8")
    result = run("list", archive, "--to", "brat", "--output", tmp_path / "brat")
    assert (result.code, result.stderr) == (0, "")
    assert len(list((tmp_path / "brat").glob("*.ann"))) == 2


def test_a_short_name_stays_as_it_is() -> None:
    assert file_name("presse/été.txt", set()) == "été"
