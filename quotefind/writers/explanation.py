"""How each quotation was attributed, in the formats of ``explain``; ``FORMATS`` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

from quotefind.model import Quote
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.terminal import Style, one_line, shorten

MAX_CONTENT = 300  # characters of the content, unless everything is asked for
_LABEL = 11


def _write_text(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    for quote in quotes:
        place = style.link(f"{one_line(quote.source)}:{quote.line}", quote.source, quote.line)
        out.write(style.bold(f"{place}  {quote.kind}  confidence {quote.confidence:.2f}") + "\n")
        for label, value in _facts(quote, full=style.full):
            shown = one_line(value)
            if label in {"content", "speaker"}:
                shown = style.speaker(shown, quote.speaker)
            out.write(f"  {style.dim(label.ljust(_LABEL))}{shown}\n")
        out.write("\n")


def _facts(quote: Quote, *, full: bool) -> Iterator[tuple[str, str]]:
    yield "content", quote.text if full else shorten(quote.text, MAX_CONTENT)
    yield "speaker", _speaker(quote)
    if quote.aliases:
        yield "also", ", ".join(quote.aliases)
    yield "mention", quote.mention or "not written"
    yield "cue", f"{quote.cue} ({quote.verb})" if quote.cue and quote.verb else quote.cue or "not written"
    yield "rule", quote.rule
    for evidence in quote.evidence:
        yield "evidence", evidence
    for candidate, reason in quote.refused:
        yield "refused", f"{candidate}: {reason}"


def _speaker(quote: Quote) -> str:
    if quote.speaker is None:
        return "nobody named"
    known = ", ".join(filter(None, (quote.speaker_kind, quote.gender)))
    return f"{quote.speaker} ({known})" if known else quote.speaker


def _to_dict(quote: Quote) -> dict[str, Any]:
    return quote.to_dict() | {
        "aliases": list(quote.aliases),
        "speaker_kind": quote.speaker_kind,
        "evidence": list(quote.evidence),
        "refused": [list(pair) for pair in quote.refused],
    }


def _write_json(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    write_json(map(_to_dict, quotes), out)


def _write_jsonl(quotes: Iterable[Quote], out: TextIO, style: Style) -> None:
    write_jsonl(map(_to_dict, quotes), out)


FORMATS: dict[str, Callable[[Iterable[Quote], TextIO, Style], None]] = {
    "table": _write_text,
    "json": _write_json,
    "jsonl": _write_jsonl,
}
