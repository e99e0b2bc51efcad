"""Step 5: the content around an incise, « P », a dit X | P1, explique-t-il, P2 | « P1, dit X. P2 ».

Who X is was found with the cue; here only what he said.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim, Clause, Interruption
from quotefind.grammar.appositions import with_apposition
from quotefind.grammar.authors import is_seat
from quotefind.grammar.circumstances import past_date
from quotefind.grammar.clauses import (
    DASHES,
    find_word,
    has_finite,
    has_quote,
    is_predicate,
    is_quoted_predicate,
    is_title,
    opens_infinitive,
    past_dateline,
    sentence_close,
    sentence_open,
)
from quotefind.grammar.extents import content_end, is_saying_circumstance, opens_sans_infinitive
from quotefind.grammar.openings import is_verb
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.saying import describes_speaker, past_saying
from quotefind.grammar.subjects import last_main_subject
from quotefind.lexicons.grammar import DE, OF, QUE, SI, finite_forms, function_words, is_infinitive
from quotefind.model import Mention
from quotefind.reading.words import QUOTE, Sentence

_FINITE = finite_forms()
_CONNECTIVES = function_words("connective") | {"mais", "et", "or", ","}
_MEANING_VERB = function_words("meaning_verb")
_INCISE_CONTINUER = function_words("incise_continuer")

_OUTER_RELATIVE = frozenset(("qui", "lequel", "laquelle", "lesquels", "lesquelles"))
_ACTORS = frozenset(("name", "role", "organisation", "group"))
_AUTHORED = function_words("authored")
_READING_VERB = frozenset(("lire", "écrire"))  # « lit-on dans », « écrit-on dans »
_BEFORE_SOURCE = OF | {"dans", "à", "au", "chez"}

# Signs before an incise that belong to the content, and those that stand between the two.
_OWN_SIGNS = frozenset((QUOTE, "?", "!", "…", "..."))
_BETWEEN_SIGNS = DASHES | {",", "*", "_"}
_BEFORE_INCISE = _OWN_SIGNS | _BETWEEN_SIGNS | {";", "”", "»", '"'}
# A verb that wants more: « Ce plan va |, a-t-il dit, relancer le commerce », « C'est |, dit X, un drame ».
_MODAL = function_words("modal_verb")
_RELATIVE = function_words("relative")
_SHORT_ANSWER = function_words("short_answer")
_INDEFINITE = OF | {"un", "une"}
_RELAY_VERB = function_words("relay_verb")
_TIME_NOUN = function_words("time_noun")
_VERB_OR_NOUN = function_words("noun_homograph")
_BEFORE_CIRCUMSTANCE = function_words("connective") | {"et", "mais", "même", "surtout"}
_BEFORE_OWN_CLAUSE = frozenset(("mais", "or", "car"))
_OPENS_WITH_QUE = frozenset(("même", "alors", "tandis"))
_THIRD_PERSON = frozenset(("il", "elle", "ils", "elles"))
_SUBORDINATE = function_words("subordinate_opener")
_SUBORDINATE_WITH_QUE = function_words("subordinate_opener_with_que")  # « depuis que », « dès que »
_SEPARATORS = frozenset((",", "–", "—"))
# « P, a dit X, | sans autre précision », « | comme pour s'excuser »: how he said it.
_OF_THE_SAYING = frozenset(("sans autre", "sans plus", "sans davantage", "comme pour", "comme si", "comme s'"))
_STOPS = frozenset((".", ";", ":", "(", "?", "!"))
_AFTER_FIRST = frozenset((",", "et", "."))
_TURN_SIGNS = DASHES | {"―"}
_UNQUOTED_SIGNS = DASHES | {"", ":", ";", QUOTE, ")", ","}

_ENDS = frozenset(("", ".", "!", "?"))
_SUBORDINATES = QUE | _RELATIVE | _SUBORDINATE | {"si", "comme", "alors"}
_NOT_BEFORE_VERB = frozenset(
    ("et", "ou", "mais", "ni", "ne", "n'", "se", "s'", "y", "en", "le", "la", "l'", "les")
).union(*map(function_words, ("preposition", "conjunction", "clitic", "subject_pronoun", "determiner")))

# A kicker, « Justice : », is this short, in tokens.
MAX_KICKER = 8
# Before a closing incise, « …, annonce la mairie. », content without a verb we know has this many tokens at least.
# « Mais, normalement, ce qui se passe »: words before « ce qui ».
MAX_BEFORE_CLEFT = 5
MIN_CONTENT = 3

# What a speaker does between two parts of what he says is told in so many tokens.
MAX_ACTION = 20


def incise(clause: Clause) -> Claim | None:
    """« P », a dit X | P, explique-t-il | P1, selon lui dit X, P2 | « P », a-t-elle ajouté, « Q »."""
    sentence, cue = clause.sentence, clause.cue
    if "incise" not in cue.frames or cue.mood != "finite" or cue.passive:
        return None
    if cue.lemma in _MEANING_VERB and cue.inverted is not None and cue.first == cue.verb:
        return None  # « Que signifie-t-elle », « Cette « hausse » signifie-t-elle que P ? »
    last = _last_before(sentence, cue.left)
    if last < 0 or clause.source.side != "right" or _is_bare_noun(clause):
        return None
    first = _incise_start(clause, last)
    if first > last or _only_relays(clause, last):
        return None
    quoted = has_quote(sentence, first, last)
    if quoted and _is_subject_with_title(sentence, first, last):
        return None
    end = max(cue.last, clause.source.last)
    if _CONNECTIVES.issuperset(sentence.words[first : last + 1]):
        quote = _quotation_after(sentence, end + 1)
        if quote >= 0:
            return clause.claim([(quote, quote)], "incise", is_direct=True)
    if _opens_clause(sentence, first, last) and sentence.word(end + 1) == ",":
        rest = (end + 2, content_end(sentence, end + 2, clause))
        return clause.claim([rest], "incise", is_direct=rest[0] == rest[1] in sentence.quotes)
    saying = past_saying(sentence, clause.source.mention, end)
    more = _after_incise(clause, (first, last), saying if sentence.word(saying + 1) == "," else end)
    is_short = first == 0 and sentence.words[0] in _SHORT_ANSWER
    if more is not None and is_short and not _goes_on_with_infinitive(sentence, more[0]):
        more = more if has_finite(sentence, *more) else None  # « Non, dit Ana Ruiz, professeure à Brive, ville du sud »
    if not quoted and not _is_sayable(clause, first, last, end, more):
        return None
    if not quoted and more is None and cue.inverted is None and _wants_verb(sentence, first, last):
        return None
    is_turn = not quoted and first <= 1 and sentence.words[0] in _TURN_SIGNS
    pieces = [(1 if is_turn else first, last)]
    if quoted and _are_quotations(sentence, first, last):
        pieces = [(at, at) for at in range(first, last + 1) if at in sentence.quotes]
    earlier = _before_action(sentence, last)
    if earlier >= 0:
        pieces = [(earlier, earlier), (last, last)]
    is_relative = False
    if more is not None:
        is_relative = sentence.words[last] in _RELATIVE
        pieces = [more] if is_relative else [*pieces, more]  # « ceux qui, dit-il, | « sabotent tout » »
    claim = clause.claim(pieces, "incise")
    is_whole = all(a == b and a in sentence.quotes for a, b in pieces) and not is_relative
    claim.is_direct = is_turn or is_whole
    if pieces[0][0] == pieces[0][1] and pieces[0][0] in sentence.quotes:
        claim.stands_for = _who_leads_to(sentence, pieces[0][0], claim.mention)
    if claim.mention is not None and claim.mention.head == "on":
        claim.mention = _source_of_on(sentence, end + 1, is_read=cue.lemma in _READING_VERB) or claim.mention
    elif cue.lemma == "apprendre":
        claim.mention = _of_whom_it_learned(clause, end) or claim.mention
    return claim


def _is_subject_with_title(sentence: Sentence, first: int, last: int) -> bool:
    """« Ana Ruiz, membre du club « Les Amis », | a lancé une campagne »: the marks hold a name, the verb is hers.

    Or a heading: « « Le gardien se plaint » : un élu, maire depuis dix ans, | accuse la ville ».
    """
    colon = find_word(sentence, ":", first, last)
    if colon > first and has_quote(sentence, first, colon) and not has_quote(sentence, colon, last):
        actor = phrase_at(sentence, colon + 1) if not has_finite(sentence, colon, last) else None
        return actor is not None and mention_of(sentence, actor).kind in _ACTORS
    if (
        first == last
        or last not in sentence.quotes
        or not is_title(sentence, last)
        or has_finite(sentence, first, last)
    ):
        return False
    phrase = phrase_at(sentence, first)
    return phrase is not None and mention_of(sentence, phrase).kind in _ACTORS


def _goes_on_with_infinitive(sentence: Sentence, at: int) -> bool:
    """« Impossible, dit-il, | de faire mieux »."""
    return sentence.words[at] in DE and opens_infinitive(sentence, at + 1)


def _only_relays(clause: Clause, quote: int) -> bool:
    """« Un élu ajoute : « P », | rapporte le journal |»: who said it stands before the colon, by name or office."""
    sentence = clause.sentence
    if clause.cue.lemma not in _RELAY_VERB or quote not in sentence.quotes or sentence.word(quote - 1) != ":":
        return False
    teller = clause.source_at(clause.index - 1) if clause.index else None
    is_led_in = clause.index > 0 and clause.cues[clause.index - 1].last < quote
    return is_led_in and teller is not None and teller.mention is not None and teller.mention.kind != "pronoun"


def _opens_clause(sentence: Sentence, first: int, last: int) -> bool:
    """« Le bac est cher, | même si |, dit X, P »: a conjunction behind a clause; what X says stands behind it."""
    before, word = sentence.words[last - 1], sentence.words[last]
    opens = word in _BEFORE_OWN_CLAUSE or (word in QUE | SI and before in _OPENS_WITH_QUE)
    return opens and has_finite(sentence, first, last - 1)


def _is_bare_noun(clause: Clause) -> bool:
    """« Les nausées, souvent, font | partie | du mal »: a body or a thing written, without a determiner."""
    mention, first = clause.source.mention, clause.source.first
    if mention is None or mention.kind not in ("organisation", "document") or mention.plural:
        return False
    return clause.sentence.words[first] == mention.head and not clause.sentence.is_capital(first)


def _before_action(sentence: Sentence, quote: int) -> int:
    """« P1 » — elle se pencha — « P2 », dit-elle | « P1 » (une pause) « P2 », dit X: the token of P1; -1 where none is.

    Both are one utterance, with what the speaker did in between.
    """
    closing = sentence.word(quote - 1)
    opening = "(" if closing == ")" else closing
    if quote not in sentence.quotes or not (closing in DASHES or closing == ")"):
        return -1
    for at in range(quote - 2, max(0, quote - MAX_ACTION), -1):
        if at in sentence.quotes:
            break
        if sentence.words[at] == opening and at - 1 in sentence.quotes:
            return at - 1
    return -1


def _quotation_after(sentence: Sentence, at: int) -> int:
    """« Mais, a-t-il dit devant les élus, les cadres et la presse, | « P » »: the quotation that ends it; or -1."""
    quote = next((step for step in range(at, len(sentence)) if step in sentence.quotes), -1)
    if quote < 0 or sentence.word(quote - 1) not in (",", ":") or sentence_close(sentence) != quote:
        return -1
    return (
        quote if _STOPS.isdisjoint(sentence.words[at : quote - 1]) and not has_finite(sentence, at, quote - 1) else -1
    )


def _last_before(sentence: Sentence, left: int) -> int:
    """The last content token before a verb at ``left`` that an incise may open; -1 where it opens none."""
    if left < 1 or sentence.words[left - 1] not in _BEFORE_INCISE:
        return -1
    last = left - 1 if sentence.words[left - 1] in _OWN_SIGNS else left - 2
    while last >= 0 and sentence.words[last] in _BETWEEN_SIGNS:
        last -= 1
    return last


def _is_sayable(clause: Clause, first: int, last: int, end: int, more: tuple[int, int] | None) -> bool:
    """Whether content without marks reads as said: a clause, or all of a sentence that a report closes."""
    sentence = clause.sentence
    is_indefinite = clause.subject_kind == "document" and sentence.word(clause.source.first) in OF
    if is_indefinite and clause.cue.plural and end >= len(sentence) - 2:
        # « Le pont ferme, indiquent des documents »; but « Les élus sortent, annoncent des études » is of theirs
        is_indefinite = any(word in _FINITE and word.endswith("nt") for word in sentence.words[first : last + 1])
    if clause.subject_kind == "other" or is_indefinite or first == last > 0:
        return False  # « il s'interrompt, reprend son souffle »
    if has_finite(sentence, first, last) or (more is not None and _has_verb(sentence, *more)):
        return True
    if more is not None and (sentence.words[last] in _MODAL or sentence.words[more[0]] in _VERB_OR_NOUN):
        return True  # « Cette loi a, dit-il, tout changé », « L'eau, dit-il, manque »
    if first == last or (first == 0 and sentence.words[first] in _SHORT_ANSWER):
        return True  # « Non, répond X », « Pas nécessairement, affirme X »
    if "obj_que" in clause.cue.frames and first == 0 and _is_apposed(sentence, last):
        return False  # « Son frère, inquiet de la nuit, | avait prévenu | les voisins »
    if clause.subject_kind == "document" and sentence.word(clause.source.first) in _INDEFINITE:
        return False  # « L'Anses, l'agence française, lance une revue »: what it does
    return end >= len(sentence) - 2 and clause.cue.reports and last - first + 1 >= MIN_CONTENT


def _wants_verb(sentence: Sentence, first: int, last: int) -> bool:
    """« Les élus, | qui, lors du conseil |, évoquent les travaux »: a relative clause whose verb the verb behind is."""
    qui = next((at for at in range(last - 1, first, -1) if sentence.words[at] == "qui"), -1)
    return qui > 0 and not _has_verb(sentence, qui + 1, last)


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a word between the two tokens reads as a finite verb, be it a noun too: « le procès | risque | de »."""
    return any(is_verb(sentence, at) for at in range(first, last + 1))


