"""The subject of a clause that opens at a given token, past connectives, circumstances and participles."""

from __future__ import annotations

from quotefind.grammar.analysis import NOBODY, Source
from quotefind.grammar.appositions import near, with_apposition
from quotefind.grammar.circumstances import prepositional_end
from quotefind.grammar.clauses import CLAUSE_BREAKS, find_word, past_clitics
from quotefind.grammar.phrases import Phrase, is_speaker_like, mention_of, opens_sentence, phrase_at, pronoun_at
from quotefind.lexicons.grammar import DE, DEFINITE, NE, QUE, finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import adverbials, forenames, roles, stopnames
from quotefind.reading.words import QUOTE, Sentence

_ADVERBIALS = adverbials()
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_INTERROGATIVE = function_words("interrogative") - function_words("determiner") - {"quand", "comment", "si"}
_CLITIC = function_words("clitic")
_HAS = frozenset(("a", "ont", "avait", "avaient"))
_COPULA = function_words("copula")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FORENAMES = forenames()
_IMPERSONAL_ADJECTIVE = function_words("impersonal_adjective")
_PREPOSITION = function_words("preposition")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_ROLES = roles()
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_THING = function_words("thing")
_THING_ENDINGS = ("tion", "sion", "ité", "isme", "itude")
_TIME_NOUN = function_words("time_noun")
_VERB_OR_NOUN = function_words("noun_homograph")
_PARTICLE = function_words("adverb")
_ADVERB = _PARTICLE | _ADVERBIALS
_BEFORE_SUBJECT = _ADVERB | function_words("connective") | _TIME_NOUN | frozenset("• - – — * · ▶ ► ,".split())
_IMPERSONAL = frozenset("y en faut faudra fallait faudrait reste existe suffit".split())
_PRONOUN = frozenset(("il", "elle", "ils", "elles", "lui", "eux"))
_GOVERNS_NOUN = _DETERMINER | _PREPOSITION | _PRE_ADJECTIVE
_PERSONAL = frozenset(("il", "elle", "ils", "elles"))
_PARTICIPLE_ENDINGS = tuple("é ée és ées i ie is ise ises u ue us ues ant int inte ert erte".split())
# Lengths in tokens: « il n'est pas du tout | certain que ».
MAX_EVALUATION = 6
# A circumstance or participle before the subject: « Interrogé mardi en marge d'une visite à Nevy, | il … ».
MAX_CIRCUMSTANCE = 20
MAX_PARTICIPIAL = 18
MAX_DATE = 6


def main_subject_after(sentence: Sentence, start: int) -> Source:
    """« Soulignant que …, | le ministre | a exhorté … »: a subject with its verb after a comma."""
    comma = near(sentence, ",", start)
    while comma >= 0:
        source = main_subject(sentence, comma + 1, len(sentence))
        after = source.last + 1 + (sentence.word(source.last + 1) == ",")  # « , le ministre, Paul Roux, | a … »
        if source.mention is not None and _is_followed_by_verb(sentence, after):
            return source
        comma = near(sentence, ",", comma + 1)
    return NOBODY


def _is_followed_by_verb(sentence: Sentence, at: int) -> bool:
    """« le ministre | n'a … », « | aussi a … »."""
    while sentence.word(at) in _CLITIC or sentence.word(at) in _PARTICLE:
        at += 1
    return sentence.word(at) in _FINITE or sentence.word(at) in _VERB_OR_NOUN


def main_subject(sentence: Sentence, start: int, hi: int) -> Source:
    """The first noun phrase or pronoun of the clause that opens at ``start``, past connectives and circumstances."""
    at = _past_opening_participial(sentence, start) if start < hi else start
    while at < hi:
        word = sentence.words[at]
        if word in _PRONOUN and not is_impersonal(sentence, at):
            mention = pronoun_at(sentence, at)
            return Source(mention, at, at, "shared") if mention else NOBODY
        if word in _SUBJECT_PRONOUN or word in _RELATIVE or word in _INTERROGATIVE or word == QUOTE:
            return NOBODY
        after = _past_opening(sentence, at, hi)
        if after == at:
            return _subject_at(sentence, at, hi)
        at = after
    return NOBODY


