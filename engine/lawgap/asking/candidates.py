"""The answers worth trying for a fact: every one that can make a difference to a rule."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from lawgap.model.expression import Comparison
from lawgap.model.vocabulary import NONE, Fact, Value

_MOST = 10**6


def candidate_answers(fact: Fact, tests: Iterable[Comparison], as_of: date) -> tuple[Value, ...]:
    """The answers to try, in a fixed order.

    Both answers to a yes-or-no question, every value of a choice, each number that a rule compares with and its
    neighbours one below and one above, and for a date the days on either side of what a rule asks.
    """
    constants = [test for test in tests if test.fact == fact.id]
    match fact.type:
        case "boolean":
            return True, False
        case "choice":
            return fact.values
        case "date":
            return tuple(sorted({day for test in constants for day in _days(test, as_of)}))
        case _:
            numbers = {n for test in constants for n in _numbers(test.constant)}
            return (*sorted(numbers), *([NONE] if fact.none else []))


def _numbers(constant: Value) -> Iterable[int | Decimal]:
    if isinstance(constant, int | Decimal) and not isinstance(constant, bool):
        yield from (number for number in (constant - 1, constant, constant + 1) if 0 <= number <= _MOST)


def _days(test: Comparison, as_of: date) -> Iterable[date]:
    if isinstance(test.constant, date):
        days = [test.constant]
    elif test.years_since and isinstance(test.constant, int | Decimal):
        days = [_years_before(as_of, int(test.constant)), _years_before(as_of, int(test.constant) + 1)]
    else:
        return
    for day in days:
        yield from (day - timedelta(days=1), day, day + timedelta(days=1))


def _years_before(day: date, years: int) -> date:
    year = max(day.year - years, 2)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
