"""Who and what a text speaks of: persons with their names and roles, bodies with their short forms.

Collecting only; which of them a mention denotes is decided in ``resolve.py``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

from quotefind.lexicons import read_lines
from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import (
    acronyms,
    forenames,
    groups,
    nationality_adjectives,
    places,
    role_synonyms,
    roles,
    stopnames,
    titles,
)
from quotefind.model import Gender, Mention, MentionKind, Quotation, Speaker
from quotefind.snapshot import pattern, stored
from quotefind.speakers.names import (
    ARTICLE_PARTICLES,
    NameHit,
    Phrase,
    Tokens,
    age_after,
    capital_sequences,
    key_of,
    keys_of,
    lowered,
    name_hit,
    nickname_after,
    no_name_words,
    openers,
    role_after,
    roles_before,
    roles_said_of,
    title_before,
    title_endings,
    tokens_in,
    word_before,
)

# Namesakes and bearers of a role are looked for among so many; more would let one name make the work quadratic.
MAX_NAMESAKES = 30
MAX_ALIASES = 12
MAX_ROLES = 6
MAX_READ = 8  # mentions of one person beside which a role is looked for
MAX_EXPANSION = 130

_ACRONYM = pattern(r"\((?:l['’]|la |le |les )?(\p{Lu}[\p{L}\d.-]{1,11})\)")
_BEFORE_BODY = frozenset(("l'", "la", "le", "les", "du", "des"))
_OF_THE = frozenset(("du", "des"))
_GENERATION = frozenset(("jr", "jr.", "sr", "sr.", "junior", "senior"))
EX = "ex-"
_SMALL = frozenset("de du des d' la le l' les et en à au aux pour sur".split())


class Description(NamedTuple):
    """A noun phrase taken apart: « le ministre burkinabé des mines » -> ministre, {burkina, faso, mines}."""

    head: str  # as written, lower case
    lemma: str
    words: frozenset[str]  # keys of the words that narrow it down
    determiner: str
    plural: bool
    gender: Gender | None


@dataclass(slots=True, eq=False)
class Entity:
    """One referent: how the text names it, what it is, and where it comes up."""

    kind: MentionKind
    name: str
    gender: Gender | None = None
    plural: bool = False
    keys: frozenset[str] = frozenset()
    title: str = ""
    roles: list[Description] = field(default_factory=list)
    expressions: list[str] = field(default_factory=list)  # by which the text calls it, as written
    positions: list[int] = field(default_factory=list)
    age: int | None = None
    person: bool = False
    sure: bool = False

    def last_before(self, position: int) -> int | None:
        """The nearest place before ``position`` where the text names it."""
        index = bisect_left(self.positions, position)
        return self.positions[index - 1] if index else None

    def speaker(self) -> Speaker:
        """The record for the results."""
        aliases: dict[str, None] = {}
        for expression in dict.fromkeys(self.expressions):
            aliases.setdefault(expression if expression.isalnum() else " ".join(expression.split()))
            if len(aliases) == MAX_ALIASES:
                break
        aliases.pop(self.name, None)
        return Speaker(self.name, self.kind, self.gender, tuple(aliases))


def describe(phrase: Sequence[str], head: str = "") -> Description:
    """The noun phrase of these words taken apart; ``head`` where it is already known."""
    determiner = phrase[0] if phrase and phrase[0] in openers() else ""
    if determiner:
        phrase = phrase[1:]
    if not head:
        head = _head_of(phrase)
    words = frozenset(chain.from_iterable([content_keys(word) for word in phrase if word != head]))
    if len(phrase) > 1 and phrase[-2] in ("du", "au") and phrase[-1] in _small_words():
        words |= {phrase[-1]}  # « l'avocat du CE »
    if head[:3] == EX and head[3:] in roles():
        head, words = head[3:], words | {EX[:2]}  # « l'ex-maire » is « l'ancien maire »
    noun = roles().get(head) or groups().get(head)
    lemma = noun.lemma if noun else head
    plural = noun.plural if noun else determiner in function_words("plural_determiner")
    gender = noun.gender if noun else None
    if gender is None:
        gender = "f" if determiner in ("la", "une", "cette") else "m" if determiner in ("le", "un", "ce") else None
    return Description(head, lemma, words, determiner, plural, gender)


def _head_of(phrase: Sequence[str]) -> str:
    """The first noun for a person or body: in « ancien | footballeur » the last, in « ancien de l'usine » the first."""
    before_noun = function_words("pre_adjective")
    for word, after in pairwise((*phrase, "")):
        is_adjective = word in before_noun and (after in roles() or after in groups() or after in before_noun)
        is_noun = word in roles() or word in groups() or (word[:3] == EX and word[3:] in roles())
        if is_noun and not is_adjective:
            return word
    return ""


