"""quotefind on a cluster: a DataFrame of texts in, a DataFrame of quotations out (``pip install quotefind[spark]``).

    >>> from quotefind.spark import find_quotes
    >>> find_quotes(articles, text_col="body", id_col="url").write.parquet("quotes")  # doctest: +SKIP

``python -m quotefind.spark INPUT OUTPUT`` is the same as a job.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

try:
    from pyspark.sql.types import ArrayType, DoubleType, IntegerType, StringType, StructField, StructType
except ImportError as error:
    raise ImportError("quotefind.spark needs PySpark; pip install 'quotefind[spark]'") from error

from quotefind.spark.rows import Load, Name, as_is, given_text, quote_batches

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["SCHEMA", "find_quotes"]

_SPAN = ArrayType(IntegerType(), containsNull=False)

SCHEMA = StructType(
    [
        StructField("source", StringType()),
        StructField("line", IntegerType()),
        StructField("paragraph", IntegerType()),
        StructField("kind", StringType()),
        StructField("text", StringType()),
        StructField("spans", ArrayType(_SPAN, containsNull=False)),
        StructField("speaker", StringType()),
        StructField("mention", StringType()),
        StructField("mention_span", _SPAN),
        StructField("cue", StringType()),
        StructField("cue_span", _SPAN),
        StructField("verb", StringType()),
        StructField("gender", StringType()),
        StructField("confidence", DoubleType()),
        StructField("rule", StringType()),
        StructField("error", StringType()),
    ]
)
"""The columns of the result: the keys of the JSON output, and ``error``.

``spans`` is ``array<array<int>>``, pairs of half-open offsets in code points, so that ``to_json`` of a
row has the very shape of ``--jsonl``. ``error`` is null for a quotation; a text that could not be
searched is one row with ``source`` and ``error`` alone.
"""


def find_quotes(df: DataFrame, text_col: str = "text", id_col: str = "id") -> DataFrame:
    """The quotations in the column ``text_col`` of ``df``, a row each, with the columns of ``SCHEMA``.

    ``source`` is ``id_col`` as a string. Rows of one text stay together, in text order. A text that is
    null gives a row with ``error``, and so does one that breaks the program; nothing stops the job.
    """
    return searched(df, df[id_col].cast("string"), df[text_col].cast("string"), given_text)


def searched(df: DataFrame, source: Column, content: Column, load: Load, name: Name = as_is) -> DataFrame:
    """The quotations of the documents that ``load`` makes on the workers from each source and content.

    ``name`` makes from ``source`` what ``load`` and the result call it.
    """
    pairs = df.select(source.alias("source"), content.alias("content"))
    return pairs.mapInArrow(partial(quote_batches, load, name), SCHEMA)
