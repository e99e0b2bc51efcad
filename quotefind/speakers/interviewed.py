"""Interviews whose answers stand in marks: « Que sait-on ? » and, in a paragraph of its own, « « Peu de chose. » ».

Nobody is named between question and answer: who answers was introduced before the first question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotefind.model import Attribution
from quotefind.speakers.discourse import Choice, Discourse
from quotefind.speakers.entities import Entity

MIN_ANSWERS = 2
LOOK_BACK = 3000  # characters before the first question in which the person may be introduced
ANSWERED = 0.85  # how clear it is, from 0 to 1, who answers
_NOBODY_NAMED = frozenset(("unattributed", "continued", "neighbour"))
_CLOSING = '»”" \u00a0\u202f'


def give_answers(discourse: Discourse, attributions: Sequence[Attribution], choices: list[Choice]) -> None:
    """Gives the answers of an interview to the person introduced before its first question, if there is one."""
    answers = list(_answers(discourse, attributions))
    if len(answers) < MIN_ANSWERS:
        return
    person = _introduced(discourse, answers[0][1])
    for index, _ in answers:
        choices[index] = Choice(person, ANSWERED if person is not None else 1.0)


def _answers(discourse: Discourse, attributions: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Each quotation that is the whole of a paragraph after a question, and where the question's paragraph starts."""
    for index, attribution in enumerate(attributions):
        if attribution.cue is not None or attribution.rule not in _NOBODY_NAMED:
            continue
        question = _question_before(discourse, attribution.spans[0].start)
        if question >= 0 and _is_whole_paragraph(discourse, attribution):
            yield index, question


def _question_before(discourse: Discourse, start: int) -> int:
    """Where the paragraph before that of ``start`` begins, if it asks something outside marks; else -1."""
    paragraph = discourse.narration.paragraph_of(start)
    if paragraph < 1:
        return -1
    asked = discourse.narration.sentences(paragraph - 1)
    if not asked or any(told.is_speech for told in asked):
        return -1
    is_question = any(discourse.text[told.start : told.end].rstrip().endswith("?") for told in asked[-2:])
    return asked[0].start if is_question else -1


def _is_whole_paragraph(discourse: Discourse, attribution: Attribution) -> bool:
    """Whether nothing but marks stands around the content in its paragraph."""
    start, end = attribution.spans[0].start, attribution.spans[-1].end
    told = discourse.narration.sentences(discourse.narration.paragraph_of(start))
    return all(each.is_speech for each in told) and discourse.text[end : told[-1].end].strip(_CLOSING) == ""


def _introduced(discourse: Discourse, position: int) -> Entity | None:
    """The person named last before ``position``."""
    hits = discourse.registry.hits_before(position, max(0, position - LOOK_BACK), 12)
    return next((entity for _, _, entity in hits if entity.person and entity.sure), None)
