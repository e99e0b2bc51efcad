"""Whom a pronoun means: candidates before it, ranked by their weighed features, and one chosen or none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from quotefind.grammar.openings import is_subject_by_itself
from quotefind.lexicons.grammar import OF, TO, finite_forms, function_words
from quotefind.lexicons.nouns import groups, roles
from quotefind.lexicons.verbs import nouns_of_saying
from quotefind.model import Gender, Mention, MentionKind, Span
from quotefind.reading.words import words_in
from quotefind.speakers.choice import in_words, weighed
from quotefind.speakers.choice import score as weigh
from quotefind.speakers.discourse import LOOK_BACK, Candidate, Choice, Discourse
from quotefind.speakers.entities import Entity
from quotefind.speakers.features import Distance, Features, Seen, Wanted, features_of
from quotefind.speakers.names import Tokens, lowered, phrase_end
from quotefind.speakers.told import Told

MAX_NAMES_BACK = 30
MAX_TIMES = 2  # names of one person that are weighed; the nearest and the one before tell enough
FAR_BACK = 6000
BEFORE_RELATIVE = 160  # how far before « dans laquelle il » whose words it are stands, with office and apposition
BEFORE_NAME = 60  # how far before a name stands whose somebody is: « le porte-parole du ministre Paul Roux »
NEXT = 250  # how far ahead a person is looked for where none came before
MAX_SAID_BACK = 8
MAX_MET_BACK = 2  # sentences in which a nameless person is brought in behind the verb
MAX_SENTENCES_BACK = 8  # sentences of the narration in which a subject is looked for

MARGIN_CLEAR = 0.8
MARGIN_SMALL = 0.3
FLOOR = -3.0  # below this a candidate is no answer

CONTINUING = frozenset(
    "ajouter poursuivre continuer conclure reprendre préciser insister renchérir enchaîner compléter".split()
)
ANSWERING = function_words("answering_verb")
POSSESSIVES = frozenset("son sa ses leur leurs mon ma mes notre nos".split())
DEFINITE = frozenset("le la l' les ce cet cette ces du au".split())
LAST_NAMED = frozenset("dernier dernière derniers dernières intéressé intéressée".split())
_SUBJECT_KINDS = frozenset(("role", "organisation", "place", "group", "document"))
_PRE_ADJECTIVE = function_words("pre_adjective")
_NEARER = frozenset("celui-ci celle-ci ceux-ci celles-ci".split())
_IN_WHICH = frozenset(("où", "lequel", "laquelle", "lesquels", "lesquelles"))
_FINITE = finite_forms()
_ANYBODY = frozenset(("tout", "toute", "chaque", "aucun", "aucune"))
_PLURAL_PRONOUNS = frozenset("ils elles eux ceux-ci celles-ci leurs leur".split())
_MEN = function_words("man")
_I = frozenset("je j' moi mon ma mes".split())
_UNRESOLVED = frozenset("on je j' nous vous tu moi".split())


class LookBack:
    """The sentences before a position, as far as a reader looks back."""

    def __init__(self, discourse: Discourse, position: int) -> None:
        self._discourse = discourse
        self._position = position
        self._told = list(islice(discourse.narration.before(position), MAX_SENTENCES_BACK))

    def distance(self, position: int) -> Distance:
        """How many sentences and paragraphs back ``position`` is.

        Sentences between that only go on with whom they are about (« Il … », « « … » ») do not count.
        """
        told = self._told
        index = next((at for at, one in enumerate(told) if one.start <= position), len(told))
        if not index:
            return Distance(0, 0)
        between = [one for one in told[1:index] if not one.goes_on]
        here, there = told[0].paragraph, told[index].paragraph if index < len(told) else -1
        passed = {one.paragraph for one in between} - {here, there}
        return Distance(1 + len(between), len(passed) + (here != there))

    def is_last_subject(self, position: int) -> bool:
        """Whether the last sentence before that tells of somebody has its subject at ``position``."""
        return _is_subject(next((told for told in self._before() if not told.goes_on), None), position)

    def says(self, position: int) -> bool:
        """Whether the very last sentence has its subject at ``position``, with a verb of saying."""
        last = next(self._before(), None)
        return last is not None and last.says and _is_subject(last, position)

    def asks(self, position: int) -> bool:
        """Whether the very last sentence has its subject at ``position``, with a verb of asking."""
        last = next(self._before(), None)
        return last is not None and last.asks and _is_subject(last, position)

    def _before(self) -> Iterator[Told]:
        return (told for told in self._told if told.end <= self._position)

    def is_in_opening(self, position: int) -> bool:
        """Whether ``position`` stands in what the sentence opens with, before its subject and all verbs."""
        return bool(self._told) and self._told[0].is_opening(position, self._position)

    def is_compared(self, position: int) -> bool:
        """Whether ``position`` stands in a comparison: « Comme | X |, elle a peur. « … » »."""
        return any(one.start <= position < one.end and one.is_compared(position) for one in self._told)

    def met(self, *, anywhere: bool = False) -> Iterator[Mention]:
        """The nameless persons brought in by the last sentences, the nearest first: « On croise | une voisine ».

        With ``anywhere`` also what a sentence opens with: « Lors d'un échange avec | un élu |, ce dernier … ».
        """
        for told in self._told[:MAX_MET_BACK]:
            yield from (mention for mention in reversed(told.met(anywhere=anywhere)) if mention.end <= self._position)

    def subjects(self) -> Iterator[Mention]:
        """The subjects of these sentences that no single person's name gives, the nearest first.

        Bodies, places, nameless persons, and « Ana Ruiz et Paul Roux ».
        """
        subjects = [told.subject for told in self._told]
        opening = self._told[0].opening_subject(self._position) if self._told else None
        if opening is not None and (opening.plural or opening.kind == "organisation"):
            subjects.insert(0, opening)
        for subject in subjects:
            if subject is None or subject.start >= self._position or self._is_anybody(subject):
                continue
            is_nameless = subject.name is None and subject.kind in _SUBJECT_KINDS
            if self._discourse.is_coordinated(subject) or (
                (is_nameless or _is_new_name(self._discourse, subject)) and not self._discourse.is_named(subject)
            ):
                yield subject

    def _is_anybody(self, subject: Mention) -> bool:
        """« Toute personne intéressée peut venir. »: whoever it may be, nobody that a pronoun takes up."""
        return lowered(self._discourse.text[subject.start : subject.end]).partition(" ")[0] in _ANYBODY


def _is_new_name(discourse: Discourse, subject: Mention) -> bool:
    """« Sa collègue | Othilia | est venue », « | Othilia | est venue »: a single word that acts, in no list of names.

    The names pass, which looks at the words alone, takes it for nobody's.
    """
    if subject.kind != "name" or subject.name is None or subject.plural:
        return False
    if any(discourse.registry.hits_before(subject.name.end, subject.start, 1)):
        return False
    if subject.head in roles():
        before = discourse.text[subject.start : subject.name.start].rstrip(" ,\u00a0").lower()
        is_first = not before and discourse.text.startswith(",", subject.name.end)
        return is_first or before.endswith(subject.head)  # « Othilia, infirmière, », « l'infirmière Othilia »
    told = discourse.narration.at(subject.start)
    word = lowered(discourse.text[slice(*subject.name)])
    if told is None or subject.start != subject.name.start or word != told.sentence.word(0):
        return False
    return is_subject_by_itself(told.sentence, word)


def says_i(discourse: Discourse) -> bool:
    """Whether the words to attribute say « je » or « mon »: a person's, no body's and no paper's."""
    return any(not _I.isdisjoint(words_in(discourse.text, *span)) for span in discourse.content)


