"""quotefind finds every quotation and reported claim in French text and says who said it.

    >>> from quotefind import find
    >>> [(q.speaker, q.text) for q in find("« Nous partons », a dit Ana Ruiz.")]
    [('Ana Ruiz', 'Nous partons')]
"""

from quotefind.model import Document, Quote, Speaker
from quotefind.options import Options
from quotefind.pipeline import find_quotes

__all__ = ["Document", "Options", "Quote", "Speaker", "find", "find_quotes"]


def find(text: str) -> list[Quote]:
    """All quotations and claims of ``text``, in text order; offsets are code points, half-open."""
    return list(find_quotes(Document(text)))
