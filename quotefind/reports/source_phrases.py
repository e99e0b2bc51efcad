"""Step 3, second half: phrases that name a source, « selon X », « d'après X », « à ses yeux », « pour X, ».

Each is found with the mention it holds; how far its content reaches is for the claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotefind.grammar.analysis import SourcePhrase
from quotefind.grammar.appositions import with_apposition, with_body
from quotefind.grammar.circumstances import past_adverb
from quotefind.grammar.clauses import find_word, has_finite, is_predicate
from quotefind.grammar.openings import main_subject
from quotefind.grammar.phrases import DEMONSTRATIVE, Phrase, mention_of, phrase_at, pronoun_at
from quotefind.grammar.relatives import subject_before_relative, whoever
from quotefind.grammar.saying import past_epithet
from quotefind.lexicons.grammar import DE, QUE, function_words
from quotefind.lexicons.nouns import not_sources
from quotefind.lexicons.verbs import entries_for, nouns_of_saying, source_phrases, verb_forms
from quotefind.model import Mention
from quotefind.reading.words import QUOTE, Sentence

_ADVERB = function_words("adverb")
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_CONNECTIVE = function_words("connective")
_GIVES_VIEWS = function_words("gives_views")
_NOT_SOURCES = not_sources()
_RELATIVE = function_words("relative")
_TOLD_WORK = function_words("told_work")
_SAYING_NOUNS = nouns_of_saying()
_THING = function_words("thing")
_TIME_NOUN = function_words("time_noun")
_VARYING = function_words("varying_verb")

# « selon les informations | confiées en 1998 à la brigade financière | par X ».
MAX_BEFORE_AGENT = 14
# « la version du | parquet de la ville de Brive |, selon lequel ».
MAX_OWNER = 8
# « Selon Ana Ruiz|, jointe mardi par téléphone à son domicile|, P ».
MAX_REACHED = 12
# « Pour les élus qui ont voté le plan en mai |, P ».
MAX_RELATIVE = 20

_OF = ("de", "d'", "du", "des")
_CLOSES_RELATIVE = frozenset((",", ".", ";", ":", "!", "?", "…", "–", "—", ")", QUOTE))

_TAKES_LIST = frozenset(("selon", "d'après"))

_HAS = frozenset(("a", "ont", "avait", "avaient"))
_ONE_MEANT = function_words("person_pronoun") - {"il", "ils"}
_SELF = frozenset(("lui-même", "elle-même", "eux-mêmes", "elles-mêmes"))
_REACHED = function_words("reached")
_VARIANTS = {"de": _OF, "les": ("les", "des", "ses", "leurs", "certaines", "certains")}

_Table = dict[str, dict[str, list[tuple[tuple[str, ...], str, str]]]]


@cache
def _table() -> _Table:
    """First word -> second word ("" where there is none) -> (words, what follows, phrase), longest first."""
    found: _Table = {}
    for phrase in source_phrases():  # longest first
        words = phrase.words
        item = (words, phrase.follows, " ".join(words).replace("' ", "'"))
        second = words[1] if len(words) > 1 else ""
        # « A ses yeux »: capitals often go without their accent.
        for first in (words[0], "a") if words[0] == "à" else (words[0],):
            seconds = found.setdefault(first, {})
            for variant in _VARIANTS.get(second, (second,)):
                seconds.setdefault(variant, []).append(item)
    return found


def find_source_phrases(sentence: Sentence) -> list[SourcePhrase]:
    """The source phrases of ``sentence`` in order."""
    found: list[SourcePhrase] = []
    if not sentence.signals.may_name_source:
        return found
    table, words = _table(), sentence.words
    done = -1
    for at, word in enumerate(words):
        if word not in table or at <= done:
            continue
        seconds = table[word]
        following = words[at + 1] if at + 1 < len(words) else ""
        candidates = seconds.get(following, ())
        if "" not in seconds and not candidates:
            continue
        phrase = _phrase_here(sentence, at, [*candidates, *seconds.get("", ())])
        if phrase is not None:
            found.append(phrase)
            done = phrase.last
    return found


def _phrase_here(
    sentence: Sentence, at: int, candidates: Sequence[tuple[tuple[str, ...], str, str]]
) -> SourcePhrase | None:
    """The source phrase that opens at token ``at``, by the longest of ``candidates`` that fits."""
    if sentence.words[at] == "suivant" and sentence.word(at - 1) == "en":
        return None
    relative = _relative_source(sentence, at)
    if relative is not None:
        return relative
    for words, follows, lemma in candidates:
        end = _match(sentence, at, words)
        if end < 0:
            continue
        if not _may_open_source(sentence, at, sentence.words[at]):
            return None
        phrase = _read(sentence, at, end, follows, lemma)
        if phrase is not None:
            return phrase
    return None


def _relative_source(sentence: Sentence, at: int) -> SourcePhrase | None:
    """« l'argument de X | selon lequel P », « la députée X, | pour qui P »: the speaker stands before the pronoun."""
    opener, last = sentence.words[at], at + 1
    if opener == "d'" and sentence.word(at + 1) == "après":
        opener, last = "d'après", at + 2
    if opener not in ("selon", "pour", "d'après"):
        return None
    pronoun = sentence.word(last)
    if opener == "pour" and pronoun != "qui":
        return None
    if pronoun not in ("qui", "lequel", "laquelle", "lesquels", "lesquelles"):
        return None
    end = at - 1
    if sentence.word(end) == ",":
        end -= 1
    source = subject_before_relative(sentence, at)
    lemma = f"{opener} lequel" if pronoun != "qui" else f"{opener} qui"
    if pronoun != "qui":
        author = _author(sentence, end)
        author = author or _who_puts_forward(sentence, end)
        if author is not None:
            return SourcePhrase(at, last, last, lemma, author)
    mention = source.mention
    if mention is None or mention.kind == "other":
        mention = _owner_before(sentence, end)
    return SourcePhrase(at, last, last, lemma, mention) if mention is not None else None