def _is_subject(told: Told | None, position: int) -> bool:
    return told is not None and told.subject is not None and told.subject.start <= position < told.subject.end


def _author_of_relative(discourse: Discourse, mention: Mention) -> Entity | None:
    """« la lettre de | Paul Roux |, dans laquelle il affirme que P »: whose the words are in which he says it.

    None where the person is who receives them: « une lettre à Paul Roux, dans laquelle il affirme que P ».
    """
    tokens = Tokens(discourse.text, max(0, mention.start - BEFORE_RELATIVE), mention.start)
    words = tokens.words
    if not words or words[-1] not in _IN_WHICH:
        return None
    comma = len(words) - 2 - (words[-1] != "où")
    if comma < 1 or words[comma] != ",":
        return None
    end = tokens.span(comma, comma).start
    named = next(iter(discourse.registry.hits_before(end, tokens.span(0, 0).start, 1)), None)
    if named is None:
        return None
    start, after, entity = named
    first = tokens.index_at(start)
    if first is None or after < end - 1 or not entity.person:
        return None
    noun = next((at for at in range(first - 1, -1, -1) if _is_of_words(words[at])), -1)
    between = words[noun + 2 : first]
    is_author = noun >= 0 and words[noun + 1] in OF and TO.isdisjoint(between) and _FINITE.isdisjoint(between)
    return entity if is_author and mention.gender in (None, entity.gender or mention.gender) else None


