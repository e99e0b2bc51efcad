"""Step 7: whom each mention denotes: ``il``, ``le ministre``, ``M. Kacer`` -> Rastislav Kacer.

Walks the attributions in text order: names go to the persons of ``entities.py``, noun phrases to
``descriptions.py``, pronouns to ``candidates.py``; what all of them look up is in ``discourse.py``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from quotefind.lexicons.nouns import acronyms, groups, roles
from quotefind.model import Attribution, Mention, Quotation, Span, Speaker
from quotefind.reading.words import Sentence
from quotefind.snapshot import pattern
from quotefind.speakers.candidates import MAX_SAID_BACK, of_pronoun, says_i
from quotefind.speakers.descriptions import OF_ONE, of_description, of_same_noun, of_subject
from quotefind.speakers.discourse import Candidate, Choice, Discourse
from quotefind.speakers.entities import Entity, collect, same_person
from quotefind.speakers.interviewed import give_answers
from quotefind.speakers.names import NameHit, key_of, keys_of, lowered, name_hit
from quotefind.speakers.told import Narration, asking

# A heading is short; its words come again soon, and are more than a common word or two. All in characters.
MAX_HEADING = 250
BODY = 8000
MIN_REPEATED = 12
_SAME = "même"
MAX_FOLLOWERS = 25
NEAR = 150
MAX_INTRODUCING = 120  # characters of a sentence that brings in who speaks next

BEFORE_COLON = "colon-without-verb"  # the rule of a quotation after a colon that no verb of saying opens
HEADING = "heading"  # the rule of words in marks that head a text or a section
_OF_WHOM = pattern(r",? dont ")
_IN_MARKS = pattern(r"[«“\"]\s*+([^«»“”\"]+)[»”\"]")


class Resolved(NamedTuple):
    """The speaker of one attribution; ``factor`` (0..1) scales its confidence.

    ``refused``: candidates as the text writes them, with the reason why they were not taken; ``evidence``: what
    decided for the one that was, in words.
    """

    speaker: Speaker | None
    factor: float
    refused: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()


Revision = Callable[[Sequence[Quotation], Discourse, Sequence[Attribution], list[Choice]], None]


def resolve(
    text: str,
    paragraphs: Sequence[Span],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    revise: Revision | None = None,
    sentences: Sequence[Sentence] = (),
) -> list[Resolved]:
    """The speaker of each attribution, in their order (which is text order).

    ``paragraphs`` and ``quotations`` are those of the same text, in order. Pronouns and descriptions go
    to the best candidate before them; what cannot be told gives None, or the description as written.
    ``revise`` may change the choices once all are made: that of dialogue, where turns alternate. ``sentences`` are
    those that are read already, if any: they are not read again.
    """
    if not attributions:
        return []
    written = ((attribution.mention, attribution.stands_for) for attribution in attributions)
    mentions = [mention for pair in written for mention in pair if mention is not None]
    narration = Narration(text, paragraphs, quotations, sentences)
    discourse = Discourse(text, narration, collect(text, quotations, mentions))
    discourse.subject_entity = partial(of_subject, discourse)
    choices = [_choose(discourse, attribution) for attribution in attributions]
    _give_headings_their_speaker(discourse, attributions, choices)
    give_answers(discourse, attributions, choices)
    if revise is not None:
        revise(quotations, discourse, attributions, choices)
    speakers: dict[int, Speaker] = {}
    return [_resolved(choice, speakers) for choice in choices]


def _resolved(choice: Choice, speakers: dict[int, Speaker]) -> Resolved:
    """``choice`` as a record; one speaker record for each entity."""
    entity = choice.entity
    if entity is None:
        return Resolved(None, choice.factor, choice.refused, choice.evidence)
    speaker = speakers.get(id(entity))
    if speaker is None:
        speaker = speakers[id(entity)] = entity.speaker()
    return Resolved(speaker, choice.factor, choice.refused, choice.evidence)


def _choose(discourse: Discourse, attribution: Attribution) -> Choice:
    """The entity of ``attribution``; remembers it as the one who spoke last."""
    mention = attribution.stands_for or attribution.mention
    discourse.content = attribution.spans
    discourse.lemma = attribution.cue.lemma if attribution.cue else ""
    if mention is None:
        if attribution.same_speaker:
            choice = _going_on(discourse, attribution)
        elif attribution.rule == HEADING:
            return Choice(None)  # whoever came before: it is about what follows
        else:
            choice = _unwritten(discourse, attribution)
    else:
        place = mention.start, mention.end
        choice = discourse.resolved.get(place) or _of_mention(discourse, mention)  # « Elle promet P et menace de Q »
        discourse.resolved[place] = choice
    position = mention.start if mention else attribution.spans[0].start
    if choice.entity is not None:
        discourse.said.append(Candidate(choice.entity, position, said=True, asks=discourse.lemma in asking()))
        if mention is not None:
            discourse.spoke_at[mention.start] = choice.entity
            discourse.spoken_as.add((id(choice.entity), discourse.text[mention.start : mention.end].lower()))
        if choice.entity.kind == "name" and (mention is None or mention.name is None):
            discourse.counts.add(choice.entity)
    discourse.last = choice
    return choice


def _going_on(discourse: Discourse, attribution: Attribution) -> Choice:
    """The speaker before; but « …, dit Ana Ruiz. Paul Roux soupire. « … » » gives the second words to Paul Roux."""
    start = attribution.spans[0].start
    if attribution.rule == BEFORE_COLON:
        named = _named_before_colon(discourse, start)
        if named is not None:
            return Choice(named, 0.85)
    if attribution.cue is None and discourse.said:
        low = max(discourse.said[-1].position + 1, discourse.narration.paragraph_start(start))
        floor = low
        for at, end, entity in discourse.registry.hits_before(start, low, 4):
            if entity is discourse.said[-1].entity:
                there = discourse.narration.at(at)  # « Luc Jones l'aide. Le moral de Paul Roux est bas. « … » »
                floor = max(floor, there.start if there is not None else low)
            elif at >= floor and entity.sure and discourse.is_subject(at, end):
                return Choice(entity, 0.75)
    introduced = _introduced(discourse, start) if attribution.cue is None else None
    if introduced is not None:
        return Choice(introduced, 0.75)
    last = discourse.last
    if last is None:
        # « Le maire a énuméré les travaux. Et de conclure : … »: the subject of the sentence before.
        return _unwritten(discourse, attribution)
    kind = last.entity.kind if attribution.cue is None and last.entity is not None else ""
    if kind == "organisation" and last.entity is not None and _is_body(last.entity) and says_i(discourse):
        return _unwritten(discourse, attribution)  # « …, estime l'office. Ana Ruiz s'inquiète. « J'ai peur. » »
    if kind == "document":
        person = next((said.entity for said in reversed(discourse.said[-MAX_SAID_BACK:]) if said.entity.person), None)
        return Choice(person, 0.6)  # « La recherche indique que P. « … » »: a paper does not go on in marks
    return Choice(last.entity, min(last.factor, 0.9))


def _is_body(entity: Entity) -> bool:
    """Whether a noun for a body or its letters stand in the name: not in « le Chourineur », whom a novel calls so."""
    return any(word in groups() or word in acronyms() for word in lowered(entity.name).split())


def _named_before_colon(discourse: Discourse, start: int) -> Entity | None:
    """« C'est ce qui est arrivé à Théo : « … » », « De quoi faire bondir Ana Ruiz : « … » »: the person named last."""
    told = discourse.narration.at(start)
    low = told.start if told is not None and told.start < start else start
    named: Entity | None = None
    for _, end, entity in discourse.registry.hits_before(start, low, 3):
        if entity.person and (named is None or _OF_WHOM.match(discourse.text, end) is not None):
            named = entity  # « C'est le cas de | Marie |, dont le fils Paul … : « … » »
    return named


