"""What is fuzzed: each target takes any bytes, and raises only where the program is wrong."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import islice
from typing import NamedTuple, cast
from xml.etree import ElementTree as ET

from quotefind import readers
from quotefind.dialogue import interviews, speakers
from quotefind.errors import InputError
from quotefind.model import Document, Quote, Span
from quotefind.pipeline import find_quotes, read
from quotefind.readers.base import Item, ReadOptions
from quotefind.readers.bounds import Bounded
from quotefind.readers.formats import FORMATS
from quotefind.reading import turns
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import narrated_sentences
from quotefind.reading.paragraphs import paragraphs
from quotefind.reading.words import tokens_of
from quotefind.reports.find import reports_in
from quotefind.speakers.resolve import resolve
from quotefind.writers import TARGETS as WRITERS
from quotefind.writers import Found, folder_writer, text_writer, writer
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.quotes import write_quotes_table
from quotefind.writers.terminal import Style

from . import samples
from .mutate import as_bytes, as_text

MAX_SIZE = 2**20  # bytes of a text that a reader gives


class Target(NamedTuple):
    """One thing to fuzz: ``run`` on bytes, ``seeds`` to begin with, and whether these are files or text."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    is_file: bool = False


def _ordered(text: str, spans: Iterable[Span]) -> None:
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text), spans
        end = span.end


def marks(data: bytes) -> None:
    text = as_text(data)
    spans = paragraphs(text)
    _ordered(text, spans)
    quotations = find_quotations(text, spans)
    assert all(0 <= q.start <= q.inner.start <= q.inner.end <= q.end <= len(text) for q in quotations)
    dashes = turns.find_turns(text, spans)
    merged = turns.merged(dashes, quotations)
    assert [q.start for q in merged] == sorted(q.start for q in merged)


def words(data: bytes) -> None:
    text = as_text(data)
    sentence = tokens_of(text, 0, len(text))
    assert len(sentence.starts) == len(sentence.ends) == len(sentence)
    for start, end in zip(sentence.starts, sentence.ends, strict=True):
        assert 0 <= start < end <= len(text)
    spans = paragraphs(text)
    for narrated in narrated_sentences(text, spans, find_quotations(text, spans)):
        assert narrated.starts == sorted(narrated.starts)


def claims(data: bytes) -> None:
    text = read(as_text(data)).text
    spans = paragraphs(text)
    for found in reports_in(text, narrated_sentences(text, spans, find_quotations(text, spans))):
        _ordered(text, found.spans)
        for part in (found.cue, found.mention):
            assert part is None or 0 <= part.start <= part.end <= len(text)


def who_speaks(data: bytes) -> None:
    text = read(as_text(data)).text
    spans = paragraphs(text)
    dashes = turns.find_turns(text, spans, is_dialogue=True)
    quotations = turns.merged(dashes, find_quotations(text, spans))
    attributions = list(reports_in(text, narrated_sentences(text, spans, quotations)))
    resolved = resolve(text, spans, quotations, attributions, speakers.give_speakers if dashes else None)
    assert len(resolved) == len(attributions)
    for answer in resolved:
        assert answer.speaker is None or answer.speaker.name.strip()
        assert 0 <= answer.factor <= 1
    for turn in interviews.turns(text, is_dialogue=True):
        _ordered(text, turn.spans)


def _check(text: str, quotes: list[Quote]) -> None:
    for quote in quotes:
        _ordered(text, quote.spans)
        assert any(map(str.isalnum, quote.text)), quote
        assert 0 <= quote.confidence <= 1
        assert quote.speaker is None or quote.speaker.strip(), quote
        for span in (quote.mention_span, quote.cue_span):
            assert span is None or 0 <= span.start < span.end <= len(text), quote
        assert (quote.cue is None) == (quote.cue_span is None)


