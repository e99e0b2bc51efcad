"""Runs the steps cues, mentions, claims and attribution over one sentence after the other, and joins what goes on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from quotefind.grammar.analysis import Claim, Clause, Interruption, Source, SourcePhrase, VerbCue
from quotefind.grammar.authors import house_of
from quotefind.grammar.clauses import find_word, has_finite, has_quote
from quotefind.grammar.extents import before_next_report, content_end, gapped_content, object_end
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.subjects import Sources
from quotefind.lexicons.grammar import DE, POSSESSIVE, QUE, function_words
from quotefind.model import Attribution, Mention
from quotefind.reading.words import Sentence
from quotefind.reports.claims import claim_of
from quotefind.reports.cues import find_cues
from quotefind.reports.incises import interrupted, may_stand_for
from quotefind.reports.interruptions import interruption_in
from quotefind.reports.noun_claims import noun_claims
from quotefind.reports.settle import attributions_of, joined, overlap, settle
from quotefind.reports.sieves import View, attribute_quotation
from quotefind.reports.source_claims import source_claim
from quotefind.reports.source_phrases import find_source_phrases

# So many reports are looked at for the end of what a source phrase gives; more follow one another in no sentence.
MAX_REPORTS_INSIDE = 4
# A paragraph longer than this is no heading.
MAX_HEADING = 160
# A quotation without any attribution goes on with the last speaker if he spoke this few paragraphs before.
MAX_SILENCE = 1

BY_PHRASE = "source-phrase"  # the rule of « Selon X, P »
_VOICES = frozenset(("par la voix de", "par la bouche de"))
_PERSONS = frozenset(("name", "role"))
_GAPPING = frozenset(("que-clause", "quoted-object", "adjective"))
_JOINTS = frozenset((",", "et", "mais"))
_TELLERS = _PERSONS | {"organisation", "group"}
_AGENCIES = function_words("news_agency") | function_words("broadcaster")


def reports_in(text: str, sentences: Iterable[Sentence]) -> Iterator[Attribution]:
    """The attributions of all sentences, in text order."""
    last_paragraph = -10
    held: Attribution | None = None  # the last one, to which a quotation left open may add
    tellers: list[Mention] = []  # of the sentence before
    for sentence in sentences:
        found = _reports_of(text, sentence, silence=sentence.paragraph - last_paragraph, tellers=tellers)
        tellers = [told.mention for told in found if told.mention is not None and not _opens_with(sentence, told)]
        if found and held is not None and _goes_on(sentence, found[0], held):
            found[0] = joined(held, found[0])
        elif held is not None:
            yield held
        held = None
        if found:
            last_paragraph = sentence.paragraph
            held = found.pop()
        yield from found
    if held is not None:
        yield held


def _opens_with(sentence: Sentence, found: Attribution) -> bool:
    """« Accusée par | le maire | de mentir, elle … »: whether the sentence opens with the verb of him who speaks."""
    cue, mention = found.cue, found.mention
    if found.rule == BY_PHRASE:
        return False  # « Selon le maire, elle … »
    return cue is not None and mention is not None and cue.start == sentence.starts[0] and mention.start >= cue.end


def _reports_of(text: str, sentence: Sentence, *, silence: int, tellers: Sequence[Mention]) -> list[Attribution]:
    """The attributions of one sentence, ``silence`` paragraphs after the last one, in text order.

    ``tellers`` are those who speak in the sentence before.
    """
    cues = find_cues(sentence)
    phrases = find_source_phrases(sentence)
    nouns = noun_claims(sentence)
    if not (cues or phrases or nouns or sentence.quotes):
        return []
    interruptions = {}
    for at, quotation in sentence.quotes.items():
        if found := interruption_in(text, quotation):
            interruptions[at] = found
    claims = _claims_of(sentence, cues, phrases, interruptions, nouns)
    if sentence.quotes:
        more = _unclaimed(
            text, sentence, claims, silence=silence, tellers=tellers, is_heading=_is_heading(text, sentence)
        )
        if more:
            claims = sorted([*claims, *more], key=lambda claim: claim.first)
    return attributions_of(text, sentence, claims)


def _claims_of(
    sentence: Sentence,
    cues: Sequence[VerbCue],
    phrases: Sequence[SourcePhrase],
    interruptions: Mapping[int, Interruption],
    nouns: Sequence[Claim],
) -> list[Claim]:
    """The claims of the sentence's cues and source phrases, overlaps settled, in text order."""
    claims = [interrupted(sentence, at, found) for at, found in interruptions.items()]
    sources = Sources(sentence, cues)
    reporting: list[tuple[VerbCue, Source]] = []
    for index, cue in enumerate(cues):
        claim = claim_of(Clause(sentence, cue, cues, sources.at, index))
        if claim is not None and claim.last >= claim.first and not _goes_on_with(claim, interruptions):
            claims.append(claim)
            claims.extend(_gapped(sentence, claim))
            reporting.append((cue, sources.at(index)))
    for index, phrase in enumerate(phrases):
        if phrase.lemma in _VOICES and claims:
            _give_to_voice(sentence, claims, phrase)
            continue
        claim = source_claim(sentence, phrase, _floor(sentence, phrases[:index], phrase))
        if claim is None or (_goes_around(claim, phrase) and any(overlap(claim, one) for one in claims)):
            continue
        if not _is_on_behalf(claim, reporting):
            _end_before_next(sentence, claim, reporting)
            _end_before_figure(sentence, claims[-1:], claim)
            claims.append(claim)
    if phrases:
        _give_to_source(sentence, claims, phrases)
    claims = _said_once(sentence, claims)
    claims.extend(nouns)
    for claim in claims:
        if claim.mention is not None and claim.mention.head == "on":
            on = bisect_left(sentence.starts, claim.mention.start)
            claim.mention = house_of(sentence, on) or claim.mention
    told = [claim for claim in claims if _has_words(claim, sentence) and not _only_relays(sentence, claim, claims)]
    return settle(told, sentence)