def _is_apposed(sentence: Sentence, last: int) -> bool:
    """« Son frère, | inquiet de la nuit | »: one phrase and what is said of it, up to the token ``last``."""
    phrase = phrase_at(sentence, 0, hi=last)
    return phrase is not None and sentence.word(phrase.last + 1) == "," and phrase_at(sentence, phrase.last + 2) is None


def _source_of_on(sentence: Sentence, at: int, *, is_read: bool) -> Mention | None:
    """« a-t-on appris | de source policière », « | auprès de la direction »: the source, where on is nobody.

    With ``is_read`` also what is read, and whose it is: « lit-on | dans un communiqué (signé par Ana Ruiz) ».
    """
    at = past_date(sentence, at, len(sentence)) if at < len(sentence) else at
    if sentence.word(at) == "auprès":
        at += 1
    elif sentence.words[at : at + 2] == ["du", "côté"]:
        at += 2
    if sentence.word(at) not in _BEFORE_SOURCE and not (is_read and sentence.word(at) == "sur"):
        return None
    is_same = sentence.word(at + 1) == "même"  # « précise-t-on de | même source »
    phrase = phrase_at(sentence, at + 1 + is_same)
    if phrase is None:
        return None
    mention = mention_of(sentence, phrase)
    mention = mention._replace(start=sentence.starts[at + 1])
    if mention.kind == "document" or is_read:
        signed = phrase.last + (sentence.words[phrase.last] not in _AUTHORED)
        return (_signatory(sentence, signed) or mention) if is_read else None
    return mention if mention.kind not in ("other", "place") or is_seat(sentence, phrase) else None


