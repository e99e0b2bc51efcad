"""Interviews told by their questions alone: a line that asks, the paragraphs that answer."""

from __future__ import annotations

import re
from itertools import pairwise

from quotefind.dialogue.labels import Turn, labelled_turns, person_of, words_of
from quotefind.model import Span

_TOLD = ("ropos recueillis", "ntretien avec", "nterview de ", "nterview avec")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_OPENING = re.compile(r"[ \t\xa0]*(?:[–—-][ \xa0]+)?")


def turns(text: str, *, is_dialogue: bool = False) -> list[Turn]:
    """The turns of an interview, a hearing, a play in ``text``; [] for any other document.

    ``is_dialogue``: it is one, however few its labels or questions.
    """
    return labelled_turns(text, is_dialogue=is_dialogue) or _asked(text, is_interview=is_dialogue)


def _asked(text: str, *, is_interview: bool) -> list[Turn]:
    """Questions on lines of their own (``— Pourquoi partir ?``) and the answers that follow."""
    if not (is_interview or any(map(text.__contains__, _TOLD))):
        return []
    lines = [Span(*found.span()) for found in _LINE.finditer(text)]
    asked = [index for index, line in enumerate(lines) if _is_question(text, line)]
    if len(asked) < 3 or any(after - before < 2 for before, after in pairwise(asked)):
        return []
    name = person_of(text)
    found: list[Turn] = []
    for index, following in pairwise([*asked, len(lines)]):
        found.append(_turn(text, lines[index : index + 1], None))
        found.append(_turn(text, lines[index + 1 : following], name))
    return [turn for turn in found if turn.spans]


def _is_question(text: str, line: Span) -> bool:
    return line.end - line.start < 350 and text[line.start : line.end].rstrip(" *\xa0").endswith("?")


def _turn(text: str, lines: list[Span], speaker: str | None) -> Turn:
    spans: list[Span] = []
    for line in lines:
        if text[line.start : line.end].strip().startswith(("Propos recueillis", "(Propos recueillis")):
            break
        opening = _OPENING.match(text, line.start, line.end)
        spans.extend(words_of(text, Span(opening.end() if opening else line.start, line.end)))
    return Turn(tuple(spans), None, speaker)
