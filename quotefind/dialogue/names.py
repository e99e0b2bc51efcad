"""Persons of a story whom the news would not know: single forenames and nicknames that nothing makes fuller."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotefind.lexicons.grammar import finite_forms
from quotefind.lexicons.nouns import forenames, places, roles, titles
from quotefind.model import Gender
from quotefind.speakers.discourse import Discourse
from quotefind.speakers.names import NameHit, key_of, lowered, no_name_words

_GENDERS: dict[str, Gender] = {"le": "m", "la": "f"}
MIN_TIMES = 2  # a name that comes once is hardly somebody who speaks
_SINGLE = re.compile(r"(?<![\w-])[A-ZÀÂÇÉÈÊÎÔÛ][a-zà-ÿœ]{2,}(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w-])")
_VERB = re.compile(
    r"[ \xa0](?:(?:se|ne|le|la|les|lui|leur|y|en|s['’]|l['’]|n['’])[ \xa0]?){0,2}([a-zà-ÿ]+(?:a|it|ut|int|ait))\b"
)


# « dit le Borgne », « s'écria la Pie »: a verb of narration before a nickname.
_VERB_BEFORE = re.compile(r"\b([a-zà-ÿ]+(?:a|it|ut|int|ait))[ \xa0](?:l[ea][ \xa0]|l['’])$")
_ARTICLE = re.compile(r"\b([Ll][ea])[ \xa0]$")


def name_persons(discourse: Discourse) -> None:
    """Adds to the registry the names that the narration repeats: « Jeanne riait. … », « dit le Borgne. … »"""
    registry, text = discourse.registry, discourse.text
    found: dict[str, list[re.Match[str]]] = {}
    for match in _SINGLE.finditer(text):
        if registry.in_narration(match.start()):
            found.setdefault(match[0], []).append(match)
    added = []
    for word, matches in found.items():
        if key_of(word) in registry.by_key or not _is_person(text, word, matches):
            continue
        article = _article(text, matches)
        gender = forenames().get(lowered(word)) or _GENDERS.get(article)
        entity = registry.introduce(NameHit(*matches[0].span(), (key_of(word),), "", gender, True))
        entity.name = f"{article} {word}".strip()
        for match in matches:
            entity.positions.append(match.start())
            added.append((*match.span(), entity))
    if added:
        registry.hits[:] = sorted([*registry.hits, *added], key=lambda hit: hit[0])
        registry.hit_starts[:] = [hit[0] for hit in registry.hits]


def _is_person(text: str, word: str, matches: Sequence[re.Match[str]]) -> bool:
    """A forename that comes twice, or a word that acts twice and has its capital inside a sentence too."""
    low = lowered(word)
    if len(matches) < MIN_TIMES or low in places() or low in no_name_words() or low in roles() or low in titles():
        return False
    if low in forenames():
        return True
    is_inside = any(text[match.start() - 2 : match.start()].strip()[-1:].isalpha() for match in matches)
    return is_inside and sum(_acts(text, match) for match in matches) >= MIN_TIMES


def _acts(text: str, match: re.Match[str]) -> bool:
    """Whether a verb of narration follows the name: « Félicité haussa les épaules »."""
    verb = _VERB.match(text, match.end()) or _VERB_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return verb is not None and verb[1] in finite_forms()


def _article(text: str, matches: Sequence[re.Match[str]]) -> str:
    """That of a nickname: « le Borgne », « la Pie »; "" where most of the places have none."""
    found = [_ARTICLE.search(text, max(0, match.start() - 4), match.start()) for match in matches]
    articles = [article[1].lower() for article in found if article]
    return articles[0] if 2 * len(articles) > len(matches) else ""
