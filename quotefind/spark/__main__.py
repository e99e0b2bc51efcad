"""The job: ``python -m quotefind.spark INPUT OUTPUT``, or this file under ``spark-submit``.

INPUT is a file or folder of plain text, JSON Lines or Parquet, at any address that Spark reads;
OUTPUT a folder of Parquet files with the columns of ``quotefind.spark.SCHEMA``.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pyspark.errors import AnalysisException, PySparkRuntimeError
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, concat, lit, trim

from quotefind.errors import ExitCode
from quotefind.readers.base import ReadOptions
from quotefind.spark import searched
from quotefind.spark.rows import FileNames, given_text, json_line, whole_file

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

GLOBS = {"text": "*.{txt,text,md}", "jsonl": "*.{jsonl,ndjson,jsonl.gz,ndjson.gz}"}
SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".gz": "jsonl", ".parquet": "parquet"}
ADDRESS = "_metadata.file_path"  # where Spark says which file a row is from, as a URI
TEXTS_AT_A_TIME = 200  # sent to a worker in one batch: all of them are in its memory together
MAX_TOLD = 10  # errors told one by one


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the job with ``arguments`` (those of the process by default); gives the exit code.

    Records that could not be read are rows of the output, counted on standard error, and no failure of
    the job: a cluster would start it anew.
    """
    asked = _parser().parse_args(arguments)
    session = _session()
    if session is None:
        return ExitCode.INPUT
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(TEXTS_AT_A_TIME))
    try:
        quotes = _quotes(session, asked)
        quotes.write.mode("overwrite" if asked.overwrite else "errorifexists").parquet(asked.output)
    except AnalysisException as error:  # no such input or column; an output that is there
        _say(str(error).partition("\n")[0])
        return ExitCode.INPUT
    _report(session.read.parquet(asked.output), asked.output)
    return ExitCode.OK


def _parser() -> ArgumentParser:
    parser = ArgumentParser("quotefind.spark", description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("input", help="file or folder: a path, hdfs://…, s3a://…")
    parser.add_argument("output", help="folder to write Parquet files into")
    parser.add_argument(
        "--format", choices=["text", "jsonl", "parquet"], help="of the input; told by its suffix, or text"
    )
    parser.add_argument("--text-col", help="field or column with the text (text)")
    parser.add_argument("--id-col", help="field or column that names the text (id)")
    parser.add_argument("--glob", help="files to read in a folder (by the format: *.txt, *.jsonl, …)")
    parser.add_argument("--partitions", type=int, metavar="N", help="parts of the work, and files of the output")
    parser.add_argument("--overwrite", action="store_true", help="replace an output that is there")
    return parser


def _session() -> SparkSession | None:
    """The running session or a local one; None, told on standard error, where Java is missing."""
    # Workers of a local session are this Python, not any that is first on the path.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return SparkSession.builder.appName("quotefind").getOrCreate()
    except (FileNotFoundError, PySparkRuntimeError) as error:
        _say(f"Spark does not start; it needs Java 17 (apt-get install openjdk-17-jre-headless): {error}")
        return None


def _quotes(session: SparkSession, asked: Namespace) -> DataFrame:
    """The rows of the output: the format's way of reading, and the search."""
    form = asked.format or SUFFIXES.get(Path(asked.input).suffix.lower(), "text")
    if form == "parquet":
        return _of_parquet(session, asked)
    return _of_text(session, asked) if form == "text" else _of_jsonl(session, asked)


def _of_parquet(session: SparkSession, asked: Namespace) -> DataFrame:
    """The rows for the rows of a Parquet data set, named ``INPUT#id``."""
    records = _parted(session.read.parquet(asked.input), asked)
    source = concat(lit(f"{asked.input}#"), records[asked.id_col or "id"].cast("string"))
    return searched(records, source, records[asked.text_col or "text"].cast("string"), given_text)


def _of_text(session: SparkSession, asked: Namespace) -> DataFrame:
    """The rows for files of plain text, read as bytes: the reader tells their encoding."""
    files = session.read.format("binaryFile").options(**_choice(asked, "text")).load(asked.input)
    found = _parted(files.select(col(ADDRESS).alias("address"), col("content")), asked)
    return searched(found, col("address"), col("content"), whole_file, FileNames.below(asked.input))


def _of_jsonl(session: SparkSession, asked: Namespace) -> DataFrame:
    """The rows for the lines of JSON Lines files, named ``PATH#id``; lines go to the reader as bytes, too."""
    lines = session.read.options(**_choice(asked, "jsonl")).text(asked.input)
    found = _parted(lines.select(col(ADDRESS).alias("address"), col("value")).where(trim(col("value")) != ""), asked)
    load = partial(json_line, ReadOptions(text_field=asked.text_col, id_field=asked.id_col))
    return searched(found, col("address"), col("value").cast("binary"), load, FileNames.below(asked.input))


def _choice(asked: Namespace, form: str) -> dict[str, str]:
    """Which files Spark reads: those asked for, the very file that was named, or those of the format."""
    named = "*" if Path(asked.input).suffix else GLOBS[form]
    return {"recursiveFileLookup": "true", "pathGlobFilter": asked.glob or named}


def _parted(records: DataFrame, asked: Namespace) -> DataFrame:
    return records.repartition(asked.partitions) if asked.partitions else records


def _report(rows: DataFrame, output: str) -> None:
    """Tells on standard error what was found, and which records could not be read."""
    errors = rows.where("error is not null").select("error")
    broken = errors.count()
    _say(f"{rows.count() - broken:,} quotations in {output}; {broken:,} texts could not be read")
    for row in errors.limit(MAX_TOLD).collect():
        _say(row.error)
    if broken > MAX_TOLD:
        _say(f"… and {broken - MAX_TOLD:,} more: the rows of {output} whose column error is not null")


def _say(message: object) -> None:
    print(f"quotefind.spark: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