def _is_of_words(noun: str) -> bool:
    """« lettre », « déclarations », « livre »: what has words in it."""
    group = groups().get(noun)
    return noun in nouns_of_saying() or (group is not None and group.kind == "document")


def of_pronoun(discourse: Discourse, mention: Mention) -> Choice:
    """The best candidate before a pronoun, None where none agrees or stands out."""
    author = _author_of_relative(discourse, mention) if mention.kind == "pronoun" and not mention.plural else None
    if author is not None:
        return Choice(author, 0.9)
    word = mention.head or lowered(discourse.text[mention.start : mention.end])
    if word in _UNRESOLVED:
        return Choice(None)
    plural = mention.plural or word in _PLURAL_PRONOUNS
    last_named = bool(LAST_NAMED & set(lowered(discourse.text[mention.start : mention.end]).replace("'", "' ").split()))
    wanted = Wanted(
        mention.start,
        mention.gender,
        plural,
        last_named or word in _NEARER,
        continues=discourse.lemma in CONTINUING,
        answers=discourse.lemma in ANSWERING,
        says_i=says_i(discourse),
    )
    back = LookBack(discourse, mention.start)
    refused: dict[str, str] = {}
    rows = []
    for seen in _seen(discourse, back, wanted, refused):
        features = features_of(wanted, seen)
        weighed.note((mention.start, seen.entity.name, features))
        rows.append((weigh(features), seen.position, seen.entity, features))
    choice = _best(rows, refused, wanted)
    if choice.entity is not None:
        return choice
    return choice if plural else _from_afar(discourse, wanted, choice)


def _plural_before(discourse: Discourse, wanted: Wanted) -> Iterator[Candidate]:
    """« … par les scientifiques et les défenseurs de la nature. Ils »: the plural persons named last before."""
    low = max(discourse.narration.paragraph_start(wanted.position), wanted.position - 300)
    tokens = Tokens(discourse.text, low, wanted.position)
    words = tokens.words
    for index in range(len(words) - 1, 0, -1):
        role = roles().get(words[index])
        if role is None or not role.plural or not discourse.in_narration(tokens.span(index, index).start):
            continue
        if wanted.gender == "f" and role.gender == "m":
            continue
        first = index
        while first > 1 and words[first - 1] in _PRE_ADJECTIVE:
            first -= 1
        if words[first - 1] in function_words("plural_determiner") or (words[first - 1] == "d'" and first < index):
            last = phrase_end(tokens, index + 1)
            start, end = tokens.span(first - 1, last - 1)
            phrase = discourse.describe(tokens.phrase(first - 1, last), words[index])
            yield Candidate(discourse.phrase_entity(phrase, start, end, "group"), start)
            return


