"""Conditions as trees: the closed grammar in which a rule says when a requirement is met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from lawgap.model.vocabulary import Value

Operator: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">="]
NEGATED: dict[Operator, Operator] = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact against a constant; with ``years_since``, the whole years from a date fact to the assessment's date."""

    fact: str
    operator: Operator
    constant: Value
    years_since: bool = False
    column: int = 0

    def __str__(self) -> str:
        if isinstance(self.constant, bool):
            return self.fact if self.constant is (self.operator == "==") else f"not {self.fact}"
        subject = f"years_since({self.fact})" if self.years_since else self.fact
        return f"{subject} {self.operator} {self.constant}"


@dataclass(frozen=True, slots=True)
class All:
    """True where every condition is."""

    conditions: tuple[Expression, ...]

    def __str__(self) -> str:
        return " and ".join(_inside(condition, Any) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Any:
    """True where one condition is."""

    conditions: tuple[Expression, ...]

    def __str__(self) -> str:
        return " or ".join(_inside(condition, All) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    condition: Expression

    def __str__(self) -> str:
        return f"not {self.condition}" if isinstance(self.condition, Comparison) else f"not ({self.condition})"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True where so many of the conditions are."""

    number: int
    conditions: tuple[Expression, ...]

    def __str__(self) -> str:
        return f"at_least({self.number}, {', '.join(map(str, self.conditions))})"


Expression: TypeAlias = Comparison | All | Any | Not | AtLeast


def _inside(condition: Expression, bracketed: type[All] | type[Any]) -> str:
    return f"({condition})" if isinstance(condition, bracketed) else str(condition)


def comparisons(expression: Expression) -> Iterator[Comparison]:
    """Every comparison of the tree, left to right."""
    match expression:
        case Comparison():
            yield expression
        case Not(condition):
            yield from comparisons(condition)
        case All(conditions) | Any(conditions) | AtLeast(_, conditions):
            for condition in conditions:
                yield from comparisons(condition)


def facts_of(*expressions: Expression | None) -> tuple[str, ...]:
    """The facts that are named, each once, in order of appearance."""
    named = (item.fact for expression in expressions if expression for item in comparisons(expression))
    return tuple(dict.fromkeys(named))
