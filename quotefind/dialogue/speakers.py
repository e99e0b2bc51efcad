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
from quotefind.dialogue.scenes import (
    Subject,
    addressed,
    called,
    form_of_address,
    leading_subjects,
    names_in,
    person_nouns,
    spoken_to,
)
from quotefind.model import Attribution, Gender, Mention, Quotation, Span
from quotefind.reading.words import tokens_of
from quotefind.speakers.discourse import Choice, Discourse
from quotefind.speakers.entities import Entity
from quotefind.watching import Watched

MAX_CANDIDATES = 7
UNITS_BACK, UNITS_AHEAD = 8, 5
NAMES_BACK = 6  # persons named in the narration before a unit who are looked at
LOOK_BACK = 2000  # in characters
MIN_SHOWN = 2  # units beside which a narrator acts, where he may speak in others too
_I = frozenset(("je", "j'"))
_BEFORE_NICKNAME = " \xa0Llea'’"
SURE = 0.55  # an answer less likely than this is none: by cross-validation .86 of those given are right

_PATH = os.path.join(os.path.dirname(__file__), "weights.tsv")


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    with open(_PATH, encoding="utf-8") as file:
        rows = [line.split("\t") for line in file if line.strip() and not line.startswith("#")]
    return {name: float(weight) for name, weight, *_ in rows}


class Story(NamedTuple):
    """A text with the one who tells it and may speak in it: « Je répondis : »."""

    discourse: Discourse
    narrator: Entity


class Scene(NamedTuple):
    """A unit with all that its candidates are looked at by."""

    unit: Unit
    subjects: tuple[tuple[Subject, Entity | None], ...]
    called: frozenset[str]
    names: frozenset[str]
    calls: Gender | None  # that of whom the words speak to: « Oui, madame »
    form: str  # in which they do: « tu », « vous », ""
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
    story = Story(discourse, Entity("pronoun", "je"))
    for chain in _chains(quotations, story, attributions, choices):
        weighed.note(chain)
        likely = marginals(chain.places, weights())
        for scene, people, shares in zip(chain.scenes, chain.people, likely, strict=True):
            best = max(range(len(shares)), key=shares.__getitem__)
            _give(scene, people[best] if best < len(people) else None, shares[best], choices)


def _give(scene: Scene, entity: Entity | None, share: float, choices: list[Choice]) -> None:
    """The speaker of a unit to all its attributions; one that names him keeps its own, the narrator has no name."""
    factor = round(min(1.0, share), 2)
    if entity is None or share < SURE or scene.is_named:
        entity, factor = scene.told, 1.0
    if entity is not None and entity.kind == "pronoun":
        entity = None
    for index in scene.unit.attributions:
        if choices[index].entity is not entity:
            choices[index] = Choice(entity, factor, choices[index].refused)


def _chains(
    quotations: Sequence[Quotation], story: Story, attributions: Sequence[Attribution], choices: list[Choice]
) -> Iterator[Chain]:
    """The exchanges of the document, each on its own: much narration parts them."""
    text = story.discourse.text
    scenes = [_scene(story, unit, attributions, choices) for unit in units(text, quotations, attributions)]
    first = 0
    for at in range(1, len(scenes) + 1):
        if at < len(scenes) and not scenes[at].unit.is_far:
            continue
        yield _chain(story, scenes, first, at)
        first = at


def _scene(story: Story, unit: Unit, attributions: Sequence[Attribution], choices: list[Choice]) -> Scene:
    discourse, mention = story.discourse, unit.mention
    text = discourse.text
    subjects = tuple((subject, _entity_of(story, subject.mention)) for subject in leading_subjects(text, unit.before))
    spans = [span for index in unit.attributions for span in attributions[index].spans]
    words = [word for span in spans for word in tokens_of(text, *span).words]
    index = unit.of_mention if mention is not None else unit.attributions[0]
    entity, own, is_named = choices[index].entity, None, False
    by_words = mention is not None and mention.kind != "pronoun" and not attributions[index].is_implied
    if by_words and mention is not None:
        is_named = mention.name is not None
        if not is_named:
            own = _nicknamed(discourse, mention)
            is_named = own is not None
            entity, own = own or entity, own or discourse.own(mention)
            own.person |= mention.head in person_nouns()
    elif mention is not None and mention.head in _I:
        entity, by_words, is_named = story.narrator, True, True
    return Scene(
        unit,
        subjects,
        frozenset().union(*(called(text, span) for span in spans)),
        frozenset().union(*(names_in(text, span) for span in spans)),
        addressed(words),
        form_of_address(words),
        entity if by_words else None,
        own,
        is_named,
        None if by_words else entity,
    )


