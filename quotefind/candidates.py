"""Whom a pronoun means: candidates before it, ranked by fixed weights, and one chosen or none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotefind.discourse import FRONTED, LOOK_BACK, Candidate, Choice, Discourse
from quotefind.entities import Entity
from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import acronyms, groups, places, roles
from quotefind.model import Gender, Mention, MentionKind
from quotefind.names import Token, first_tokens, key_of, lowered, phrase_end, phrase_limit, tokens_in

MAX_NAMES_BACK = 30
MAX_TIMES = 2  # names of one person that are weighed; the nearest and the one before tell enough
FAR_BACK = 6000
NEXT = 250  # how far ahead a person is looked for where none came before
MAX_SAID_BACK = 8
MAX_SENTENCES_BACK = 5
HEAD_CHUNKS = 5  # stretches between spaces that mostly hold the head of a phrase and the word behind it

# Weights of a candidate, set together on news text, so never change one alone: recency decides between
# equals, and a speaker or subject in the same paragraph outweighs a nearer name that is only mentioned.
PER_SENTENCE = 0.6
PER_PARAGRAPH = 1.0
SAID = 1.6
SUBJECT = 1.3
CONTINUES = 0.9
GENDER_SHOWN = 0.5
PROTAGONIST = 0.5
PROTAGONIST_DISTANCE = 3  # sentences: the one an article is about stays in mind
PERSON = 0.4
WRONG_GENDER = 0.8
MARGIN_CLEAR = 0.8
MARGIN_SMALL = 0.3
FLOOR = -3.0  # below this a candidate is no answer

CONTINUING = frozenset(
    "ajouter poursuivre continuer conclure reprendre préciser insister renchérir enchaîner compléter".split()
)
POSSESSIVES = frozenset("son sa ses leur leurs mon ma mes notre nos".split())
DEFINITE = frozenset("le la l' les ce cet cette ces du au".split())
LAST_NAMED = frozenset("dernier dernière derniers dernières".split())
_NEARER = frozenset("celui-ci celle-ci ceux-ci celles-ci".split())
_PLURAL_PRONOUNS = frozenset("ils elles eux ceux-ci celles-ci leurs leur".split())
_UNRESOLVED = frozenset("on je j' nous vous tu moi".split())


class Wanted(NamedTuple):
    """What a pronoun or a description without a name of its own asks of its referent."""

    position: int
    gender: Gender | None
    plural: bool
    last_named: bool = False  # « ce dernier », « celle-ci »: not the subject
    continues: bool = False  # « ajoute-t-il »: the verb says that one goes on speaking


def of_pronoun(discourse: Discourse, mention: Mention, lemma: str) -> Choice:
    """The best candidate before a pronoun, None where none agrees or stands out."""
    word = mention.head or lowered(discourse.text[mention.start : mention.end])
    if word in _UNRESOLVED:
        return Choice(None)
    plural = mention.plural or word in _PLURAL_PRONOUNS
    last_named = bool(LAST_NAMED & set(lowered(discourse.text[mention.start : mention.end]).split()))
    wanted = Wanted(mention.start, mention.gender, plural, last_named or word in _NEARER, lemma in CONTINUING)
    sentences = discourse.sentence_starts(mention.start)
    scores: dict[int, tuple[float, int, Entity]] = {}
    refused: dict[str, str] = {}
    for candidate in _candidates(discourse, wanted, refused):
        score = _score(discourse, wanted, candidate, sentences)
        known = scores.get(id(candidate.entity))
        if known is None or score > known[0]:
            scores[id(candidate.entity)] = (score, candidate.position, candidate.entity)
    choice = _best(scores.values(), refused, wanted)
    if choice.entity is not None:
        return choice
    return _plural_before(discourse, mention, choice) if plural else _from_afar(discourse, wanted, choice)


def _plural_before(discourse: Discourse, mention: Mention, choice: Choice) -> Choice:
    """« … par les scientifiques et les défenseurs de la nature. Ils »: the plural persons named last before."""
    low = max(discourse.paragraph_starts[max(0, discourse.paragraph_of(mention.start))], mention.start - 300)
    tokens = tokens_in(discourse.text, low, mention.start)
    for index in range(len(tokens) - 1, 0, -1):
        role = roles().get(tokens[index].word)
        if role is None or not role.plural or not discourse.in_narration(tokens[index].start):
            continue
        if mention.gender == "f" and role.gender == "m":
            continue
        first = index
        while first > 1 and tokens[first - 1].word in function_words("pre_adjective"):
            first -= 1
        if tokens[first - 1].word in function_words("plural_determiner"):
            end = tokens[phrase_end(tokens, index + 1) - 1].end
            start = tokens[first - 1].start
            phrase = discourse.describe(start, end, tokens[index].word)
            return Choice(discourse.phrase_entity(phrase, start, end, "group"), 0.55, choice.refused)
    return choice


def _from_afar(discourse: Discourse, wanted: Wanted, choice: Choice) -> Choice:
    """Where nobody near agrees: the one person of that gender named last, if the stretch before has but one."""
    found = {
        id(entity): entity
        for _, _, entity in discourse.registry.hits_before(wanted.position, wanted.position - FAR_BACK, MAX_NAMES_BACK)
        if entity.sure and (entity.gender == wanted.gender or wanted.gender is None)
    }
    if not found:
        return _named_next(discourse, wanted, choice)
    if len(found) > 1:
        return choice
    return Choice(next(iter(found.values())), 0.6, choice.refused)


def _named_next(discourse: Discourse, wanted: Wanted, choice: Choice) -> Choice:
    """« …, dit-elle. À 34 ans, Anouk Berger vient de gagner. »: where nobody came before, who is named next."""
    registry = discourse.registry
    index = bisect_right(registry.hit_starts, wanted.position)
    for start, _, entity in registry.hits[index : index + 1]:
        starts = discourse.sentence_starts(start)
        agrees = not refusal(wanted, entity.kind, entity.gender, plural=entity.plural)
        if start - wanted.position < NEXT and entity.sure and agrees and discourse.is_subject(start, starts):
            return Choice(entity, 0.6, choice.refused)
    return choice


def _score(discourse: Discourse, wanted: Wanted, candidate: Candidate, sentences: Sequence[int]) -> float:
    """How well a candidate that is not refused fits."""
    distance = bisect_right(sentences, wanted.position) - bisect_right(sentences, candidate.position)
    paragraphs = discourse.paragraph_of(wanted.position) - discourse.paragraph_of(candidate.position)
    if candidate.protagonist:
        distance, paragraphs = min(distance, PROTAGONIST_DISTANCE), min(paragraphs, 1)
    score = PROTAGONIST if candidate.protagonist else 0.0
    score += -PER_SENTENCE * distance - PER_PARAGRAPH * paragraphs
    if candidate.said:
        score += 0.3 if wanted.last_named else SAID
    if candidate.subject and not wanted.last_named:
        score += SUBJECT
    if candidate.latest and wanted.continues:
        score += CONTINUES
    entity = candidate.entity
    if entity.gender and entity.gender == wanted.gender:
        score += GENDER_SHOWN
    elif entity.gender and wanted.gender:
        score -= WRONG_GENDER
    if entity.kind == "document":
        score -= PERSON
    if entity.person and not wanted.plural:
        score += PERSON if entity.sure or entity.kind == "role" else -PERSON
    return score


def _candidates(discourse: Discourse, wanted: Wanted, refused: dict[str, str]) -> Iterator[Candidate]:
    """Who agrees with what is wanted among those whom a reader still has in mind; notes the others in ``refused``."""
    for candidate in _in_mind(discourse, wanted.position):
        entity = candidate.entity
        reason = refusal(wanted, entity.kind, entity.gender, plural=entity.plural)
        if reason:
            refused.setdefault(entity.name, reason)
        else:
            yield candidate
    for mention in _subjects(discourse, wanted.position):
        reason = refusal(wanted, mention.kind, mention.gender, plural=mention.plural)
        if reason:
            refused.setdefault(discourse.text[mention.start : mention.end], reason)
            continue
        found = discourse.subject_entity(mention)
        if found is not None and not refusal(wanted, found.kind, found.gender, plural=found.plural):
            found.gender = found.gender or mention.gender
            yield Candidate(found, mention.start, subject=True)


def _in_mind(discourse: Discourse, position: int) -> Iterator[Candidate]:
    """The last speakers, the persons named in the stretch before, and the protagonist."""
    low = max(0, position - LOOK_BACK)
    for index, said in enumerate(reversed(discourse.said[-MAX_SAID_BACK:])):
        if said.position < low and index:
            break
        if said.position < position:
            yield said._replace(latest=index == 0)
    starts = discourse.sentence_starts(position)
    seen: dict[int, int] = {}
    for start, _, entity in discourse.registry.hits_before(position, low, MAX_NAMES_BACK):
        times = seen[id(entity)] = seen.get(id(entity), 0) + 1
        if times <= MAX_TIMES:
            yield Candidate(entity, start, subject=discourse.is_subject(start, starts))
    protagonist = discourse.counts.protagonist(position)
    named = protagonist.last_before(position) if protagonist else None
    if protagonist is not None and named is not None and position - named < FAR_BACK:
        yield Candidate(protagonist, named, subject=True, protagonist=True)


def _subjects(discourse: Discourse, position: int) -> Iterator[Mention]:
    """The countries, bodies and nameless persons that open the last sentences before ``position``."""
    for start in discourse.sentence_starts(position)[-MAX_SENTENCES_BACK:]:
        if start >= position:
            return
        if start not in discourse.subjects:
            match = FRONTED.match(discourse.text, start, min(position, start + 120))
            opening = match.end() if match else start
            found = _phrase_subject(discourse, opening, position)
            if found is None and opening != start:
                found = _phrase_subject(discourse, start, position)
            discourse.subjects[start] = found
        mention = discourse.subjects[start]
        if mention is not None and mention.start < position:
            yield mention


def _phrase_subject(discourse: Discourse, opening: int, limit: int) -> Mention | None:
    """The noun phrase at ``opening`` as a mention, if its head can speak and no personal name goes with it."""
    if not discourse.in_narration(opening) or not _may_speak(discourse.text[opening : opening + 60]):
        return None
    end = min(limit, opening + 110)
    tokens = first_tokens(discourse.text, opening, end, HEAD_CHUNKS)
    at = _head_at(tokens)
    if at + 1 < len(tokens) and _kind_at(discourse, tokens, at) is None:
        return None
    tokens = tokens_in(discourse.text, opening, phrase_limit(discourse.text, opening, end))
    at = _head_at(tokens)
    kind = _kind_at(discourse, tokens, at)
    if kind is None:
        return None
    word = tokens[at].word
    last = phrase_end(tokens, at + (2 if _two_words(tokens, at) in places() else 1)) - 1
    start, end = tokens[0].start, tokens[last].end
    if discourse.is_known(start, end):
        return None
    described = discourse.describe(start, end, word)
    place = places().get(word) if kind == "place" else None
    gender = described.gender or (place.gender if place else None)
    plural = place.plural if place else described.plural
    return Mention(start, end, kind, gender, plural, None, word)


def _head_at(tokens: Sequence[Token]) -> int:
    """The index of the first word behind the determiner and its adjectives."""
    if not tokens or tokens[0].word not in function_words("determiner"):
        return 0
    at = 1
    while at < len(tokens) and tokens[at].word in function_words("pre_adjective"):
        at += 1
    return at


def _two_words(tokens: Sequence[Token], at: int) -> str:
    """The words at ``at`` and behind it as one name, "" where none is behind it: « burkina faso »."""
    return f"{tokens[at].word} {tokens[at + 1].word}" if at + 1 < len(tokens) else ""


def _kind_at(discourse: Discourse, tokens: Sequence[Token], at: int) -> MentionKind | None:
    """What the head at ``at`` of a phrase that opens with ``tokens`` can speak as; None where it cannot."""
    if at >= len(tokens) or not (at or tokens[0].capital) or tokens[0].word in POSSESSIVES:
        return None
    word = tokens[at].word
    kind: MentionKind | None = None
    if word in places() or _two_words(tokens, at) in places():
        kind = "place"
    elif at and (word in roles() or word in groups()):
        kind = "role" if word in roles() else "organisation"
    elif tokens[at].capital and (word in acronyms() or key_of(word) in discourse.registry.by_acronym):
        kind = "organisation"
    if kind is not None and word in groups() and groups()[word].kind == "document":
        return "document" if tokens[0].word in DEFINITE else None
    return kind


@cache
def _speaking_words() -> frozenset[str]:
    """All words for persons, bodies and places."""
    return frozenset(roles()) | frozenset(groups()) | frozenset(places()) | frozenset(acronyms())


def _may_speak(beginning: str) -> bool:
    """A quick look whether one of the first words of a sentence is a person, body or place."""
    words = beginning.replace("’", "'").replace("'", "' ").lower().split(None, 4)[:4]
    known = _speaking_words()
    return not known.isdisjoint([word.rstrip(",.;:)") for word in words]) or " ".join(words[:2]) in known


def _best(rows: Iterable[tuple[float, int, Entity]], refused: dict[str, str], wanted: Wanted) -> Choice:
    """The candidate with the highest score; the margin to the next tells how sure it is."""
    ranked = sorted(rows, key=lambda row: row[:2], reverse=True)
    if not ranked or ranked[0][0] < FLOOR:
        return Choice(None, 1.0, tuple(refused.items())[:5])
    best = ranked[0]
    refused.update({entity.name: "weaker candidate" for _, _, entity in ranked[1:3]})
    margin = best[0] - ranked[1][0] if len(ranked) > 1 else 2.0
    factor = 0.95 if margin >= MARGIN_CLEAR else 0.8 if margin >= MARGIN_SMALL else 0.55
    if best[0] < 0:
        factor -= 0.15
    if wanted.gender and best[2].person and best[2].gender is None:
        best[2].gender = wanted.gender
    return Choice(best[2], factor, tuple(refused.items())[:5])


def refusal(wanted: Wanted, kind: MentionKind, gender: Gender | None, *, plural: bool) -> str:
    """Why an entity of this kind, gender and number cannot be what is wanted, "" where it can.

    A person's gender must agree. That of a country or body need not: a translated text says « il » of
    Russia; such a candidate only ranks lower.
    """
    if wanted.plural:
        return "" if plural or kind in ("group", "organisation") else "number"
    if plural:
        return "number"
    if not wanted.gender or not gender or gender == wanted.gender:
        return ""
    # « le maire » may be a woman, « la procureure » is no man.
    return "gender" if kind in ("name", "group") or (kind == "role" and gender == "f") else ""