def _signatory(sentence: Sentence, at: int) -> Mention | None:
    """« un communiqué | signé par | Ana Ruiz »: who made what is read; None where that is not told."""
    if sentence.word(at) not in _AUTHORED or sentence.word(at + 1) != "par":
        return None
    phrase = phrase_at(sentence, at + 2)
    return mention_of(sentence, with_apposition(sentence, phrase)) if phrase is not None else None


def _of_whom_it_learned(clause: Clause, end: int) -> Mention | None:
    """« a appris l'AFP | de source policière », « | auprès du parquet », « | des autorités »: not the paper itself."""
    sentence, source = clause.sentence, clause.source
    names = range(source.first, source.last + 1)
    inside = next((at for at in names if sentence.words[at] in OF and sentence.is_capital(at - 1)), -1)
    return _source_of_on(sentence, inside if inside > source.first else end + 1, is_read=False)


def _incise_start(clause: Clause, last: int) -> int:
    """Where the content left of an incise begins.

    « … : | « P », dit X » | « X avait promis P : | un engagement « Q », déplore Y » | « P, dit X, et | « Q »,
    ajoute-t-il » | « Justice : | le procès s'ouvre, annonce X »; else with the sentence.
    """
    sentence = clause.sentence
    if last in sentence.quotes and _opens_content(sentence, last):
        return last
    colon = _colon_after_report(clause, last)
    if colon >= 0:
        return colon + 1
    opened = past_dateline(sentence)
    if opened == 0 and sentence.words[0] in _TURN_SIGNS and sentence.word(1) == QUOTE:
        opened = 1  # « - | « P », a dit X »
    start = _past_earlier_reports(clause, opened, last)
    if start == opened:
        return _past_kicker(sentence, start, last) if last in sentence.quotes else _past_colon(clause, start, last)
    if last in sentence.quotes and last >= start:
        return last
    while start <= last and sentence.words[start] in _AFTER_FIRST:
        start += 1
    return start