@stored
def offices() -> frozenset[str]:
    """Lemmas of roles that are no mere other word for a person spoken of (``offices.txt``): ``préfet``, ``témoin``."""
    return frozenset(line for _, line in read_lines("offices.txt"))


@cache
def _small_words() -> frozenset[str]:
    return function_words("determiner") | function_words("preposition") | function_words("contraction") | _SMALL


@lru_cache(maxsize=16384)
def content_keys(word: str) -> tuple[str, ...]:
    """The keys by which a complement is compared: burkinabé -> burkina, faso; mines -> mine; of small words none."""
    if not word[:1].isalnum() or word in _small_words():
        return ()
    if word[:3] == EX:
        return (EX[:2], *content_keys(word[3:]))
    if word == "première":
        return ("premier",)
    nationality = nationality_adjectives().get(word)
    keys = [key_of(part) for part in (nationality.place.split() if nationality else (word,))]
    return tuple(key[:-1] if key.endswith(("s", "x")) and len(key) > 3 else key for key in keys)


class Registry:
    """All entities of a text, with look-ups by name, role, acronym and position."""

    def __init__(self, text: str, outside: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.outside = outside  # the stretches outside quotation marks
        self._edges = [edge for span in outside for edge in span]
        self.by_key: dict[str, list[Entity]] = {}
        self.by_role: dict[str, list[tuple[int, Entity, Description]]] = {}
        self.by_title: dict[str, dict[int, Entity]] = {}  # persons by the role that their title shows: « Me Ruiz »
        self.by_acronym: dict[str, Entity] = {}
        self.by_start: dict[int, Entity] = {}  # bodies with an acronym, by where their full name starts
        self.by_phrase: dict[tuple[str, frozenset[str]], Entity] = {}
        self.hit_starts: list[int] = []
        self.hits: list[tuple[int, int, Entity]] = []

    def in_narration(self, position: int) -> bool:
        """Whether ``position`` stands outside all quotation marks."""
        return bisect_right(self._edges, position) % 2 == 1

    def stretch_start(self, position: int) -> int:
        """Where the stretch of narration that holds ``position`` starts."""
        return self._edges[bisect_right(self._edges, position) - 1]

    # -- persons ---------------------------------------------------------------------------

    def namesakes(self, key: str) -> Iterable[Entity]:
        """Persons with ``key`` in their name, the latest introduced first, a bounded number."""
        return islice(reversed(self.by_key.get(key, [])), MAX_NAMESAKES)

    def enter(self, hit: NameHit) -> Entity:
        """The person of a name of several words, new where none fits."""
        for key in filter(self.by_key.__contains__, reversed(hit.keys)):
            for entity in self.namesakes(key):
                if same_person(entity, hit):
                    self._extend(entity, hit)
                    return entity
        return self.introduce(hit)

    def introduce(self, hit: NameHit) -> Entity:
        """A new person for ``hit``."""
        name = self.text[hit.start : hit.end]
        kind: MentionKind = "organisation" if hit.body else "name"
        entity = Entity(kind, name, hit.gender, keys=frozenset(hit.keys), title=hit.title, person=not hit.body)
        entity.sure = hit.sure
        for key in hit.keys:
            self.by_key.setdefault(key, []).append(entity)
        return entity

    def _extend(self, entity: Entity, hit: NameHit) -> None:
        name = self.text[hit.start : hit.end]
        if better_name(name, entity.name):
            entity.name = name
        for key in frozenset(hit.keys) - entity.keys:
            self.by_key.setdefault(key, []).append(entity)
        entity.keys |= frozenset(hit.keys)
        entity.gender = entity.gender or hit.gender
        entity.sure = entity.sure or hit.sure

    def at(self, start: int, end: int) -> Entity | None:
        """Whom the narration names by the words from ``start`` to ``end``, no more and no less."""
        index = bisect_left(self.hit_starts, start)
        hit = self.hits[index] if index < len(self.hits) else None
        return hit[2] if hit and hit[:2] == (start, end) else None

    def with_surname(self, words: str) -> Entity | None:
        """Who bears the surname of an article and a word, as « Le Pen » in marks; None where nobody does."""
        article, _, word = words.partition(" ")
        if article not in ("Le", "La") or not word.isalpha():
            return None
        return next((entity for entity in self.namesakes(key_of(word)) if entity.name.endswith(f" {words}")), None)

    def place(self, start: int, end: int, entity: Entity) -> None:
        """Note that the narration names ``entity`` at ``start``; calls come in text order."""
        self.hit_starts.append(start)
        self.hits.append((start, end, entity))
        entity.positions.append(start)

    def give_role(self, entity: Entity, phrase: Phrase) -> Description:
        """Tie a role phrase to a person; gives the phrase taken apart."""
        description = describe(phrase.words)
        if len(entity.roles) >= MAX_ROLES:
            return description
        entity.expressions.append(self.text[phrase.start : phrase.end])
        if any(r.lemma == description.lemma and description.words <= r.words for r in entity.roles):
            return description
        entity.roles.append(description)
        if entity.gender is None and _is_feminine(description):
            entity.gender = "f"
        for lemma in synonyms(description):
            self.by_role.setdefault(lemma, []).append((phrase.start, entity, description))
        return description

    def hits_before(self, position: int, low: int, most: int) -> Iterator[tuple[int, int, Entity]]:
        """Names in the narration between ``low`` and ``position``, the nearest first, at most ``most``."""
        index = bisect_left(self.hit_starts, position)
        for start, end, entity in islice(reversed(self.hits[max(0, index - most) : index]), most):
            if start < low:
                return
            yield start, end, entity


def _is_feminine(description: Description) -> bool:
    """Whether the noun of a role is said of women only: « la rédactrice »."""
    return description.head in roles() and roles()[description.head].gender == "f"


def synonyms(description: Description) -> frozenset[str]:
    """The lemmas under which a description is looked up, its own included."""
    return role_synonyms().get(description.lemma, frozenset()) | {description.lemma}


def better_name(name: str, than: str) -> bool:
    """Whether ``name`` is the fuller way to write a person's name; capitals throughout are a headline's."""
    if than.isupper() and not name.isupper() and len(name.split()) >= len(than.split()):
        return True
    if name.isupper() and not than.isupper():
        return False
    return (len(name.split()), len(name)) > (len(than.split()), len(than))


def same_person(entity: Entity, hit: NameHit) -> bool:
    """Whether ``hit`` may name ``entity``: one name holds the words of the other, initials count, genders agree."""
    keys = frozenset(hit.keys)
    is_tail = 1 < len(keys) < len(entity.keys) and keys_of(entity.name)[-len(hit.keys) :] == hit.keys  # « Suu Kyi »
    if entity.gender and hit.gender and entity.gender != hit.gender and (hit.title or not is_tail):
        return False
    if keys ^ entity.keys and keys ^ entity.keys <= _GENERATION and min(len(keys), len(entity.keys)) > 1:
        return False  # « Donald Roux » and « Donald Roux Jr »
    if keys <= entity.keys or entity.keys <= keys:
        return True
    shorter, longer = sorted((keys - entity.keys, entity.keys - keys), key=lambda rest: sum(map(len, rest)))
    initials = all(key.endswith(".") for key in shorter)
    return initials and bool(shorter) and all(any(full[0] == key[0] for full in longer) for key in shorter)


def collect(text: str, quotations: Sequence[Quotation], mentions: Sequence[Mention]) -> Registry:
    """All persons and abbreviated bodies of ``text``; names inside quotation marks only complete others.

    1. names of several words, with nicknames, become persons, in text order; 2. titled and bare names join them;
    3. roles and ages beside the names are tied to them; 4. acronyms get their expansion.
    """
    outside = narration(len(text), quotations)
    registry = Registry(text, outside)
    named = _mention_hits(text, mentions)
    hits, singles = _read_names(text, outside, named)
    _enter_persons(registry, hits, singles)
    _complete_from_speech(registry, quotations)
    _keep_couples_apart(registry)
    for start, end, entity in registry.hits:
        _read_surroundings(registry, start, end, entity)
    _read_acronyms(registry)
    _read_initials(registry, singles.values())
    return registry


def narration(length: int, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    """The stretches of a text outside quotation marks."""
    spans, position = [], 0
    for quotation in quotations:
        start, end = quotation.start, quotation.end
        if start > position:
            spans.append((position, start))
        if end > position:
            position = end
    if position < length:
        spans.append((position, length))
    return spans


def _mention_hits(text: str, mentions: Sequence[Mention]) -> dict[int, NameHit]:
    """The personal names that the attributions show, by their start."""
    found = {}
    for mention in mentions:
        if mention.name is None:
            continue
        hit = name_hit(text, *mention.name)
        gender = hit.gender if hit else None
        if gender is None and mention.gender == "f":
            gender = "f"
        if hit is None and _names_body(text, mention):
            keys = keys_of(text[slice(*mention.name)])
            found[mention.start] = NameHit(mention.start, mention.name.end, keys, "", mention.gender, False, body=True)
        elif hit is not None and (hit.start == mention.name.start or hit.title):
            body = not hit.sure and _names_body(text, mention)
            first = mention.start if body else hit.start
            found[first] = NameHit(first, hit.end, hit.keys, hit.title, gender, not body, body)
        else:
            found[mention.name.start] = NameHit(*mention.name, keys_of(text[slice(*mention.name)]), "", gender, True)
    return found


def _names_body(text: str, mention: Mention) -> bool:
    """Whether the name in a mention is an organisation's: « la Dépêche », « le quotidien Sud Presse »."""
    if mention.name is None or mention.kind == "organisation":
        return mention.name is not None
    if mention.head in groups():
        return True
    before = text[mention.start : mention.name.start].strip().lower()
    first = lowered(text[slice(*mention.name)].split()[0])
    return before in ("la", "le", "l'", "l’", "les") and first not in forenames()


def _read_names(
    text: str, outside: Sequence[tuple[int, int]], named: dict[int, NameHit]
) -> tuple[list[NameHit], dict[int, str]]:
    """Names of several words or with a title; and the single capitalised words between them, by their start.

    So are « Le Pen » and « La Tour », which may be anything.
    """
    hits: list[NameHit] = []
    singles: dict[int, str] = {}
    covered = 0
    waiting = sorted(named, reverse=True)
    endings, named_places = title_endings(), function_words("named_place")
    for match in capital_sequences(text, outside):
        start, end = match.span()
        while waiting and waiting[-1] < end:
            hit = named[waiting.pop()]
            if hit.start >= covered:
                hits.append(hit)
                covered = hit.end
        if end <= covered:
            continue
        run = match[0]
        is_single = " " not in run
        if is_single and start > 3 and text[start - 4 : start - 1] not in endings:
            singles[start] = run
            continue
        found = name_hit(text, start, end) if not is_single or title_before(text, start) else None
        if found is not None and found.start >= covered:
            if found.title or word_before(text, found.start) not in named_places:
                hits.append(found)
        elif found is None:
            opener, _, rest = run.partition(" ")
            tail = rest if lowered(opener) in no_name_words() and " " not in rest else _surname(run)
            if tail:  # « Selon | Boulanger », « Marine | Le Pen »
                singles[end - len(tail)] = tail
    return hits, singles


def _surname(run: str) -> str:
    """The last word of a run of capitals that is no name, with an article before it; "" for other runs of several."""
    before, _, last = run.rpartition(" ")
    article = before.rpartition(" ")[2]
    if not before:
        return run
    return f"{article} {last}" if article.lower() in ARTICLE_PARTICLES else ""


def _enter_persons(registry: Registry, hits: list[NameHit], singles: dict[int, str]) -> None:
    """Steps 1 and 2: full names first, then all names in text order."""
    full = {hit.start: registry.enter(hit) for hit in hits if len(hit.keys) > 1}
    for hit in hits:
        if hit.start in full:
            _read_nickname(registry, hit.end, full[hit.start])
    latest: dict[str, Entity] = {}
    surnames: set[str] = set()  # of the full names so far
    bare = _bare_names(registry, hits, singles)
    for hit in sorted([*hits, *bare]):
        entity = full.get(hit.start)
        if entity is None:
            entity = _short_name(registry, hit, latest)
        for key in hit.keys:
            if key == hit.keys[-1] or key not in surnames:  # « Maslow » is Ana Maslow, not the Maslow Burnout Inventory
                latest[key] = entity
        if len(hit.keys) > 1:
            surnames.add(hit.keys[-1])
        registry.place(hit.start, hit.end, entity)
        if hit.title:
            if role := titles()[hit.title].role:
                registry.by_title.setdefault(role, {})[id(entity)] = entity
            entity.expressions.append(registry.text[hit.start - len(hit.title) - 1 : hit.end])
        entity.expressions.append(registry.text[hit.start : hit.end])


def _bare_names(registry: Registry, hits: list[NameHit], singles: dict[int, str]) -> list[NameHit]:
    """The single words that are part of a known person's name or a forename; towns and countries are not.

    A surname with an article has it always: « Pen » and « Tour » are nobody where « Marine Le Pen », « Anne de La
    Tour » are known.
    """
    titled = [hit for hit in hits if len(hit.keys) == 1]
    known = frozenset(registry.by_key) | {hit.keys[0] for hit in titled}
    articles = _articles_of_surnames(registry, titled)
    names: dict[str, tuple[str, Gender | None]] = {}
    for word in set(singles.values()):
        article, _, bare = word.rpartition(" ")
        key = key_of(bare)
        low = lowered(word)
        if low in places() or articles.get(key, "") != article.lower():
            continue
        if key in known:
            names[word] = key, None
        elif low in forenames() and low not in acronyms() and low not in stopnames():
            names[word] = key, forenames()[low]
    return [
        NameHit(start, start + len(word), (names[word][0],), "", names[word][1], False)
        for start, word in singles.items()
        if word in names
    ]


def _articles_of_surnames(registry: Registry, titled: Sequence[NameHit]) -> dict[str, str]:
    """The surnames that open with an article, by their key: « Marine Le Pen » -> pen: le."""
    persons = (entity.name for namesakes in registry.by_key.values() for entity in namesakes)
    found = {}
    for name in chain(persons, (registry.text[hit.start : hit.end] for hit in titled)):
        tail = _surname(name) if " " in name else ""
        if tail:
            article, _, last = tail.partition(" ")
            found[key_of(last)] = article.lower()
    return found


def _short_name(registry: Registry, hit: NameHit, latest: dict[str, Entity]) -> Entity:
    """The person of a single name: the last one so called who fits, else one introduced later, else a new one."""
    last = latest.get(hit.keys[0])
    if last is not None and not hit.title and len(last.keys) > 1 and keys_of(last.name)[-1:] == hit.keys:
        hit = hit._replace(gender=None)  # « Eduardo Miranda … Miranda »: a surname that is a forename too
    if last is not None and same_person(last, hit):
        if hit.gender and last.gender is None:
            last.gender = hit.gender
        return last
    for entity in registry.by_key.get(hit.keys[0], [])[:MAX_NAMESAKES]:
        if same_person(entity, hit):
            entity.gender = entity.gender or hit.gender
            return entity
    return registry.introduce(hit)


def _complete_from_speech(registry: Registry, quotations: Sequence[Quotation]) -> None:
    """Take a fuller name from inside the marks for persons whom the narration calls by one word only."""
    single = {key: es for key, es in registry.by_key.items() if all(len(entity.keys) == 1 for entity in es)}
    if not single:
        return
    for match in capital_sequences(registry.text, [quotation.inner for quotation in quotations]):
        if " " not in match[0]:
            continue
        hit = name_hit(registry.text, *match.span())
        if hit is None or not hit.sure or len(hit.keys) < 2:
            continue
        for entity in single.get(hit.keys[-1], [])[:1]:
            if len(entity.keys) == 1 and same_person(entity, hit):
                entity.name = registry.text[hit.start : hit.end]
                entity.gender = entity.gender or hit.gender
                entity.keys = frozenset(hit.keys)


def _read_surroundings(registry: Registry, start: int, end: int, entity: Entity) -> None:
    """Step 3: roles in apposition on either side, age."""
    text = registry.text
    if len(entity.roles) < MAX_ROLES and start <= entity.positions[min(len(entity.positions), MAX_READ) - 1]:
        after = role_after(text, start, end)
        beside = [*roles_before(text, start, end), *([after] if after else []), *roles_said_of(text, start, end)]
        for phrase in beside:
            description = registry.give_role(entity, phrase)
            if phrase is after and _is_feminine(description) and description.determiner in ("", "une"):
                entity.gender = "f"  # « Lilian Lee, | rédactrice |, »; « Paul Roux, | la maire |, Ana Ruiz » are two
            entity.sure = True
    if len(entity.positions) > 1 and start != entity.positions[0]:
        return
    entity.age = age_after(text, end)


def _read_nickname(registry: Registry, end: int, entity: Entity) -> None:
    """« Mohammed Hamdan Daglo, dit « Hemetti » »: the nickname is a name of his."""
    nickname = nickname_after(registry.text, end)
    if nickname is None:
        return
    alias = registry.text[nickname.start : nickname.end]
    entity.expressions.append(alias)
    namesakes = registry.by_key.setdefault(key_of(alias), [])
    if entity not in namesakes:
        entity.keys |= {key_of(alias)}
        namesakes.append(entity)


def _keep_couples_apart(registry: Registry) -> None:
    """« Mme Ruiz » and « M. Ruiz » without forenames keep their titles, or their names would be one."""
    for namesakes in registry.by_key.values():
        if len(namesakes) < 2:
            continue
        bare = [e for e in namesakes[:MAX_NAMESAKES] if len(e.keys) == 1 and e.title]
        if len({entity.gender for entity in bare}) > 1:
            for entity in bare:
                if not entity.name.startswith(titles()[entity.title].form):
                    entity.name = f"{titles()[entity.title].form} {entity.name}"


def _read_acronyms(registry: Registry) -> None:
    """Step 4: « l'Office fédéral de l'agriculture (OFAG) »."""
    text = registry.text
    for match in _ACRONYM.finditer(text):
        short = match.group(1)
        if sum(letter.isupper() for letter in short) < 2 or key_of(short) in registry.by_acronym:
            continue
        if not registry.in_narration(match.start()):
            continue
        floor = registry.stretch_start(match.start())
        first = expansion_start(text, max(floor, match.start() - MAX_EXPANSION), match.start(), short)
        if first is None:
            continue
        name = text[first : match.start()].rstrip()
        described = describe(tokens_in(text, first, match.start()))
        entity = Entity("organisation", name, described.gender, described.determiner in ("les", "des"))
        entity.positions.append(first)
        registry.by_start[first] = entity
        entity.expressions.append(name)
        entity.expressions.append(short)
        registry.by_acronym[key_of(short)] = entity


def _read_initials(registry: Registry, singles: Iterable[str]) -> None:
    """« Nathalie Kosciusko-Morizet … NKM », « Mohammed ben Salmane … MBS »: persons by three or more initials."""
    shorts = {word for word in singles if word.isupper() and len(word) > 2}
    if not shorts:
        return
    for entity in {id(entity): entity for namesakes in registry.by_key.values() for entity in namesakes}.values():
        initials = "".join(part[0] for part in entity.name.replace("-", " ").split()).upper()
        if initials in shorts:
            registry.by_acronym.setdefault(key_of(initials), entity)


def expansion_start(text: str, low: int, end: int, short: str) -> int | None:
    """Where the full name before ``(short)`` starts, article included; None where none is to be seen.

    The words' first letters must give those of the acronym, small words left aside where they are not needed;
    failing that, the nearest capital after an article opens it, one that is no complement before others.
    """
    tokens = Tokens(text, low, end)
    words = tokens.words
    letters = [key_of(letter) for letter in short if letter.isalpha()]
    taken: list[int] = []  # the words that count, from the acronym back
    firsts: list[str] = []  # the first letters of all words, from the acronym back
    for index in range(len(words) - 1, -1, -1):
        if not words[index][0].isalnum():
            break
        firsts.append(key_of(words[index])[0])
        if words[index] in _SMALL:
            continue
        taken.append(index)
        if firsts[-1] == letters[0] and _spells(firsts[::-1], letters):
            return _with_article(tokens, index)
    named = [index for index in taken if index and tokens.is_capital(index) and words[index - 1] in _BEFORE_BODY]
    whole = [index for index in named if words[index - 1] not in _OF_THE and (index < 2 or words[index - 2] != "de")]
    return _with_article(tokens, (whole or named)[0]) if named else None


def _spells(firsts: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the acronym's letters are first letters of the words, in order; long ones may end inside a word."""
    return _is_subsequence(firsts, letters) or (len(letters) > 3 and _is_subsequence(firsts, letters[:-1]))


def _is_subsequence(firsts: Sequence[str], letters: Sequence[str]) -> bool:
    following = iter(firsts)
    return all(letter in following for letter in letters)


def _with_article(tokens: Tokens, index: int) -> int:
    """The offset of the word at ``index`` or of the article before it."""
    if index and tokens.words[index - 1] in ("l'", "la", "le", "les"):
        index -= 1
    return tokens.span(index, index).start
