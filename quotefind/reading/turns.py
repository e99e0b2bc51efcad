"""Turns of dialogue behind dashes, as quotations with marks of their own: « — Je pars, dit-il, et je reste. » has two.

The document's own convention decides, from counts: whether dashes open turns at all, and whether they do at the start
of lines or, where breaks were lost, inside them. Incises are told by their verb and what follows it. Who speaks is
not looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.verbs import verb_forms
from quotefind.model import TURN, Quotation, Span

_DASH = r"(?:--|[–—―‒]|-(?=[ \xa0]))"
_LINE_TURN = re.compile(rf"(?:«[ \xa0]?)?{_DASH}[ \xa0]*(?=[«\w…(!?.])")
_INNER_TURN = re.compile(r"(?<=[.!?…:»”]) (?P<dash>--|[–—])[ \xa0]*(?=[«]?[ \xa0]?[A-ZÀÂÇÉÈÊÎÔÛ…])")
_LIVELY = re.compile(r"[!?…]|\b(?:je|j['’]|tu|vous|me|m['’]|moi|mon|ma|mes|votre|vos|monsieur|madame)\b", re.IGNORECASE)
_BEFORE_INCISE = re.compile(r"[,!?…;.][»”]?[ \xa0]?[–—]?[ \xa0]?(?=[a-zéêàâ])|[!?…][ \xa0](?=[a-zéêàâ])")
_CLITICS = r"(?:(?:ne|me|te|se|lui|nous|vous|leur|le|la|les|y|en|[mtsln]['’])[ \xa0]?){0,3}"
_INVERTED = re.compile(rf"{_CLITICS}(?P<verb>[a-zà-ÿœ]+)-(?:t-)?(?:ils?|elles?|on|je|nous)\b", re.IGNORECASE)
_SUBJECT_AFTER = re.compile(
    rf"{_CLITICS}(?P<verb>[a-zà-ÿœ]{{2,}})"
    r"(?:[ \xa0]+[a-zà-ÿ]+ment|[ \xa0]+(?:alors|encore|enfin|aussi|aussitôt|ainsi|bas|soudain))?"
    r"[ \xa0]+(?:(?P<word>l[ea]s?|une?|son|sa|ses|ce|cet|cette|notre|quelques?|quelqu['’]un|tous|deux"
    r"|plusieurs)\b|l['’]|"
    r"(?:M|MM|Mme|Mlle|mon|ma)\.?[ \xa0]|(?:d[eu]|d['’])[ \xa0]?[A-ZÀÉÈ]|[A-ZÀÂÇÉÈÊÎÔÛ])"
)
# Where an incise ends: at the next sign, but the stop of « M. », and at a circumstance after a comma goes on.
_INCISE_END = re.compile(r"(?:M\.|MM\.|Mr\.|[^,.;:!?…\n«»—–])*")
_GOES_ON = re.compile(
    r",[ \xa0](?:en[ \xa0][\w'’-]*(?:ant|nt)\b|d['’]un|avec\b|tout[ \xa0]en|sans\b|(?:les?|la|une?)[ \xa0]"
    r"(?:yeux|bras|mains?|front|visage|tête|voix|regard|doigt|poings?|bouche|larmes?|sourire)|l['’](?:air|œil|oreille|index)"
    r"|qui\b|dont\b|après\b|en[ \xa0]s['’]|en[ \xa0]se\b|à[ \xa0]voix|à[ \xa0]demi|[a-zà-ÿ]+ant\b)"
)
_SENTENCE = re.compile(r"[^.!?…]*[.!?…]*")
_SPEAKS_ON = re.compile(
    r"\b(?:je|j['’]|tu|t['’]|vous|nous|me|m['’]|moi|mon|ma|mes|ton|ta|tes|votre|vos|notre|nos|monsieur|madame|est|sont|ai|a|ont|va|"
    r"faut|peut|sera|oui|non|ça)\b|[!?]",
    re.IGNORECASE,
)

_SENTENCE_ENDS = (".", "!", "…", "»", ":", "?")

# Fewer turns make no dialogue; of the lines that a dash opens, this share reads like speech where they are turns.
MIN_TURNS = 3
MIN_LIVELY = 0.4
# Turns for each so many characters, where dashes stand inside lines: fewer are asides.
INNER_SPACING = 4000
MIN_INNER = 6
_WORD = re.compile(r"\w")
_DASH_REACH = 8  # a dash and the spaces around it are shorter


def find_turns(text: str, paragraphs: Sequence[Span], *, is_dialogue: bool = False) -> list[Quotation]:
    """The stretches of direct speech behind dashes, in order, each within one of ``paragraphs``; [] where none are.

    Of a turn, each stretch between incises is one quotation; the first has the dash before it. ``is_dialogue``: lines
    that a dash opens are turns, however few.
    """
    opened = [(index, match) for index, span in enumerate(paragraphs) if (match := _LINE_TURN.match(text, *span))]
    found: list[Quotation] = []
    lines = [text[match.end() : paragraphs[index].end] for index, match in opened]
    if is_dialogue or (_is_dialogue(lines) and not _is_list(text, paragraphs, [index for index, _ in opened], lines)):
        by_line = {index: match.end() for index, match in opened}
    else:
        by_line = {}
    inner = _inner_turns(text, paragraphs)
    for index in sorted(by_line.keys() | inner.keys()):
        starts = [by_line[index]] if index in by_line else []
        starts += [at for at in inner.get(index, ()) if not starts or at > starts[0]]
        ends = [*(_before_dash(text, at) for at in starts[1:]), paragraphs[index].end]
        for start, last in zip(starts, ends, strict=True):
            end = _before_narration(text, start, last) if index in inner else last
            found += _stretches(text, index, start, end)
    return found


def outside(turns: Sequence[Quotation], told: Sequence[Span]) -> list[Quotation]:
    """``turns`` without those that open inside one of the stretches ``told``, which are in order."""
    ends = [end for _, end in told]
    found = []
    for turn in turns:
        at = bisect_right(ends, turn.start)
        if at == len(told) or turn.start < told[at].start:
            found.append(turn)
    return found


def merged(turns: Sequence[Quotation], marked: Sequence[Quotation]) -> list[Quotation]:
    """Turns and quotations in marks as one list in text order; marks inside a turn belong to it."""
    if not turns:
        return list(marked)
    kept = [quotation for quotation in marked if not _is_in_one(quotation, turns)]
    kept = sorted([*kept, *(turn for turn in turns if not _is_in_one(turn, kept))], key=_start)
    return [after for before, after in pairwise([None, *kept]) if after and not (before and before.end > after.start)]


def _is_in_one(quotation: Quotation, others: Sequence[Quotation]) -> bool:
    """Whether the quotation overlaps one of ``others``, which are in order, that opens before it."""
    at = bisect_right(others, quotation.start, key=_start) - 1
    return at >= 0 and others[at].end > quotation.start


def _start(quotation: Quotation) -> int:
    return quotation.start


def _is_dialogue(lines: Sequence[str]) -> bool:
    """Whether lines that a dash opens are turns: enough of them, and enough that read like speech."""
    if len(lines) < MIN_TURNS:
        return False
    return sum(_LIVELY.search(line) is not None or _has_incise(line) for line in lines) >= MIN_LIVELY * len(lines)


def _is_list(text: str, paragraphs: Sequence[Span], opened: Sequence[int], lines: Sequence[str]) -> bool:
    """Whether lines behind dashes are points under headings: nobody is said to speak, no sentence leads to them.

    « Cinq conseils contre les arnaques [new line] – Ne donnez jamais votre mot de passe ! »
    """
    if any(map(_has_incise, lines)):
        return False
    if all(line.rstrip().endswith("?") for line in lines):
        return True  # questions that lines without dashes answer
    firsts = [index for before, index in pairwise([-2, *opened]) if index - before > 1]
    leads = [text[slice(*paragraphs[index - 1])].rstrip() for index in firsts if index]
    return bool(leads) and not any(lead.endswith(_SENTENCE_ENDS) for lead in leads)


def _has_incise(line: str) -> bool:
    return any(_incise_at(line, match.end(), len(line)) >= 0 for match in _BEFORE_INCISE.finditer(line))


def _inner_turns(text: str, paragraphs: Sequence[Span]) -> dict[int, list[int]]:
    """Where turns open inside lines, by paragraph, in a document that has lost its breaks."""
    if "—" not in text and "–" not in text and "--" not in text:
        return {}
    found = {
        index: ends
        for index, span in enumerate(paragraphs)
        if (
            ends := [
                match.end() for match in _INNER_TURN.finditer(text, *span) if _is_spoken(text, match.end(), span.end)
            ]
        )
    }
    total = sum(map(len, found.values()))
    heads = [text[at : at + 80] for ends in found.values() for at in ends]
    is_dense = total >= max(MIN_INNER, len(text) / INNER_SPACING)
    return found if is_dense and _is_dialogue(heads) else {}


def _is_spoken(text: str, at: int, end: int) -> bool:
    """Whether the sentence behind a dash inside a line is no narrator's: « … » — Il sortit. »"""
    sentence = _SENTENCE.match(text, at, end)
    return (
        sentence is None
        or bool(_SPEAKS_ON.search(sentence[0]))
        or not narrates(sentence[0])
        or _has_incise(sentence[0])
    )