def _opens_content(sentence: Sentence, quote: int) -> bool:
    """Whether the quotation before the incise is all of the content: after a colon or stop, or after another one."""
    before = sentence.word(quote - 1)
    if quote == 0 or before in (":", ";", ".", ")", "("):
        return True
    if before == "," and quote in sentence.whole_clauses and _is_main_clause(sentence, quote - 2):
        return True
    is_own = sentence.quotes[quote].opened and bool(sentence.is_utterance.get(quote))
    return is_own and before == QUOTE and not _FINITE.isdisjoint(sentence.words[:quote])


def _is_main_clause(sentence: Sentence, last: int) -> bool:
    """« Les élus s'alarment |, « P », dit X »: a clause of its own; not « Lorsqu'il est rentré |, « P », dit X »."""
    at = 0
    while at < last and sentence.words[at] in _BEFORE_CIRCUMSTANCE:
        at += 1
    opens = sentence.words[at] in _SUBORDINATE | _SUBORDINATE_WITH_QUE | QUE | SI
    return not opens and _RELATIVE.isdisjoint(sentence.words[: last + 1]) and has_finite(sentence, at, last)


def _colon_after_report(clause: Clause, last: int) -> int:
    """« X avait promis P | : un engagement « Q », déplore Y »: the colon, -1 where there is none."""
    reported = next((other for other in clause.cues[: clause.index] if other.mood == "finite"), None)
    if reported is None or last not in clause.sentence.quotes:
        return -1
    return find_word(clause.sentence, ":", reported.last, last)


