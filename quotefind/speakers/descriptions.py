"""Whom a noun phrase without a personal name means: a known body, a person by role, an antecedent, or itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, partial
from itertools import chain, islice

import regex

from quotefind.lexicons.grammar import function_words
from quotefind.lexicons.nouns import acronyms, groups, nationality_adjectives, office_paraphrases, roles
from quotefind.model import Mention
from quotefind.reading.words import Sentence
from quotefind.snapshot import pattern
from quotefind.speakers.candidates import CONTINUING, DEFINITE, LAST_NAMED, MAX_NAMES_BACK, POSSESSIVES, of_pronoun
from quotefind.speakers.discourse import BLOCK, LOOK_BACK, Choice, Discourse, PhraseRow, occurrences
from quotefind.speakers.entities import Description, Entity, content_keys, offices, synonyms
from quotefind.speakers.names import Phrase, key_of, tokens_in

_ANTECEDENT = frozenset("le la l' les un une des deux trois quatre".split())
_DEMONSTRATIVE = frozenset(("ce", "cet", "cette"))
MAX_SPOKEN = 60  # reports that are looked back at
_SAME = "meme"  # the key of « même »
_ANAPHORS = frozenset("intéressé intéressée intéressés intéressées homme femme même jeune".split()) | LAST_NAMED
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
_FORMER = frozenset(("ancien", "ancienne", "ex"))  # no more in office
_CLASS_OF_BODY = function_words("class_of_body")
_CLASS_OF_FIRM = function_words("class_of_firm")
_MEDIUM = function_words("named_medium")
_ANY_CLASS = frozenset(("ong", "organisation"))  # what any of these bodies may be called
_ONE = frozenset(("un", "une"))
OF_ONE = frozenset(("son", "sa", "ses"))
_FIRST = "premier"
MAX_BODY_BACK = 4  # sentences
_PERSONAL = _FORMER | {"jeune"}  # said of a person, not of an office
_EPITHETS = frozenset(map(key_of, function_words("pre_adjective")))  # « le premier ministre » has no complement
_OTHERS = frozenset(map(key_of, "second seconde deuxième troisième autre autres".split()))  # told apart from one named
_AGED = pattern(r"(?:l['’]|la |le )(?:[\w-]+ ){1,4}de (\d{2,3}) ans", regex.IGNORECASE)
_BESIDE = pattern(r"(?: \([^()]{1,20}\))?, (?:\d+ ans, )?(?:le |la |l['’]|un |une )?")


def of_description(discourse: Discourse, mention: Mention) -> Choice:
    """A phrase without a personal name: a known body, a person by role, an antecedent, or itself."""
    body = _known_body(discourse, mention)
    if body is not None:
        return Choice(body)
    described = discourse.described(mention)
    if (
        described.determiner in OF_ONE
        and mention.kind in ("other", "document")
        and not any(map(str.isalpha, discourse.lemma))
    ):
        return of_pronoun(discourse, Mention(mention.start, mention.start, "pronoun"))  # « Sa crainte : « … » »
    if described.determiner in POSSESSIVES or mention.head in _ONE or discourse.is_coordinated(mention):
        return Choice(discourse.own(mention))  # « l'une d'entre eux » is nobody named before
    if described.determiner in DEFINITE:
        if _is_anaphor(discourse, mention):
            choice = of_pronoun(discourse, mention)
            if choice.entity is not None:
                choice.entity.expressions.append(discourse.text[mention.start : mention.end])
                return choice
        is_name = mention.kind == "organisation" and not mention.head  # « le Hamas »: no other word for anybody
        goes_on = discourse.lemma in CONTINUING and _may_go_on(discourse, mention, described)
        for strategy in (_by_fuller_phrase,) if is_name else _STRATEGIES:
            if goes_on and strategy is _by_variation:
                break  # « …, poursuit l'expert »: who spoke, though somebody else was named since
            found = strategy(discourse, mention, described)
            if found is not None and found.entity is not None:
                found.entity.expressions.append(discourse.text[mention.start : mention.end])
                return found
        if goes_on:
            discourse.said[-1].entity.expressions.append(discourse.text[mention.start : mention.end])
            return Choice(discourse.said[-1].entity, 0.7)
    return Choice(discourse.own(mention))


def of_subject(discourse: Discourse, mention: Mention) -> Entity | None:
    """The entity of a phrase that opens a sentence, found without looking at pronouns: a body, a role, or itself.

    None where it stands for somebody like a pronoun: « L'intéressée sourit. »
    """
    if mention.head in _ONE:
        return None
    spoke = discourse.spoke_at.get(mention.start)
    if spoke is not None:
        return spoke  # « Le directeur de l'usine, fermée en mai, Paul Roux, a dit … »
    if mention.kind == "name" and mention.name is not None and not mention.plural:
        entity = discourse.own(Mention(*mention.name, "name", mention.gender, False, mention.name))
        entity.person = entity.person or mention.head in roles()  # « le berger | Yssoun |»
        return entity
    body = _known_body(discourse, mention)
    if body is not None:
        return body
    described = discourse.described(mention)
    if described.determiner in DEFINITE:
        if _is_anaphor(discourse, mention):
            return None
        by_role, by_age = partial(_by_role, asks_pronouns=False), partial(_by_age, asks_pronouns=False)
        for strategy in (by_age, by_role, _by_fuller_phrase):
            found = strategy(discourse, mention, described)
            if found is not None and found.entity is not None:
                return found.entity
        varied = _varied_subject(discourse, mention, described)
        if varied is not None:
            return varied
    return discourse.own(mention)


def _varied_subject(discourse: Discourse, mention: Mention, described: Description) -> Entity | None:
    """« Sam Vidal veut racheter le titre. Le milliardaire se plaint. Il … »: whom the subject is another word for.

    Found by asking whom a pronoun would mean there; the subjects looked at for that are not asked in turn.
    """
    if discourse.is_asking:
        return None
    discourse.is_asking = True
    try:
        choice = _by_variation(discourse, mention, described)
    finally:
        discourse.is_asking = False
    return choice.entity if choice is not None else None


def _may_go_on(discourse: Discourse, mention: Mention, described: Description) -> bool:
    """« …, dit Marc Dorval. « … », ajoute le politique letton. »: a role that the text has not given him yet."""
    if not discourse.said or described.plural:
        return False
    entity = discourse.said[-1].entity
    if described.head in _CLASS_OF_BODY and not described.words and entity.kind == "organisation":
        return True  # « …, dénonce la CGT. « … », ajoute le syndicat. »
    if described.head in groups() or mention.kind not in ("role", "other"):
        return False
    is_nameless = entity.kind == "role" and described.determiner in _DEMONSTRATIVE  # « …, ajoute cet élu. »
    if not (is_nameless or (entity.kind == "name" and entity.person)) or clashes(described, entity):
        return False
    near = (
        discourse.narration.paragraph_of(mention.start) - discourse.narration.paragraph_of(discourse.said[-1].position)
        <= 1
    )
    more = {word for word in described.words if word not in _nationality_keys()}
    return near and not (more and entity.roles)  # « …, ajoute le politique letton. » of a vice-president too


@cache
def _nationality_keys() -> frozenset[str]:
    """The words that a description has where an adjective of nationality stands: « letton » -> lettonie."""
    return frozenset(key_of(part) for known in nationality_adjectives().values() for part in known.place.split())


def _is_anaphor(discourse: Discourse, mention: Mention) -> bool:
    """« ce dernier », « l'intéressée », « la jeune femme »: no more content than a pronoun."""
    words = discourse.tokens(mention).words[1:]
    return 0 < len(words) <= 2 and all(w in _ANAPHORS for w in words)


