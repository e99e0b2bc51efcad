"""What speaks for a candidate: named features of it, each with a meaning, from the wish and the text before.

``weights.tsv`` beside this file says how much each counts; ``choice.py`` adds them up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from quotefind.model import Gender
from quotefind.speakers.entities import Entity

PROTAGONIST_DISTANCE = 3  # sentences: the one an article is about stays in mind
FARTHEST = 5  # sentences and paragraphs: farther is only far

Features = list[tuple[str, float]]


class Wanted(NamedTuple):
    """What a pronoun or a description without a name of its own asks of its referent."""

    position: int
    gender: Gender | None
    plural: bool
    last_named: bool = False  # « ce dernier », « celle-ci »: not the subject
    continues: bool = False  # « ajoute-t-il »: the verb says that one goes on speaking
    answers: bool = False  # « répond-il »: not who has just asked
    says_i: bool = False  # « J'y vais, dit-elle »: a person, no body


class Distance(NamedTuple):
    """How far back a mention stands: sentences and paragraphs between."""

    sentences: int
    paragraphs: int


@dataclass(slots=True)
class Seen:
    """What the text before brings up of one entity: where it comes nearest, and in which parts it has appeared."""

    entity: Entity
    position: int
    nearest: Distance
    said: bool = False  # has spoken not long ago
    spoke_last: bool = False
    subject: bool = False  # of one of the last sentences
    last_subject: bool = False  # of the last sentence that tells of somebody
    says: bool = False  # and that sentence is the very last, with a verb of saying
    protagonist: bool = False
    met: bool = False  # only brought in behind the verb
    asks: bool = False  # subject of a verb of asking in the very last sentence or report
    in_opening: bool = False  # named before the subject and the verb of the same sentence
    named_last: bool = False  # no other stands nearer in the last sentence
    whose: bool = False  # named only as whose relative or colleague somebody is: « l'avocat de X »


def features_of(wanted: Wanted, seen: Seen) -> Features:
    """The features of a candidate that is not refused.

    « Anne Roux est là. Elle dit … »: ``subject``, ``gender_shown``, ``person``, ``sentences`` 1.
    """
    found: Features = []
    sentences, paragraphs = seen.nearest
    if seen.protagonist and not wanted.last_named:
        sentences, paragraphs = min(sentences, PROTAGONIST_DISTANCE), min(paragraphs, 1)
        found.append(("protagonist", 1.0))
    found += [("sentences", float(min(sentences, FARTHEST))), ("paragraphs", float(min(paragraphs, FARTHEST)))]
    if seen.said:
        found.append(("said_but_last_named" if wanted.last_named else "said", 1.0))
    if seen.spoke_last:
        found.append(("goes_on_speaking" if wanted.continues else "spoke_last", 1.0))
    if wanted.last_named and seen.named_last:
        found.append(("named_last", 1.0))
    if not wanted.last_named:
        if seen.subject:
            found.append(("subject", 1.0))
        if seen.last_subject:
            found.append(("subject_of_the_last_sentence", 1.0))
        if seen.says:
            found.append(("says_in_the_last_sentence", 1.0))
        if seen.met:
            found.append(("met", 1.0))
        if seen.in_opening:
            found.append(("in_opening", 1.0))
        if seen.whose:
            found.append(("whose", 1.0))
    return found + _nature(wanted, seen.entity, acts=seen.subject)


def _nature(wanted: Wanted, entity: Entity, *, acts: bool) -> Features:
    """What the entity is by itself: « elle » of « Anne Roux » (gender shown) or of « le rapport » (a document)."""
    found: Features = []
    if entity.gender and wanted.gender:
        found.append(("gender_shown" if entity.gender == wanted.gender else "wrong_gender", 1.0))
    if wanted.plural and entity.plural:
        found.append(("plural_shown", 1.0))
    if entity.kind in ("document", "place", "organisation"):
        found.append((entity.kind, 1.0))
    if entity.person and not wanted.plural:
        is_sure = entity.sure or entity.kind == "role" or (acts and entity.gender is not None)
        found.append(("person" if is_sure else "unsure_person", 1.0))
    return found