def _owner_before(sentence: Sentence, end: int) -> Mention | None:
    """« la version du | parquet de Brive |, selon lequel »: the one that ends there, behind a preposition."""
    for first in range(end, max(0, end - MAX_OWNER), -1):
        phrase = phrase_at(sentence, first, hi=end + 1) if sentence.words[first - 1] in _OF else None
        if phrase is not None and phrase.last == end:
            mention = mention_of(sentence, phrase)
            if mention.kind in ("role", "organisation", "group") or (mention.kind == "name" and first < end):
                return mention
    return None


def _who_puts_forward(sentence: Sentence, end: int) -> Mention | None:
    """« X | avance une hypothèse | selon laquelle P »: the subject of the verb that has the noun as its object."""
    verb = end - 2
    if verb < 1 or sentence.words[end] not in _SAYING_NOUNS:
        return None
    readings = verb_forms().get(sentence.words[verb], ())
    if not any(entry.cls == "claim" for reading in readings for entry in entries_for(reading.base)):
        return None
    mention = main_subject(sentence, 0, verb + 1).mention
    return mention if mention is not None and mention.kind != "other" else None


def _author(sentence: Sentence, end: int) -> Mention | None:
    """Whose the noun of saying before « selon lequel » is: « l'argument | de la défense », « avancé par | X »."""
    nouns = _SAYING_NOUNS
    for noun in range(end, max(-1, end - 14), -1):
        if sentence.words[noun] not in nouns:
            continue
        for at in range(noun + 1, min(noun + 5, end) + 1):
            if sentence.words[at] in (*_OF, "par"):
                phrase = phrase_at(sentence, at + 1, hi=end + 1)
                if phrase is not None:
                    mention = mention_of(sentence, phrase)
                    return mention if mention.kind != "other" else None
        return None
    return None


def _match(sentence: Sentence, at: int, words: Sequence[str]) -> int:
    """The last token of ``words`` where the sentence has them at ``at``, else -1. A final de stands for du, des."""
    seen = sentence.words[at : at + len(words)]
    if len(seen) < len(words):
        return -1
    for word, here in zip(words[1:], seen[1:], strict=True):
        if word != here and here not in _VARIANTS.get(word, ()):
            return -1
    return at + len(words) - 1


