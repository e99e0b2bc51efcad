"""Interviews told by their questions alone: a line that asks, the paragraphs that answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotefind.dialogue.labels import (
    Line,
    Turn,
    introduced,
    is_closing,
    labelled_turns,
    named,
    person_of,
    read_lines,
    words_of,
)
from quotefind.model import Span

_TOLD = ("ropos recueillis", "ntretien avec", "nterview de ", "nterview avec")
_OPENING = re.compile(r"[ \t\xa0]*(?:[–—-][ \xa0]+)?")
_DASH = re.compile(r"[ \t\xa0]*(?:[–—]|-[ \xa0])")
_I = re.compile(r"\b(?:je|j['’]|me|m['’]|moi|mon|ma|mes|nous|notre|nos)(?=\W|\b)", re.IGNORECASE)
_HIMSELF = re.compile(r"\b(?:je|j['’]|moi)(?=\W|\b)", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")
# How all questions open where their layout tells them: a dash, a heading's or bold type's signs, a number.
_MARKED = re.compile(r"[ \t\xa0]*(?:[–—]|-[ \xa0]|#{1,6}[ \xa0]|\*\*|\d{1,2}[.)][ \xa0])")
_YOU = re.compile(r"\b(?:vous|votre|vos|tu|te|t['’]|toi|ton|ta|tes)(?=\W|\b)", re.IGNORECASE)

MIN_QUESTIONS = 3
MAX_QUESTION = 350  # characters
MAX_PROMPT = 160
# Without « Propos recueillis par » an interview is told by its persons: of the answers so many say « je », of the
# questions so many « vous »; questions that alone have dashes need fewer. And questions come thick.
MIN_FIRST_PERSON, MIN_SECOND_PERSON, MIN_FIRST_PERSON_DASHED = 0.5, 0.34, 0.25
MIN_HIMSELF = 0.5  # of the answers say « je » outside of marks: then the questions need not say « vous »
MAX_LINES_OF_ANSWER = 5
MAX_STANDFIRST = 12  # lines before the first question


def turns(text: str, *, is_dialogue: bool = False) -> list[Turn]:
    """The turns of an interview, a hearing, a play in ``text``; [] for any other document.

    ``is_dialogue``: it is one, however few its labels or questions.
    """
    return labelled_turns(text, is_dialogue=is_dialogue) or _asked(text, is_interview=is_dialogue)


def _asked(text: str, *, is_interview: bool) -> list[Turn]:
    """Questions on lines of their own (``— Pourquoi partir ?``) and the answers that follow."""
    if text.count("?") < MIN_QUESTIONS:
        return []
    lines = list(read_lines(text))
    asked = [index for index, line in enumerate(lines) if _is_question(text, line)]
    if len(asked) < MIN_QUESTIONS or any(after - before < 2 for before, after in pairwise(asked)):
        return []
    asked = _with_prompts(text, lines, asked)
    is_told = is_interview or any(map(text.__contains__, _TOLD))
    if not (is_told or _reads_as_interview(text, lines, asked)):
        return []
    name = _who_answers(text, lines, asked)
    found: list[Turn] = []
    for index, following in pairwise([*asked, len(lines)]):
        found.append(_turn(text, lines[index : index + 1], None))
        found.append(_turn(text, lines[index + 1 : following], name))
    return [turn for turn in found if turn.spans]


def _is_question(text: str, line: Line) -> bool:
    start, end = line.words
    return end - start < MAX_QUESTION and text[start:end].rstrip(" *\xa0").endswith("?")


def _with_prompts(text: str, lines: Sequence[Line], asked: Sequence[int]) -> list[int]:
    """``asked`` and the lines after the first that say « vous » and not « je »: « On vous compare à Brassaï. »"""
    found = [asked[0]]
    for index in range(asked[0] + 1, len(lines)):
        words = lines[index].words
        is_prompt = (
            lines[index].label is None
            and words.end - words.start < MAX_PROMPT
            and _YOU.search(text, *words) is not None
            and _I.search(text, *words) is None
            and text[slice(*words)].lstrip(" \t\xa0*–—-")[:1].isupper()
            and text[slice(*words)].rstrip(" *\xa0")[-1:] in ".…!"
            and found[-1] != index - 1
            and index + 1 not in asked
        )
        if index in asked or is_prompt:
            found.append(index)
    return found


def _reads_as_interview(text: str, lines: Sequence[Line], asked: Sequence[int]) -> bool:
    """Whether those who ask say « vous » and those who answer « je », from near the top of the text to its end."""
    if asked[0] > MAX_STANDFIRST or len(lines) - asked[0] > (MAX_LINES_OF_ANSWER + 1) * len(asked):
        return False
    answers = [lines[index + 1 : following] for index, following in pairwise([*asked, len(lines)])]
    dashed = sum(_DASH.match(text, line.words.start) is not None for answer in answers for line in answer)
    if dashed and not (dashed == len(answers) and all(len(answer) == 1 for answer in answers)):
        return False  # a novel's
    said = sum(any(_I.search(text, *line.words) for line in answer) for answer in answers) / len(answers)
    if all(_MARKED.match(text, lines[index].words.start) for index in asked):
        return said >= (MIN_FIRST_PERSON if dashed else MIN_FIRST_PERSON_DASHED)
    himself = sum(
        any(_HIMSELF.search(_QUOTED.sub("", text[slice(*line.words)])) for line in answer) for answer in answers
    )
    if himself >= MIN_HIMSELF * len(answers):
        return True
    addressed = sum(_YOU.search(text, *lines[index].words) is not None for index in asked) / len(asked)
    return said >= MIN_FIRST_PERSON and addressed >= MIN_SECOND_PERSON


def _who_answers(text: str, lines: Sequence[Line], asked: Sequence[int]) -> str | None:
    """Whom an answer's label names, or the heading, or else the one person whom the standfirst names most."""
    labels = [line.label for index, line in enumerate(lines) if line.label and index > asked[0] and index not in asked]
    called = {named(text, text[label.start : label.end]) for label in labels}
    if len(called) == 1:
        return called.pop()
    return person_of(text) or introduced(text, lines[asked[0]].start)


def _turn(text: str, lines: Sequence[Line], speaker: str | None) -> Turn:
    spans: list[Span] = []
    label: Span | None = None
    for line in lines:
        if is_closing(text, line):
            break
        label = label or line.label
        opening = _OPENING.match(text, *line.words)
        spans.extend(words_of(text, Span(opening.end() if opening else line.words.start, line.words.end)))
    return Turn(tuple(spans), label if speaker else None, speaker)