def _before_dash(text: str, at: int) -> int:
    """Where the text before a turn that opens at ``at`` ends."""
    head = max(0, at - _DASH_REACH)
    return head + len(text[head:at].rstrip(" \xa0–—-"))


def _before_narration(text: str, start: int, end: int) -> int:
    """Where a turn that may be followed by the narrator on the same line ends: before his first sentence."""
    at = start
    while at < end and (sentence := _SENTENCE.match(text, at, end)) and sentence.end() > at:
        if at > start and narrates(sentence[0]) and not _SPEAKS_ON.search(sentence[0]):
            return at
        at = sentence.end()
    return end


def _stretches(text: str, paragraph: int, start: int, end: int) -> Iterator[Quotation]:
    """The stretches of one turn between its incises, as quotations of the paragraph."""
    first, at = True, start
    for incise_start, incise_end in [*_incises(text, start, end), (end, end)]:
        inner = _trimmed(text, at, incise_start)
        if inner.end > inner.start and _WORD.search(text, *inner):
            opened = start - 2 if first else inner.start
            yield Quotation(max(0, opened), inner.end, inner, paragraph, style=TURN)
        first, at = False, incise_end


def _trimmed(text: str, start: int, end: int) -> Span:
    """The offsets without spaces, commas and marks that lead to the incise or close it."""
    while start < end and text[start] in " \xa0,;:.–—«»”":
        start += 1
    while end > start and text[end - 1] in " \xa0,;–—«»”":
        end -= 1
    return Span(start, end)


