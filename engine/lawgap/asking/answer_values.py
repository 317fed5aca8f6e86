"""The answer in a cell as a typed value of the fact."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from lawgap.asking.cells import short
from lawgap.asking.wording import YES_NO
from lawgap.model.vocabulary import NONE, Fact

_BOOLEANS = {**{word: value for value, word in YES_NO.items()}, "true": True, "false": False}


def read_answer(fact: Fact, cell: Any) -> bool | int | str:
    """The value as a statement holds it; raises ValueError, in words, where the cell cannot be an answer."""
    text = _text(cell)
    low = text.lower()
    if fact.type == "boolean":
        if low in _BOOLEANS:
            return _BOOLEANS[low]
        raise ValueError(f"must be yes or no (given: {short(text)})")
    try:
        value = fact.read(low if low in (NONE, *fact.values) else text)
    except ValueError as error:
        alone = "; write the number alone" if fact.type == "number" and text[:1].isdigit() and " " in text else ""
        raise ValueError(f"{error} (given: {short(text)}){alone}") from None
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