def _past_earlier_reports(clause: Clause, start: int, last: int) -> int:
    """The token after the incises and semicolons before this one; ``start`` where there are none."""
    for index, other in enumerate(clause.cues[: clause.index]):
        source = clause.source_at(index)
        is_thing = source.mention is not None and source.mention.kind == "other"  # « …, comprend une part du parc »
        if other.mood == "finite" and not other.passive and source.side == "right" and not is_thing:
            start = max(start, max(other.last, clause.source_at(index).last) + 1)
    for at in range(last, start - 1, -1):
        words = clause.sentence.words
        if words[at] == ";" or (words[at] == "(" and ")" not in words[at : last + 1]):
            return at + 1
    return start


def _past_colon(clause: Clause, start: int, last: int) -> int:
    """« Les élus s'impatientent : | à ce rythme, dit X, le pont rouvrira en mai »: the clause that goes on behind."""
    sentence = clause.sentence
    colon = next((at for at in range(last - 1, start, -1) if sentence.words[at] == ":"), -1)
    behind = max(clause.cue.last, clause.source.last) + 1
    if colon < 0 or has_finite(sentence, colon + 1, last) or not has_finite(sentence, start, colon):
        return _past_kicker(sentence, start, last)
    goes_on = sentence.word(behind) == "," and not _opens_relative(sentence, behind + 1)
    return colon + 1 if goes_on and _has_verb(sentence, behind + 1, len(sentence) - 1) else start


def _past_kicker(sentence: Sentence, start: int, last: int) -> int:
    """« Justice : | le procès s'ouvre, annonce … »."""
    colon = find_word(sentence, ":", 0, min(MAX_KICKER, last))
    if colon >= 0 and not has_finite(sentence, 0, colon) and not has_quote(sentence, 0, colon):
        return colon + 1
    return start


