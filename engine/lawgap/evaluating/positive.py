"""Pushes ``not`` down to the comparisons, so that what is proven true and what is proven false are both positive.

In Kleene's logic a condition is true exactly where its positive form holds over the known facts, and false exactly
where the positive form of its negation does; a missing fact satisfies neither. That lets an engine that knows no
third value reach the same verdicts. Quantities become whole thousandths, dates ordinals, texts identifiers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

from lawgap.evaluating.reference import whole_years
from lawgap.model.expression import NEGATED, All, Any, AtLeast, Comparison, Expression, Not, Operator
from lawgap.model.vocabulary import NONE, Fact, Value

Plain: TypeAlias = bool | int | str
BEYOND = 2**52


class Atom(NamedTuple):
    """A comparison of one key of an event with a constant that any engine can hold."""

    key: str
    operator: Operator
    constant: Plain


@dataclass(frozen=True, slots=True)
class Group:
    """All or one of the parts; an empty ``all`` holds always and an empty ``any`` never."""

    kind: Literal["all", "any"]
    parts: tuple[Positive, ...]


Positive: TypeAlias = Atom | Group


def positive(expression: Expression, wanted: bool, facts: Mapping[str, Fact]) -> Positive:
    """The positive form of "the condition is proven ``wanted``"."""
    match expression:
        case Comparison():
            key = key_of(expression.fact, expression.years_since)
            operator = expression.operator if wanted else NEGATED[expression.operator]
            constant = expression.constant
            if not expression.years_since:
                constant = plain(facts[expression.fact], constant)
            assert isinstance(constant, bool | int | str)
            return Atom(key, operator, constant)
        case Not(condition):
            return positive(condition, not wanted, facts)
        case All(conditions):
            return Group("all" if wanted else "any", tuple(positive(c, wanted, facts) for c in conditions))
        case Any(conditions):
            return Group("any" if wanted else "all", tuple(positive(c, wanted, facts) for c in conditions))
        case AtLeast(number, conditions):
            needed = number if wanted else len(conditions) - number + 1
            parts = [positive(condition, wanted, facts) for condition in conditions]
            return Group("any", tuple(Group("all", chosen) for chosen in combinations(parts, needed)))


def key_of(fact: str, years_since: bool = False) -> str:
    """The name of a fact within an event."""
    return ("years_since__" if years_since else "") + fact.replace(".", "__")


def plain(fact: Fact, value: Value) -> Plain:
    """A typed value as a boolean, a whole number or an identifier."""
    match fact.type:
        case "number":
            if value == NONE:
                return BEYOND if fact.none == "no_upper_limit" else -BEYOND
            thousandths = value * 1000  # type: ignore[operator]
            return int(thousandths)
        case "date":
            assert isinstance(value, date)
            return value.toordinal()
        case _:
            assert isinstance(value, bool | str)
            return value


def event_of(
    comparisons: tuple[Comparison, ...], facts: Mapping[str, Fact], values: Mapping[str, Value], as_of: date
) -> dict[str, Plain]:
    """The known facts of one requirement under the keys its positive conditions use; a missing fact has no key."""
    event: dict[str, Plain] = {}
    for comparison in comparisons:
        value = values.get(comparison.fact)
        if value is None:
            continue
        if comparison.years_since:
            assert isinstance(value, date)
            event[key_of(comparison.fact, True)] = whole_years(value, as_of)
        else:
            event[key_of(comparison.fact)] = plain(facts[comparison.fact], value)
    return event
