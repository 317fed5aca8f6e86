"""The reference evaluator: three-valued logic in plain Python, with the derivation of every answer.

A missing fact makes its comparison unknown; ``and``, ``or``, ``not`` and ``at_least`` follow Kleene.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any as Any_

from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not
from lawgap.model.vocabulary import NONE, Fact, Value
from lawgap.model.words import Truth

ORDER: dict[str, Callable[[Any_, Any_], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Trace:
    """One node of a derivation while it is worked out; ``value`` is None where the fact is unknown."""

    expression: Expression
    truth: Truth
    value: Value | None = None
    traces: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates conditions over the values of one reading of the facts."""

    facts: Mapping[str, Fact]
    values: Mapping[str, Value]
    as_of: date

    def evaluate(self, expression: Expression) -> Trace:
        """The truth of the condition and of everything below it."""
        match expression:
            case Comparison():
                return self._compare(expression)
            case All(conditions):
                traces = tuple(self.evaluate(condition) for condition in conditions)
                return Trace(expression, _count(traces, len(traces)), None, traces)
            case Any(conditions):
                traces = tuple(self.evaluate(condition) for condition in conditions)
                return Trace(expression, _count(traces, 1), None, traces)
            case AtLeast(number, conditions):
                traces = tuple(self.evaluate(condition) for condition in conditions)
                return Trace(expression, _count(traces, number), None, traces)
            case Not(condition):
                trace = self.evaluate(condition)
                return Trace(expression, ~trace.truth, None, (trace,))

    def _compare(self, comparison: Comparison) -> Trace:
        value = self.values.get(comparison.fact)
        if value is None:
            return Trace(comparison, Truth.UNKNOWN)
        fact = self.facts[comparison.fact]
        left: object = value
        right: object = comparison.constant
        if comparison.years_since:
            assert isinstance(value, date)
            left = whole_years(value, self.as_of)
        elif fact.type == "number":
            left, right = _number(fact, value), _number(fact, comparison.constant)
        holds = ORDER[comparison.operator](left, right)
        return Trace(comparison, Truth.TRUE if holds else Truth.FALSE, value)


def _count(traces: tuple[Trace, ...], needed: int) -> Truth:
    """True where enough are true, false where enough cannot be."""
    true = sum(trace.truth is Truth.TRUE for trace in traces)
    if true >= needed:
        return Truth.TRUE
    possible = sum(trace.truth is not Truth.FALSE for trace in traces)
    return Truth.UNKNOWN if possible >= needed else Truth.FALSE


def _number(fact: Fact, value: Value) -> float | Decimal | int:
    """A number, with none above or below every other as the vocabulary says."""
    if value == NONE:
        return float("inf") if fact.none == "no_upper_limit" else float("-inf")
    assert isinstance(value, int | Decimal)
    return value


def whole_years(since: date, until: date) -> int:
    """Completed years between two days; negative where ``since`` lies ahead."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
