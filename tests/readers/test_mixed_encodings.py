"""A file put together from two: the lines of each are read as they were written."""

from pathlib import Path

import pytest

from quotefind.model import Document
from quotefind.readers import read_inputs
from quotefind.readers.decode import decode

LINE = "« Le col est fermé », a annoncé la préfète Inès Baud."


@pytest.mark.parametrize("order", ["uwuuu", "wuuu", "uuuw", "uwuwuw"])
def test_lines_of_utf_8_and_of_windows(order: str) -> None:
    written = {"u": LINE.encode(), "w": LINE.encode("cp1252")}
    data = b"".join(written[kind] + b"\n" for kind in order)
    assert decode(data, "a.txt") == f"{LINE}\n" * len(order)


def test_a_row_of_windows_in_a_table_of_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"id,text\n" + b"".join(f'{n},"{LINE}"\n'.encode(("utf-8", "cp1252")[n == 2]) for n in (1, 2, 3)))
    assert [item.text for item in read_inputs([path]) if isinstance(item, Document)] == [LINE] * 3


def test_a_sign_cut_in_two_is_no_letter_of_windows() -> None:
    data = f"{LINE}\n".encode() * 40
    cut = data.replace("préfète".encode(), b"pr\xc3f\xc3\xa8te", 1)
    assert decode(cut, "a.txt").startswith(LINE.replace("préfète", "pr\ufffdfète"))


def test_a_file_of_windows_is_one() -> None:
    assert decode(f"{LINE}\n{LINE}".encode("cp1252"), "a.txt") == f"{LINE}\n{LINE}"


def test_many_broken_signs_in_one_line_take_no_time_by_their_number_squared() -> None:
    data = (LINE.encode() + b"\n" + b"\xe9a" * 300_000 + b"\n") * 2
    assert decode(data, "a.txt").count("éa") == 600_000