def _nicknamed(discourse: Discourse, mention: Mention) -> Entity | None:
    """« dit le Borgne », « dit le Maître d'école »: whom a noun with a capital names, None where it has none."""
    text = discourse.text
    for start, _, entity in discourse.registry.hits_before(mention.end, mention.start, 3):
        if start >= mention.start and not text[mention.start : start].strip(_BEFORE_NICKNAME):
            return entity
    words = text[mention.start : mention.end].split()
    return discourse.own(mention) if len(words) > 1 and words[1][0].isupper() and words[0].islower() else None


def _entity_of(story: Story, mention: Mention) -> Entity | None:
    """Whom a subject of the narration means by its words; None for a pronoun, but « je » is who tells it."""
    discourse = story.discourse
    if mention.head in _I:
        return story.narrator
    if mention.kind == "pronoun":
        return None
    for start, _, entity in discourse.registry.hits_before(mention.end, mention.start, 3):
        if start >= mention.start:
            return entity
    return discourse.subject_entity(mention)


def _chain(story: Story, scenes: Sequence[Scene], first: int, stop: int) -> Chain:
    people, places = [], []
    discourse = story.discourse
    is_told_by_one = sum(_shows(scene, story.narrator) for scene in scenes) >= MIN_SHOWN
    identities: dict[int, int] = {}
    for at in range(first, stop):
        found = _candidates(discourse, scenes, at)
        if is_told_by_one and not scenes[at].is_named:
            found = [*found[: MAX_CANDIDATES - 1], *({story.narrator} - set(found))]
        rows = [_features(discourse, scenes, at, entity) for entity in found]
        link = "" if at == first else _link(scenes[at])
        numbers = tuple(identities.setdefault(id(entity), len(identities)) for entity in found)
        places.append(Place((*numbers, NOBODY), (*rows, _of_nobody(scenes[at])), link))
        people.append(found)
    return Chain(list(scenes[first:stop]), people, places)


def _shows(scene: Scene, narrator: Entity) -> bool:
    """« répondis-je », « Je répondis : »: whether who tells the story acts right before or behind a unit."""
    return scene.told is narrator or any(entity is narrator for _, entity in scene.subjects)


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
    own = scene.told, scene.own
    unique = {id(entity): entity for entity in found if entity is not None and (entity in own or _may_speak(entity))}
    return list(unique.values())[:MAX_CANDIDATES]


def _may_speak(entity: Entity) -> bool:
    return entity.kind in ("name", "role", "group", "pronoun") or entity.person


def _of_nobody(scene: Scene) -> dict[str, float]:
    found = {"nobody": 1.0}
    if scene.told is not None:
        found["nobody_told"] = 1.0
    if scene.unit.before.end > scene.unit.before.start:
        found["nobody_narrated"] = 1.0
    return found


def _features(discourse: Discourse, scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """The features of one candidate of a unit but those of alternation."""
    scene = scenes[at]
    found: dict[str, float] = {}
    if scene.told is entity:
        found["told"] = 1.0
        if not _may_speak(entity):
            found["told_thing"] = 1.0
    if scene.own is entity:
        found["own"] = 1.0
    if scene.guess is entity:
        found["guess"] = 1.0
    mention = scene.unit.mention
    if mention is not None and mention.kind == "pronoun" and mention.head not in _I:
        found |= _agreement("tag", mention, entity)
        if scene.subjects and scene.subjects[0][1] is entity and "tag_differs" not in found:
            found["tag_subject"] = 1.0
    found |= _of_narration(discourse.text, scene, entity)
    found |= _of_names(scenes, at, entity)
    found |= _of_address(scenes, at, entity)
    found |= _of_nearness(discourse, scenes, at, entity)
    return found


def _agreement(name: str, mention: Mention, entity: Entity) -> dict[str, float]:
    if entity.kind == "pronoun":
        return {f"{name}_differs": 1.0}  # « dit-elle » is not who says « je »
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


def _of_address(scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """Whether « madame » before and behind fits the candidate, and « tu » or « vous » what he says elsewhere."""
    found: dict[str, float] = {}
    scene = scenes[at]
    following = scenes[at + 1] if at + 1 < len(scenes) and scenes[at + 1].unit.is_next else None
    if entity.gender and not entity.plural:
        if at and scene.unit.is_next and scenes[at - 1].calls:
            found["hailed" if scenes[at - 1].calls == entity.gender else "not_hailed"] = 1.0
        if following and following.calls:
            found["hailed_after" if following.calls == entity.gender else "not_hailed_after"] = 1.0
    if scene.form:
        near = (*scenes[max(0, at - UNITS_BACK) : at], *scenes[at + 1 : at + UNITS_AHEAD])
        forms = {other.form for other in near if other.told is entity and other.form}
        if len(forms) == 1:
            found["form_kept" if scene.form in forms else "form_changed"] = 1.0
    return found


def _of_nearness(discourse: Discourse, scenes: Sequence[Scene], at: int, entity: Entity) -> dict[str, float]:
    """How near the candidate is named or speaks by name, in steps."""
    found: dict[str, float] = {}
    if entity.kind == "pronoun":
        return {"narrator": 1.0}
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
