"""From a document to its quotations: the steps by name, in order, and nothing else.

read → segment → marks → cues → mentions → claims → attribute → resolve → Quote records.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise

from quotefind import own
from quotefind.confidence.sureness import confidence
from quotefind.dialogue import interviews, speakers
from quotefind.dialogue.labels import Turn
from quotefind.model import TURN, Attribution, Document, Lines, Quote, Span
from quotefind.reading import characters, lines, turns
from quotefind.reading.lookup import LookUp, apply_edits
from quotefind.reading.marks import find_quotations
from quotefind.reading.narration import narrated_sentences
from quotefind.reading.paragraphs import line_of, line_starts, paragraphs
from quotefind.reading.stories import without_stories
from quotefind.reports.find import reports_in
from quotefind.speakers.resolve import Resolved, resolve

# How sure a turn is: a label names its person, or only questions and answers alternate.
LABELLED, UNLABELLED = 0.9, 0.7
# The sentences of texts up to so many characters are kept for those who look back at them; of longer ones they would
# fill the memory, and are read again where somebody does.
LONGEST_KEPT = 500_000
_THIRD_PERSON = frozenset(("il", "elle", "lui"))


def find_quotes(document: Document) -> Iterator[Quote]:
    """The quotations and claims of ``document`` in text order; the turns of an interview or of minutes among them."""
    return map(_as_known, _found(document)) if own.people() else _found(document)


def _as_known(quote: Quote) -> Quote:
    """``quote`` with its speaker by the name and gender that the user's list has for one of its names."""
    if quote.speaker is None:
        return quote
    names = (quote.speaker, *(quote.aliases if quote.speaker_kind == "name" else ()))
    person = next(filter(None, (own.people().get(own.folded(name)) for name in names)), None)
    if person is None:
        return quote
    aliases = tuple(dict.fromkeys(name for name in (quote.speaker, *quote.aliases) if name != person.name))
    gender = person.gender or quote.gender
    return quote._replace(speaker=person.name, gender=gender, aliases=aliases, speaker_kind="name")


def _found(document: Document) -> Iterator[Quote]:
    reading = read(document.text, document.lines)
    told, said = _labelled(document, reading)
    reported = _reported(document, reading, has_turns=bool(said))
    if not said:
        yield from reported
        return
    starts, spans = line_starts(document.text), paragraphs(told.text)
    labelled = [_turn_quote(document, told, starts, spans, turn) for turn in said]
    both = [*filter(_has_words, labelled), *_of_others(labelled, reported)]
    yield from sorted(both, key=lambda quote: quote.spans[0].start)


def _of_others(turns_of: list[Quote], reported: Iterable[Quote]) -> Iterator[Quote]:
    """``reported`` where « il » and « elle » inside a turn are never whose turn it is: he says « je » of himself."""
    begins = [turn.spans[0].start for turn in turns_of]
    for quote in reported:
        start = quote.spans[0].start
        turn = turns_of[max(0, bisect_right(begins, start) - 1)]
        is_inside = turn.spans[0].start <= start < turn.spans[-1].end
        is_himself = (
            is_inside
            and quote.speaker in (turn.speaker, turn.mention)
            and (quote.mention or "").lower() in _THIRD_PERSON
        )
        yield quote._replace(speaker=None, speaker_kind=None, gender=None, aliases=()) if is_himself else quote


def _labelled(document: Document, reading: LookUp) -> tuple[LookUp, list[Turn]]:
    """The turns that labels or questions tell, and the reading in which they stand."""
    if document.genre in ("news", "fiction"):
        return reading, []
    is_dialogue = document.genre != "auto"
    said = interviews.turns(reading.text, is_dialogue=is_dialogue)
    if reading.text is document.text:
        return reading, said
    # The lines that are joined may be those of labels; « M. le maire » is a label, and no more than « le maire » else.
    as_typed = interviews.turns(document.text, is_dialogue=is_dialogue)
    return (LookUp(document.text, ()), as_typed) if len(as_typed) > len(said) else (reading, said)


