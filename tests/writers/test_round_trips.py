"""What is written comes back: the same quotations out of each format, whatever stands in the text."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import read_back
from hypothesis import given, settings
from hypothesis import strategies as st
from read_back import Facts, facts

from conftest import Run
from quotefind.model import Document, Quote, Span
from quotefind.pipeline import find_quotes
from quotefind.writers import TARGETS, Found, folder_writer, text_writer, writer
from sample import quote

TEXTS = {
    "conseil.txt": "« Nous rouvrirons la piscine », a annoncé la maire, Lucienne Abadie.\r\n\r\n"
    "« Je pars 😀, dit-elle, et je reste. »\r\nSelon Yanis Ferrand, « 100 % des <b>élus</b> » sont & restent d'accord.",
    "port.txt": "Le préfet a dit que « le quai\nferme » à 18 h. 𝒜 « Personne ne m'a prévenu. »\n",
    "vide.txt": "\n",
    "rien.txt": "Il pleut depuis lundi.\n",
    "gare.txt": "Elle affirme que la gare rouvrira lundi.\n",
}


def found() -> list[Found]:
    documents = [Document(text, source) for source, text in TEXTS.items()]
    return [(document, list(find_quotes(document))) for document in documents]


def expected(texts: list[Found]) -> dict[str, list[Facts]]:
    return {document.source: [facts(_plain(quote)) for quote in quotes] for document, quotes in texts}


def _plain(quote: Quote) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(json.dumps(quote.to_dict()))
    return values


def written(name: str, texts: list[Found]) -> bytes:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
    if TARGETS[name].takes == "quotes":
        writer(name)([quote for _, quotes in texts for quote in quotes], stream)
    else:
        text_writer(name)(texts, stream)
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def test_the_texts_have_something_of_everything() -> None:
    quotes = [quote for _, quotes in found() for quote in quotes]
    assert {quote.kind for quote in quotes} == {"direct", "mixed", "indirect"}
    assert any(len(quote.spans) > 1 for quote in quotes)
    assert any(quote.speaker is None for quote in quotes)


@pytest.mark.parametrize(("name", "read"), [("csv", read_back.from_csv), ("parquet", read_back.from_parquet)])
def test_sheets(name: str, read: Callable[[bytes], list[Facts]]) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow")
    assert read(written(name, found())) == [fact for quotes in expected(found()).values() for fact in quotes]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json(run: Run, tmp_path: Path, name: str) -> None:
    for source, text in TEXTS.items():
        (tmp_path / source).write_bytes(text.encode())
    result = run("list", "--to", name, *(tmp_path / source for source in TEXTS))
    back = result.json if name == "json" else result.jsonl
    assert [facts(values) for values in back] == [fact for quotes in expected(found()).values() for fact in quotes]


def test_tei() -> None:
    back = read_back.from_tei(written("tei", found()))
    assert {source: text for source, (text, _) in back.items()} == TEXTS
    assert {source: quotes for source, (_, quotes) in back.items()} == expected(found())


def test_conll() -> None:
    assert read_back.from_conll(written("conll", found()).decode()) == expected(found())


def test_label_studio() -> None:
    assert dict(read_back.from_label_studio(written("label-studio", found()).decode())) == expected(found())


def test_brat(tmp_path: Path) -> None:
    folder_writer("brat")(found(), str(tmp_path))
    back = {f"{name}.txt": quotes for name, quotes in read_back.from_brat(tmp_path).items()}
    assert back == expected(found())
    assert {source: (tmp_path / source).read_bytes().decode() for source in TEXTS} == TEXTS


_LETTERS = st.text(st.sampled_from("ab é’'<&>\r\n\t😀\x0c\x01\u2028|:#"), min_size=1, max_size=40)


@st.composite
def _marked(draw: st.DrawFn) -> Found:
    """Any text with any spans, one in the other, across each other and across lines."""
    text = draw(_LETTERS)
    solid = [i for i, sign in enumerate(text) if not sign.isspace()]
    if not solid:
        return Document(text, "a.txt"), []

    def span() -> Span:
        start, end = sorted((draw(st.sampled_from(solid)), draw(st.sampled_from(solid))))
        return Span(start, end + 1)

    quotes = []
    for _ in range(draw(st.integers(0, 3))):
        spans = sorted({span() for _ in range(draw(st.integers(1, 3)))})
        apart = tuple(one for i, one in enumerate(spans) if all(one.start > before.end for before in spans[:i]))
        kind = draw(st.sampled_from(["direct", "mixed", "indirect"]))
        speaker = draw(st.sampled_from([None, "Ana Ruiz", "L'\"<ONU>"]))
        quotes.append(quote(kind=kind, spans=apart, speaker=speaker, cue_span=span(), mention_span=span()))
    return Document(text, "a.txt"), quotes


@given(_marked())
@settings(max_examples=200, deadline=None)
def test_any_spans_in_any_text(one: Found) -> None:
    wanted = expected([one])
    (back,) = read_back.from_tei(written("tei", [one])).values()
    assert back[1] == wanted["a.txt"]
    assert len(back[0]) == len(one[0].text)
    assert read_back.from_conll(written("conll", [one]).decode()) == wanted
    assert dict(read_back.from_label_studio(written("label-studio", [one]).decode())) == wanted