def _unwritten(discourse: Discourse, attribution: Attribution) -> Choice:
    """Who speaks where the text does not write it: like « il » right before the words, of any gender."""
    start = attribution.spans[0].start
    introduced = _introduced(discourse, start)
    if introduced is not None:
        return Choice(introduced, 0.85)
    choice = of_pronoun(discourse, Mention(start, start, "pronoun"))
    is_thing = choice.entity is not None and choice.entity.kind == "document"
    return Choice(None, choice.factor, choice.refused) if is_thing else choice


def _introduced(discourse: Discourse, start: int) -> Entity | None:
    """« Même constat pour Ana Ruiz, apicultrice. « … » »: the person whom the sentence before names first.

    Nobody else acts in it: « Il a croisé Ana Ruiz. « … » » goes on with him.
    """
    told = next((t for t in discourse.narration.before(start - 1) if not t.is_speech), None)
    if told is None or not start - MAX_INTRODUCING < told.start < told.end <= start:
        return None
    if any(map(str.isalnum, discourse.text[told.end : start])):
        return None
    mention = told.brought_in()
    if mention is None and discourse.last is None:
        mention = told.whose_reaction()  # who has spoken before goes on
    if mention is not None:
        return _of_mention(discourse, mention).entity
    if told.subject is not None and told.subject.kind not in ("other", "document"):
        return None
    named = [entity for _, _, entity in discourse.registry.hits_before(start, told.start, 3) if entity.person]
    if len(set(map(id, named))) != 1 or named[0].positions[0] < told.start or not named[0].sure:
        return None
    return named[0]


