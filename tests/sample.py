"""A quotation made by hand, to change in what a test is about."""

from __future__ import annotations

from typing import Any

from quotefind.model import Quote, Span

_QUOTE = Quote(
    source="conseil.txt",
    line=3,
    paragraph=2,
    kind="direct",
    text="Nous rouvrirons la piscine",
    spans=(Span(40, 66),),
    speaker="Lucienne Abadie",
    mention="la maire",
    mention_span=Span(82, 90),
    cue="a annoncé",
    cue_span=Span(72, 81),
    verb="annoncer",
    gender="f",
    confidence=0.9,
    rule="verb_after",
    aliases=("la maire", "Mme Abadie"),
    speaker_kind="name",
    evidence=("verb and subject follow the closing mark",),
    refused=(("le préfet", "stands inside another quotation"),),
)


def quote(**changes: Any) -> Quote:
    return _QUOTE._replace(**changes)
