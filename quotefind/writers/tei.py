"""The texts in TEI: what is said as ``<said>``, marked words in it as ``<quote>``, the speakers as ``<listPerson>``.

The text of ``<body>`` is the text as read. What is known of a quotation stands in a feature structure before the
text, which each of its parts points to with ``ana``; ``n`` tells which of its segments a part belongs to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, islice
from typing import NamedTuple, TextIO

from quotefind.model import Document, Quote
from quotefind.snapshot import pattern
from quotefind.version import __version__
from quotefind.writers import Found
from quotefind.writers.clean import xml_text

_PARAGRAPH = pattern(r"[^ \t\r\n](?:[^\r\n]*[^ \t\r\n])?")  # a line, without what may stand outside of <p>
_OPEN = '<TEI xmlns="http://www.tei-c.org/ns/1.0">\n'
_CORPUS = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n'
_BODIES = frozenset({"organisation", "place", "group", "source"})


class _Part(NamedTuple):
    """A stretch of text under one element, sorted by place, the longest first; ``order`` parts equals."""

    start: int
    minus_end: int
    order: int
    name: str
    key: str  # of the quotation
    attributes: str
    is_said: bool = False


def write_tei(found: Iterable[Found], out: TextIO) -> None:
    """One ``<TEI>``, or a ``<teiCorpus>`` of them where there are several texts."""
    iterator = iter(found)
    first = list(islice(iterator, 2))
    is_corpus = len(first) != 1
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    if is_corpus:
        out.write(_CORPUS + _header("quotations"))
    for number, (document, quotes) in enumerate(chain(first, iterator), 1):
        _write_text(f"d{number}", document, quotes, out)
    if is_corpus:
        out.write("</teiCorpus>\n")


def _header(title: str, people: str = "") -> str:
    """The least that TEI asks for: what it is, who made it, whence it comes."""
    profile = f"<profileDesc><particDesc>\n{people}</particDesc></profileDesc>" if people else ""
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{xml_text(title)}</title></titleStmt>"
        f"<publicationStmt><p>quotefind {__version__}</p></publicationStmt>"
        f"<sourceDesc><p>{xml_text(title)}</p></sourceDesc></fileDesc>{profile}</teiHeader>\n"
    )


def _write_text(key: str, document: Document, quotes: Sequence[Quote], out: TextIO) -> None:
    speakers = {quote.speaker: quote for quote in reversed(quotes) if quote.speaker is not None}
    ids = {name: f"{key}s{number}" for number, name in enumerate(reversed(speakers), 1)}
    out.write(_OPEN + _header(document.source, "".join(_people(ids, speakers))))
    if quotes:
        out.write("<standOff>\n")
        out.writelines(_features(f"{key}q{number}", quote) for number, quote in enumerate(quotes, 1))
        out.write("</standOff>\n")
    out.write('<text><body xml:space="preserve">')
    parts = sorted(part for number, quote in enumerate(quotes, 1) for part in _parts(f"{key}q{number}", quote, ids))
    _write_body(document.text, parts, out)
    out.write("</body></text>\n</TEI>\n")


def _people(ids: dict[str, str], speakers: dict[str, Quote]) -> Iterator[str]:
    """The lists of persons and of bodies, each with its other names."""
    for kinds, group, one, name in ((False, "listPerson", "person", "persName"), (True, "listOrg", "org", "orgName")):
        entries = [
            _entry(one, name, ids[speaker], quote)
            for speaker, quote in reversed(speakers.items())
            if (quote.speaker_kind in _BODIES) is kinds
        ]
        if entries:
            yield f"<{group}>\n{''.join(entries)}</{group}>\n"


def _entry(element: str, name: str, key: str, quote: Quote) -> str:
    sex = f' sex="{quote.gender.upper()}"' if quote.gender and element == "person" else ""
    also = "".join(f'<{name} type="alias">{xml_text(alias)}</{name}>' for alias in quote.aliases)
    return f'<{element} xml:id="{key}"{sex}><{name}>{xml_text(quote.speaker or "")}</{name}>{also}</{element}>\n'


def _features(key: str, quote: Quote) -> str:
    symbols = {"kind": quote.kind, "gender": quote.gender, "rule": quote.rule}
    features = [f'<f name="{name}"><symbol value="{value}"/></f>' for name, value in symbols.items() if value]
    if quote.verb is not None:
        features.append(f'<f name="verb"><string>{xml_text(quote.verb)}</string></f>')
    features.append(f'<f name="confidence"><numeric value="{quote.confidence}"/></f>')
    return f'<fs xml:id="{key}" type="quotation">{"".join(features)}</fs>\n'


def _parts(key: str, quote: Quote, ids: dict[str, str]) -> Iterator[_Part]:
    """The elements of one quotation: its segments, its cue, and who says it as written."""
    who = f' who="#{ids[quote.speaker]}"' if quote.speaker is not None else ""
    direct = ' direct="true"' if quote.kind == "direct" else ' direct="false"'
    for place, (start, end) in enumerate(quote.spans, 1):
        said = f' ana="#{key}" n="{place}"{who}{direct}'
        yield _Part(start, -end, 0, "said", key, said, is_said=True)
        if quote.kind == "mixed":
            yield _Part(start, -end, 1, "quote", key, "")
    if quote.cue_span is not None:
        yield _Part(quote.cue_span.start, -quote.cue_span.end, 2, "seg", key, f' type="cue" corresp="#{key}"')
    if quote.mention_span is not None:
        ref = f' ref="#{ids[quote.speaker]}"' if quote.speaker is not None else ""
        mention = f' type="source" corresp="#{key}"{ref}'
        yield _Part(quote.mention_span.start, -quote.mention_span.end, 3, "rs", key, mention)


def _write_body(text: str, parts: list[_Part], out: TextIO) -> None:
    """The text in its paragraphs; an element that runs across several is in each of them."""
    pieces: list[str | _Part] = []
    heapify(parts)
    end = 0
    for match in _PARAGRAPH.finditer(text):
        pieces += [xml_text(text[end : match.start()]), "<p>"]
        end = match.end()
        _nest(text, match.start(), end, parts, pieces)
        pieces.append("</p>")
    pieces.append(xml_text(text[end:]))
    if not end:
        pieces.append("<p/>")
    out.writelines(_as_xml(pieces))


def _nest(text: str, start: int, end: int, parts: list[_Part], pieces: list[str | _Part]) -> None:
    """Puts the stretch and its elements into ``pieces``, each element closed before the one around it.

    One that would end after the one around it is cut there and goes on behind it; so it is at ``end``.
    """
    around: list[_Part] = []
    while around or (parts and parts[0].start < end):
        if around and not (parts and parts[0].start < -around[-1].minus_end):
            inner = around.pop()
            pieces += [xml_text(text[start : -inner.minus_end]), f"</{inner.name}>"]
            start = -inner.minus_end
            continue
        part = heappop(parts)
        limit = -around[-1].minus_end if around else end
        if -part.minus_end > limit:
            heappush(parts, part._replace(start=limit))
            part = part._replace(minus_end=-limit)
        begin = max(part.start, start)
        if begin < -part.minus_end:
            pieces += [xml_text(text[start:begin]), part]
            around.append(part)
            start = begin
    pieces.append(xml_text(text[start:end]))


def _as_xml(pieces: Sequence[str | _Part]) -> Iterator[str]:
    """The pieces written; the parts of what is said know each other, the first with the number 1."""
    counts = Counter(piece.key for piece in pieces if isinstance(piece, _Part) and piece.is_said)
    seen = Counter[str]()
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        links = ""
        if piece.is_said and counts[piece.key] > 1:
            seen[piece.key] += 1
            links = _links(piece.key, seen[piece.key], counts[piece.key])
        yield f"<{piece.name}{links}{piece.attributes}>"


def _links(key: str, number: int, count: int) -> str:
    before = f' prev="#{key}.{number - 1}"' if number > 1 else ""
    after = f' next="#{key}.{number + 1}"' if number < count else ""
    return f' xml:id="{key}.{number}"{before}{after}'