def _of_mention(discourse: Discourse, mention: Mention) -> Choice:
    if mention.kind == "pronoun":
        choice = of_pronoun(discourse, mention)
        is_noun = mention.head.startswith("l'")  # « l'intéressé », whom the text names nowhere
        return Choice(discourse.own(mention)) if choice.entity is None and is_noun else choice
    if mention.name is not None and not discourse.is_coordinated(mention):
        return _of_name(discourse, mention)
    same = of_same_noun(discourse, mention) if mention.kind in ("document", "source") else None
    if same is not None:
        return same
    if mention.kind == "source" and _SAME in discourse.tokens(mention).words and discourse.last is not None:
        return Choice(discourse.last.entity, 0.8)  # « Selon | la même source |, P »
    is_of_one = discourse.described(mention).determiner in OF_ONE
    if mention.kind in ("document", "source") and not is_of_one:
        return Choice(discourse.own(mention))
    if mention.head in roles() and discourse.tokens(mention).words[:2] == ["les", "deux"]:
        both = of_pronoun(discourse, mention._replace(kind="pronoun", head="eux"))
        if both.entity is not None and both.entity.kind == "name":
            return both  # « Ana Ruiz et Lea Roux … | Les deux élues | »
    registry = discourse.registry
    words = discourse.text[mention.start : mention.end]
    named = registry.at(mention.start, mention.end) or registry.with_surname(words)
    if named is not None:  # « Le Pen », which by itself may be anything
        return Choice(named)
    return of_description(discourse, mention)


def _of_name(discourse: Discourse, mention: Mention) -> Choice:
    """The person whom the names pass found at the mention's name."""
    assert mention.name is not None
    registry = discourse.registry
    index = bisect_left(registry.hit_starts, mention.name.start)
    if index < len(registry.hits) and registry.hits[index][0] < mention.name.end:
        entity = registry.hits[index][2]
        expression = discourse.text[mention.start : mention.end]
        entity.gender = entity.gender or mention.gender
        if len(expression) < 120:
            entity.expressions.append(expression)
        return _told_apart(discourse, mention, entity)
    hit = name_hit(discourse.text, *mention.name)
    keys = hit.keys if hit else keys_of(discourse.text[slice(*mention.name)])
    found = NameHit(*mention.name, keys, hit.title if hit else "", mention.gender, True)
    for key in reversed(keys):
        for entity in registry.namesakes(key):
            if same_person(entity, found):
                return Choice(entity)
    return Choice(registry.introduce(found))


def _told_apart(discourse: Discourse, mention: Mention, entity: Entity) -> Choice:
    """``entity``, less surely where a bare surname is borne by two persons of the text."""
    assert mention.name is not None
    word = discourse.text[slice(*mention.name)]
    if " " in word or mention.start < mention.name.start:
        return Choice(entity)
    others = [e for e in discourse.registry.namesakes(key_of(word)) if e is not entity and e.positions]
    if not others:
        return Choice(entity)
    return Choice(entity, 0.7, tuple((other.name, "named less recently") for other in others[:3]))


def _give_headings_their_speaker(
    discourse: Discourse, attributions: Sequence[Attribution], choices: list[Choice]
) -> None:
    """A heading whose words in marks come again in the body is given to whom the body gives them.

    « Une victoire historique » as a heading; then: Ana Ruiz parle d'« une victoire historique ».
    """
    for index, attribution in enumerate(attributions):
        start, end = attribution.spans[0]
        named = attribution.mention is not None or attribution.same_speaker or choices[index].entity is not None
        if named or end - start > MAX_HEADING:
            continue
        words = _words_in_marks(discourse.text[start:end])
        place = _again(discourse.text, words, end)
        if place is None:
            continue
        for follower in _around(attributions, index, place):
            if choices[follower].entity is not None:
                choices[index] = Choice(choices[follower].entity, 0.8)
                break


def _words_in_marks(content: str) -> str:
    """The first words in marks of a heading; all of it where it has no marks inside."""
    match = _IN_MARKS.search(content)
    return (match.group(1) if match else content).strip(" .,;:!?\u00a0")


def _again(text: str, words: str, start: int) -> int | None:
    """Where ``words``, capitals aside, come again in the stretch after ``start``; None for a word or two."""
    if len(words) < MIN_REPEATED:
        return None
    place = text[start : start + BODY].lower().find(words.lower())
    return None if place < 0 else start + place


def _around(attributions: Sequence[Attribution], index: int, place: int) -> Iterator[int]:
    """The attributions after ``index`` whose content holds ``place``, then the last one before it in its paragraph."""
    before = None
    for follower in range(index + 1, min(len(attributions), index + MAX_FOLLOWERS)):
        spans = attributions[follower].spans
        if any(start <= place < end for start, end in spans):
            yield follower
            return
        if spans[0].start > place:
            break
        before = follower
    if before is not None and place - attributions[before].spans[-1].end < NEAR:
        yield before
