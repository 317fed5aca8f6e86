"""Makes text from files harmless to read: no control characters, and nothing that reverses its direction."""

from __future__ import annotations

import re

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """The text without control characters, bidirectional overrides and lone surrogates."""
    return _UNWANTED.sub("", text)


def cleaned(value: object) -> object:
    """``clean`` for whatever a template puts out; markup made by the templates themselves passes."""
    return clean(value) if type(value) is str else value


def web_address(address: str | None) -> str | None:
    """The address where it may become a link: http and https only."""
    if address is None or not re.match(r"https?://[^\s<>\"']+$", address):
        return None
    return clean(address)