def _read(sentence: Sentence, at: int, end: int, follows: str, lemma: str) -> SourcePhrase | None:
    if follows == "none":
        mention = _mention_inside(sentence, at, end)
        return SourcePhrase(at, end, end, lemma, mention) if mention else None
    if follows == "adjective":
        phrase = phrase_at(sentence, end, hi=end + 8)
        last = phrase.last if phrase else end
        if last == end:
            return None  # « l'eau de sources qui jaillissent »: nothing tells which
        first = at + (1 if sentence.words[at] in ("de", "selon") else 2 if sentence.words[at] == "d'" else 1)
        if sentence.words[at] == "de":
            first = at + 1
        first = min(first, end)
        mention = Mention(sentence.starts[first], sentence.ends[last], "source", None, False, None, "source")
        return SourcePhrase(at, max(at, first - 1), last, lemma, mention)
    if lemma == "pour" and not _may_be_view(sentence, at):
        return None
    return _with_phrase(sentence, at, end, lemma)


def _with_phrase(sentence: Sentence, at: int, end: int, lemma: str) -> SourcePhrase | None:
    start = end + 1
    word = sentence.word(start)
    if not word or not word[0].isalnum():
        return None
    if sentence.words[end] in DE and word in _AFTER_INDEFINITE_DE:
        start = end  # « aux yeux | de nombreux élus »
    own = pronoun_at(sentence, start) if word in _ONE_MEANT else None
    if own is not None:
        own = own._replace(gender="m") if word == "lui" else own  # elsewhere a woman may be meant: « lui dit »
        return SourcePhrase(at, end, start, lemma, own)
    if word in DEMONSTRATIVE and sentence.word(start + 1) in _RELATIVE and lemma != "pour":
        signs = (step for step in range(start, len(sentence)) if sentence.words[step] in _CLOSES_RELATIVE)
        last = next(signs, len(sentence)) - 1
        return SourcePhrase(
            at, end, last, lemma, whoever(sentence, start, last)
        )  # « selon | ceux qui dirigent le club »
    if word in ("ce", "c'") and sentence.word(start + 1) in QUE and lemma in _TAKES_LIST:
        return _of_what_one_says(sentence, at, end, lemma)
    if lemma == "d'après" and sentence.word(at - 1).endswith(("é", "ée", "és", "ées")):
        return None  # « tourné d'après le roman de X »
    phrase = phrase_at(sentence, start)
    if phrase is None or not _is_source(sentence, phrase, lemma):
        return None
    bare, phrase = phrase, with_apposition(sentence, phrase)
    if phrase.last > bare.last and _wants_subject(sentence, phrase.last + 1):
        phrase = bare  # « Selon le préfet, | le maire, élu en 2020, aurait menti »
    mention = mention_of(sentence, phrase)
    if phrase.last == bare.last and mention.kind in ("name", "organisation"):
        phrase = with_body(sentence, phrase)
    several = _with_list(sentence, phrase) if at > 0 and lemma in _TAKES_LIST else phrase
    if several.last > phrase.last:
        return SourcePhrase(at, end, several.last, lemma, mention_of(sentence, several))
    if lemma == "d'après" and at > 0 and mention.head in _TOLD_WORK:
        return None  # « un opéra, d'après son roman »
    if mention.kind == "document" or mention.kind == "other":
        written_by = _agent_after(sentence, phrase.last + 1)
        if written_by is not None:
            return SourcePhrase(at, end, written_by.last, lemma, mention_of(sentence, written_by))
    if lemma == "pour" and sentence.word(phrase.last + 1) == "qui":
        phrase = _with_relative(sentence, phrase)
    if lemma == "pour" and not any(_holds_view(sentence, at, named, mention) for named in (bare, phrase)):
        return None
    last = past_epithet(sentence, mention, phrase.last) if mention.kind == "name" else phrase.last
    return SourcePhrase(at, end, _past_reached(sentence, last + (sentence.word(last + 1) in _SELF)), lemma, mention)