def _incises(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The incises of a turn, each with what the narrator says right after it."""
    at = start
    while match := _BEFORE_INCISE.search(text, at, end):
        stop = _incise_at(text, match.end(), end)
        if stop < 0:
            at = match.start() + 1
            continue
        stop = _past_narration(text, stop, end)
        yield match.end(), stop
        at = max(stop, match.end())
        if at >= end:
            return
        at -= 1


def _incise_at(text: str, at: int, end: int) -> int:
    """Where the incise that opens at ``at`` ends; -1 where none opens."""
    inverted = _INVERTED.match(text, at, end)
    if inverted is None:
        match = _SUBJECT_AFTER.match(text, at, end)
        if match is None or not _is_verb(match["verb"]):
            return -1
    elif inverted["verb"] in _QUESTION_VERBS and text[:end].rstrip().endswith("?"):
        return -1
    return _incise_end(text, at, end)


def _incise_end(text: str, at: int, end: int) -> int:
    match = _INCISE_END.match(text, at, end)
    stop = match.end() if match else at
    while _GOES_ON.match(text, stop, end):
        following = _INCISE_END.match(text, stop + 1, end)
        stop = following.end() if following else end
    return stop


_QUESTION_VERBS = frozenset(("est", "sont", "suis", "peut", "veut", "sera", "vient", "va", "faut", "ai", "as", "y"))
_NO_VERBS = function_words("preposition") | function_words("conjunction") | {"est", "sont", "soit", "comme", "voir"}
_TOLD = frozenset(("S3s", "S3p", "I3s", "P3s", "P3p", "I3p"))  # the codes of the persons and tenses of incises
_PAST = ("a", "it", "ut", "int", "èrent", "irent", "urent", "aient")
_NOT_PAST = ("oit", "oient", "aut", "veut", "peut", "meut", "pleut", "plaît", "ouit", "duit", "suit", "crit")
_PRESENT = frozenset(
    ("fait", "sait", "va", "ira", "sera", "aura", "fera", "rit", "lit", "tient", "vient", "luit", "nuit")
)


def _is_verb(word: str) -> bool:
    """Whether a word may be the verb of an incise: a reporting verb, or any in the third person of the past."""
    if word in _NO_VERBS:
        return False
    if any(not _TOLD.isdisjoint(verb.codes) for verb in verb_forms().get(word, ())):
        return True
    return word in finite_forms() and word.endswith(_PAST)


def _past_narration(text: str, stop: int, end: int) -> int:
    """After « dit-il. » the narrator may go on: past his sentences, which have nobody's I or you in them."""
    while stop < end and text[stop] == ".":
        sentence = _SENTENCE.match(text, stop + 1, end)
        if sentence is None or not sentence[0].strip() or _SPEAKS_ON.search(sentence[0]) or not narrates(sentence[0]):
            return stop
        stop = sentence.end() - 1 if sentence[0].endswith(".") else sentence.end()
    return stop


def narrates(sentence: str) -> bool:
    """« Elle se leva. »: whether a verb of the narrator's tense stands near the start of the sentence."""
    words = re.findall(r"[\w'’-]+", sentence)[:9]
    return any(len(word) > 2 and _is_past(word) and word in finite_forms() for word in words)


def _is_past(word: str) -> bool:
    """Whether a verb in the third person may be past: « vint », not « veut », « fait », « doit »."""
    return word.endswith(_PAST) and not word.endswith(_NOT_PAST) and word not in _PRESENT