def _gapped(sentence: Sentence, claim: Claim) -> Iterator[Claim]:
    """« X parle d'un « recul », | Ana Ruiz d'une « erreur » |», « X affirme que P | et Y que Q »: no verb again."""
    if claim.rule not in _GAPPING or len(claim.pieces) > 1 or sentence.word(claim.last + 1) not in _JOINTS:
        return
    first = claim.last + 2 + (sentence.word(claim.last + 2) in _JOINTS)
    start = gapped_content(sentence, first) if first < len(sentence) else 0
    if not start or (claim.rule == "que-clause") != (sentence.word(start) in QUE):
        return
    phrase = phrase_at(sentence, first, hi=start)
    if phrase is None or phrase.last != start - 1 or mention_of(sentence, phrase).kind != "name":
        return
    quote = next((at for at in range(start, len(sentence)) if at in sentence.quotes), -1)
    end = content_end(sentence, start, None)
    last = end if claim.rule == "que-clause" else object_end(sentence, quote, end)
    yield replace(claim, pieces=[(start, last)], mention=mention_of(sentence, phrase), is_direct=False)


def _only_relays(sentence: Sentence, claim: Claim, claims: Sequence[Claim]) -> bool:
    """« Le maire affirme que P, a rapporté l'AFP », « …, selon l'AFP »: the agency tells what he said."""
    if claim.rule not in ("incise", "source-phrase") or claim.mention is None:
        return False
    words = range(bisect_left(sentence.starts, claim.mention.start), bisect_left(sentence.starts, claim.mention.end))
    if not any(sentence.words[at] in _AGENCIES and sentence.is_capital(at) for at in words):
        return False
    first, last = claim.first, claim.last
    reports = (one for one in claims if one.rule == "que-clause" and first < one.first and one.last <= last)
    return any(one.mention is not None and one.mention.kind in _TELLERS for one in reports)


def _goes_around(claim: Claim, phrase: SourcePhrase) -> bool:
    """« Le plan vise | selon la ministre | à « aider » »: the least sure place of a source phrase."""
    return len(claim.pieces) > 1 and claim.pieces[0][1] == phrase.first - 1 and claim.pieces[1][0] == phrase.last + 1


def _is_on_behalf(claim: Claim, reporting: Sequence[tuple[VerbCue, Source]]) -> bool:
    """« Pour la défense, Ana Ruiz a estimé que P »: a person speaks for the body, no view of its own."""
    if claim.lemma != "pour" or claim.mention is None or claim.mention.kind in _PERSONS:
        return False
    of_subject = (source.mention for _, source in reporting if source.first == claim.first)
    return any(mention is not None and mention.kind in _PERSONS for mention in of_subject)