def _past_reached(sentence: Sentence, last: int) -> int:
    """« Selon Ana Ruiz|, jointe par téléphone|, P »: how the speaker was asked; ``last`` where that is not told."""
    if sentence.word(last + 1) != "," or sentence.word(last + 2) not in _REACHED:
        return last
    comma = find_word(sentence, ",", last + 2, last + MAX_REACHED)
    return comma - 1 if comma > 0 and not has_finite(sentence, last + 2, comma) else last


def _of_what_one_says(sentence: Sentence, at: int, end: int, lemma: str) -> SourcePhrase | None:
    """« Selon | ce que dit Ana Ruiz |, P », « d'après | ce qu'elle a déclaré |, P »."""
    start = end + 3
    if start >= len(sentence):
        return None
    own = pronoun_at(sentence, start)
    if own is not None:
        verb = start + 1 + (sentence.word(start + 1) in _HAS)
        return SourcePhrase(at, end, verb, lemma, own) if sentence.word(verb) in verb_forms() else None
    verb = start + (sentence.word(start) in _HAS)
    if sentence.word(verb) not in verb_forms():
        return None
    phrase = phrase_at(sentence, verb + 1)
    mention = mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None
    if phrase is None or mention is None or mention.kind == "other":
        return None
    return SourcePhrase(at, end, with_apposition(sentence, phrase).last, lemma, mention)


def _wants_subject(sentence: Sentence, at: int) -> bool:
    """« Selon le préfet, le maire |, âgé de 40 ans, | a menti »: nothing but insertions up to a verb behind a comma."""
    while sentence.word(at) == ",":
        if is_predicate(sentence, at + 1):
            return True
        comma = find_word(sentence, ",", at + 1, len(sentence))
        if phrase_at(sentence, at + 1) is not None or has_finite(sentence, at + 1, comma):
            return False
        at = comma
    return False


def _with_relative(sentence: Sentence, phrase: Phrase) -> Phrase:
    """« Pour | les élus qui soutiennent le plan |, P »: up to the comma behind the relative clause."""
    comma = find_word(sentence, ",", phrase.last + 1, phrase.last + MAX_RELATIVE)
    if comma < 0 or not has_finite(sentence, comma + 1, len(sentence) - 1):
        return phrase
    return Phrase(phrase.first, comma - 1, phrase.head, phrase.plural)


def _with_list(sentence: Sentence, phrase: Phrase) -> Phrase:
    """« P, selon | la police, les pompiers et la mairie | »: all that are named up to the end, without a verb."""
    if sentence.word(phrase.last + 1) != "," or has_finite(sentence, phrase.last + 1, len(sentence) - 1):
        return phrase
    at = phrase.last + 1
    while sentence.word(at) == ",":
        more = phrase_at(sentence, at + 1)
        if more is None or mention_of(sentence, more).kind == "other":
            return phrase
        at = more.last + 1
        if "et" in sentence.words[more.first : at]:
            return Phrase(phrase.first, more.last, phrase.head, True) if more.plural else phrase
        if sentence.word(at) == "et" and (last := phrase_at(sentence, at + 1)) is not None:
            return Phrase(phrase.first, last.last, phrase.head, True)
    return phrase


def _holds_view(sentence: Sentence, at: int, phrase: Phrase, mention: Mention) -> bool:
    """« Pour Ana Ruiz, P » | « P », pour Ana Ruiz: the view of a person, of a body only where it judges."""
    if mention.kind not in ("name", "role", "organisation", "group", "source", "place"):
        return False
    follows_quotation = at > 1 and at - 2 in sentence.quotes
    closing = (",", ".", "") if follows_quotation else (",",)
    behind = min(phrase.last + 1, len(sentence) - 1)
    if (
        sentence.word(phrase.last + 1) not in closing
        and sentence.word(past_adverb(sentence, behind, len(sentence))) != ","
    ):
        return False  # « Pour X, P », « Pour X | par exemple |, P »
    if mention.kind == "place":  # « Pour Bercy, « P » », « Pour Pékin, il s'agit d'une « provocation » »
        after = sentence.words[phrase.last + 2 : phrase.last + 5]
        is_said = phrase.last + 2 in sentence.quotes or after[:2] == ["il", "s'"] or after[:1] == ["c'"]
        return follows_quotation or (is_said and bool(sentence.quotes))
    gives_views = mention.head in _GIVES_VIEWS and sentence.word(phrase.last + 2) not in ("un", "une")
    is_judge = mention.kind in ("name", "role") or gives_views  # « Pour les experts, | une salle | est ouverte »
    return is_judge or bool(sentence.quotes) or _is_judgement(sentence, phrase.last)


