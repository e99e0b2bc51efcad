"""A verb of saying that stands in the marks itself: « Le club a « félicité ses joueurs » ».

The writer's auxiliary goes on in the speaker's own words; both tell that the subject said them.
"""

from __future__ import annotations

from quotefind.grammar.analysis import Claim, VerbCue
from quotefind.grammar.clauses import sentence_close
from quotefind.grammar.extents import object_end
from quotefind.grammar.subjects import source_of
from quotefind.lexicons.verbs import entries_for, verb_forms
from quotefind.reading.words import Sentence

_AUXILIARY = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient"))
_PERSONS = frozenset(("name", "role", "pronoun", "group", "organisation"))
_PARTICIPLE = "K"  # the first letter of its codes (``verb_forms``)


def verb_in_marks(sentence: Sentence, at: int) -> Claim | None:
    """« X a | « félicité ses joueurs » », « X a | « constaté » mardi la fin du contrat »: the quotation at ``at``."""
    if sentence.word(at - 1) not in _AUXILIARY or not _is_said(sentence.heads.get(at, "")):
        return None
    auxiliary = VerbCue(at - 1, at - 1, at - 1, at - 1, (), "finite")
    mention = source_of(sentence, auxiliary, ()).mention
    if mention is None or mention.kind not in _PERSONS:
        return None
    claim = Claim([(at, object_end(sentence, at, sentence_close(sentence)))], -1, -1, "", mention, "verb-in-marks")
    claim.evidence = ["the subject of the verb in the marks"]
    return claim


def _is_said(word: str) -> bool:
    """Whether the word is the participle of a verb of saying."""
    forms = verb_forms().get(word, ())
    return any(entries_for(form.base) and any(code.startswith(_PARTICIPLE) for code in form.codes) for form in forms)
