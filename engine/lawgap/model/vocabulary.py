"""The facts a State can be asked about: type, unit, allowed values and the question in plain words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool, StringConstraints, model_validator

from lawgap.model.base import Model
from lawgap.model.fault import nearest

FactId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)+$")]
Value: TypeAlias = bool | int | Decimal | date | str
NONE = "none"
_PLAIN_WORD = re.compile(r"[a-z][a-z0-9_]*")


class Fact(Model):
    """One question about a State with a typed answer.

    ``none`` says what the value none of a number means: no upper limit, which ranks above every number, or no
    minimum, which ranks below. ``protective`` names the direction or value that protects more. ``says`` holds one
    sentence per kind of value; for choices its keys are the allowed values.
    """

    id: FactId
    question: str
    layer: Literal["law", "institution", "practice", "treaty"]
    type: Literal["boolean", "number", "choice", "date"]
    unit: Literal["hours", "days", "months", "years", "percent", "count", "square_metres"] | None = None
    none: Literal["no_upper_limit", "no_minimum"] | None = None
    protective: Literal["lower", "higher", True, False] | None = None
    ordered: StrictBool = False
    says: dict[str, str]
    note: str | None = None

    @model_validator(mode="after")
    def _says_it_all(self) -> Fact:
        if (self.type == "number") != (self.unit is not None):
            raise ValueError("a number needs a unit, and nothing else has one")
        needed = {"boolean": {"true", "false"}, "number": {"value"}, "date": {"value"}}.get(self.type)
        if self.none:
            needed = {"value", "none"}
        if needed is None and len(self.says) < 2:
            raise ValueError("a choice needs at least two values under says")
        odd = next((value for value in self.values if not _PLAIN_WORD.fullmatch(value)), None)
        if odd is not None:
            raise ValueError(f"a value of a choice is one plain word such as on_request, and {odd!r} is none")
        if needed is not None and set(self.says) != needed:
            raise ValueError(f"says needs exactly the keys {', '.join(sorted(needed))} for a {self.type}")
        return self

    @property
    def values(self) -> tuple[str, ...]:
        """The allowed values of a choice; empty for other types."""
        return tuple(self.says) if self.type == "choice" else ()

    def read(self, raw: object) -> Value:
        """The typed answer; raises ValueError, in words, where ``raw`` cannot be one."""
        match self.type:
            case "boolean":
                if isinstance(raw, bool):
                    return raw
                raise ValueError("must be true or false")
            case "choice":
                if isinstance(raw, str) and raw in self.says:
                    return raw
                raise ValueError(f"must be one of {', '.join(self.says)}{nearest(str(raw), self.says)}")
            case "date":
                try:
                    return date.fromisoformat(str(raw))
                except ValueError:
                    raise ValueError("must be a date such as 2014-03-04") from None
            case _:
                return self._read_number(raw)

    def _read_number(self, raw: object) -> Value:
        expected = f"must be a number of {self.unit}" + (" or none" if self.none else "")
        if raw == NONE and self.none:
            return NONE
        if isinstance(raw, bool):
            raise ValueError(expected)
        try:
            number = Decimal(str(raw))
        except ArithmeticError:
            raise ValueError(expected) from None
        if number.is_nan():
            raise ValueError(expected)
        if not 0 <= number <= 10**6 or number * 1000 % 1:
            raise ValueError("must lie between 0 and a million, with at most three decimals")
        return int(number) if number % 1 == 0 else number

    def read_run_value(self, value: bool | int | float | str) -> Value:
        """The typed answer from a value as a run file holds it, where decimals are JSON numbers."""
        return self.read(str(value) if isinstance(value, float) else value)

    def sentence(self, value: Value) -> str:
        """The answer in plain words."""
        if self.type == "boolean":
            return self.says["true" if value else "false"]
        if self.type == "choice" or value == NONE:
            return self.says[str(value)]
        return self.says["value"].replace("{value}", self.quantity(value))

    def quantity(self, value: Value) -> str:
        """The value with its unit: ``72 hours``, ``1 year``, ``40 per cent``."""
        if self.type != "number" or value == NONE or self.unit in (None, "count"):
            return str(value)
        unit = {"percent": "per cent", "square_metres": "square metres"}.get(str(self.unit), str(self.unit))
        if value == 1 and unit.endswith("s"):
            unit = "square metre" if unit == "square metres" else unit[:-1]
        return f"{value} {unit}"


class Topic(Model):
    """A file of the vocabulary: facts that belong together."""

    topic: str
    title: str
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]