def _agent_after(sentence: Sentence, at: int) -> Phrase | None:
    """« selon une estimation fournie | par Ana Ruiz »: the person who made the document."""
    for step in range(at, min(len(sentence), at + MAX_BEFORE_AGENT)):
        if sentence.words[step] in (",", ";", ":", ".", "que", "qui"):
            return None
        if sentence.words[step] == "par":
            phrase = phrase_at(sentence, step + 1)
            is_person = phrase is not None and mention_of(sentence, phrase).kind in ("name", "role")
            return with_apposition(sentence, phrase) if phrase is not None and is_person else None
    return None


def _is_judgement(sentence: Sentence, at: int) -> bool:
    """« Pour les écologistes, ce barrage est une aberration »: a view, where « le pont est prévu » is none."""
    words = sentence.words
    return any(
        words[step] in ("c'", "faut", "faudrait")
        or words[step - 1 : step + 1] in (["aucun", "doute"], ["de", "question"], ["pas", "question"])
        or (words[step] in ("est", "sont", "serait") and sentence.word(step + 1) in ("un", "une", "trop", "pas"))
        for step in range(at, len(words))
    )


def _is_source(sentence: Sentence, phrase: Phrase, lemma: str) -> bool:
    """« selon les cas », « d'après 1945 » name nobody; « selon l'étude » does."""
    head = sentence.words[phrase.head] if phrase.head >= 0 else sentence.words[phrase.last]
    is_named = 0 <= phrase.head < phrase.last and sentence.is_capital(phrase.head + 1)  # « la région Île-de-France »
    is_share = phrase.head >= 0 and sentence.word(phrase.head + 1) == "%"  # « selon | 30 % des élus | »
    if (head in _NOT_SOURCES and not is_named) or head in _TIME_NOUN or (head.isdigit() and not is_share):
        return False
    mention = mention_of(sentence, phrase)
    if mention.kind == "other":
        following = sentence.word(phrase.last + 1)
        return (
            lemma not in ("pour", "suivant") and following in (",", ".", "", ")", "–", "!", ";") and head not in _THING
        )
    return True


def _may_open_source(sentence: Sentence, at: int, word: str) -> bool:
    """« se passe de l'avis de », « le mal aux yeux de »: only selon and its like go without a comma before them."""
    before = sentence.word(at - 1)
    if before in _VARYING:
        return False  # « Les prix varient | selon les élèves »
    return (
        word in ("selon", "d'", "dixit", "toujours")
        or not before
        or not before[0].isalnum()
        or (before in _CONNECTIVE or before in _ADVERB or before in ("et", "que", "qu'", "mais"))
    )


def _may_be_view(sentence: Sentence, at: int) -> bool:
    """« Pour X, … » gives an opinion only at the head of a clause."""
    before = sentence.word(at - 1)
    if before == "," and at - 2 in sentence.quotes:
        return True  # « P », pour cette spécialiste
    return at == 0 or (before in (";", ":", "mais", "et") and at <= 2)


def _mention_inside(sentence: Sentence, first: int, last: int) -> Mention | None:
    """« à | ses | yeux », « à l'en croire »: the possessive stands for the speaker."""
    for at in range(first, last + 1):
        word = sentence.words[at]
        if word in ("ses", "son", "sa", "leur", "leurs"):
            return Mention(sentence.starts[at], sentence.ends[at], "pronoun", None, word.startswith("leur"), None, word)
        if word in ("l'", "les") and at > first:
            return Mention(sentence.starts[at], sentence.ends[at], "pronoun", None, word == "les", None, word)
    return None