def cleft_subject(sentence: Sentence) -> Source:
    """« C'est | Ana Ruiz | qui ouvre le bal »: who does what the sentence says; ``NOBODY`` where it is no cleft."""
    if sentence.words[0] not in ("c'", "ce") or sentence.word(1) not in _COPULA:
        return NOBODY
    phrase = phrase_at(sentence, 2)
    if phrase is None or sentence.word(phrase.last + 1) != "qui":
        return NOBODY
    mention = mention_of(sentence, phrase)
    return Source(mention, phrase.first, phrase.last, "shared") if mention.kind != "other" else NOBODY


def is_impersonal(sentence: Sentence, at: int) -> bool:
    """« | il | y a », « il en va de même », « il faut »: nobody."""
    if sentence.words[at] != "il":
        return False
    return sentence.word(at + 1) in _IMPERSONAL or _is_evaluation(sentence, at + 1)


def _is_evaluation(sentence: Sentence, at: int) -> bool:
    """« il | n'était pas certain que », « il | est important de »: an adjective with what it is said of behind it."""
    copula = at + (sentence.word(at) in NE)
    if sentence.word(copula) not in _COPULA:
        return False
    after = sentence.words[copula + 1 : copula + MAX_EVALUATION]
    adjective = next((step for step, word in enumerate(after) if word in _IMPERSONAL_ADJECTIVE), -1)
    return adjective >= 0 and adjective + 1 < len(after) and after[adjective + 1] in QUE | DE


def _subject_at(sentence: Sentence, at: int, hi: int) -> Source:
    """The noun phrase at ``at`` as a subject, with its apposition; a role without a determiner belongs to a name."""
    phrase = phrase_at(sentence, at, hi=hi)
    if phrase is None or is_infinitive(sentence.words[at]):
        return NOBODY
    if phrase.last + 1 < hi and opens_sentence(sentence, phrase.last + 1):
        return _subject_at(sentence, phrase.last + 1, hi)  # a heading without a stop before it
    if sentence.words[at] in _ROLES and sentence.word(at - 1) == "," and not sentence.is_capital(at):
        return NOBODY
    phrase = _without_verb(sentence, with_apposition(sentence, phrase))
    mention = mention_of(sentence, phrase)
    if not is_speaker_like(sentence, phrase, mention) or _is_bare_thing(sentence, phrase):
        return NOBODY
    pronoun = phrase.last + 2
    is_detached = pronoun < hi and sentence.words[pronoun - 1] == "," and sentence.words[pronoun] in _PERSONAL
    if is_detached and sentence.word(pronoun + 1) != ",":  # but « Coline, elle, affirme »
        own = pronoun_at(sentence, pronoun)  # « L'auteur d'un livre, | il | affirme »
        return Source(own, pronoun, pronoun, "shared") if own is not None else NOBODY
    return Source(mention, phrase.first, phrase.last, "shared")


def _is_bare_thing(sentence: Sentence, phrase: Phrase) -> bool:
    """« Stupéfaction | dans le quartier : … », « Colère | : … »: a noun without a determiner, no name."""
    word = sentence.words[phrase.first]
    if phrase.first != phrase.last or word in _FORENAMES or word in _ROLES:
        return False
    return word in _THING or word.endswith(_THING_ENDINGS)


def _without_verb(sentence: Sentence, phrase: Phrase) -> Phrase:
    """« L'armée lusitanienne | avance. »: a sentence has a verb, so what could be a noun or one is it."""
    clause_end = next((at for at in range(phrase.last + 1, len(sentence)) if _ends_clause(sentence, at)), len(sentence))
    if not _FINITE.isdisjoint(sentence.words[phrase.last + 1 : clause_end]):
        return phrase
    verb = next((at for at in range(phrase.last, max(phrase.head, phrase.first), -1) if is_verb(sentence, at)), -1)
    return phrase if verb < 0 else Phrase(phrase.first, verb - 1, phrase.head, phrase.plural)


