"""Whom a pronoun means: candidates before it, ranked by their weighed features, and one chosen or none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import acronyms, groups, places, roles
from quotefind.model import Gender, Mention, MentionKind
from quotefind.speakers.choice import note
from quotefind.speakers.choice import score as weigh
from quotefind.speakers.discourse import FRONTED, LOOK_BACK, Candidate, Choice, Discourse
from quotefind.speakers.entities import Entity
from quotefind.speakers.features import Wanted, features_of
from quotefind.speakers.names import Tokens, first_word, key_of, lowered, phrase_end, phrase_limit

MAX_NAMES_BACK = 30
MAX_TIMES = 2  # names of one person that are weighed; the nearest and the one before tell enough
FAR_BACK = 6000
NEXT = 250  # how far ahead a person is looked for where none came before
MAX_SAID_BACK = 8
MAX_SENTENCES_BACK = 5
HEAD_CHUNKS = 5  # stretches between spaces that mostly hold the head of a phrase and the word behind it

MARGIN_CLEAR = 0.8
MARGIN_SMALL = 0.3
FLOOR = -3.0  # below this a candidate is no answer

CONTINUING = frozenset(
    "ajouter poursuivre continuer conclure reprendre préciser insister renchérir enchaîner compléter".split()
)
POSSESSIVES = frozenset("son sa ses leur leurs mon ma mes notre nos".split())
DEFINITE = frozenset("le la l' les ce cet cette ces du au".split())
LAST_NAMED = frozenset("dernier dernière derniers dernières".split())
_DETERMINER = function_words("determiner")
_PRE_ADJECTIVE = function_words("pre_adjective")
_NEARER = frozenset("celui-ci celle-ci ceux-ci celles-ci".split())
_PLURAL_PRONOUNS = frozenset("ils elles eux ceux-ci celles-ci leurs leur".split())
_UNRESOLVED = frozenset("on je j' nous vous tu moi".split())


def of_pronoun(discourse: Discourse, mention: Mention, lemma: str) -> Choice:
    """The best candidate before a pronoun, None where none agrees or stands out."""
    word = mention.head or lowered(discourse.text[mention.start : mention.end])
    if word in _UNRESOLVED:
        return Choice(None)
    plural = mention.plural or word in _PLURAL_PRONOUNS
    last_named = bool(LAST_NAMED & set(lowered(discourse.text[mention.start : mention.end]).split()))
    wanted = Wanted(mention.start, mention.gender, plural, last_named or word in _NEARER, lemma in CONTINUING)
    sentences = discourse.sentence_starts(mention.start)
    here = bisect_right(sentences, mention.start), discourse.paragraph_of(mention.start)
    scores: dict[int, tuple[float, int, Entity]] = {}
    refused: dict[str, str] = {}
    for candidate in _candidates(discourse, wanted, refused):
        sentence = bisect_right(sentences, candidate.position)
        distances = here[0] - sentence, here[1] - discourse.paragraph_of(candidate.position)
        features = features_of(wanted, candidate, *distances)
        note(mention.start, candidate.entity.name, features)
        score = weigh(features)
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
    tokens = Tokens(discourse.text, low, mention.start)
    words = tokens.words
    for index in range(len(words) - 1, 0, -1):
        role = roles().get(words[index])
        if role is None or not role.plural or not discourse.in_narration(tokens.span(index, index).start):
            continue
        if mention.gender == "f" and role.gender == "m":
            continue
        first = index
        while first > 1 and words[first - 1] in _PRE_ADJECTIVE:
            first -= 1
        if words[first - 1] in function_words("plural_determiner"):
            last = phrase_end(tokens, index + 1)
            start, end = tokens.span(first - 1, last - 1)
            phrase = discourse.describe(tokens.phrase(first - 1, last), words[index])
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


def _candidates(discourse: Discourse, wanted: Wanted, refused: dict[str, str]) -> Iterator[Candidate]:
    """Who agrees with what is wanted among those whom a reader still has in mind; notes the others in ``refused``."""
    yield from _in_mind(discourse, wanted, refused)
    for mention in _subjects(discourse, wanted.position):
        reason = refusal(wanted, mention.kind, mention.gender, plural=mention.plural)
        if reason:
            refused.setdefault(discourse.text[mention.start : mention.end], reason)
            continue
        found = discourse.subject_entity(mention)
        if found is not None and not refusal(wanted, found.kind, found.gender, plural=found.plural):
            found.gender = found.gender or mention.gender
            yield Candidate(found, mention.start, subject=True)


def _agrees(entity: Entity, wanted: Wanted, refused: dict[str, str]) -> bool:
    """Whether an entity can be what is wanted; notes in ``refused`` why not."""
    reason = refusal(wanted, entity.kind, entity.gender, plural=entity.plural)
    if reason:
        refused.setdefault(entity.name, reason)
    return not reason


def _in_mind(discourse: Discourse, wanted: Wanted, refused: dict[str, str]) -> Iterator[Candidate]:
    """The last speakers, the persons named in the stretch before, and the protagonist, those who agree."""
    position = wanted.position
    low = max(0, position - LOOK_BACK)
    for index, said in enumerate(reversed(discourse.said[-MAX_SAID_BACK:])):
        if said.position < low and index:
            break
        if said.position < position and _agrees(said.entity, wanted, refused):
            yield said if index else said._replace(latest=True)
    starts = discourse.sentence_starts(position)
    seen: dict[int, int] = {}
    for start, _, entity in discourse.registry.hits_before(position, low, MAX_NAMES_BACK):
        times = seen[id(entity)] = seen.get(id(entity), 0) + 1
        if times <= MAX_TIMES and _agrees(entity, wanted, refused):
            yield Candidate(entity, start, subject=discourse.is_subject(start, starts))
    protagonist = discourse.counts.protagonist(position)
    named = protagonist.last_before(position) if protagonist else None
    if protagonist is None or named is None or position - named >= FAR_BACK:
        return
    if _agrees(protagonist, wanted, refused):
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
    beginning = discourse.text[opening : opening + 60]
    first = first_word(discourse.text, opening, opening + len(beginning))
    if first and first not in _openers() and key_of(first) not in discourse.registry.by_acronym:
        return None
    if not discourse.in_narration(opening) or not _may_speak(beginning):
        return None
    end = min(limit, opening + 110)
    tokens = Tokens(discourse.text, opening, end, HEAD_CHUNKS)
    at = _head_at(tokens.words)
    if at + 1 < len(tokens) and _kind_at(discourse, tokens, at) is None:
        return None
    tokens = Tokens(discourse.text, opening, phrase_limit(discourse.text, opening, end))
    at = _head_at(tokens.words)
    kind = _kind_at(discourse, tokens, at)
    if kind is None:
        return None
    word = tokens.words[at]
    phrase = tokens.phrase(0, phrase_end(tokens, at + (2 if _two_words(tokens.words, at) in places() else 1)))
    if discourse.is_known(phrase.start, phrase.end):
        return None
    described = discourse.describe(phrase, word)
    place = places().get(word) if kind == "place" else None
    known = place or acronyms().get(word)  # « BBC » is feminine without its article too
    gender = described.gender or (known.gender if known else None)
    plural = place.plural if place else described.plural
    return Mention(phrase.start, phrase.end, kind, gender, plural, None, word)


def _head_at(words: Sequence[str]) -> int:
    """The index of the first word behind the determiner and its adjectives."""
    if not words or words[0] not in _DETERMINER:
        return 0
    at = 1
    while at < len(words) and words[at] in _PRE_ADJECTIVE:
        at += 1
    return at


def _two_words(words: Sequence[str], at: int) -> str:
    """The words at ``at`` and behind it as one name, "" where none is behind it: « burkina faso »."""
    return f"{words[at]} {words[at + 1]}" if at + 1 < len(words) else ""


def _kind_at(discourse: Discourse, tokens: Tokens, at: int) -> MentionKind | None:
    """What the head at ``at`` of a phrase that opens with ``tokens`` can speak as; None where it cannot."""
    words = tokens.words
    if at >= len(words) or not (at or tokens.is_capital(0)):
        return None
    word = words[at]
    if words[0] in POSSESSIVES and word not in roles():  # « son avocat », but not « sa ville »
        return None
    kind: MentionKind | None = None
    if word in places() or _two_words(words, at) in places():
        kind = "place"
    elif at and (word in roles() or word in groups()):
        kind = "role" if word in roles() else "organisation"
    elif (word in acronyms() or key_of(word) in discourse.registry.by_acronym) and tokens.is_capital(at):
        kind = "organisation"
    if kind is not None and word in groups() and groups()[word].kind == "document":
        return "document" if words[0] in DEFINITE else None
    return kind


@cache
def _speaking_words() -> frozenset[str]:
    """All words for persons, bodies and places."""
    return frozenset(roles()) | frozenset(groups()) | frozenset(places()) | frozenset(acronyms())


@cache
def _openers() -> frozenset[str]:
    """The words with which the phrase of a person, body or place opens: determiners, acronyms and names of places."""
    return _DETERMINER.union(acronyms(), places(), (name.partition(" ")[0] for name in places()))


def _may_speak(beginning: str) -> bool:
    """A quick look whether one of the first words of a sentence is a person, body or place."""
    chunks = beginning.split(None, 4)[:4]
    return any(islice(chain.from_iterable(map(_known_in, chunks)), 4)) or (
        " ".join(chunks[:2]).lower() in _speaking_words()
    )


@lru_cache(maxsize=16384)
def _known_in(chunk: str) -> tuple[bool, ...]:
    """For each word of what stands between two spaces whether it is a person, body or place."""
    words = chunk.replace("’", "'").replace("'", "' ").lower().split()
    return tuple([word.rstrip(",.;:)") in _speaking_words() for word in words])


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
