"""Subtitles (SRT, WebVTT): the captions as one text; who speaks, where they say it, as a label: ``Marie : Non.``"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.decode import decode

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>|\{\\[^{}]{1,40}\}")
_STOPS = (".", "!", "?", "…", "»", '"', ":")


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "vtt" if source.lower().endswith(".vtt") else "srt", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    import webvtt

    text = decode(data, source, options.encoding).replace("\r\n", "\n").lstrip("\ufeff")
    form = webvtt.from_string(text) if text.startswith("WEBVTT") else webvtt.from_buffer(io.StringIO(text), "srt")
    lines: list[str] = []
    last = ""
    for caption in form.captions:
        said = " ".join(unescape(_TAG.sub("", caption.text)).split())
        voice = caption.voice if hasattr(caption, "voice") else None
        if voice and voice != last:
            lines.append(f"{voice} : {said}")
        elif lines and said and not said.startswith(("-", "–", "—")) and not lines[-1].endswith(_STOPS):
            lines[-1] += f" {said}"
        elif said:
            lines.append(said)
        last = voice or ""
    if not lines:
        raise InputError(source, "no captions in it")
    yield Part("", "\n".join(lines))