def pipeline(data: bytes) -> None:
    text = as_text(data)
    for genre, lines in (("auto", "auto"), ("fiction", "wrap"), ("interview", "keep")):
        document = Document(text, "a.txt", genre=genre, lines=lines)  # type: ignore[arg-type] # both are literals
        _check(text, list(find_quotes(document)))


def reader(form: str | None, data: bytes) -> None:
    raw = cast(io.RawIOBase, io.BytesIO(data))
    options = ReadOptions(format=form, max_size=MAX_SIZE)
    with Bounded(raw, "a", MAX_SIZE, readers.BUFFER) as stream:
        for item in islice(readers._read_stream(stream, "a", "", options), 20):
            if not isinstance(item, InputError):
                _load(item)


def _load(item: Item) -> None:
    try:
        document = item.load()
    except InputError:
        return
    assert isinstance(document.text, str)
    date = document.date
    assert date is None or (len(date) in {4, 7, 10} and date.isascii()), date


def write(name: str, data: bytes) -> None:
    """The text of ``data`` and what is found there, written; read again where that is simple."""
    source, _, text = as_text(data).partition("|")
    document = Document(text, source or "a.txt")
    quotes = list(find_quotes(document))
    if name == "brat":
        _write_folder(name, [(document, quotes)])
        return
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogatepass", newline="")
    if name in _OWN:
        _OWN[name](quotes, out)
    elif WRITERS[name].takes == "quotes":
        writer(name)(quotes, out)
    else:
        text_writer(name)([(document, quotes)], out)
    out.flush()
    out.buffer.seek(0)
    _read_back(name, out.buffer.read(), len(quotes))


def _write_folder(name: str, found: list[Found]) -> None:
    folder = tempfile.mkdtemp(prefix="fuzz-")
    try:
        folder_writer(name)(found, folder)
    finally:
        shutil.rmtree(folder)


def _table(quotes: Iterable[Quote], out: io.TextIOWrapper) -> None:
    write_quotes_table(quotes, out, Style(width=40))


_OWN: dict[str, Callable[[list[Quote], io.TextIOWrapper], None]] = {
    "json": lambda quotes, out: write_json((quote.to_dict() for quote in quotes), out),
    "jsonl": lambda quotes, out: write_jsonl((quote.to_dict() for quote in quotes), out),
    "table": _table,
}


def _read_back(name: str, written: bytes, count: int) -> None:
    if name in {"json", "label-studio", "web-annotation", "schema-org"}:
        json.loads(written)
    elif name == "jsonl":
        assert len([json.loads(line) for line in written.splitlines()]) == count
    elif name in {"csv", "tsv"}:
        rows = csv.reader(io.StringIO(as_text(written), newline=""), delimiter="," if name == "csv" else "\t")
        assert len(list(rows)) == count + 1
    elif name == "tei":
        ET.fromstring(written)
    elif name == "markdown":
        assert written.count(b"\n") == count + 2


def _text_seeds() -> list[bytes]:
    return [as_bytes(text) for text in samples.texts()]


STEPS = {"marks": marks, "words": words, "claims": claims, "speakers": who_speaks, "pipeline": pipeline}
WRITTEN = [name for name in WRITERS if name != "html-report"]
TARGETS: dict[str, Target] = {name: Target(run, _text_seeds) for name, run in STEPS.items()}
TARGETS |= {f"read-{form}": Target(partial(reader, form), partial(samples.files, form), True) for form in FORMATS}
TARGETS["read"] = Target(partial(reader, None), lambda: [s for form in FORMATS for s in samples.files(form)], True)
TARGETS |= {
    f"write-{name}": Target(partial(write, name), lambda: [b"a.txt|" + seed for seed in _text_seeds()])
    for name in WRITTEN
}
GROUPS = {
    "all": [*TARGETS],
    "steps": [*STEPS],
    "readers": [name for name in TARGETS if name.startswith("read")],
    "writers": [name for name in TARGETS if name.startswith("write-")],
}
