"""The JSON of a run file, read strictly: what JSON leaves open, such as a key given twice, is refused."""

from __future__ import annotations

import json
from math import isfinite
from typing import NoReturn

_CUT_SHORT = "is no run file, or was cut short; make it with lawgap assess --format json"


class NoRunError(ValueError):
    """The content is no run file; the message says why."""


def parse(content: bytes) -> dict[str, object]:
    """The object in the file. Raises NoRunError."""
    try:
        data = json.loads(
            content.decode(), object_pairs_hook=_object, parse_constant=_constant, parse_float=_number
        )  # fmt: skip
    except NoRunError:
        raise
    except (ValueError, RecursionError):
        raise NoRunError(_CUT_SHORT) from None
    if not isinstance(data, dict):
        raise NoRunError(_CUT_SHORT)
    return data


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise NoRunError(f"is no valid run file: the key {twice[:60]!r} is given twice")
    return found


def _constant(name: str) -> NoReturn:
    raise NoRunError(f"is no valid run file: {name} is no number")


def _number(text: str) -> float:
    number = float(text)
    if not isfinite(number):
        raise NoRunError(f"is no valid run file: {text[:60]} is too large a number")
    return number