def _known_body(discourse: Discourse, mention: Mention) -> Entity | None:
    """« les FSR », « les Forces de soutien rapide (FSR) du général … »."""
    registry = discourse.registry
    if not registry.by_acronym:
        return None
    tokens = discourse.tokens(mention)
    rest = [at for at, word in enumerate(tokens.words) if word not in function_words("determiner")]
    if not rest:
        return None
    opens_with_capital = tokens.is_capital(rest[0])
    phrase = [key_of(tokens.words[at]) for at in rest]
    if len(phrase) == 1 and opens_with_capital:
        entity = registry.by_acronym.get(phrase[0])
        if entity is not None:
            entity.expressions.append(discourse.text[mention.start : mention.end])
        return entity
    for key in phrase:
        entity = registry.by_acronym.get(key)
        if entity is not None and phrase[:2] == _first_keys(entity.name):
            return entity
    if not opens_with_capital:
        return None
    for entity in list(registry.by_acronym.values())[:60]:
        if phrase == _first_keys(entity.name, 40):
            return entity
    return None


def of_same_noun(discourse: Discourse, mention: Mention) -> Choice | None:
    """« Selon une source policière, P. … Selon cette source, … »: who spoke by the same noun; None for others."""
    return _by_same_noun(discourse, mention, discourse.described(mention))