def _reported(document: Document, reading: LookUp, *, has_turns: bool) -> Iterator[Quote]:
    """What is quoted or reported; dashes are no turns of dialogue where labels tell who speaks (``has_turns``)."""
    text = reading.text
    spans = paragraphs(text)
    quotations = find_quotations(text, spans)
    if not has_turns and document.genre != "news":
        is_fiction = document.genre == "fiction"
        dashes = turns.find_turns(text, spans, is_dialogue=is_fiction)
        marked = without_stories(text, spans, quotations, is_fiction=is_fiction or bool(dashes))
        quotations = turns.merged(turns.outside(dashes, marked.told), marked.quotations)
    dashed = {quotation.inner.start for quotation in quotations if quotation.style == TURN}
    read_once = narrated_sentences(text, spans, quotations)
    sentences = list(read_once) if len(text) <= LONGEST_KEPT else []
    attributions = list(reports_in(text, sentences or read_once))
    revise = speakers.give_speakers if dashed else None
    resolved = resolve(text, spans, quotations, attributions, revise, sentences)
    starts = line_starts(document.text)
    for attribution, answer in zip(attributions, resolved, strict=True):
        if attribution.rule == "heading" and attribution.kind == "mixed" and answer.speaker is None:
            continue  # the body repeats the marked words, but as nobody's: a name or a term
        quote = _quote(document, reading, starts, attribution, answer)
        if attribution.cue is None and attribution.spans[0].start in dashed:
            quote = quote._replace(rule="turn")  # known by its layout alone
        if _has_words(quote):
            yield quote


def _has_words(quote: Quote) -> bool:
    """Whether a content is more than signs: « … » says nothing."""
    return any(map(str.isalnum, quote.text))


def _turn_quote(document: Document, reading: LookUp, starts: list[int], paragraphs_of: list[Span], turn: Turn) -> Quote:
    """A labelled turn as a quotation of the person whom the label names."""
    label, start = turn.label, turn.spans[0].start
    spans = tuple(reading.span(*span) for span in turn.spans)
    return Quote(
        source=document.source,
        line=line_of(starts, spans[0].start),
        paragraph=bisect_right(paragraphs_of, start, key=lambda span: span.start),
        kind="direct",
        text=content_text(reading, turn.spans),
        spans=spans,
        speaker=reading.as_written(turn.speaker) if turn.speaker else None,
        mention=reading.printed(label.start, label.end) if label else None,
        mention_span=reading.span(label.start, label.end) if label else None,
        cue=None,
        cue_span=None,
        verb=None,
        gender=None,
        confidence=LABELLED if label else UNLABELLED,
        rule="turn",
        date=document.date,
    )


def read(text: str, layout: Lines = "auto") -> LookUp:
    """``text`` in the form in which it is looked up; ``layout`` tells what its lines are."""
    typed = apply_edits(text, characters.edits(text))
    breaks = lines.edits(typed.text, layout)
    return apply_edits(typed.text, breaks, typed) if breaks else typed


def _quote(document: Document, reading: LookUp, starts: list[int], found: Attribution, answer: Resolved) -> Quote:
    speaker = answer.speaker
    mention, cue = None if found.is_implied else found.mention, found.cue
    spans = tuple(reading.span(*span) for span in found.spans)
    content = content_text(reading, found.spans)
    return Quote(
        source=document.source,
        line=line_of(starts, spans[0].start),
        paragraph=found.paragraph + 1,
        kind=found.kind,
        text=content,
        spans=spans,
        speaker=reading.as_written(speaker.name) if speaker else None,
        mention=reading.printed(mention.start, mention.end) if mention else None,
        mention_span=reading.span(mention.start, mention.end) if mention else None,
        cue=reading.printed(cue.start, cue.end) if cue else None,
        cue_span=reading.span(cue.start, cue.end) if cue else None,
        verb=cue.lemma if cue else None,
        gender=speaker.gender if speaker else None,
        confidence=confidence(found, content, speaker, answer.factor),
        rule=found.rule,
        aliases=speaker.aliases if speaker else (),
        speaker_kind=speaker.kind if speaker else None,
        evidence=(*found.evidence, *answer.evidence),
        refused=(*found.refused, *answer.refused),
        date=document.date,
    )


def content_text(reading: LookUp, spans: tuple[Span, ...]) -> str:
    """The content as one string: segments joined by a space inside a paragraph, by a line break across."""
    parts = [reading.printed(*spans[0])]
    for before, after in pairwise(spans):
        gap = reading.text[before.end : after.start]
        parts.append("\n" if "\n" in gap or "\r" in gap else " ")
        parts.append(reading.printed(*after))
    return "".join(parts)