def _end_before_next(sentence: Sentence, claim: Claim, reporting: Sequence[tuple[VerbCue, Source]]) -> None:
    """« Selon X, P|, mais Y affirme que Q »: what a source phrase gives ends before the report of another.

    ``reporting`` in the order of the cues.
    """
    *before, (first, last) = claim.pieces
    at = bisect_right(reporting, first, key=lambda one: one[0].left)
    for cue, source in islice(reporting, at, at + MAX_REPORTS_INSIDE):
        end = before_next_report(sentence, claim.first, last, cue, source)
        joint = sentence.words[first : source.first]
        opens_with_it = bool(before) and source.side == "left" and cue.reports
        if opens_with_it and (joint in (["et"], ["mais"]) or joint[1:] in (["que"], ["si"])):
            claim.pieces = (
                before  # « P, selon X, et | Y affirme que Q | », « P, selon X, tandis que | Y dénonce « Q » »
            )
            return
        if end < last:
            claim.pieces = [*before, (first, max(first, end))]
            return


def _end_before_figure(sentence: Sentence, claims: Iterable[Claim], figure: Claim) -> None:
    """« Selon X, 12 000 personnes ont défilé|, 4 000 selon Y »: what is another's is not of the content before."""
    for claim in claims:
        *before, (first, last) = claim.pieces
        if claim.rule == BY_PHRASE and first < figure.first <= last and sentence.words[figure.first][0].isdigit():
            claim.pieces = [*before, (first, max(first, figure.first - 2))]


def _goes_on_with(claim: Claim, interruptions: Mapping[int, Interruption]) -> bool:
    """« « P, estime X. Q », | lançait-il »: who speaks is named inside the marks."""
    mention = claim.mention
    return claim.first == claim.last in interruptions and mention is not None and mention.kind == "pronoun"


def _give_to_voice(sentence: Sentence, claims: Sequence[Claim], phrase: SourcePhrase) -> None:
    """« La défense, par la voix de Paul Roux, a dénoncé »: Roux speaks; « par la voix de son avocat » it is she."""
    if sentence.word(phrase.cue_last + 1) not in POSSESSIVE:
        for claim in claims:
            claim.mention = phrase.mention


def _said_once(sentence: Sentence, claims: list[Claim]) -> list[Claim]:
    """The claims without the one of two, where an incise follows a report: « X dénonce « P », | a-t-il ajouté | ».

    The pronoun takes up X, who said it once; but in « X dénonce « P », a raconté Y » Y says all of it.
    """
    incises = [claim for claim in claims if claim.rule == "incise" and len(claim.pieces) == 1]
    dropped: set[int] = set()
    for outer in incises:
        for inner in claims:
            if inner is outer or inner.rule not in _GAPPING or not outer.first < inner.cue_first < inner.first:
                continue
            if inner.last != outer.last or outer.mention is None or not has_quote(sentence, inner.first, inner.last):
                continue
            is_pronoun = outer.mention.kind == "pronoun"
            if is_pronoun and may_stand_for(outer.mention, inner.mention):
                dropped.add(id(outer))
            elif not is_pronoun and inner.is_direct:
                dropped.add(id(inner))
    return [claim for claim in claims if id(claim) not in dropped] if dropped else claims


def _give_to_source(sentence: Sentence, claims: Sequence[Claim], phrases: Sequence[SourcePhrase]) -> None:
    """« Pour | la ministre |, le pays est visé : « P », a-t-elle dit »: she whose view the sentence opens with."""
    first = phrases[0]
    for claim in claims:
        mention, quote = claim.mention, claim.first
        is_behind = quote in sentence.quotes and sentence.word(quote - 1) == ":" and quote > first.last
        is_pronoun = mention is not None and mention.kind == "pronoun"
        if first.first <= 1 and is_behind and is_pronoun and may_stand_for(mention, first.mention):
            claim.stands_for = first.mention
        if mention is not None and mention.kind == "other":
            before = next((one for one in reversed(phrases) if one.last < claim.cue_first), None)
            if before is not None and _adds_to(sentence, claim, before):
                claim.mention = before.mention