def _by_same_noun(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« Un diplomate affirme P. … », insiste ce diplomate; « … », ajoute la même source: who spoke by the same noun."""
    is_same = _SAME in described.words
    if not described.head or not (is_same or described.determiner in _DEMONSTRATIVE):
        return None
    spoke = {said.position: said.entity for said in discourse.said[-MAX_SPOKEN:] if said.entity.kind != "name"}
    for start, end, phrase in discourse.phrases_before(described.head, mention.start):
        if phrase.plural != described.plural:
            continue
        if discourse.is_known(start, end):
            return None  # « L'élu Paul Roux … », insiste cet élu
        entity = spoke.get(start)
        words = phrase.words.union(map(key_of, tokens_in(entity.name, 0, len(entity.name)))) if entity else frozenset()
        if entity is not None and described.words - {_SAME} <= words:
            return Choice(entity, 0.85)
    return None


def _by_age(
    discourse: Discourse, mention: Mention, described: Description, *, asks_pronouns: bool = True
) -> Choice | None:
    """« le quinquagénaire », « l'homme de 41 ans »: who is of that age, else the person spoken of last."""
    lowest = highest = 0
    written = discourse.text[mention.start : mention.end + 5]
    given = _AGED.match(written) if "ans" in written.lower() else None
    if described.lemma in _DECADES:
        lowest = _DECADES[described.lemma]
        highest = lowest + 9
    elif given is not None:
        lowest = highest = int(given.group(1))
    else:
        return None
    for _, _, entity in discourse.registry.hits_before(mention.start, 0, MAX_NAMES_BACK):
        if entity.age is not None and lowest <= entity.age <= highest:
            return Choice(entity, 0.95)
    return of_pronoun(discourse, mention) if asks_pronouns else None


def _by_nationality(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« le Belge »: the last person called Belgian, else the person spoken of last who is called nothing else."""
    role = roles().get(described.head)
    if role is None or role.kind != "nationality" or described.plural:
        return None
    adjective = nationality_adjectives().get(described.head)
    country = frozenset(key_of(part) for part in adjective.place.split()) if adjective else frozenset()
    hits = discourse.registry.hits_before(mention.start, mention.start - 6000, MAX_NAMES_BACK)
    near = list({id(entity): entity for _, _, entity in hits}.values())
    for entity in near:
        if any(given.lemma == described.lemma or (country and country <= given.words) for given in entity.roles):
            return Choice(entity, 0.9)
    choice = of_pronoun(discourse, mention)
    if choice.entity is not None and choice.entity.kind != "name":
        return Choice(discourse.own(mention), 0.7, choice.refused)  # « le Shah de Perse … le Français »
    if choice.entity is not None and _has_nationality(choice.entity):
        others = [e for e in near if e.sure and e.gender in (None, mention.gender) and not _has_nationality(e)]
        choice = Choice(others[0] if len(others) == 1 else None, 0.7, ((choice.entity.name, "of another country"),))
    if choice.entity is not None and choice.entity.kind == "name":
        discourse.registry.give_role(choice.entity, Phrase(mention.start, mention.end, discourse.tokens(mention).words))
    return choice


def _has_nationality(entity: Entity) -> bool:
    """Whether the text calls the person by one: « la Hongroise »."""
    known = roles()
    return any(given.head in known and known[given.head].kind == "nationality" for given in entity.roles)


def _by_role(
    discourse: Discourse, mention: Mention, described: Description, *, asks_pronouns: bool = True
) -> Choice | None:
    """The person whose role fits best; among equals the one named last before.

    ``asks_pronouns``: whether whom « il » would mean there is asked too; not where pronouns ask for this subject.
    """
    if described.plural or not described.head or described.head not in roles():
        return None
    ranked: list[tuple[float, int, Entity]] = []
    refused: list[tuple[str, str]] = []
    written = discourse.text[mention.start : mention.end].lower()
    is_former = not _FORMER.isdisjoint(described.words)
    for entity, role in _bearers(discourse, described):
        if is_former == _FORMER.isdisjoint(role.words) and (is_former or role.lemma in offices()):
            refused.append((entity.name, "in office" if is_former else "no more in office"))
            continue  # « l'ancien ministre » is not « le ministre »
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
            if (id(entity), written) in discourse.spoken_as:
                recency += 0.1
            ranked.append((fit + recency, before or -1, entity))
    best = max(ranked, key=lambda row: row[:2], default=None)
    if best is None or best[0] < 0.45:
        return Choice(None, 1.0, tuple(refused[:5]))
    if asks_pronouns and best[1] < 0 and described.words <= _EPITHETS:
        named = _named_without_role(discourse, mention, described)
        if named is not None:
            discourse.registry.give_role(named, Phrase(mention.start, mention.end, discourse.tokens(mention).words))
            return Choice(named, 0.7, ((best[2].name, "named only later"),))
    antecedent = _nearer_phrase(discourse, mention, described, best[1])
    if antecedent is not None and not described.words:
        return Choice(antecedent, 0.8, ((best[2].name, "farther back"),))
    rivals = [row for row in ranked if row[2] is not best[2] and best[0] - row[0] < 0.15]
    factor = (0.95 if best[0] >= 0.95 else 0.85) if not rivals else 0.7
    refused += [(entity.name, "named less recently") for _, _, entity in rivals]
    return Choice(best[2], factor, tuple(refused[:5]))


def _by_title(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« Me Ruiz se lève. « … », lance l'avocate »: the one person before whose title shows the role."""
    if described.plural or described.words:
        return None
    lemmas = synonyms(described) if described.head in roles() else ()
    bearers = [entity for lemma in lemmas for entity in discourse.registry.by_title.get(lemma, {}).values()]
    named = [entity for entity in bearers if entity.last_before(mention.start) is not None]
    fitting = [entity for entity in named if entity.gender == mention.gender] or [
        entity for entity in named if entity.gender is None or mention.gender is None
    ]
    return Choice(fitting[0], 0.8) if len(fitting) == 1 and not clashes(described, fitting[0]) else None


def _named_without_role(discourse: Discourse, mention: Mention, described: Description) -> Entity | None:
    """« Ana Ruiz présente son plan. … La ministre a dit … »: the person before to whom the text gives no role."""
    entity = of_pronoun(discourse, mention).entity
    if entity is None or entity.kind != "name" or not entity.person or entity.roles or clashes(described, entity):
        return None
    return entity


def _bearers(discourse: Discourse, described: Description) -> Iterable[tuple[Entity, Description]]:
    """Persons with the role or a synonym of it: the first and the last introduced."""
    lemmas = {described.lemma, *(lemma for lemma, _ in _offices(described))}
    rows = sorted(
        (row for lemma in lemmas for row in discourse.registry.by_role.get(lemma, [])), key=lambda row: row[0]
    )
    if len(rows) > 60:
        rows = rows[:20] + rows[-40:]
    seen = set()
    for _, entity, role in rows:
        if (id(entity), role) not in seen:
            seen.add((id(entity), role))
            yield entity, role


def _nearer_phrase(discourse: Discourse, mention: Mention, described: Description, position: int) -> Entity | None:
    """The antecedent « un deuxième diplomate » where it stands nearer than ``position``."""
    for start, end, phrase in discourse.phrases_before(described.head, mention.start):
        if start <= position:
            break
        if phrase.determiner in ("un", "une") and not discourse.is_known(start, end):
            return discourse.phrase_entity(phrase, start, end, "role")
    return None


def _by_fuller_phrase(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« l'armée » -> « l'armée soudanaise », « le diplomate » -> « un haut diplomate européen »."""
    if not described.head:
        return None
    indefinite = described.head in roles() and not described.plural
    for start, end, phrase in discourse.phrases_before(described.head, mention.start):
        if end > mention.start or _is_another(described, phrase):
            continue
        if phrase.plural != described.plural or phrase.determiner not in _ANTECEDENT or discourse.is_known(start, end):
            continue
        if not (phrase.words or (indefinite and phrase.determiner in ("un", "une"))):
            continue
        if described.words <= phrase.words and (described.words != phrase.words or start < mention.start):
            return Choice(discourse.phrase_entity(phrase, start, end, mention.kind), 0.9)
    if described.head not in groups():
        return None
    fuller: dict[frozenset[str], PhraseRow] = {}
    for row in discourse.phrases_after(described.head, mention.end):
        is_fuller = row[2].words > described.words and row[2].plural == described.plural
        if is_fuller and not _is_another(described, row[2]):
            fuller.setdefault(row[2].words, row)
    if len(fuller) == 1:
        start, end, phrase = next(iter(fuller.values()))
        if phrase.determiner in DEFINITE:
            return Choice(discourse.phrase_entity(phrase, start, end, mention.kind), 0.75)
    return None


def _is_another(described: Description, phrase: Description) -> bool:
    """« le syndicat » is not « le second syndicat », « la société » not « la société chinoise »."""
    if described.head in function_words("at_large") and phrase.words <= _nationality_keys():
        return True
    return phrase.determiner in DEFINITE and not (phrase.words & _OTHERS) <= described.words


def _by_word_beside_name(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« le naturopathe » -> « le naturopathe Paul Roux », « Paul Roux, naturopathe », for nouns no list has."""
    if described.plural or not described.head or described.head in roles() or described.head in groups():
        return None
    low, high = max(0, mention.start - 2 * BLOCK), min(len(discourse.text), mention.start + BLOCK)
    for at in occurrences(discourse.text, described.head, low, high):
        stop = at + len(described.head)
        index = bisect_left(discourse.registry.hit_starts, at - 80)
        for start, end, entity in discourse.registry.hits[index : index + 6]:
            gap = discourse.text[end:at] if end <= at else discourse.text[stop:start]
            if (start == stop + 1 or (end < at and _BESIDE.fullmatch(gap))) and not clashes(described, entity):
                return Choice(entity, 0.85)
    return None


def _by_variation(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« le chercheur », « la chanteuse »: another word for the person spoken of, unless it is an office."""
    role = roles().get(described.head)
    names_office = role is not None and role.lemma in offices()
    if not described.plural and _is_trade(discourse, mention):
        role = roles()["joueur"]  # a person's noun that is no office
    if role is None or role.plural or role.kind != "person" or len(described.words) > 2:
        return None
    if role.lemma in offices() and _PERSONAL.isdisjoint(described.words):
        return None  # but « l'ancien maire », « la jeune élue » is somebody spoken of
    more = described.words - _PERSONAL
    has_epithet = any(word.isalpha() and word != "an" for word in more)  # more than « de 78 ans »
    if has_epithet and _opens_paragraph(discourse, mention):
        return None  # « L'expert psychiatre … »: whom it is about has changed
    choice = of_pronoun(discourse, mention)
    entity = choice.entity
    if entity is None or entity.kind != "name" or clashes(described, entity) or choice.factor < 0.6:
        return None
    if not _FORMER.isdisjoint(described.words) and _is_in_office(entity, described):
        return None
    if names_office and any(known.lemma in offices() for known in entity.roles) and not described.words & _PERSONAL:
        return None  # « l'auteur du rapport » is not the minister
    return Choice(entity, choice.factor * 0.75, choice.refused)


def _is_trade(discourse: Discourse, mention: Mention) -> bool:
    """« l'ancien | demi de mêlée », « le | directeur de recherche |», « la | mère de famille |»: what somebody is."""
    written = discourse.text[mention.start : mention.end].lower().replace("’", "'")
    return any(position in written for position in function_words("trade"))


def _is_in_office(entity: Entity, described: Description) -> bool:
    """« l'ancien président » is not who is « président de la chambre »."""
    return any(role.lemma == described.lemma and _FORMER.isdisjoint(role.words) for role in entity.roles)


def _opens_paragraph(discourse: Discourse, mention: Mention) -> bool:
    return discourse.narration.paragraph_start(mention.start) == mention.start


def _by_demonstrative(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« Paul Roux s'avance. « … », souffle cet ancien chauffeur »: the person named in the sentence before."""
    if described.determiner not in _DEMONSTRATIVE or described.plural or described.head not in roles():
        return None
    choice = of_pronoun(discourse, mention)
    entity = choice.entity
    if entity is None or entity.kind != "name" or not entity.person or clashes(described, entity):
        return None
    last = list(islice(discourse.narration.before(mention.start), 3))
    floor = last[-1].start if last else 0
    named = entity.last_before(mention.start)
    if named is None or named < floor:
        return None
    is_here = named >= discourse.narration.paragraph_start(mention.start)
    if not is_here and not (discourse.said and discourse.said[-1].entity is entity):
        return None  # « …, dit Paul Roux.¶C'est, souffle cet ancien chauffeur, … »: who spoke last
    return Choice(entity, choice.factor * 0.9, choice.refused)


def _by_nameless_role(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« Le ministre des mines a démenti. Jean Roux a affirmé … », affirme le ministre: Jean Roux.

    Holds where the speaker before, in the same paragraph, is a person without a role of his own, and
    the same description stands before the first time he is named.
    """
    if described.plural or described.head not in roles() or not discourse.said:
        return None
    entity = discourse.said[-1].entity
    if not entity.person or entity.kind != "name" or entity.roles or clashes(described, entity):
        return None
    if discourse.narration.paragraph_of(discourse.said[-1].position) != discourse.narration.paragraph_of(mention.start):
        return None
    first = entity.positions[0] if entity.positions else 0
    for start, _, phrase in discourse.phrases_before(described.head, first):
        if start <= first - 700:
            break
        if described.words & phrase.words:
            return Choice(entity, 0.6)
    return None


def _by_body(discourse: Discourse, mention: Mention, described: Description) -> Choice | None:
    """« La CGT défile. Le syndicat affirme … »: the named body that was a subject or spoke not long before."""
    if described.head not in _CLASS_OF_BODY - _CLASS_OF_FIRM or described.words or described.plural:
        return None  # « La CGT défile. L'entreprise répond »: another one
    spoke = _body_that_spoke(discourse, mention, described)
    if spoke is not None:
        return Choice(spoke, 0.7)
    here = discourse.narration.paragraph_of(mention.start)
    for told in islice(discourse.narration.before(mention.start), MAX_BODY_BACK):
        subject = told.subject
        if here - told.paragraph > 1:
            return None
        if told.start <= mention.start < told.end:
            continue  # « La CGT ment, note | le syndicat | »: another one
        if subject is None or subject.start >= mention.start or subject.kind != "organisation":
            continue
        if _names_other_body(told.sentence, subject):
            return None  # « Airbus répond à la CGT. Le syndicat affirme … »
        if not subject.head:
            return Choice(discourse.own(subject), 0.7)
    return None


def _body_that_spoke(discourse: Discourse, mention: Mention, described: Description) -> Entity | None:
    """« …, dénonce la CGT. | Le syndicat | demande … »: who spoke last, where no other body is a subject since."""
    last = discourse.said[-1] if discourse.said else None
    if last is None or last.entity.kind != "organisation" or last.entity.plural:
        return None
    name = last.entity.name
    noun = next((word for word in tokens_in(name, 0, len(name)) if word in groups()), described.head)
    if noun != described.head and not (described.head in _ANY_CLASS and noun in _CLASS_OF_BODY):
        return None  # « la mairie … | le syndicat | », but « l'Association des usagers … | l'ONG | »
    is_of_class = noun not in tokens_in(name, 0, len(name))
    is_titled = name.startswith(("Le ", "La ", "Les ", "L'", "L’"))  # papers are: « Le Monde », but « la CGT »
    if is_of_class and (name[0].islower() if noun in _MEDIUM else is_titled):
        return None  # « la CGT … | le quotidien | »
    here = discourse.narration.paragraph_of(mention.start)
    if here - discourse.narration.paragraph_of(last.position) > 1:
        return None
    for told in islice(discourse.narration.before(mention.start), MAX_BODY_BACK):
        subject = told.subject
        if subject is not None and last.position < subject.start < mention.start and subject.kind == "organisation":
            return None
    return last.entity


def _names_other_body(sentence: Sentence, subject: Mention) -> bool:
    """Whether a body that a list has is named behind the subject."""
    first = bisect_left(sentence.starts, subject.end)
    return any(sentence.words[at] in acronyms() and sentence.is_capital(at) for at in range(first, len(sentence)))


# The ways to find whom a definite description denotes, in this order; the first that answers counts.
_STRATEGIES = (
    _by_same_noun,
    _by_age,
    _by_nationality,
    _by_role,
    _by_title,
    _by_demonstrative,
    _by_word_beside_name,
    _by_nameless_role,
    _by_fuller_phrase,
    _by_body,
    _by_variation,
)


def clashes(described: Description, entity: Entity) -> bool:
    """Whether a description cannot be said of a person: « une élue » of Paul, « l'ancien ministre » of Ana."""
    role = roles().get(described.head)
    noun = role.gender if role else None
    if entity.gender == "f":
        return "ancien" in described.words
    return entity.gender == "m" and (
        noun == "f" or described.determiner in ("la", "une", "cette") or "ancienne" in described.words
    )


def fit_of(described: Description, role: Description) -> float | None:
    """How well a role (``role``) carries a description, 0..1; None where their complements contradict.

    le ministre | ministre des mines -> 0.85; le ministre des mines du Burkina | ministre burkinabé des mines -> 1
    """
    wanted, given = described.words - _FORMER, role.words - _FORMER
    if described.lemma == role.lemma == "ministre" and (_FIRST in wanted) != (_FIRST in given):
        return None  # « le premier ministre » is not « le ministre »
    head = 1.0 if described.lemma == role.lemma else 0.85
    needed = [word for lemma, word in _offices(described) if lemma == role.lemma]
    if needed:
        if _is_of_other_country(wanted, given):
            return None  # « le chef de l'Etat chilien » is not « le président russe »
        return 0.9 if "" in needed or not given.isdisjoint(needed) else None
    if not wanted:
        return head * (0.9 if given else 0.85)
    if wanted <= given:
        return head
    if given and wanted <= _any_body():
        return head * 0.8  # « la présidente de l'institution »
    if not given:  # « le directeur du musée » is not « le président » of nothing told
        return 0.6 if described.lemma == role.lemma else None
    if given <= wanted:
        return head * 0.9
    if len(wanted & given) * 2 >= min(len(wanted), len(given)):
        return head * 0.7
    return None


@cache
def _any_body() -> frozenset[str]:
    """The keys of the nouns for any body: « l'institution », « l'entreprise », « la ville »."""
    return frozenset(key for word in _CLASS_OF_BODY | function_words("any_body") for key in content_keys(word))


def _is_of_other_country(wanted: frozenset[str], given: frozenset[str]) -> bool:
    """Whether both complements name countries, and none in common: « chilien » and « russe »."""
    ours, theirs = wanted & _countries(), given & _countries()
    return bool(ours and theirs) and ours.isdisjoint(theirs)


@cache
def _countries() -> frozenset[str]:
    """The keys of all countries and cities that have an adjective."""
    return frozenset(key for word in nationality_adjectives() for key in content_keys(word))


def _offices(described: Description) -> list[tuple[str, str]]:
    """The plain roles behind a paraphrase, each with a word that it needs: « le locataire de Bercy » -> ministre."""
    known = office_paraphrases()
    found = [office for word in described.words for office in known.get((described.lemma, word), ())]
    return found if described.lemma != "chef" or described.words.isdisjoint(_headed()) else []


@cache
def _headed() -> frozenset[str]:
    """The keys of bodies that are no states: « le chef de | la mission | de la Communauté des États » heads none."""
    states = function_words("state_body")
    bodies = (word for word, group in groups().items() if group.kind == "org" and group.lemma not in states)
    # « le chef de | l'Église | catholique », « le chef de la | Maison | Blanche »
    by_office = {part for _, word in office_paraphrases() for part in word.split("-")}
    return frozenset(chain.from_iterable(map(content_keys, bodies))) - by_office


def _first_keys(name: str, most: int = 2) -> list[str]:
    """The keys of the first words of a body's name, article left out."""
    words = (word for word in tokens_in(name, 0, len(name)) if word not in function_words("determiner"))
    return [key_of(word) for word in islice(words, most)]