def _pair_before(discourse: Discourse, wanted: Wanted) -> Iterator[Candidate]:
    """« … fait réagir | la maire Ana Ruiz (PS) et Paul Roux |. Ils »: the two persons named last, joined by et."""
    low = max(discourse.narration.paragraph_start(wanted.position), wanted.position - 300)
    hits = discourse.registry.hits_before(wanted.position, low, MAX_NAMES_BACK)
    for (start, end, other), (first, stop, one) in pairwise(hits):
        if not (one.person and other.person) or one is other or not discourse.in_narration(start):
            continue
        words = Tokens(discourse.text, stop, start).words
        if ")" in words and words[0] == "(":
            words = words[words.index(")") + 1 :]
        if words[:1] != ["et"] or any(word not in DEFINITE and word not in roles() for word in words[1:]):
            continue
        genders = {one.gender, other.gender}
        if wanted.gender != "f" or genders == {"f"}:
            gender: Gender = "f" if genders == {"f"} else "m"
            pair = Mention(first, end, "name", gender, True, Span(first, end), "")
            yield Candidate(discourse.own(pair), first)
        return


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
    for start, end, entity in registry.hits[index : index + 1]:
        agrees = not refusal(wanted, entity.kind, entity.gender, plural=entity.plural)
        told = discourse.narration.at(start)
        if told is not None and told.sets_apart:
            continue  # « « P » De son côté, X … »
        if start - wanted.position < NEXT and entity.sure and agrees and discourse.is_subject(start, end):
            return Choice(entity, 0.6, choice.refused)
    return choice


def _seen(discourse: Discourse, back: LookBack, wanted: Wanted, refused: dict[str, str]) -> Iterable[Seen]:
    """What the text before has of each candidate; one that comes up only in what is said is none."""
    found: dict[int, Seen] = {}
    for candidate in _candidates(discourse, back, wanted, refused):
        if any(start <= candidate.position < end for start, end in discourse.content):
            refused.setdefault(candidate.entity.name, "inside what is said")
            continue
        if back.is_compared(candidate.position):
            refused.setdefault(candidate.entity.name, "in a comparison")
            continue
        seen = found.get(id(candidate.entity))
        if seen is None:
            seen = found[id(candidate.entity)] = Seen(candidate.entity, -1, Distance(0, 0), met=True)
        if candidate.position > seen.position:
            seen.position, seen.nearest = candidate.position, back.distance(candidate.position)
            seen.whose = not candidate.met and _is_whose(discourse, candidate.position)
        seen.met &= candidate.met
        seen.in_opening |= back.is_in_opening(candidate.position)
        seen.said |= candidate.said
        seen.spoke_last |= candidate.latest
        seen.protagonist |= candidate.protagonist
        seen.subject |= candidate.subject
        seen.last_subject |= candidate.subject and back.is_last_subject(candidate.position)
        seen.says |= candidate.subject and back.says(candidate.position)
        seen.asks |= (candidate.asks and candidate.latest) or (candidate.subject and back.asks(candidate.position))
    if wanted.last_named:
        agreeing = [seen for seen in found.values() if seen.entity.gender in (None, wanted.gender)]
        named = [seen for seen in agreeing if seen.nearest.sentences <= 1]
        if named:
            max(named, key=lambda seen: seen.position).named_last = True
    if not wanted.answers:
        return found.values()
    refused.update({seen.entity.name: "has asked" for seen in found.values() if seen.asks})
    return [seen for seen in found.values() if not seen.asks]


def _candidates(discourse: Discourse, back: LookBack, wanted: Wanted, refused: dict[str, str]) -> Iterator[Candidate]:
    """Who agrees with what is wanted among those whom a reader still has in mind; notes the others in ``refused``."""
    yield from _in_mind(discourse, wanted, refused)
    if wanted.plural:
        yield from _plural_before(discourse, wanted)
        yield from _pair_before(discourse, wanted)
    for mention in back.met(anywhere=wanted.last_named):
        agrees = not wanted.plural and (wanted.gender is None or mention.gender in (None, wanted.gender))
        if agrees and not discourse.is_named(mention):
            yield Candidate(discourse.own(mention), mention.start, met=True)
    for mention in back.subjects():
        reason = refusal(wanted, mention.kind, mention.gender, plural=mention.plural)
        if reason:
            refused.setdefault(discourse.text[mention.start : mention.end], reason)
            continue
        found = discourse.subject_entity(mention)
        if found is None or refusal(wanted, found.kind, found.gender, plural=found.plural):
            continue
        found.gender = found.gender or mention.gender
        if _agrees(found, wanted, refused):
            yield Candidate(found, mention.start, subject=True)


def _agrees(entity: Entity, wanted: Wanted, refused: dict[str, str]) -> bool:
    """Whether an entity can be what is wanted; notes in ``refused`` why not."""
    reason = refusal(wanted, entity.kind, entity.gender, plural=entity.plural)
    if not reason and wanted.gender == "f" and entity.gender == "m" and _is_a_man(entity):
        reason = "gender"
    if reason:
        refused.setdefault(entity.name, reason)
    return not reason


