"""Step 7: whom each mention denotes: ``il``, ``le ministre``, ``M. Kacer`` -> Rastislav Kacer.

Walks the attributions in text order. Persons and abbreviated bodies come from ``entities.py``; here they
are ranked as candidates, by fixed weights, and one is chosen or none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from quotefind.entities import Description, Entity, Registry, collect, describe, narration, offices, same_person
from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import acronyms, groups, nationality_adjectives, places, roles, titles
from quotefind.model import Attribution, Gender, Mention, MentionKind, Quotation, Span, Speaker
from quotefind.names import NameHit, is_adjective, key_of, lowered, name_hit, phrase_end, tokens_in

# How far back a pronoun looks, in characters, names and attributions: a reader does not look farther.
LOOK_BACK = 1600
MAX_NAMES_BACK = 30
FAR_BACK = 6000
MAX_SAID_BACK = 8
MAX_SENTENCES_BACK = 5
# Blocks in which the phrases with one head noun are read once; a description looks two blocks around.
BLOCK = 4096
MAX_PHRASES = 40

# Weights of a candidate for a pronoun, set together on news text: recency decides between equals, a
# speaker or subject in the same paragraph outweighs a nearer name that is only mentioned.
PER_SENTENCE = 0.6
PER_PARAGRAPH = 1.0
SAID = 1.6
SUBJECT = 1.3
CONTINUES = 0.9
GENDER_SHOWN = 0.5
# The one person an article is about stays in mind however far back the name stands.
PROTAGONIST = 0.5
PROTAGONIST_DISTANCE = 3
PROTAGONIST_MENTIONS = 4
PERSON = 0.4
WRONG_GENDER = 0.8
MARGIN_CLEAR = 0.8
MARGIN_SMALL = 0.3
# Below this a candidate is no answer.
FLOOR = -3.0

_CONTINUING = frozenset("ajouter poursuivre continuer conclure reprendre préciser insister renchérir enchaîner compléter".split())
_POSSESSIVES = frozenset("son sa ses leur leurs mon ma mes notre nos".split())
_DEFINITE = frozenset("le la l' les ce cet cette ces du au".split())
_ANTECEDENT = frozenset("le la l' les un une des deux trois quatre".split())
_LAST_NAMED = frozenset("dernier dernière derniers dernières".split())
_NEARER = frozenset("celui-ci celle-ci ceux-ci celles-ci".split())
_ANAPHORS = frozenset("intéressé intéressée intéressés intéressées homme femme même jeune".split()) | _LAST_NAMED
_PLURAL_PRONOUNS = frozenset("ils elles eux ceux-ci celles-ci leurs leur".split())
_UNRESOLVED = frozenset("on je j' nous vous tu moi".split())
_DECADES = {
    "vingtenaire": 20,
    "trentenaire": 30,
    "quadragénaire": 40,
    "quadra": 40,
    "quinquagénaire": 50,
    "quinqua": 50,
    "sexagénaire": 60,
    "septuagénaire": 70,
    "octogénaire": 80,
    "nonagénaire": 90,
    "centenaire": 100,
}
# Offices that go by a paraphrase: its complement says nothing about which country or body is meant.
_OFFICES = {
    ("chef", "etat"): "président",
    ("chef", "executif"): "président",
    ("chef", "gouvernement"): "ministre",
    ("chef", "diplomatie"): "ministre",
    ("locataire", "elysee"): "président",
}
_AGED = regex.compile(r"(?:l['’]|la |le )(?:[\w-]+ ){1,4}de (\d{2,3}) ans", regex.IGNORECASE)
_BESIDE = regex.compile(r"(?: \([^()]{1,20}\))?, (?:\d+ ans, )?(?:le |la |l['’]|un |une )?")
_SENTENCE = regex.compile(
    r"(?<!\b(?:MM?|Mme|Mmes|Mlle|Dr|Pr|Me|St|\p{Lu}))[.!?…][»”\"’)\]]{0,2}+\s++(?=[\p{Lu}«“\"(\d—–-])|\n\s*+|[»”\"]\s++(?=\p{Lu})"
)
_FRONTED = regex.compile(
    r"[«»“”\"\s]*+(?:(?:Et|Mais|Or|Car|Puis|Ainsi|Pourtant|Cependant|Enfin|Ensuite|Toutefois)\s++)?+(?:\p{Lu}[^,.;:!?«»“”\"\n]{1,70}+,\s++)?+"
)


class Resolved(NamedTuple):
    """The speaker of one attribution; ``factor`` (0..1) scales its confidence.

    ``refused``: candidates as the text writes them, with the reason why they were not taken.
    """

    speaker: Speaker | None
    factor: float
    refused: tuple[tuple[str, str], ...] = ()


class Wanted(NamedTuple):
    """What a pronoun or a description without a name of its own asks of its referent."""

    position: int
    gender: Gender | None
    plural: bool
    last_named: bool = False  # « ce dernier », « celle-ci »: not the subject
    continues: bool = False  # « ajoute-t-il »: the verb says that one goes on speaking


class Candidate(NamedTuple):
    """An entity that may be meant, with where and in what part the text brings it up."""

    entity: Entity
    position: int
    said: bool = False
    subject: bool = False
    latest: bool = False  # the speaker of the attribution right before
    protagonist: bool = False


@dataclass(slots=True)
class Choice:
    """An entity chosen, how surely, and what was refused for it."""

    entity: Entity | None
    factor: float = 1.0
    refused: tuple[tuple[str, str], ...] = ()


def resolve(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> list[Resolved]:
    """The speaker of each attribution, in their order (which is text order).

    ``paragraphs`` and ``quotations`` are those of the same text, in order. Pronouns and descriptions go
    to the best candidate before them; what cannot be told gives None, or the description as written.
    """
    if not attributions:
        return []
    resolver = _Resolver(text, paragraphs, quotations, attributions)
    choices = [resolver.choose(attribution) for attribution in attributions]
    _give_headings_their_speaker(text, attributions, choices)
    speakers: dict[int, Speaker] = {}
    return [_resolved(choice, speakers) for choice in choices]


def _resolved(choice: Choice, speakers: dict[int, Speaker]) -> Resolved:
    """``choice`` as a record; one speaker record for each entity."""
    entity = choice.entity
    if entity is None:
        return Resolved(None, choice.factor, choice.refused)
    speaker = speakers.get(id(entity))
    if speaker is None:
        speaker = speakers[id(entity)] = entity.speaker()
    return Resolved(speaker, choice.factor, choice.refused)


def _give_headings_their_speaker(text: str, attributions: Sequence[Attribution], choices: list[Choice]) -> None:
    """A heading in marks that repeats words quoted in the body is given to whom the body gives them."""
    for index, attribution in enumerate(attributions):
        if attribution.mention is not None or attribution.same_speaker or choices[index].entity is not None:
            continue
        words = _content(text, attribution)
        if len(words) < 12:
            continue
        around = range(max(0, index - 4), min(len(attributions), index + 12))
        found = [choices[i] for i in around if i != index and choices[i].entity and words in _content(text, attributions[i])]
        if len({id(choice.entity) for choice in found}) == 1:
            choices[index] = Choice(found[0].entity, 0.8)


def _content(text: str, attribution: Attribution) -> str:
    """The first 600 characters of a content, letters only and lower case."""
    start, end = attribution.spans[0]
    return "".join(filter(str.isalnum, text[start : min(end, start + 600)].lower()))


class _Resolver:
    """The state of one walk: what the text speaks of, and who has spoken so far."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        quotations: Sequence[Quotation],
        attributions: Sequence[Attribution],
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.paragraph_starts = [paragraph.start for paragraph in paragraphs]
        self.outside = narration(len(text), quotations)
        self.outside_starts = [span.start for span in self.outside]
        mentions = [a.mention for a in attributions if a.mention is not None]
        self.registry: Registry = collect(text, quotations, mentions)
        self.said: list[Candidate] = []
        self.phrases: dict[tuple[str, int], list[tuple[int, int, Description]]] = {}
        self.sentences: dict[int, list[int]] = {}
        self.subjects: dict[int, Candidate | None] = {}
        self.last = Choice(None)
        self.counts = _Counts(self.registry)

    # -- the walk ----------------------------------------------------------------------------

    def choose(self, attribution: Attribution) -> Choice:
        """The entity of ``attribution``; remembers it as the one who spoke last."""
        mention = attribution.mention
        if mention is None:
            if not attribution.same_speaker:
                return Choice(None)
            choice = Choice(self.last.entity, min(self.last.factor, 0.9))
        else:
            lemma = attribution.cue.lemma if attribution.cue else ""
            choice = self._of_mention(mention, lemma)
        position = mention.start if mention else attribution.spans[0].start
        if choice.entity is not None:
            self.said.append(Candidate(choice.entity, position, said=True))
            if choice.entity.kind == "name" and (mention is None or mention.name is None):
                self.counts.add(choice.entity)
        self.last = choice
        return choice

    def _of_mention(self, mention: Mention, lemma: str) -> Choice:
        if mention.kind == "pronoun":
            return self._of_pronoun(mention, lemma)
        if mention.name is not None and not self._is_coordinated(mention):
            return self._of_name(mention)
        if mention.kind in ("document", "source"):
            return Choice(self._own(mention))
        return self._of_description(mention, lemma)

    # -- names -------------------------------------------------------------------------------

    def _of_name(self, mention: Mention) -> Choice:
        """The person whom the names pass found at the mention's name."""
        assert mention.name is not None
        registry = self.registry
        index = bisect_left(registry.hit_starts, mention.name.start)
        if index < len(registry.hits) and registry.hits[index][0] < mention.name.end:
            entity = registry.hits[index][2]
            expression = self.text[mention.start : mention.end]
            entity.gender = entity.gender or mention.gender
            if len(expression) < 120:
                entity.call(expression)
            return self._told_apart(mention, entity)
        hit = name_hit(self.text, *mention.name)
        keys = hit.keys if hit else tuple(key_of(word) for word in self.text[slice(*mention.name)].split())
        found = NameHit(*mention.name, keys, hit.title if hit else "", mention.gender, True)
        for key in reversed(keys):
            for entity in registry.namesakes(key):
                if same_person(entity, found):
                    return Choice(entity)
        return Choice(registry.introduce(found))

    def _told_apart(self, mention: Mention, entity: Entity) -> Choice:
        """``entity``, less surely where a bare surname is borne by two persons of the text."""
        assert mention.name is not None
        word = self.text[slice(*mention.name)]
        if " " in word or mention.start < mention.name.start:
            return Choice(entity)
        others = [e for e in self.registry.namesakes(key_of(word)) if e is not entity and e.positions]
        if not others:
            return Choice(entity)
        return Choice(entity, 0.7, tuple((other.name, "named less recently") for other in others[:3]))

    def _is_coordinated(self, mention: Mention) -> bool:
        """« Ana Ruiz et Paul Roux »: a speaker of its own."""
        if not mention.plural:
            return False
        tokens = tokens_in(self.text, mention.start, mention.end)
        return any(t.word == "et" for t in tokens) and sum(t.capital for t in tokens) > 1

    # -- descriptions ------------------------------------------------------------------------

    def _own(self, mention: Mention) -> Entity:
        """The mention as a speaker of its own, the same for the same words."""
        described = describe(self.text, mention.start, mention.end, mention.head)
        entity = self._phrase_entity(described, mention.start, mention.end, mention.kind)
        entity.plural = entity.plural or mention.plural
        return entity

    def _phrase_entity(self, described: Description, start: int, end: int, kind: MentionKind) -> Entity:
        key = (f"{described.lemma}/{described.plural}", described.words)
        entity = self.registry.by_phrase.get(key)
        name = " ".join(self.text[start:end].split())
        if entity is None:
            entity = Entity(kind, name, described.gender, described.plural)
            entity.person = kind == "role" or described.head in roles()
            self.registry.by_phrase[key] = entity
        if start in self.registry.by_start:
            return self.registry.by_start[start]
        entity.positions.append(start)
        entity.call(name)
        return entity

    def _of_description(self, mention: Mention, lemma: str = "") -> Choice:
        """A phrase without a personal name: a known body, a person by role, an antecedent, or itself."""
        body = self._known_body(mention)
        if body is not None:
            return Choice(body)
        described = describe(self.text, mention.start, mention.end, mention.head)
        if described.determiner in _POSSESSIVES or self._is_coordinated(mention):
            return Choice(self._own(mention))
        if described.determiner in _DEFINITE:
            if self._is_anaphor(mention, described):
                choice = self._of_pronoun(mention, "")
                if choice.entity is not None:
                    choice.entity.call(self.text[mention.start : mention.end])
                    return choice
            for strategy in self._strategies():
                found = strategy(mention, described)
                if found is not None and found.entity is not None:
                    found.entity.call(self.text[mention.start : mention.end])
                    return found
            if lemma in _CONTINUING and self._may_go_on(mention, described):
                self.said[-1].entity.call(self.text[mention.start : mention.end])
                return Choice(self.said[-1].entity, 0.7)
        return Choice(self._own(mention))

    def _may_go_on(self, mention: Mention, described: Description) -> bool:
        """« …, dit Marc Dorval. « … », ajoute le politique letton. »: a role that the text has not given him yet."""
        if not self.said or described.plural or described.head in groups() or mention.kind not in ("role", "other"):
            return False
        entity = self.said[-1].entity
        if entity.kind != "name" or not entity.person or clashes(described, entity):
            return False
        near = self._paragraph_of(mention.start) - self._paragraph_of(self.said[-1].position) <= 1
        return near and not (described.words and entity.roles)

    def _is_anaphor(self, mention: Mention, described: Description) -> bool:
        """« ce dernier », « l'intéressée », « la jeune femme »: no more content than a pronoun."""
        words = [t.word for t in tokens_in(self.text, mention.start, mention.end)][1:]
        return 0 < len(words) <= 2 and all(w in _ANAPHORS for w in words)

    def _strategies(self) -> tuple[Callable[[Mention, Description], Choice | None], ...]:
        """The ways to find whom a definite description denotes; the first that answers counts."""
        return (
            self._by_age,
            self._by_nationality,
            self._by_role,
            self._by_word_beside_name,
            self._by_nameless_role,
            self._by_fuller_phrase,
            self._by_variation,
        )

    def _known_body(self, mention: Mention) -> Entity | None:
        """« les FSR », « les Forces de soutien rapide (FSR) du général … »."""
        registry = self.registry
        tokens = tokens_in(self.text, mention.start, mention.end)
        words = [t for t in tokens if t.word not in function_words("determiner")]
        if not words or not registry.by_acronym:
            return None
        if len(words) == 1 and words[0].capital:
            entity = registry.by_acronym.get(key_of(words[0].word))
            if entity is not None:
                entity.call(self.text[mention.start : mention.end])
            return entity
        phrase = [key_of(t.word) for t in words]
        for key in phrase:
            entity = registry.by_acronym.get(key)
            if entity is not None and phrase[:2] == _first_keys(entity.name):
                return entity
        if not words[0].capital:
            return None
        for entity in list(registry.by_acronym.values())[:60]:
            if phrase == _first_keys(entity.name, 40):
                return entity
        return None

    def _by_age(self, mention: Mention, described: Description) -> Choice | None:
        """« le quinquagénaire », « l'homme de 41 ans »: who is of that age, else the person spoken of last."""
        lowest = highest = 0
        given = _AGED.match(self.text, mention.start, min(len(self.text), mention.end + 5))
        if described.lemma in _DECADES:
            lowest = _DECADES[described.lemma]
            highest = lowest + 9
        elif given is not None:
            lowest = highest = int(given.group(1))
        else:
            return None
        for _, _, entity in self.registry.hits_before(mention.start, 0, MAX_NAMES_BACK):
            if entity.age is not None and lowest <= entity.age <= highest:
                return Choice(entity, 0.95)
        return self._of_pronoun(mention, "")

    def _by_nationality(self, mention: Mention, described: Description) -> Choice | None:
        """« le Belge »: the last person called Belgian, else the person spoken of last."""
        role = roles().get(described.head)
        if role is None or role.kind != "nationality" or described.plural:
            return None
        adjective = nationality_adjectives().get(described.head)
        for _, _, entity in self.registry.hits_before(mention.start, mention.start - 6000, MAX_NAMES_BACK):
            country = frozenset(key_of(part) for part in adjective.place.split()) if adjective else frozenset()
            if country and any(country <= role.words for role in entity.roles):
                return Choice(entity, 0.9)
        return self._of_pronoun(mention, "")

    def _by_role(self, mention: Mention, described: Description) -> Choice | None:
        """The person whose role fits best; among equals the one named last before."""
        if described.plural or not described.head or described.head not in roles():
            return None
        ranked: list[tuple[float, int, Entity]] = []
        refused: list[tuple[str, str]] = []
        for entity, role in self._bearers(described):
            fit = fit_of(described, role)
            if fit is None:
                refused.append((entity.name, "another office"))
            elif clashes(described, entity):
                refused.append((entity.name, "gender"))
            else:
                before = entity.last_before(mention.start)
                recency = 0.1 if before is not None else -0.3
                if before is not None and mention.start - before < LOOK_BACK:
                    recency = 0.2
                ranked.append((fit + recency, before or -1, entity))
        best = max(ranked, key=lambda row: row[:2], default=None)
        if best is None or best[0] < 0.45:
            return Choice(None, 1.0, tuple(refused[:5]))
        antecedent = self._nearer_phrase(mention, described, best[1])
        if antecedent is not None and not described.words:
            return Choice(antecedent, 0.8, ((best[2].name, "farther back"),))
        rivals = [row for row in ranked if row[2] is not best[2] and best[0] - row[0] < 0.15]
        factor = (0.95 if best[0] >= 0.95 else 0.85) if not rivals else 0.7
        refused += [(entity.name, "named less recently") for _, _, entity in rivals]
        return Choice(best[2], factor, tuple(refused[:5]))

    def _bearers(self, described: Description) -> Iterable[tuple[Entity, Description]]:
        """Persons with the role or a synonym of it: the first and the last introduced."""
        lemma = _office(described) or described.lemma
        rows = self.registry.by_role.get(lemma, [])
        if len(rows) > 60:
            rows = rows[:20] + rows[-40:]
        seen = set()
        for _, entity, role in rows:
            if (id(entity), role) not in seen:
                seen.add((id(entity), role))
                yield entity, role

    def _nearer_phrase(self, mention: Mention, described: Description, position: int) -> Entity | None:
        """The antecedent « un deuxième diplomate » where it stands nearer than ``position``."""
        for start, end, phrase in reversed(self._phrases_around(described.head, mention.start)):
            if position < start < mention.start and phrase.determiner in ("un", "une") and not self._is_known(start, end):
                return self._phrase_entity(phrase, start, end, "role")
        return None

    def _is_known(self, start: int, end: int) -> bool:
        """Whether a person is named right beside the phrase."""
        index = bisect_left(self.registry.hit_starts, start - 60)
        for at, stop, _ in self.registry.hits[index : index + 4]:
            if start <= at <= end + 3 or start - 3 <= stop <= start:
                return True
        return False

    def _by_fuller_phrase(self, mention: Mention, described: Description) -> Choice | None:
        """« l'armée » -> « l'armée soudanaise », « le diplomate » -> « un haut diplomate européen »."""
        if not described.head:
            return None
        around = self._phrases_around(described.head, mention.start)
        before = [row for row in around if row[0] < mention.start and row[1] <= mention.start]
        after = [row for row in around if row[0] > mention.end]
        indefinite = described.head in roles() and not described.plural
        for start, end, phrase in reversed(before):
            if phrase.plural != described.plural or phrase.determiner not in _ANTECEDENT or self._is_known(start, end):
                continue
            if not (phrase.words or indefinite and phrase.determiner in ("un", "une")):
                continue
            if described.words <= phrase.words and (described.words != phrase.words or start < mention.start):
                return Choice(self._phrase_entity(phrase, start, end, mention.kind), 0.9)
        fuller = {p.words: (s, e, p) for s, e, p in reversed(after) if p.words > described.words and p.plural == described.plural}
        if len(fuller) == 1 and described.head in groups():
            start, end, phrase = next(iter(fuller.values()))
            if phrase.determiner in _DEFINITE:
                return Choice(self._phrase_entity(phrase, start, end, mention.kind), 0.75)
        return None

    def _by_word_beside_name(self, mention: Mention, described: Description) -> Choice | None:
        """« le naturopathe » -> « le naturopathe Paul Roux », « Paul Roux, naturopathe », for nouns no list has."""
        if described.plural or not described.head or described.head in roles() or described.head in groups():
            return None
        low, high = max(0, mention.start - 2 * BLOCK), min(len(self.text), mention.start + BLOCK)
        for at in _occurrences(self.text, described.head, low, high):
            stop = at + len(described.head)
            index = bisect_left(self.registry.hit_starts, at - 80)
            for start, end, entity in self.registry.hits[index : index + 6]:
                gap = self.text[end:at] if end <= at else self.text[stop:start]
                if (start == stop + 1 or end < at and _BESIDE.fullmatch(gap)) and not clashes(described, entity):
                    return Choice(entity, 0.85)
        return None

    def _by_variation(self, mention: Mention, described: Description) -> Choice | None:
        """« le chercheur », « la chanteuse »: another word for the person spoken of, unless it is an office."""
        role = roles().get(described.head)
        if role is None or role.plural or role.kind != "person" or role.lemma in offices() or len(described.words) > 2:
            return None
        choice = self._of_pronoun(mention, "")
        entity = choice.entity
        if entity is None or entity.kind != "name" or clashes(described, entity) or choice.factor < 0.6:
            return None
        return Choice(entity, choice.factor * 0.75, choice.refused)

    def _by_nameless_role(self, mention: Mention, described: Description) -> Choice | None:
        """« Le ministre des mines a démenti. Jean Roux a affirmé … », affirme le ministre: Jean Roux.

        Holds where the speaker before, in the same paragraph, is a person without a role of his own, and
        the same description stands before the first time he is named.
        """
        if described.plural or described.head not in roles() or not self.said:
            return None
        entity = self.said[-1].entity
        if not entity.person or entity.kind != "name" or entity.roles or clashes(described, entity):
            return None
        if self._paragraph_of(self.said[-1].position) != self._paragraph_of(mention.start):
            return None
        first = entity.positions[0] if entity.positions else 0
        for start, _, phrase in self._phrases_around(described.head, first):
            if first - 700 < start < first and described.words & phrase.words and described.words:
                return Choice(entity, 0.6)
        return None

    def _phrases_around(self, head: str, position: int) -> list[tuple[int, int, Description]]:
        """The noun phrases of the narration headed by ``head`` around ``position``, in order; read once a block."""
        block = position // BLOCK
        key = (head, block)
        if key not in self.phrases:
            low, high = max(0, (block - 2) * BLOCK), min(len(self.text), (block + 2) * BLOCK)
            self.phrases[key] = list(self._read_phrases(head, low, high))
        return self.phrases[key]

    def _read_phrases(self, head: str, low: int, high: int) -> Iterable[tuple[int, int, Description]]:
        found = 0
        for at in sorted({*_occurrences(self.text, head, low, high), *_occurrences(self.text, head.title(), low, high)}):
            if found >= MAX_PHRASES:
                return
            stop = at + len(head)
            if self._in_narration(at) and _opens_phrase(self.text, at, stop):
                opening = max(low, at - 20)
                tokens = tokens_in(self.text, opening, min(len(self.text), stop + 80))
                row = self._phrase_at(tokens, at)
                if row is not None:
                    found += 1
                    yield row

    def _phrase_at(self, tokens: Sequence, at: int) -> tuple[int, int, Description] | None:  # type: ignore[type-arg]
        """The phrase with a determiner whose head starts at offset ``at``."""
        index = next((i for i, token in enumerate(tokens) if token.start == at), None)
        if index is None:
            return None
        first = index
        while first and tokens[first - 1].word in function_words("pre_adjective"):
            first -= 1
        if not first or tokens[first - 1].word not in function_words("determiner"):
            return None
        first -= 1
        last = phrase_end(tokens, index + 1) - 1
        start, end = tokens[first].start, tokens[last].end
        return start, end, describe(self.text, start, end, tokens[index].word)

    def _in_narration(self, position: int) -> bool:
        index = bisect_right(self.outside_starts, position) - 1
        return index >= 0 and position < self.outside[index].end

    def _paragraph_of(self, position: int) -> int:
        return bisect_right(self.paragraph_starts, position) - 1

    # -- pronouns ----------------------------------------------------------------------------

    def _of_pronoun(self, mention: Mention, lemma: str) -> Choice:
        """The best candidate before a pronoun, None where none agrees or stands out."""
        word = mention.head or lowered(self.text[mention.start : mention.end])
        if word in _UNRESOLVED:
            return Choice(None)
        plural = mention.plural or word in _PLURAL_PRONOUNS
        last_named = bool(_LAST_NAMED & set(lowered(self.text[mention.start : mention.end]).split()))
        wanted = Wanted(mention.start, mention.gender, plural, last_named or word in _NEARER, lemma in _CONTINUING)
        candidates = self._candidates(mention.start)
        sentences = self._sentence_starts(mention.start)
        scores: dict[int, tuple[float, int, Entity]] = {}
        refused: dict[str, str] = {}
        for candidate in candidates:
            reason = refusal(wanted, candidate)
            if reason:
                refused.setdefault(candidate.entity.name, reason)
                continue
            score = self._score(wanted, candidate, sentences)
            known = scores.get(id(candidate.entity))
            if known is None or score > known[0]:
                scores[id(candidate.entity)] = (score, candidate.position, candidate.entity)
        choice = _best(scores.values(), refused, wanted)
        if choice.entity is not None:
            return choice
        return self._plural_before(mention, choice) if plural else self._from_afar(wanted, choice)

    def _plural_before(self, mention: Mention, choice: Choice) -> Choice:
        """« … par les scientifiques et les défenseurs de la nature. Ils »: the plural persons named last before."""
        low = max(self.paragraph_starts[max(0, self._paragraph_of(mention.start))], mention.start - 300)
        tokens = tokens_in(self.text, low, mention.start)
        for index in range(len(tokens) - 1, 0, -1):
            role = roles().get(tokens[index].word)
            if role is None or not role.plural or not self._in_narration(tokens[index].start):
                continue
            if mention.gender == "f" and role.gender == "m":
                continue
            first = index
            while first > 1 and tokens[first - 1].word in function_words("pre_adjective"):
                first -= 1
            if tokens[first - 1].word in function_words("plural_determiner"):
                end = tokens[phrase_end(tokens, index + 1) - 1].end
                start = tokens[first - 1].start
                phrase = describe(self.text, start, end, tokens[index].word)
                return Choice(self._phrase_entity(phrase, start, end, "group"), 0.55, choice.refused)
        return choice

    def _from_afar(self, wanted: Wanted, choice: Choice) -> Choice:
        """Where nobody near agrees: the one person of that gender named last, if the stretch before has but one."""
        found = {
            id(entity): entity
            for _, _, entity in self.registry.hits_before(wanted.position, wanted.position - FAR_BACK, MAX_NAMES_BACK)
            if entity.sure and (entity.gender == wanted.gender or wanted.gender is None)
        }
        if len(found) != 1:
            return choice
        return Choice(next(iter(found.values())), 0.6, choice.refused)

    def _score(self, wanted: Wanted, candidate: Candidate, sentences: Sequence[int]) -> float:
        """How well a candidate that is not refused fits."""
        distance = bisect_right(sentences, wanted.position) - bisect_right(sentences, candidate.position)
        paragraphs = self._paragraph_of(wanted.position) - self._paragraph_of(candidate.position)
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

    def _candidates(self, position: int) -> list[Candidate]:
        """Speakers so far, names and subjects before ``position`` that a reader still has in mind."""
        low = max(0, position - LOOK_BACK)
        found: list[Candidate] = []
        for index, said in enumerate(reversed(self.said[-MAX_SAID_BACK:])):
            if said.position >= position:
                continue
            if said.position < low and index:
                break
            found.append(said._replace(latest=index == 0))
        starts = self._sentence_starts(position)
        for start, _, entity in self.registry.hits_before(position, low, MAX_NAMES_BACK):
            found.append(Candidate(entity, start, subject=self._is_subject(start, starts)))
        protagonist = self.counts.protagonist()
        named = protagonist.last_before(position) if protagonist else None
        if protagonist is not None and named is not None and position - named < FAR_BACK:
            found.append(Candidate(protagonist, named, subject=True, protagonist=True))
        for start in starts[-MAX_SENTENCES_BACK:]:
            if start < position:
                subject = self._subject_at(start, position)
                if subject is not None:
                    found.append(subject)
        return found

    def _sentence_starts(self, position: int) -> list[int]:
        """Where the sentences of the two paragraphs up to ``position`` start, in order."""
        paragraph = self._paragraph_of(position)
        floor = self.paragraph_starts[max(0, paragraph - 1)] if paragraph >= 0 else 0
        low = max(floor, position - LOOK_BACK)
        found: list[int] = []
        for index in range(max(0, paragraph - 1), paragraph + 1):
            starts = self._sentences_of(index)
            found += starts[bisect_left(starts, low) : bisect_right(starts, position)]
        return found

    def _sentences_of(self, paragraph: int) -> list[int]:
        """Where the sentences of a paragraph start that are not inside quotation marks; read once."""
        if paragraph not in self.sentences:
            start, end = self.paragraphs[paragraph]
            starts = [start, *(match.end() for match in _SENTENCE.finditer(self.text, start, end) if match.end() < end)]
            self.sentences[paragraph] = [at for at in starts if self._in_narration(at) or self.text[at] in "«“\""]
        return self.sentences[paragraph]

    def _is_subject(self, position: int, starts: Sequence[int]) -> bool:
        """Whether the name at ``position`` opens its sentence, a role, a title or an adverbial aside."""
        index = bisect_right(starts, position) - 1
        if index < 0 or position - starts[index] > 130:
            return False
        match = _FRONTED.match(self.text, starts[index], position)
        opening = match.end() if match else starts[index]
        between = tokens_in(self.text, opening, position)
        if between and between[-1].word == ",":
            between.pop()
        while between and between[-1].word in titles():
            between.pop()
        head = next((i for i, token in enumerate(between[:4]) if token.word in roles() or token.word in groups()), None)
        if head is None:
            return not between or len(between) == 1 and between[0].word in function_words("determiner")
        return between[0].word in function_words("determiner") and phrase_end(between, head + 1) == len(between)

    def _subject_at(self, start: int, limit: int) -> Candidate | None:
        """The country, body or nameless person that opens the sentence at ``start``."""
        if start in self.subjects:
            return self.subjects[start]
        match = _FRONTED.match(self.text, start, min(limit, start + 120))
        found = None
        for opening in {match.end() if match else start, start}:
            found = found or self._phrase_subject(opening, limit)
        self.subjects[start] = found
        return found

    def _phrase_subject(self, opening: int, limit: int) -> Candidate | None:
        if not self._in_narration(opening) or not _may_speak(self.text[opening : opening + 60]):
            return None
        tokens = tokens_in(self.text, opening, min(limit, opening + 110))
        if not tokens or not tokens[0].capital and tokens[0].word not in function_words("determiner"):
            return None
        at = 1 if tokens[0].word in function_words("determiner") else 0
        while at < len(tokens) and at and tokens[at].word in function_words("pre_adjective"):
            at += 1
        if at >= len(tokens):
            return None
        word = tokens[at].word
        two = f"{word} {tokens[at + 1].word}" if at + 1 < len(tokens) else word
        kind: MentionKind | None = None
        if word in places() or two in places():
            kind = "place"
        elif at and (word in roles() or word in groups()):
            kind = "role" if word in roles() else "organisation"
        elif tokens[at].capital and (word in acronyms() or key_of(word) in self.registry.by_acronym):
            kind = "organisation"
        if kind is None or tokens[0].word in _POSSESSIVES:
            return None
        if word in groups() and groups()[word].kind == "document":
            if tokens[0].word not in _DEFINITE:
                return None
            kind = "document"
        last = phrase_end(tokens, at + (2 if two in places() else 1)) - 1
        if self._is_known(tokens[0].start, tokens[last].end):
            return None
        return Candidate(self._subject_entity(tokens, at, last, kind), opening, subject=True)

    def _subject_entity(self, tokens: Sequence, at: int, last: int, kind: MentionKind) -> Entity:  # type: ignore[type-arg]
        """The entity of a sentence's opening phrase, resolved where it is a short form itself."""
        start, end = tokens[0].start, tokens[last].end
        described = describe(self.text, start, end, tokens[at].word)
        gender, plural = described.gender, described.plural
        place = places().get(tokens[at].word)
        if kind == "place" and place is not None:
            gender, plural = gender or place.gender, place.plural
        mention = Mention(start, end, kind, gender, plural, None, tokens[at].word)
        entity = self._of_description(mention).entity
        assert entity is not None
        entity.gender = entity.gender or gender
        entity.plural = entity.plural or plural
        return entity