def incise_without_comma(clause: Clause) -> Claim | None:
    """« Le pont fermera en mai | assure le maire. »: no sign parts P from the verb, and who says it ends it."""
    sentence, cue = clause.sentence, clause.cue
    if "incise" not in cue.frames or cue.mood != "finite" or cue.passive or cue.left < MIN_CONTENT or sentence.quotes:
        return None
    if not any(entry.indirect for entry in cue.entries if "incise" in entry.frames) or cue.inverted is not None:
        return None
    words = sentence.words
    if words[cue.left - 1] in _NOT_BEFORE_VERB or not words[cue.left - 1][0].isalnum():
        return None
    if not _SUBORDINATES.isdisjoint(words[: cue.left]) or "," in words[: cue.left]:
        return None
    phrase = phrase_at(sentence, cue.last + 1)
    if phrase is None or not has_finite(sentence, 0, cue.left - 1):
        return None
    phrase = with_apposition(sentence, phrase)
    mention = mention_of(sentence, phrase)
    end = past_saying(sentence, mention, phrase.last)
    if mention.kind not in _ACTORS or sentence.word(end + 1) not in _ENDS or mention.plural != bool(cue.plural):
        return None
    return Claim([(0, cue.left - 1)], cue.first, cue.last, cue.lemma, mention, "incise")


def _after_incise(clause: Clause, left: tuple[int, int], end: int) -> tuple[int, int] | None:
    """The content that goes on after the incise, None where the writer speaks again."""
    sentence = clause.sentence
    behind = max(clause.cue.last, clause.source.last) + 1
    limit = clause.next_cue_start(after=end, is_description=end >= behind and describes_speaker(sentence, behind))
    at = next((at for at in range(end + 1, limit) if _is_quote_or_sign(sentence, at)), -1)
    if at == end + 1 < len(sentence) - 2 and sentence.words[at] == ":" and not sentence.quotes:
        stop = content_end(sentence, at + 1, clause)
        return (at + 1, stop) if stop > at else None  # P1, a-t-il dit : P2
    if at == end + 1 and sentence.words[at] == ":" and at + 1 in sentence.quotes and left[1] in sentence.quotes:
        return (at + 1, at + 1)  # « P1 », a-t-il dit : « P2 »
    if at < 0 or sentence.words[at] in _STOPS:
        return None
    after_quote = left[1] in sentence.quotes
    if at in sentence.quotes:
        return (at, at) if after_quote and _is_circumstance(sentence, end + 1, at) else None
    start = at + 1
    if after_quote and _are_quotations(sentence, *left):
        return (start, start) if start in sentence.quotes else None
    if not _goes_on(sentence, left, start) or _another_reports(clause, start):
        return None
    if after_quote and start in sentence.quotes:
        return (start, start)
    stop = content_end(sentence, start, clause)
    return (start, stop) if stop >= start else None


def _another_reports(clause: Clause, joint: int) -> bool:
    """« P, dit X, mais | la préfète assure que Q |. »: what is joined at token ``joint`` is the report of another."""
    sentence = clause.sentence
    opening = joint + 1 + (sentence.word(joint) == "même")
    for index, other in enumerate(clause.cues):
        if other.left > joint and other is not clause.cue:
            source = clause.source_at(index)
            is_another = source.side == "left" and source.mention is not None and source.mention.kind != "pronoun"
            says = sentence.word(other.after) in QUE or has_quote(sentence, other.after, other.after + 1)
            return is_another and source.first == opening and other.mood == "finite" and other.reports and says
    return False


def _are_quotations(sentence: Sentence, first: int, last: int) -> bool:
    """Whether nothing but quotations and commas stands there: « « Vendu ! », « Dehors ! », crie la foule »."""
    return all(at in sentence.quotes or sentence.words[at] in (",", "et") for at in range(first, last + 1))


def _is_quote_or_sign(sentence: Sentence, at: int) -> bool:
    return at in sentence.quotes or sentence.words[at] in _SEPARATORS or sentence.words[at] in _STOPS


def _is_circumstance(sentence: Sentence, first: int, quote: int) -> bool:
    """Whether nothing parts the incise from the next quotation but a circumstance: « dans un courriel - « Q »."""
    if first == quote:
        return True
    return sentence.words[quote - 1] == "-" and (quote - first == 1 or not has_finite(sentence, first, quote - 1))


