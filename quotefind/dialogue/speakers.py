"""Who speaks in a dialogue: alternation, calls (« Mais, Emma, … »), gestures (« Charles hésita. — Non. ») weighed.

Candidates for each unit of ``exchange.py`` are those who are named or speak around it; their features weigh what
``weights.tsv`` beside this file says, learned by ``quotefind.evaluation.dialogue_training``. Where a reader would
hesitate the answer is nobody.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotefind.dialogue.chain import NOBODY, Place, marginals
from quotefind.dialogue.exchange import Unit, units
from quotefind.dialogue.names import name_persons
from quotefind.dialogue.scenes import Subject, called, leading_subjects, names_in, spoken_to
from quotefind.model import Attribution, Mention, Quotation, Span
from quotefind.speakers.discourse import Choice, Discourse
from quotefind.speakers.entities import Entity
from quotefind.watching import Watched

MAX_CANDIDATES = 7
UNITS_BACK, UNITS_AHEAD = 8, 5
NAMES_BACK = 6  # persons named in the narration before a unit who are looked at
LOOK_BACK = 2000  # in characters
_I = frozenset(("je", "j'", "nous"))
SURE = 0.5  # an answer less likely than this is none

_PATH = os.path.join(os.path.dirname(__file__), "weights.tsv")


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    with open(_PATH, encoding="utf-8") as file:
        rows = [line.split("\t") for line in file if line.strip() and not line.startswith("#")]
    return {name: float(weight) for name, weight, *_ in rows}


class Scene(NamedTuple):
    """A unit with all that its candidates are looked at by."""

    unit: Unit
    subjects: tuple[tuple[Subject, Entity | None], ...]
    called: frozenset[str]
    names: frozenset[str]
    told: Entity | None  # whom the resolution gives it to by name or description
    own: Entity | None  # the description by itself
    is_named: bool
    guess: Entity | None  # whom the resolution gives it to otherwise


class Chain(NamedTuple):
    """Units in a row and the candidates of each, in the order of its place; the last candidate is nobody."""

    scenes: list[Scene]
    people: list[list[Entity]]
    places: list[Place]


weighed: Watched[Chain] = Watched()  # all chains, for training


def give_speakers(
    quotations: Sequence[Quotation], discourse: Discourse, attributions: Sequence[Attribution], choices: list[Choice]
) -> None:
    """Puts into ``choices`` who speaks in each unit of dialogue whose attribution has no name."""
    name_persons(discourse)
    for chain in _chains(quotations, discourse, attributions, choices):
        weighed.note(chain)
        likely = marginals(chain.places, weights())
        for scene, people, shares in zip(chain.scenes, chain.people, likely, strict=True):
            best = max(range(len(shares)), key=shares.__getitem__)
            _give(scene, people[best] if best < len(people) else None, shares[best], choices)


def _give(scene: Scene, entity: Entity | None, share: float, choices: list[Choice]) -> None:
    """The speaker of a unit to all its attributions; one that names him keeps its own."""
    factor = round(min(1.0, share), 2)
    if entity is None or share < SURE:
        entity, factor = scene.told, 1.0
    for index in scene.unit.attributions:
        if scene.is_named and index == scene.unit.of_mention:
            continue
        if choices[index].entity is not entity:
            choices[index] = Choice(entity, factor, choices[index].refused)


def _chains(
    quotations: Sequence[Quotation], discourse: Discourse, attributions: Sequence[Attribution], choices: list[Choice]
) -> Iterator[Chain]:
    """The exchanges of the document, each on its own: much narration parts them."""
    scenes = [
        _scene(discourse, unit, attributions, choices) for unit in units(discourse.text, quotations, attributions)
    ]
    first = 0
    for at in range(1, len(scenes) + 1):
        if at < len(scenes) and not scenes[at].unit.is_far:
            continue
        yield _chain(discourse, scenes, first, at)
        first = at


def _scene(discourse: Discourse, unit: Unit, attributions: Sequence[Attribution], choices: list[Choice]) -> Scene:
    text, mention = discourse.text, unit.mention
    subjects = tuple(
        (subject, _entity_of(discourse, subject.mention)) for subject in leading_subjects(text, unit.before)
    )
    spans = [span for index in unit.attributions for span in attributions[index].spans]
    index = unit.of_mention if mention is not None else unit.attributions[0]
    entity = choices[index].entity
    by_words = mention is not None and mention.kind != "pronoun" and not attributions[index].is_implied
    return Scene(
        unit,
        subjects,
        frozenset().union(*(called(text, span) for span in spans)),
        frozenset().union(*(names_in(text, span) for span in spans)),
        entity if by_words else None,
        discourse.own(mention) if by_words and mention is not None and mention.name is None else None,
        by_words and mention is not None and mention.name is not None,
        None if by_words else entity,
    )


def _entity_of(discourse: Discourse, mention: Mention) -> Entity | None:
    """Whom a subject of the narration means by its words; None for a pronoun."""
    if mention.kind == "pronoun" or mention.head in _I:
        return None
    for start, _, entity in discourse.registry.hits_before(mention.end, mention.start, 3):
        if start >= mention.start:
            return entity
    return discourse.subject_entity(mention)


def _chain(discourse: Discourse, scenes: Sequence[Scene], first: int, stop: int) -> Chain:
    people, places = [], []
    identities: dict[int, int] = {}
    for at in range(first, stop):
        found = _candidates(discourse, scenes, at)
        rows = [_features(discourse, scenes, at, entity) for entity in found]
        link = "" if at == first else _link(scenes[at])
        numbers = tuple(identities.setdefault(id(entity), len(identities)) for entity in found)
        places.append(Place((*numbers, NOBODY), (*rows, _of_nobody(scenes[at])), link))
        people.append(found)
    return Chain(list(scenes[first:stop]), people, places)


def _link(scene: Scene) -> str:
    """How a unit hangs on the one before: right after it, after « Puis, tout bas : », or after narration."""
    if scene.unit.is_next:
        return "next"
    return "told" if scene.subjects else "bare"


def _candidates(discourse: Discourse, scenes: Sequence[Scene], at: int) -> list[Entity]:
    """Who may speak in a unit: the one it names, else those around it, the likeliest kept."""
    scene = scenes[at]
    if scene.is_named and scene.told is not None:
        return [scene.told]
    around = scenes[max(0, at - UNITS_BACK) : at + UNITS_AHEAD + 1]
    found = [scene.told, scene.own, scene.guess, *(entity for _, entity in scene.subjects)]
    for other in sorted(around, key=lambda other: abs(other.unit.start - scene.unit.start)):
        found += [other.told, *(entity for _, entity in other.subjects[:1])]
    low = scene.unit.start - LOOK_BACK
    found += [entity for _, _, entity in discourse.registry.hits_before(scene.unit.start, low, NAMES_BACK)]
    unique = {id(entity): entity for entity in found if entity is not None and _may_speak(entity)}
    return list(unique.values())[:MAX_CANDIDATES]


def _may_speak(entity: Entity) -> bool:
    return entity.kind in ("name", "role", "group", "other") or entity.person


def _of_nobody(scene: Scene) -> dict[str, float]:
    found = {"nobody": 1.0}
    if scene.told is not None:
        found["nobody_told"] = 1.0
    if scene.unit.before.end > scene.unit.before.start:
        found["nobody_narrated"] = 1.0
    mention = scene.unit.mention
    if (scene.subjects and scene.subjects[0][0].mention.head in _I) or (mention is not None and mention.head in _I):
        found["nobody_i"] = 1.0
    return found


def _features(discourse: Discourse, scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """The features of one candidate of a unit but those of alternation."""
    scene = scenes[at]
    found: dict[str, float] = {}
    if scene.told is entity:
        found["told"] = 1.0
    if scene.own is entity:
        found["own"] = 1.0
    if scene.guess is entity:
        found["guess"] = 1.0
    mention = scene.unit.mention
    if mention is not None and mention.head in _I:
        found["tag_differs"] = 1.0
    elif mention is not None and mention.kind == "pronoun":
        found |= _agreement("tag", mention, entity)
    found |= _of_narration(discourse.text, scene, entity)
    found |= _of_names(scenes, at, entity)
    found |= _of_nearness(discourse, scenes, at, entity)
    return found


def _agreement(name: str, mention: Mention, entity: Entity) -> dict[str, float]:
    if mention.plural:
        return {f"{name}_plural": 1.0} if not entity.plural else {}
    if mention.gender is None or entity.gender is None:
        return {}
    return {f"{name}_agrees" if mention.gender == entity.gender else f"{name}_differs": 1.0}


def _of_narration(text: str, scene: Scene, entity: Entity) -> dict[str, float]:
    """Whether the candidate is the subject of what leads to the words, or stands in it otherwise."""
    before = scene.unit.before
    if before.start >= before.end or not scene.subjects:
        return {}
    name = "leads" if text[before.end - 1] == ":" else "acts"
    if scene.subjects[0][0].is_aside:
        name = "aside"
    found: dict[str, float] = {}
    subject, owner = scene.subjects[0]
    if owner is entity:
        found[name] = 1.0
    elif owner is not None:
        found[f"{name}_not"] = 1.0
    else:
        found |= _agreement(name, subject.mention, entity)
    if len(scene.subjects) > 1 and scene.subjects[1][1] is entity:
        found[f"{name}_before"] = 1.0
    places = _places(entity, before)
    if owner is not entity and places:
        found["spoken_to" if spoken_to(text, places) else f"{name}_object"] = 1.0
    return found


def _places(entity: Entity, span: Span) -> list[int]:
    """Where the narration names somebody in the last 250 characters of ``span``."""
    return [at for at in entity.positions[-40:] if max(span.start, span.end - 250) <= at < span.end]


def _of_names(scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """Whether the words call or name the candidate, and whether those before and after do."""
    found: dict[str, float] = {}
    keys = entity.keys
    scene = scenes[at]
    if keys & scene.called:
        found["called"] = 1.0
    elif keys & scene.names:
        found["named"] = 1.0
    if at and not scene.unit.is_far and keys & scenes[at - 1].called:
        found["called_before"] = 1.0
    if at + 1 < len(scenes) and scenes[at + 1].unit.is_next and keys & scenes[at + 1].called:
        found["called_after"] = 1.0
    return found


def _of_nearness(discourse: Discourse, scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """How near the candidate is named or speaks by name, in steps."""
    found: dict[str, float] = {}
    back = next((k for k in range(1, UNITS_BACK + 1) if at - k >= 0 and scenes[at - k].told is entity), None)
    ahead = next((k for k in range(1, UNITS_AHEAD + 1) if at + k < len(scenes) and scenes[at + k].told is entity), None)
    if back is None and ahead is None:
        found["silent"] = 1.0
    told = sum(other.told is entity for other in scenes)
    found["prominent"] = min(1.0, told / 8)
    last = entity.last_before(scenes[at].unit.start)
    distance = LOOK_BACK if last is None else min(LOOK_BACK, scenes[at].unit.start - last)
    found["distance"] = distance / LOOK_BACK
    if entity.kind == "name" and entity.person:
        found["person"] = 1.0
    return found