def _occurrences(text: str, word: str, low: int, high: int) -> Iterable[int]:
    """Where ``word`` stands in ``text[low:high]`` as a whole word, the case as given."""
    at = text.find(word, low, high)
    while at >= 0:
        stop = at + len(word)
        if not (text[stop : stop + 1].isalnum() or at and text[at - 1].isalnum()):
            yield at
        at = text.find(word, stop, high)


def _opens_phrase(text: str, at: int, stop: int) -> bool:
    """A quick look whether the noun at ``at`` has a determiner before it and something that narrows it down."""
    words = text[max(0, at - 16) : at].replace("’", "'").replace("'", "' ").lower().split()
    if not words or not (words[-1] in function_words("determiner") or words[-1] in function_words("pre_adjective")):
        return False
    if words[-1] not in ("le", "la", "l'", "les"):
        return True
    after = text[stop : stop + 24].replace("’", "'").replace("'", "' ").lower().split()
    return bool(after) and (after[0] in ("de", "du", "des", "d'", "à", "au", "aux", "en") or is_adjective(after[0].rstrip(",.")))


def _may_speak(beginning: str) -> bool:
    """A quick look whether one of the first words of a sentence is a person, body or place."""
    words = beginning.replace("’", "'").replace("'", "' ").lower().split()[:4]
    return any(
        word in roles() or word in groups() or word in places() or word in acronyms()
        for word in (word.rstrip(",.;:)") for word in words)
    ) or " ".join(words[:2]) in places()


