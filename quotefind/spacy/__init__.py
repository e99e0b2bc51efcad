"""The search as a component of spaCy: ``nlp.add_pipe("quotefind")``.

It needs no tagger and no parser, only the tokens of ``spacy.blank("fr")``. The contents of quotations are the spans
``doc.spans["quotes"]``; one of several segments is several spans of one ``span.id``. Each has ``span.label_`` (its
kind) and ``span._.speaker``, ``span._.kind``, ``span._.cue`` and the others of ``EXTENSIONS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from quotefind.model import Document, Quote
from quotefind.options import Options
from quotefind.pipeline import find_quotes
from quotefind.selection.filters import select

SPANS_KEY = "quotes"
EXTENSIONS = ("speaker", "kind", "cue", "verb", "mention", "gender", "confidence", "rule")  # as in the JSON result

for _name in EXTENSIONS:
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


class Component:
    """Finds the quotations of a ``Doc`` and keeps those that ``options`` names, under ``doc.spans[spans_key]``."""

    def __init__(self, options: Options, spans_key: str) -> None:
        self.options = options
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """The same document, with its quotations."""
        quotes = select(find_quotes(Document(doc.text)), self.options)
        doc.spans[self.spans_key] = [
            span for number, quote in enumerate(quotes, start=1) for span in _spans(doc, quote, number)
        ]
        return doc


@Language.factory("quotefind", default_config={"kinds": None, "min_confidence": 0.0, "spans_key": SPANS_KEY})
def make(
    nlp: Language, name: str, kinds: Sequence[str] | None, min_confidence: float, spans_key: str
) -> Callable[[Doc], Doc]:
    """The component, with the kinds of quotations to keep (None: all) and the least confidence."""
    every = Options().kinds
    kept = every if kinds is None else frozenset(kind for kind in every if kind in kinds)
    return Component(Options(kinds=kept, min_confidence=min_confidence), spans_key)


def _spans(doc: Doc, quote: Quote, number: int) -> Iterator[Span]:
    """The tokens of each segment of ``quote``; a token that is cut by its edge is taken whole."""
    told = quote.to_dict()
    for start, end in quote.spans:
        span = doc.char_span(start, end, label=quote.kind, span_id=number, alignment_mode="expand")
        if span is None:
            continue
        for name in EXTENSIONS:
            span._.set(name, told[name])
        yield span