def _ends_clause(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word in CLAUSE_BREAKS or word in QUE


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether the token reads as a finite verb: none that a determiner or a preposition governs, none with a capital.

    What « ne » negates is a verb, whether a list knows it or not: « ne | décolère | pas ».
    """
    word, before = sentence.words[at], sentence.words[at - 1]
    if before in NE and at and not is_infinitive(word) and word not in _CLITIC and not word.endswith("ant"):
        return True
    if sentence.is_capital(at) or (before in _GOVERNS_NOUN and not (before in DEFINITE and word in _HAS)):
        return False  # but « le maire les | a | enjoints »
    return word in _FINITE or (word in _VERB_OR_NOUN and before not in _VERB_OR_NOUN)  # « garde | espoir »


def is_subject_by_itself(sentence: Sentence, word: str) -> bool:
    """Whether the one word that may be a name is no word of the language, and acts.

    « | Berger | a peur. », « | Berger |, venu aider, acquiesce. »
    """
    if word != sentence.word(0):
        return True
    end = find_word(sentence, ",", 2, len(sentence)) if sentence.word(1) == "," else 0
    verb = past_clitics(sentence, end + 1)
    return end >= 0 and 0 < verb < len(sentence) and sentence.words[verb] in _FINITE and word not in stopnames()


def _past_opening(sentence: Sentence, at: int, hi: int) -> int:
    """The token after what stands before a subject: a bullet, « Mais », « Mardi 12 mars », « Dans un communiqué, »."""
    word, following = sentence.words[at], sentence.word(at + 1)
    if word == "par" and following in _DETERMINER:
        return find_word(sentence, ",", at, min(hi, at + MAX_CIRCUMSTANCE)) + 1 or at
    if word in _DETERMINER:
        return _past_date(sentence, at, hi)
    if word in _BEFORE_SUBJECT or word.startswith("mi-") or (word.isdigit() and following in _TIME_NOUN):
        return at + 1
    if word not in _PREPOSITION or word == "des" or (word in DE and following in _AFTER_INDEFINITE_DE):
        return at
    comma = find_word(sentence, ",", at, min(hi, at + MAX_CIRCUMSTANCE))
    if comma >= 0:
        return comma + 1
    return max(prepositional_end(sentence, at, hi), at) + 1


def _past_date(sentence: Sentence, at: int, hi: int) -> int:
    """« Le 14 avril, | X … », « Le même soir, | X … »: the token after the comma; ``at`` where no date opens there."""
    noun = at + 1
    while sentence.word(noun).isdigit() or sentence.word(noun) == "même":
        noun += 1
    comma = find_word(sentence, ",", noun, min(hi, at + MAX_DATE))
    return comma + 1 if comma >= 0 and sentence.words[noun] in _TIME_NOUN else at


def _past_opening_participial(sentence: Sentence, at: int) -> int:
    """« Assise devant sa télévision, | X … », « Interrogé mardi, | il … »: the token after it; ``at`` where none is.

    Likewise « Animateur d'un groupe, | X … »: a role without a determiner before the one who has it.
    """
    if sentence.words[at] in ("autre", "seul", "seule") and sentence.word(at + 1) in _ROLES:
        at += 1  # « Autre victime, X … »
    word, following = sentence.words[at], sentence.word(at + 1)
    is_noun = word in _ROLES and following != "par"  # « Accusé par X de P, | il … » is a participle
    if is_noun and not sentence.is_capital(at + 1):
        role = phrase_at(sentence, at)
        return _past_apposition(sentence, role.last + 1) or at if role is not None else at
    if not word.endswith(_PARTICIPLE_ENDINGS) or word in _FORENAMES or is_noun or sentence.is_capital(at + 1):
        return at
    is_present = word.endswith("ant") and word not in _BEFORE_SUBJECT and word not in _PREPOSITION
    if not (
        following == ","
        or following in _PREPOSITION
        or following in _PARTICLE
        or following in _TIME_NOUN
        or (is_present and (following in _DETERMINER or following in QUE))
    ):
        return at
    comma = find_word(sentence, ",", at, at + MAX_PARTICIPIAL)
    if comma >= 0 and sentence.word(comma + 1) in _RELATIVE:  # « Saluant les élus, | qui partent, | X … »
        comma = find_word(sentence, ",", comma + 1, comma + MAX_PARTICIPIAL)
    return comma + 1 if comma >= 0 else at


def _past_apposition(sentence: Sentence, at: int) -> int:
    """« Médecin | depuis vingt ans, elle … »: the token after the comma; 0 where none ends an opening apposition."""
    if sentence.word(at) in _PREPOSITION:
        at = find_word(sentence, ",", at, at + MAX_PARTICIPIAL)
    return at + 1 if at >= 0 and sentence.word(at) == "," else 0