class _Counts:
    """How often each person is named or speaks; knows the one who leads by far: the protagonist."""

    def __init__(self, registry: Registry) -> None:
        self.counts: dict[int, int] = {}
        self.leader: Entity | None = None
        self.second = 0
        for _, _, entity in registry.hits:
            if entity.sure:
                self.add(entity)

    def add(self, entity: Entity) -> None:
        """Count one more mention of ``entity``."""
        count = self.counts[id(entity)] = self.counts.get(id(entity), 0) + 1
        if entity is self.leader:
            return
        leading = self.counts[id(self.leader)] if self.leader is not None else 0
        if count > leading:
            self.leader, self.second = entity, leading
        else:
            self.second = max(self.second, count)

    def protagonist(self) -> Entity | None:
        """The person mentioned at least twice as often as any other, and often enough; None without one."""
        if self.leader is None or self.counts[id(self.leader)] < max(PROTAGONIST_MENTIONS, 2 * self.second):
            return None
        return self.leader


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


def refusal(wanted: Wanted, candidate: Candidate) -> str:
    """Why ``candidate`` cannot be what is wanted, "" where it can.

    A person's gender must agree. That of a country or body need not: a translated text says « il » of
    Russia; such a candidate only ranks lower.
    """
    entity = candidate.entity
    if wanted.plural:
        return "" if entity.plural or entity.kind in ("group", "organisation") else "number"
    if entity.plural:
        return "number"
    if wanted.gender and entity.gender and entity.gender != wanted.gender:
        # « le maire » may be a woman, « la procureure » is no man.
        if entity.kind == "name" or entity.kind == "group" or (entity.kind == "role" and entity.gender == "f"):
            return "gender"
    return ""