def _is_whose(discourse: Discourse, position: int) -> bool:
    """« l'avocat de | Paul Roux | », « la mère du ministre | Paul Roux | »: whose somebody else is, named at offset."""
    words = Tokens(discourse.text, max(0, position - BEFORE_NAME), position).words
    at = len(words) - 1
    while at > 0 and (words[at] in roles() or words[at] in _PRE_ADJECTIVE or words[at] in ("la", "l'")):
        at -= 1
    if at < 1 or words[at] not in OF:
        return False
    # « l'ami | de longue date | de X », « le chef | du parti | de X »
    inner = next((back for back in range(at - 2, max(0, at - 4), -1) if words[back] in OF), at)
    return words[at - 1] in roles() or words[inner - 1] in roles()


def _is_a_man(entity: Entity) -> bool:
    """« le mari de la victime », « un homme »: no woman, unlike « le maire »."""
    head = next((word for word in lowered(entity.name).split() if word in roles()), "")
    return head != "" and (roles()[head].kind == "family" or head in _MEN)


def _in_mind(discourse: Discourse, wanted: Wanted, refused: dict[str, str]) -> Iterator[Candidate]:
    """The last speakers, the persons named in the stretch before, and the protagonist, those who agree."""
    position = wanted.position
    low = max(0, position - LOOK_BACK)
    for index, said in enumerate(reversed(discourse.said[-MAX_SAID_BACK:])):
        if said.position < low and index:
            break
        if said.position < position and _agrees(said.entity, wanted, refused):
            yield said if index else said._replace(latest=True)
    seen: dict[int, int] = {}
    for start, end, entity in discourse.registry.hits_before(position, low, MAX_NAMES_BACK):
        times = seen[id(entity)] = seen.get(id(entity), 0) + 1
        if times <= MAX_TIMES and _agrees(entity, wanted, refused):
            yield Candidate(entity, start, subject=discourse.is_subject(start, end))
    protagonist = discourse.counts.protagonist(position)
    named = protagonist.last_before(position) if protagonist else None
    if protagonist is None or named is None or position - named >= FAR_BACK:
        return
    if _agrees(protagonist, wanted, refused):
        yield Candidate(protagonist, named, protagonist=True)


def _best(rows: Iterable[tuple[float, int, Entity, Features]], refused: dict[str, str], wanted: Wanted) -> Choice:
    """The candidate with the highest score; the margin to the next tells how sure it is."""
    ranked = sorted(rows, key=lambda row: row[:2], reverse=True)
    if not ranked or ranked[0][0] < FLOOR:
        return Choice(None, 1.0, tuple(refused.items())[:5])
    weight, _, entity, features = ranked[0]
    refused.update({row[2].name: f"weighs {row[0]:.1f}, less than {weight:.1f}" for row in ranked[1:3]})
    margin = weight - ranked[1][0] if len(ranked) > 1 else 2.0
    factor = 0.95 if margin >= MARGIN_CLEAR else 0.8 if margin >= MARGIN_SMALL else 0.55
    if weight < 0:
        factor -= 0.15
    if wanted.gender and entity.person and entity.gender is None:
        entity.gender = wanted.gender
    return Choice(entity, factor, tuple(refused.items())[:5], in_words(features))


def refusal(wanted: Wanted, kind: MentionKind, gender: Gender | None, *, plural: bool) -> str:
    """Why an entity of this kind, gender and number cannot be what is wanted, "" where it can.

    A person's gender must agree. That of a country or body need not: a translated text says « il » of
    Russia; such a candidate only ranks lower.
    """
    if wanted.says_i and kind in ("organisation", "document"):
        return "says je"  # « Mon frère y va, dit-elle »: no body
    if wanted.plural:
        return "" if plural or kind in ("group", "organisation") else "number"
    if plural:
        return "number"
    if not wanted.gender or not gender or gender == wanted.gender:
        return ""
    # « le maire » may be a woman, « la procureure » is no man.
    return "gender" if kind in ("name", "group") or (kind == "role" and gender == "f") else ""