def _goes_on(sentence: Sentence, left: tuple[int, int], start: int) -> bool:
    """Whether the words after the incise's comma are the speaker's: the clause was not complete, or is joined."""
    if start >= len(sentence) or sentence.words[start] == ".":
        return False
    if is_saying_circumstance(sentence, start, len(sentence) - 1) or _opens_relative(sentence, start):
        return False
    if sentence.words[start] == "sans" and opens_sans_infinitive(sentence, start + 1):
        return False  # « , a dit X, | sans donner de date »
    if sentence.words[start] in _INCISE_CONTINUER:
        return f"{sentence.words[start]} {sentence.word(start + 1)}" not in _OF_THE_SAYING
    if sentence.words[start] in ("c'", "ce") and "ce" in sentence.words[left[0] : left[0] + MAX_BEFORE_CLEFT]:
        return True  # « Mais ce qui manque, explique X, | c'est l'argent »
    if is_infinitive(sentence.words[start]) and sentence.words[left[1]] in _FINITE:
        return True  # « La ligne va, a-t-il dit, | rouvrir »
    before = sentence.words[left[1]]
    opens_more = before in _MODAL or before in QUE or before in _RELATIVE
    if opens_more or _is_circumstance_clause(sentence, *left):
        return True
    if has_finite(sentence, *left):
        # « C'était dur, dit X, | « mais on m'a aidé » »; not « C'était dur, dit X, | « Ce fut dur » »
        is_pause = left[1] not in sentence.quotes and start in sentence.quotes
        return is_pause and sentence.is_utterance.get(start) != "capital"
    # « Le symptôme « classique », explique X, | est la douleur »: words in marks are no clause.
    if not has_quote(sentence, *left):
        return True
    is_noun = left[0] not in sentence.whole_clauses and _RELATIVE.isdisjoint(sentence.words[left[0] : left[1] + 1])
    if start in sentence.quotes:  # « Les « atouts » de la ville, dit X, | « sont ailleurs » »
        return is_noun and left[1] not in sentence.quotes and is_quoted_predicate(sentence, start)
    return is_noun and left[0] not in sentence.quotes and is_predicate(sentence, start)


def _is_circumstance_clause(sentence: Sentence, first: int, last: int) -> bool:
    """« Il y a cinq ans |, a dit X, P », « Depuis que le pont est coupé |, déplore X, P »: what is said goes on."""
    words = sentence.words
    while first < last and words[first] in _BEFORE_CIRCUMSTANCE:
        first += 1
    if "," in words[first : last + 1]:
        return False  # « Quand il pleut, le col ferme |, dit X »
    opening = words[first]
    if opening == "il" and words[first : first + 3] == ["il", "y", "a"]:
        return words[last] in _TIME_NOUN
    if opening in _SUBORDINATE:
        return True
    return opening in _SUBORDINATE_WITH_QUE and not QUE.isdisjoint(words[first + 1 : first + 3])


def _opens_relative(sentence: Sentence, at: int) -> bool:
    """« , a dit X, | qui dirige … », « , a dit X, | pour lequel … »: of the speaker, not of what he said."""
    return sentence.word(at) == "dont" or not _OUTER_RELATIVE.isdisjoint(sentence.words[at : at + 2])


def interrupted(sentence: Sentence, at: int, found: Interruption) -> Claim:
    """The claim of an incise inside the marks of the quotation at token ``at``: « P1, dit X. P2 »."""
    start = at
    if sentence.word(at - 1) not in _UNQUOTED_SIGNS and sentence.is_utterance.get(at) != "capital":
        start = sentence_open(sentence, at)
    claim = Claim([(start, at)], -1, -1, found.lemma, found.source.mention, "incise-in-marks")
    claim.interruption = found
    claim.stands_for = _who_leads_to(sentence, at, found.source.mention)
    claim.is_direct = start == at
    return claim


def _who_leads_to(sentence: Sentence, at: int, mention: Mention | None) -> Mention | None:
    """« | Son avocat | va plus loin : « Rien, dit-il, n'est joué »: whom the pronoun in the marks stands for.

    None where ``mention`` is no pronoun, or nobody of its gender and number stands before the colon.
    """
    if mention is None or mention.head not in _THIRD_PERSON or sentence.word(at - 1) != ":":
        return None
    leading = last_main_subject(sentence, at - 1).mention
    return leading if may_stand_for(mention, leading) else None


def may_stand_for(pronoun: Mention | None, leading: Mention | None) -> bool:
    """Whether the pronoun may take up ``leading`` of the same sentence: somebody of its gender and number."""
    if pronoun is None or leading is None or leading.kind in ("other", "pronoun") or leading.plural != pronoun.plural:
        return False
    return leading.gender in (None, pronoun.gender)