def clashes(described: Description, entity: Entity) -> bool:
    """Whether a description cannot be said of a person: a feminine noun of a man, « une élue » of Paul."""
    role = roles().get(described.head)
    noun = role.gender if role else None
    return noun == "f" and entity.gender == "m" or (described.determiner in ("la", "une", "cette") and entity.gender == "m")


def fit_of(described: Description, role: Description) -> float | None:
    """How well a role (``role``) carries a description, 0..1; None where their complements contradict.

    le ministre | ministre des mines -> 0.85; le ministre des mines du Burkina | ministre burkinabé des mines -> 1
    """
    head = 1.0 if described.lemma == role.lemma else 0.85
    office = _office(described)
    if office is not None and office == role.lemma:
        return 0.9
    if not described.words:
        return head * (0.9 if role.words else 0.85)
    if described.words <= role.words:
        return head
    if not role.words:
        return head * 0.6
    if role.words <= described.words:
        return head * 0.9
    if len(described.words & role.words) * 2 >= min(len(described.words), len(role.words)):
        return head * 0.7
    return None


def _office(described: Description) -> str | None:
    """The plain role behind a paraphrase: « le chef de l'État » -> président."""
    return next((_OFFICES[described.lemma, word] for word in described.words if (described.lemma, word) in _OFFICES), None)


def _first_keys(name: str, most: int = 2) -> list[str]:
    """The keys of the first words of a body's name, article left out."""
    keys = [key_of(token.word) for token in tokens_in(name, 0, len(name)) if token.word not in function_words("determiner")]
    return keys[:most]
