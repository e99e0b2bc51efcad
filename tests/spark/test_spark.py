"""The DataFrame and the job give what one machine gives. Runs Spark for real, with two local workers.

Without PySpark or Java these tests say so and are skipped; under ``CI=true`` they fail then.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT, Run
from quotefind.model import Document
from quotefind.pipeline import find_quotes

GOLD = sorted((PROJECT / "tests" / "gold").glob("*.txt"))
BROKEN = ["{broken", '{"id": 7, "text": null}', '["no object"]']

# Spark's own deprecations are none of ours.
pytestmark = pytest.mark.filterwarnings("default")


def _missing() -> str:
    """What keeps Spark from running here; "" where nothing does."""
    try:
        import pandas  # noqa: F401
        import pyarrow  # noqa: F401
        import pyspark  # noqa: F401
    except ImportError as error:
        return f"{error}; pip install '.[spark]'"
    java = shutil.which("java") or (os.environ.get("JAVA_HOME") and f"{os.environ['JAVA_HOME']}/bin/java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        return "no Java; apt-get install openjdk-17-jre-headless"
    return ""


@pytest.fixture(scope="module")
def spark(request: pytest.FixtureRequest) -> Iterator[Any]:
    missing = _missing()
    if missing:
        message = f"quotefind.spark is NOT TESTED: {missing}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        with request.config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
            print(f"\n*** {message} ***", file=sys.stderr)
        pytest.skip(message)
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings: dict[str, Any] = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The gold texts as records of a JSON Lines file, under a path that must be quoted in addresses."""
    folder = tmp_path / "archives à lire"
    folder.mkdir()
    records = [json.dumps({"id": path.stem, "text": path.read_text(encoding="utf-8")}) for path in GOLD]
    (folder / "presse 1.jsonl").write_text("\n".join([*records[:5], *BROKEN, "", *records[5:]]), encoding="utf-8")
    return folder / "presse 1.jsonl"


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def _read(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The quotations of an output, without the column ``error``, and the rows that have an error."""
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(folder).to_pylist()
    found = [{key: row[key] for key in row if key != "error"} for row in rows if row["error"] is None]
    return _in_order(found), [row for row in rows if row["error"] is not None]


def test_a_data_frame_gives_the_quotations_of_its_texts(spark: Any) -> None:
    from quotefind.spark import SCHEMA
    from quotefind.spark import find_quotes as find_in_frame

    texts = [(number, path.read_text(encoding="utf-8")) for number, path in enumerate(GOLD)]
    frame = spark.createDataFrame(texts, "number long, body string").repartition(3)
    result = find_in_frame(frame, text_col="body", id_col="number")
    expected = [quote.to_dict() for number, text in texts for quote in find_quotes(Document(text, str(number)))]
    assert result.schema == SCHEMA
    assert list(expected[0]) == SCHEMA.names[:-1]
    assert _in_order([row.asDict() for row in result.drop("error").collect()]) == _in_order(expected)


def test_rows_of_one_text_keep_their_order(spark: Any) -> None:
    from quotefind.spark import find_quotes as find_in_frame

    text = GOLD[0].read_text(encoding="utf-8")
    rows = find_in_frame(spark.createDataFrame([("a", text)], "id string, text string")).collect()
    assert [row.text for row in rows] == [quote.text for quote in find_quotes(Document(text))]


def test_a_text_that_is_null_costs_one_row(spark: Any) -> None:
    from quotefind.spark import find_quotes as find_in_frame

    frame = spark.createDataFrame([(1, None), (2, "« Oui », a dit Ana Ruiz.")], "id int, text string")
    rows = {row.source: row for row in find_in_frame(frame).collect()}
    assert (rows["1"].error, rows["1"].kind) == ("1: no text", None)
    assert (rows["2"].error, rows["2"].speaker) == (None, "Ana Ruiz")


def test_a_text_that_breaks_the_program_costs_one_row(spark: Any) -> None:
    import pyarrow

    from quotefind.spark.rows import as_is, given_text, quote_batches

    def load(source: str, content: str) -> Document:
        if source == "b":
            raise RuntimeError("boom")
        return given_text(source, content)

    batch = pyarrow.RecordBatch.from_pydict({"source": ["a", "b", "c"], "content": ["« Oui », dit Ana Ruiz."] * 3})
    rows = [row for found in quote_batches(load, as_is, [batch]) for row in found.to_pylist()]
    assert [row["source"] for row in rows] == ["a", "b", "c"]
    assert rows[1]["error"] == "b: internal error, please report it: RuntimeError('boom')"


def test_the_job_on_json_lines_equals_the_command(spark: Any, archive: Path, run: Run, capsys: Any) -> None:
    from quotefind.spark.__main__ import main

    output = archive.parent / "out"
    assert main([str(archive), str(output), "--partitions", "3"]) == 0
    found, broken = _read(output)
    assert found == _in_order(run("list", archive, "--jsonl").jsonl)
    assert len(broken) == len(BROKEN)
    assert all(row["error"].startswith(f"{archive}: ") for row in broken)
    told = capsys.readouterr().err
    assert f"{len(found)} quotations in {output}; 3 texts could not be read" in told
    assert "text is null, not a text; the record begins {" in told


def test_a_record_without_identifier_is_named_by_its_line(spark: Any, tmp_path: Path) -> None:
    from quotefind.spark.__main__ import main

    (tmp_path / "a.jsonl").write_text('{"text": "« Oui », a dit Ana Ruiz."}\n{"text": "« Non », a dit Luc Bel."}\n')
    main([str(tmp_path / "a.jsonl"), str(tmp_path / "out")])
    found, _ = _read(tmp_path / "out")
    assert len({row["source"] for row in found}) == 2


def test_the_job_on_a_folder_of_texts_equals_the_command(spark: Any, tmp_path: Path, run: Run) -> None:
    from quotefind.spark.__main__ import main

    folder, output = tmp_path / "textes", tmp_path / "out"
    (folder / "2021").mkdir(parents=True)
    for path in GOLD:
        shutil.copy(path, folder / "2021")
    (folder / "ancien.txt").write_bytes("« Déjà ! », a dit la maire, Ana Ruiz.".encode("cp1252"))
    (folder / "image.txt").write_bytes(b"\x00\x01\x02")
    assert main([str(folder), str(output), "--partitions", "2"]) == 0
    found, broken = _read(output)
    assert found == _in_order(run("list", folder, "--jsonl").jsonl)
    assert [row["source"] for row in broken] == [str(folder / "image.txt")]


def test_the_job_on_parquet_names_records_by_their_column(spark: Any, tmp_path: Path) -> None:
    from quotefind.spark.__main__ import main

    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in GOLD]
    source, output = tmp_path / "in.parquet", tmp_path / "out"
    spark.createDataFrame(texts, "url string, body string").repartition(4).write.parquet(str(source))
    main([str(source), str(output), "--text-col", "body", "--id-col", "url", "--partitions", "2"])
    expected = [quote.to_dict() for name, text in texts for quote in find_quotes(Document(text, f"{source}#{name}"))]
    assert _read(output)[0] == _in_order(expected)
    assert len(list(output.glob("*.parquet"))) == 2


def test_an_input_that_is_not_there_is_one_line_and_so_is_an_output_that_is(
    spark: Any, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from quotefind.spark.__main__ import main

    output = archive.parent / "out"
    assert main([str(archive.parent / "none.jsonl"), str(output)]) == 1
    assert "PATH_NOT_FOUND" in capsys.readouterr().err
    output.mkdir()
    assert main([str(archive), str(output)]) == 1
    assert "already exists" in capsys.readouterr().err


def test_the_job_runs_under_spark_submit(spark: Any, archive: Path, run: Run) -> None:
    import pyspark

    import quotefind.spark

    submit = Path(pyspark.__file__).parent / "bin" / "spark-submit"
    job = Path(quotefind.spark.__file__).with_name("__main__.py")
    output = archive.parent / "out"
    command = [submit, "--master", "local[2]", "--conf", "spark.ui.enabled=false", job, archive, output]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable}
    subprocess.run(list(map(str, command)), check=True, env=environment, capture_output=True, cwd="/")
    assert _read(output)[0] == _in_order(run("list", archive, "--jsonl").jsonl)
