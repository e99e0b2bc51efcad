"""Where characters are equal: what was typed, printed or pasted in another way, as it is looked up.

Each rule gives edits (``lookup.Edit``) of the text as read: hyphens, apostrophes and marks of all kinds, characters of
no width, ligatures, accents written apart, entities, control characters of Windows, notes behind a mark, inclusive
endings. No later step knows any of this. A text without such characters is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple
from unicodedata import normalize

from quotefind.reading.lookup import Edit

_APOSTROPHES = "\u00b4`\u02bc\u2032\u02b9\uff07\u02bb\u2018\u201b"
_NO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CLITIC = r"(?:elles?|ils?|on)\b"
_ARABIC = r"(?:(?<=(?P<two>a[dlnrstz]|e[dlrsz])-)(?<![\w\u0300-\u036f-]..-)|(?<=(?P<three>ash|ech|esh)-)(?<![\w\u0300-\u036f-]...-))(?=[A-ZÉ])"
_UPPER = "A-ZÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒ"
MAX_NAME_WORD = 30
MAX_ITALICS = 120  # characters back that are looked at for where italics open
_LAST_WORD = re.compile(r"[^\W\d_](?:[\w-]{0,30})\Z")
_ITALICS = re.compile(r"(?<![\w*])\*(?=[\w«])")
_REPEATED = re.compile(r"(?<!\w)RT \Z")
_COMMAS, _STRAIGHT, _LOW, _QUOTE = ",,", '"', "‚", "'"
_BEHIND = r"\((?:(?<=[»”] \()|(?<=\S\" \())"  # a parenthesis behind a closing mark
_CLOSES = r"(?=[\s,.;:!?)\]]|\Z)"


def _opening(mark: str) -> str:
    """The pattern of an opening mark: nothing stands before, or a space."""
    return rf"(?P<open>{mark})(?<![^\s(\[«“]{mark})"


class Rule(NamedTuple):
    """What to edit, and what a text must have for the rule to be tried: a character of each set, one of the strings.

    A pattern opens with a rare character where it can, what stands before looked at from there: that is found at once.
    """

    chars: tuple[frozenset[str], ...]
    strings: tuple[str, ...]
    pattern: re.Pattern[str]
    edit: Callable[[re.Match[str]], Iterator[Edit]]


def _gone(match: re.Match[str]) -> Iterator[Edit]:
    yield Edit(*match.span(), "")


def _one_space(match: re.Match[str]) -> Iterator[Edit]:
    """Lines filled up to a width, two spaces behind a stop."""
    yield Edit(match.start() + 1, match.end(), "")


def _blank(match: re.Match[str]) -> Iterator[Edit]:
    """Looked over, but printed where it stands inside of what is said."""
    yield Edit(*match.span(), " " * len(match[0]), match[0])


def _note_call(match: re.Match[str]) -> Iterator[Edit]:
    """« Lucie* raconte »: the name was changed; not the end of « *Le Monde* », which is set in italics."""
    line = match.string[max(0, match.start() - MAX_ITALICS) : match.start()].rpartition("\n")[2]
    word = _LAST_WORD.search(line)
    if word is not None and word[0][0].isupper() and not _ITALICS.search(line):
        yield from _gone(match)


def _tag(match: re.Match[str]) -> Iterator[Edit]:
    """Looked over and printed beside a word, gone inside of one: « <b>L</b>e col »."""
    text, (start, end) = match.string, match.span()
    inside = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    yield from _gone(match) if inside else _blank(match)


def _nickname(match: re.Match[str]) -> Iterator[Edit]:
    """« Marc « Petit » Aubin »: one more word of the name; printed with its marks."""
    before = match.string[max(0, match.start() - MAX_NAME_WORD) : match.start()]
    word = before[:-1].rpartition(" ")[2]
    if before.endswith(" ") and word[:1].isupper() and word.isalpha():
        nickname = "".join(filter(str.isalpha, match[0]))
        yield Edit(*match.span(), nickname.ljust(len(match[0]), "x"), match[0])


def _account(match: re.Match[str]) -> Iterator[Edit]:
    """« RT @lucbarrot »: a name, with a capital as names have; matched from the sign."""
    start, name = match.start(), match["name"]
    start -= 3 if _REPEATED.search(match.string, max(0, start - 4), start) else 0
    first = match.start("name")
    yield Edit(start, first, " " * (first - start))
    yield Edit(first, match.end(), name[:1].upper() + name[1:], name)


def _as(new: str) -> Callable[[re.Match[str]], Iterator[Edit]]:
    def edit(match: re.Match[str]) -> Iterator[Edit]:
        yield Edit(*match.span(), new)

    return edit


def _decoded(match: re.Match[str]) -> Iterator[Edit]:
    yield Edit(*match.span(), unescape(match[0]))


def _composed(match: re.Match[str]) -> Iterator[Edit]:
    new = normalize("NFKC", match[0])
    if new != match[0]:
        yield Edit(*match.span(), new)


def _of_windows(match: re.Match[str]) -> Iterator[Edit]:
    yield Edit(*match.span(), match[0].encode("latin-1").decode("cp1252", "replace"))


def _hyphened(match: re.Match[str]) -> Iterator[Edit]:
    """« a‑t‑elle » and « affirme t-elle », matched from the first hyphen or from the t."""
    start, end = match.span()
    if match[0][0] == "t":
        start -= 1
    yield Edit(start, end, "-t-" if end - start == 3 else "-", match.string[start:end])


def _unaccented(match: re.Match[str]) -> Iterator[Edit]:
    """« à-t-il » for « a-t-il »."""
    yield Edit(*match.span(), "a", match[0])


def _gap_hyphened(match: re.Match[str]) -> Iterator[Edit]:
    """« « P », dit il »: the space before the pronoun."""
    yield Edit(*match.span("gap"), "-", " ")


def _capital(match: re.Match[str]) -> Iterator[Edit]:
    """« al-Masri », matched from the hyphen."""
    article = match["two"] or match["three"]
    yield Edit(match.start() - len(article), match.start(), article.title(), article)


def _pair(opening: str, closing: str) -> Callable[[re.Match[str]], Iterator[Edit]]:
    """The groups ``open`` and ``close`` of a match as these marks; a mark of more characters is one."""

    def edits(match: re.Match[str]) -> Iterator[Edit]:
        for group, mark in (("open", opening), ("close", closing)):
            written = match[group]
            if written != mark:
                yield Edit(*match.span(group), mark, written if len(written) == len(mark) else mark)

    return edits


def _plain_form(match: re.Match[str]) -> Iterator[Edit]:
    """« les député·e·s » is looked up as « les députés »."""
    plain = match["base"] + ("s" if match["rest"].endswith("s") and not match["base"].endswith("s") else "")
    yield Edit(*match.span(), plain.ljust(len(match[0])), match[0])


def _chars(chars: str) -> frozenset[str]:
    return frozenset(chars)


def _between(*ranges: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


_NO_WIDTH_CHARS = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_APART = _between((0x300, 0x36F), (0xFB00, 0xFB06))  # accents written apart, ligatures
_PICTURES = _between((0x2600, 0x26FF), (0xFE0F, 0xFE0F), (0x1F000, 0x1FAFF))

_RULES: tuple[Rule, ...] = (
    Rule((_chars(_NO_WIDTH_CHARS),), (), re.compile(rf"\u00ad\s*\n\s*|[{_NO_WIDTH}]+"), _gone),
    Rule(
        (_chars("<"), _chars(">")),
        (),
        re.compile(r"</?(?:a|b|i|u|em|strong|span|sup|sub|font|cite|small)(?:\s[^<>\n]{0,300})?>"),
        _tag,
    ),
    Rule((), ("  ",), re.compile(r"  (?<=\S  ) *(?=\S)"), _one_space),
    Rule((_chars("&"), _chars(";")), (), re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[\da-fA-F]{2,4});"), _decoded),
    Rule((_APART,), (), re.compile(r"[\ufb00-\ufb06]|[^\W\d_][\u0300-\u036f]+"), _composed),
    Rule(
        (_chars("\x82\x84\x8b\x91\x92\x93\x94\x95\x96\x97\x9b"),),
        (),
        re.compile(r"[\x82\x84\x8b\x91-\x97\x9b]"),
        _of_windows,
    ),
    Rule(
        (_chars("\u2010\u2011\u2012\u2212"),),
        (),
        re.compile(r"[\u2010-\u2012\u2212](?<=[^\W\d_].)(?=[^\W\d_])"),
        _hyphened,
    ),
    Rule(
        (_chars("–‐‑‒−"),),
        ("–t", "‐t", "‑t", "‒t", "−t"),
        re.compile(rf"[–\u2010-\u2212](?<=\w.)t[–-](?={_CLITIC})"),
        _hyphened,
    ),
    Rule(
        (),
        (" t-", " t ", "-t ", " t’", " t'"),
        re.compile(rf"t(?:(?<=[^\W\d_] t)[ ’'-]|(?<=[^\W\d_]-t) )(?={_CLITIC})"),
        _hyphened,
    ),
    Rule((_chars("à"),), ("à-t", "à t"), re.compile(rf"(?<!\w)à(?=[ -]t[ ’'-]{_CLITIC})"), _unaccented),
    Rule(  # « a- t-il », « a -t -elle », « a-t-'il »
        (_chars("-"),),
        ("- t", "t- ", "-t -", "t-'", "t-’"),
        re.compile(rf"(?<=[^\W\d_])(?!-t-{_CLITIC})[ ]?-[ ]?t[ ]?-[ '’]?(?={_CLITIC})"),
        _as("-t-"),
    ),
    Rule((_chars("-"),), ("- il", "- elle"), re.compile(rf" (?<=[^\W\d_]- )(?={_CLITIC})"), _gone),
    Rule(  # « « P », dit il. »
        (_chars('»”"'),),
        (" il.", " il,", " elle.", " elle,", " ils.", " ils,", " elles.", " elles,"),
        re.compile(
            rf"[»”\"](?:,[ \u00a0]|[ \u00a0])(?!(?:et|ou|ni|or|car|mais) )[a-zàâéèêëîïôûùç]{{2,20}}(?P<gap> ){_CLITIC}(?=[.,])"
        ),
        _gap_hyphened,
    ),
    Rule((_chars(_APOSTROPHES),), (), re.compile(rf"[{_APOSTROPHES}](?<=[^\W\d_].)(?=[^\W\d_])"), _as("’")),
    Rule((), (" ' ", " ’ "), re.compile(r"(?<={}) ['’] (?=[^\W\d_])".replace("{}", r"\b[ldjtscnmLDJTSCNM]")), _as("’")),
    Rule((), (" ' ", " ’ "), re.compile(r"(?<=\b[Qq]u) ['’] (?=[^\W\d_])"), _as("’")),
    Rule(
        (_chars("«"),),
        (),
        re.compile(r"«(?:(?<=\b[ldjtscnmLDJTSCNM]«)|(?<=\bqu«))(?=[^\W\d_])"),
        _as("’"),
    ),
    Rule((), ("qu ", "Qu "), re.compile(rf"(?<=\b[Qq]u) (?=(?:{_CLITIC}|une?\b))"), _as("’")),
    Rule((_chars("-"),), (), re.compile(f"-{_ARABIC}"), _capital),
    Rule(
        (),
        ("M. l", "Mme l", "onsieur l", "adame l"),
        re.compile(r"(?<!\w)(?:M\.|MM\.|Mmes?|[Mm]onsieur|[Mm]adame)(?= l(?:es?|a) [a-zé]| l['’][a-zé])"),
        _blank,
    ),
    Rule(
        (_chars('«“"'),),
        (" « ", ' "', " «", " “"),
        re.compile(rf"[«“\"]\s?[{_UPPER}][\w’'-]+(?: [\w’'-]+){{0,2}}\s?[»”\"](?= [{_UPPER}][\w-])"),
        _nickname,
    ),
    Rule(
        (_chars('«“"'),),
        ("appeler", "nommé", "sous le nom", "sous le surnom"),
        re.compile(
            rf",? (?:qui (?:se fait|s['’]est fait|se faisait) appeler|(?:sur|pré)nommée?s?|connue?s? sous le (?:sur)?nom de) "
            rf"[«“\"]\s?[{_UPPER}][^«»“”\"\n.!?]{{0,40}}?\s?[»”\"](?=[\s,.;:)]|\Z)"
        ),
        _blank,
    ),
    Rule((_chars("@"),), (), re.compile(r"@(?<![\w@.]@)(?P<name>[^\W\d]\w{1,30})"), _account),
    Rule((), ("S. E. ", "S.E. "), re.compile(r"(?<!\w)S\. ?E\. (?=(?:M\.|Mme) )"), _blank),
    Rule((), (",,",), re.compile(rf"{_opening(_COMMAS)}(?=\s?\w)[^\n]{{1,1500}}?(?P<close>'')"), _pair("„", "”")),
    Rule(
        (),
        ("'' ", "''\xa0"),
        re.compile(r"(?<=\s)(?P<open>'')(?=[ \xa0]\w)[^\n]{1,1500}?(?<=\s)(?P<close>,,)(?=[\s,.;])"),
        _pair("”", "“"),
    ),
    Rule(  # « ’’Nous partons’’, a déclaré … », « l’’’œuvre commune’’ »
        (),
        ("’’", "‘‘"),
        re.compile(
            rf"(?P<open>’’|‘‘|‘’)(?<![^\s(\[«“’']..)(?=\s?[^\W\d_])[^\n]{{1,1500}}?(?<=\S)(?P<close>’’){_CLOSES}"
        ),
        _pair("“", "”"),
    ),
    Rule(  # « ' Le titre monte ' indique la banque », not « l ' école » as tokenisers set it
        (),
        ("' ", "'\xa0"),
        re.compile(
            r"(?<!\S)(?<![ldjtscnmLDJTSCNM]\s)(?<![Qq]u\s)(?P<open>')(?=[ \xa0][^\W\d_])"
            r"(?:[^'\n]|(?<=\w)'(?=\w)){10,1500}+(?<=\s)(?P<close>')(?=[\s,.;:)]|\Z)"
        ),
        _pair("“", "”"),
    ),
    Rule(
        (),
        ("<<",),
        re.compile(r"(?<![<\w])(?P<open><<)(?!<)[^<>\n]{1,1500}(?P<close>>>)(?!>)"),
        _pair("«", "»"),
    ),
    Rule(
        (),
        (">> ", ">>\xa0"),
        re.compile(r"(?<=\s)(?P<open>>>)(?=[ \xa0]\w)[^<>\n]{1,1500}(?<=\s)(?P<close><<)(?=[\s,.;])"),
        _pair("»", "«"),
    ),
    Rule(
        (_chars("≪≫"),),
        (),
        re.compile(r"(?P<open>≪)|(?P<close>≫)"),
        lambda match: iter([Edit(*match.span(), "«" if match["open"] else "»")]),
    ),
    Rule(
        (),
        ("««", "« «", "«\xa0«", "«\u202f«"),
        re.compile(r"(?P<open>«\s?«)[^«»\n]{1,600}(?P<close>»\s?»)"),
        _pair("«", "»"),
    ),
    Rule(
        (_chars('"'), _chars("”")),
        (),
        re.compile(rf"{_opening(_STRAIGHT)}(?=\S)[^\"«»“”\n]{{1,600}}(?P<close>”)"),
        _pair("“", "”"),
    ),
    Rule(
        (_chars("“"), _chars('"')),
        (),
        re.compile(rf"(?P<open>“)[^\"«»“”\n]{{1,600}}(?<=\S)(?P<close>\"){_CLOSES}"),
        _pair("“", "”"),
    ),
    Rule(
        (_chars("«"), _chars('"')),
        (),
        re.compile(rf"(?P<open>«)[^\"«»“”\n]{{1,600}}(?<=\S)(?P<close>\"){_CLOSES}"),
        _pair("«", "»"),
    ),
    Rule(
        (_chars('"'), _chars("»")),
        (),
        re.compile(rf"{_opening(_STRAIGHT)}(?=\S)[^\"«»“”\n]{{1,600}}(?P<close>»)"),
        _pair("«", "»"),
    ),
    Rule(
        (_chars("‚"),),
        (),
        re.compile(rf"{_opening(_LOW)}(?=\w)[^‚\n]{{1,600}}?(?<=[\w.!?…])(?P<close>[‘’]){_CLOSES}"),
        _pair("“", "”"),
    ),
    Rule(
        (_chars("<"), _chars(">")),
        (),
        re.compile(r"(?P<open><)(?<!\S<) ?(?=[A-ZÉÀ])[^<>\n=/]{2,600}[^\s<>] ?(?P<close>>)"),
        _pair("«", "»"),
    ),
    Rule(
        (_chars("["), _chars('»”"')),
        (),
        re.compile(r"\[(?:(?<=[»”]\[)|(?<=[»”]\s\[)|(?<=\S\"\[)|(?<=\S\"\s\[))[^\[\]\n]{1,40}\]"),
        _blank,
    ),
    Rule(
        (_chars("¹²³⁴⁵⁶⁷⁸⁹"), _chars('»”"')),
        (),
        re.compile(r"[¹²³⁴-⁹](?:(?<=[»”].)|(?<=\S\".))[¹²³⁴-⁹]{0,2}"),
        _blank,
    ),
    Rule(
        (_chars('»”"'), _chars("(")),
        ("» (", "” (", '" ('),
        re.compile(rf"{_BEHIND}(?:pp?\.|par\.|art\.|§|\.\.\.|…|sic)[^()\n]{{0,30}}\)"),
        _blank,
    ),
    Rule(
        (),
        ("((", "(«"),
        re.compile(rf"{_BEHIND}(?:\([^()\n]{{1,60}}\)|«[^«»()\n]{{1,80}}»)\)"),
        _blank,
    ),
    Rule((_chars("*"),), (), re.compile(r"\*(?<=[^\W\d_]\*)(?![\w*])"), _note_call),
    Rule((_chars("["),), (), re.compile(r"\[(?:(?<=\w\[)\d{1,3}\]|(?<=\w \[)[^\[\]\n.!?…]{1,40}\](?= \w))"), _blank),
    Rule((_PICTURES,), (), re.compile(r"[\u2600-\u26ff\ufe0f\U0001f000-\U0001faff]+"), _blank),
    Rule(
        (_chars('»”"'),),
        ("#", "http"),
        re.compile(
            r"[#h](?:(?<=[»”] .)|(?<=\S\" .))(?:(?<=#)\w+|(?<=h)ttps?://[^\s«»]+)(?: (?:#\w+|https?://[^\s«»]+))*"
        ),
        _blank,
    ),
    Rule(
        (_chars("·•"),),
        (),
        re.compile(r"(?<!\w)(?P<base>[^\W\d_]+)[·•](?P<rest>[a-zéè]{1,6}(?:[·•][a-zé]{1,4}){0,2})(?!\w)"),
        _plain_form,
    ),
)


# Single straight marks, in a document that has no others: « 'Le col est fermé', a dit … ».
_SINGLE = re.compile(rf"{_opening(_QUOTE)}(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){{3,600}}(?<=[\w.!?…])(?P<close>'){_CLOSES}")
_OTHER_MARKS = _chars('«»“”„"‚≪'), ("''", "&laquo;", "&raquo;")

_BULLET = re.compile(r"(?m)^»(?= \S)")


def edits(text: str) -> list[Edit]:
    """The edits that make ``text`` one that is looked up; none where all is as it is usually written."""
    present = set(text)
    found: list[Edit] = []
    for chars, strings, pattern, edit in _RULES:
        if any(map(present.isdisjoint, chars)) or (strings and not any(map(text.__contains__, strings))):
            continue
        found += (change for match in pattern.finditer(text) for change in edit(match))
    found += _bullets(text)
    if "'" in present and present.isdisjoint(_OTHER_MARKS[0]) and not any(map(text.__contains__, _OTHER_MARKS[1])):
        found += (edit for match in _SINGLE.finditer(text) for edit in _pair("“", "”")(match))
    return found


def _bullets(text: str) -> Iterator[Edit]:
    """« » Le conseil se réunit » at the head of lines, where no mark is open for these to close: they are bullets."""
    if "\n» " not in text and not text.startswith("» "):
        return
    heads = list(_BULLET.finditer(text))
    if len(heads) > 1 and text.count("»") - len(heads) >= text.count("«"):
        yield from (edit for match in heads for edit in _blank(match))