def _adds_to(sentence: Sentence, claim: Claim, phrase: SourcePhrase) -> bool:
    """« La dette monte, selon X, | ajoutant que P », « | avant d'ajouter que P »: whoever the source is says more."""
    cue = sentence.words[claim.cue_first : claim.cue_last + 1]
    is_joined = any(word.endswith("ant") for word in cue) or sentence.word(claim.cue_first - 1) in DE
    return is_joined and not has_finite(sentence, phrase.last + 1, claim.cue_first - 1)


def _floor(sentence: Sentence, earlier: Sequence[SourcePhrase], phrase: SourcePhrase) -> int:
    """Where the content of a source phrase may begin after another's: « 4 000 selon la police, | 15 000 selon X ».

    « Selon X, de l'avis des élus, | P »: behind the two where nothing stands between them.
    """
    if not earlier:
        return 0
    if earlier[-1].first == 0:
        comma = find_word(sentence, ",", phrase.last + 1, len(sentence))
        is_parted = sentence.words[phrase.first - 1] == "," and comma > 0
        return phrase.first if is_parted and not has_finite(sentence, earlier[-1].last, comma) else 0
    last = earlier[-1].last + 1
    return last + 1 if sentence.word(last) in (",", "et") else 0


def _has_words(claim: Claim, sentence: Sentence) -> bool:
    """Whether the content holds more than signs."""
    return any(
        at in sentence.quotes or sentence.words[at][0].isalnum()
        for first, last in claim.pieces
        for at in range(first, last + 1)
    )


def _unclaimed(
    text: str,
    sentence: Sentence,
    claims: Sequence[Claim],
    *,
    silence: int,
    tellers: Sequence[Mention],
    is_heading: bool,
) -> list[Claim]:
    """Claims for the quotations of the sentence that no claim covers yet."""
    found: list[Claim] = []
    for at in sentence.quotes:
        if any(first <= at <= last for claim in (*claims, *found) for first, last in claim.pieces):
            continue
        here = silence == 0 or bool(claims) or bool(found)
        earlier = [claim for claim in claims if claim.last < at and not _is_of_agent(claim, sentence)]
        speaker = earlier[-1].mention if earlier else None
        view = View(text, sentence, at, here, here or silence <= MAX_SILENCE, is_heading, len(sentence) == 1, speaker)
        view.tellers_before = tellers
        view.direct_here = {claim.pieces[0][0] for claim in (*claims, *found) if claim.is_direct}
        claim = attribute_quotation(view)
        if claim is None:
            continue
        if any(overlap(claim, other) for other in (*claims, *found)):
            # Part of the sentence is somebody's already: only the words in marks are left.
            claim = replace(claim, pieces=[(at, at)], is_direct=True)
        found.append(claim)
    return found


def _is_of_agent(claim: Claim, sentence: Sentence) -> bool:
    """« Accusée par | le maire | de mentir, elle … : « P » »: who is named behind the participle says no more."""
    mention = claim.mention
    if claim.rule == BY_PHRASE:
        return False
    return claim.cue_first == 0 and mention is not None and mention.start >= sentence.ends[claim.cue_last]


def _is_heading(text: str, sentence: Sentence) -> bool:
    """Whether the sentence is a paragraph of its own, short and without a final stop."""
    if not sentence.is_paragraph or sentence.ends[-1] - sentence.starts[0] > MAX_HEADING:
        return False
    quotation = sentence.quotes.get(len(sentence) - 1)
    last = text[quotation.inner.end - 1] if quotation else sentence.words[-1][-1]
    return last not in ".…:;," and not (quotation and (quotation.carries_on or not quotation.closed))


def _goes_on(sentence: Sentence, found: Attribution, held: Attribution) -> bool:
    """Whether ``found`` opens with a quotation that carries on the one ``held``, and is no report of another."""
    quotation = next(iter(sentence.quotes.values()), None)
    if quotation is None or not quotation.carries_on or quotation.inner.start != found.spans[0].start:
        return False
    if held.kind != "direct" or found.kind != "direct":
        return False
    return (found.cue is None and not found.is_implied) or (held.cue is None and not held.is_implied)
