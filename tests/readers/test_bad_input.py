"""Every format, damaged in every way: one line that names the file, nothing printed, the other inputs go on."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from fuzz.samples import files
from quotefind.errors import InputError
from quotefind.readers import read_inputs
from quotefind.readers.formats import FORMATS

PROSE = "Bonjour. « Oui », a dit Ana Ruiz."
PACKED = ("docx", "odt", "epub", "xlsx", "pdf", "parquet")  # whatever is missing of these, nothing can be read
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "tail": lambda data: data[:-30],
    "empty": lambda data: b"",
    "zeros": lambda data: bytes(5_000),
    "noise": lambda data: b"\xff\xfe" + Random(len(data)).randbytes(3_000),
    "prose": lambda data: PROSE.encode(),
}


def suffix_of(form: str) -> str:
    return (FORMATS[form].suffixes or (".html",))[0]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_a_damaged_file_costs_one_line_each_fault(
    form: str, damage: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, good = tmp_path / f"bad{suffix_of(form)}", tmp_path / "good.txt"
    path.write_bytes(DAMAGES[damage](max(files(form), key=len)))
    good.write_text(PROSE, encoding="utf-8")
    *found, last = read_inputs([path, good])
    assert not isinstance(last, InputError)
    assert last.text == PROSE
    faults = [one for one in found if isinstance(one, InputError)]
    for fault in faults:
        assert fault.source.startswith(str(path))
        assert "\n" not in str(fault)
        assert len(fault.message) < 300
    if form in PACKED:
        assert len(faults) == 1
        assert len(found) == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", ["feed", "warc", "tei", "json", "jsonl"])
def test_what_is_cut_short_is_told(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"bad{suffix_of(form)}"
    whole = max(files(form), key=len)
    path.write_bytes(whole[: len(whole) * 2 // 3])
    assert any(isinstance(one, InputError) for one in read_inputs([path]))


def test_an_open_document_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")
        archive.writestr("content.xml", bytes(range(256)))
    (fault,) = read_inputs([path])
    assert "password" in str(fault)
