"""The reference evaluator: three-valued logic in plain Python, with the derivation of every answer.

A missing fact makes its comparison unknown; ``and``, ``or``, ``not`` and ``at_least`` follow Kleene. A condition is
compiled once to nested functions; a comparison that has met a value before gives the trace it gave then.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any as Any_
from typing import TypeAlias

from lawgap.model.expression import Any, AtLeast, Comparison, Expression, Not
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
_TRUE, _FALSE, _UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@dataclass(slots=True)
class Trace:
    """One node of a derivation while it is worked out; ``value`` is None where the fact is unknown.

    Traces are shared and never changed. The class is not frozen, since freezing doubles the time to make one.
    """

    expression: Expression
    truth: Truth
    value: Value | None = None
    traces: tuple[Trace, ...] = ()


Compiled: TypeAlias = Callable[[Mapping[str, Value], date], Trace]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Evaluates single conditions over the values of one reading of the facts."""

    facts: Mapping[str, Fact]
    values: Mapping[str, Value]
    as_of: date

    def evaluate(self, expression: Expression) -> Trace:
        """The truth of the condition and of everything below it."""
        return compile_condition(expression, self.facts)(self.values, self.as_of)


def compile_condition(expression: Expression, facts: Mapping[str, Fact]) -> Compiled:
    """The condition as a function of the known values and the date of the assessment."""
    if isinstance(expression, Comparison):
        return _aged(expression) if expression.years_since else _comparison(expression, facts[expression.fact])
    if isinstance(expression, Not):
        return _negation(expression, compile_condition(expression.condition, facts))
    parts = tuple(compile_condition(condition, facts) for condition in expression.conditions)
    needed = expression.number if isinstance(expression, AtLeast) else 1 if isinstance(expression, Any) else len(parts)
    return _counting(expression, parts, needed)


def _comparison(comparison: Comparison, fact: Fact) -> Compiled:
    unknown = Trace(comparison, _UNKNOWN)
    met_before: dict[Value | None, Trace] = {None: unknown}
    holds = ORDER[comparison.operator]
    constant = _comparable(fact, comparison.constant)
    name = comparison.fact

    def compare(values: Mapping[str, Value], _: date) -> Trace:
        value = values.get(name)
        trace = met_before.get(value)
        if trace is None:
            assert value is not None
            truth = _TRUE if holds(_comparable(fact, value), constant) else _FALSE
            trace = met_before[value] = Trace(comparison, truth, value)
        return trace

    return compare


def _aged(comparison: Comparison) -> Compiled:
    unknown = Trace(comparison, _UNKNOWN)

    def compare(values: Mapping[str, Value], as_of: date) -> Trace:
        value = values.get(comparison.fact)
        if value is None:
            return unknown
        assert isinstance(value, date)
        holds = ORDER[comparison.operator](whole_years(value, as_of), comparison.constant)
        return Trace(comparison, _TRUE if holds else _FALSE, value)

    return compare


def _negation(expression: Not, inner: Compiled) -> Compiled:
    def negate(values: Mapping[str, Value], as_of: date) -> Trace:
        trace = inner(values, as_of)
        return Trace(expression, ~trace.truth, None, (trace,))

    return negate


def _counting(expression: Expression, parts: tuple[Compiled, ...], needed: int) -> Compiled:
    """True where enough parts are true, false where enough cannot be: all, any and at least are one thing."""
    spare = len(parts) - needed

    def count(values: Mapping[str, Value], as_of: date) -> Trace:
        traces = []
        true = false = 0
        for part in parts:
            trace = part(values, as_of)
            traces.append(trace)
            if trace.truth is _TRUE:
                true += 1
            elif trace.truth is _FALSE:
                false += 1
        truth = _TRUE if true >= needed else _FALSE if false > spare else _UNKNOWN
        return Trace(expression, truth, None, tuple(traces))

    return count


def _comparable(fact: Fact, value: Value) -> Value | float:
    """A value that can be ordered: none of a number lies above or below every other, as the vocabulary says."""
    if fact.type == "number" and value == NONE:
        return float("inf") if fact.none == "no_upper_limit" else float("-inf")
    assert isinstance(value, bool | int | Decimal | date | str)
    return value


def whole_years(since: date, until: date) -> int:
    """Completed years between two days; negative where ``since`` lies ahead."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
