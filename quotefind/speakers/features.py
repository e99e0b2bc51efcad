"""What speaks for a candidate: named features of it, each with a meaning, from the wish and the text before.

``weights.tsv`` beside this file says how much each counts; ``choice.py`` adds them up.
"""

from __future__ import annotations

from typing import NamedTuple

from quotefind.model import Gender
from quotefind.speakers.discourse import Candidate

PROTAGONIST_DISTANCE = 3  # sentences: the one an article is about stays in mind

Features = list[tuple[str, float]]


class Wanted(NamedTuple):
    """What a pronoun or a description without a name of its own asks of its referent."""

    position: int
    gender: Gender | None
    plural: bool
    last_named: bool = False  # « ce dernier », « celle-ci »: not the subject
    continues: bool = False  # « ajoute-t-il »: the verb says that one goes on speaking


def features_of(wanted: Wanted, candidate: Candidate, distance: int, paragraphs: int) -> Features:
    """The features of a candidate that is not refused, so many sentences and paragraphs before.

    « Anne Roux est là. Elle dit … »: ``subject``, ``gender_shown``, ``person``, ``sentences`` 1.
    """
    found: Features = []
    if candidate.protagonist:
        distance, paragraphs = min(distance, PROTAGONIST_DISTANCE), min(paragraphs, 1)
        found.append(("protagonist", 1.0))
    found += [("sentences", float(distance)), ("paragraphs", float(paragraphs))]
    if candidate.said:
        found.append(("said_but_last_named" if wanted.last_named else "said", 1.0))
    if candidate.subject and not wanted.last_named:
        found.append(("subject", 1.0))
    if candidate.latest and wanted.continues:
        found.append(("goes_on_speaking", 1.0))
    return found + _nature(wanted, candidate)


def _nature(wanted: Wanted, candidate: Candidate) -> Features:
    """What the entity is by itself: « elle » of « Anne Roux » (gender shown) or of « le rapport » (a document)."""
    entity = candidate.entity
    found: Features = []
    if entity.gender and wanted.gender:
        found.append(("gender_shown" if entity.gender == wanted.gender else "wrong_gender", 1.0))
    if entity.kind == "document":
        found.append(("document", 1.0))
    if entity.person and not wanted.plural:
        found.append(("person" if entity.sure or entity.kind == "role" else "unsure_person", 1.0))
    return found
