"""A comparison over the values of a fact: none above or below all, whole years, dates, decimals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from lawgap.evaluating.reference import Evaluator, whole_years
from lawgap.model.expression import Expression
from lawgap.model.vocabulary import Fact, Value
from lawgap.model.words import Truth

CASES: list[tuple[str, Value | None, bool | None]] = [
    ("law.hours <= 48", 48, True),
    ("law.hours < 48", 48, False),
    ("law.hours >= 48", Decimal("47.999"), False),
    ("law.hours == 1.5", Decimal("1.50"), True),
    ("law.hours <= 48", "none", False),
    ("law.hours > 1000000", "none", True),
    ("law.hours == none", "none", True),
    ("law.hours != none", 48, True),
    ("law.hours == none", 48, False),
    ("law.hours <= 48", None, None),
    ("law.hours != 48", None, None),
    ("law.years >= 1", "none", False),
    ("law.years < 0", "none", True),
    ("law.years == none", "none", True),
    ("law.exists", True, True),
    ("law.exists != true", False, True),
    ("law.colour in {red, blue}", "blue", True),
    ("law.colour in {red, blue}", "green", False),
    ("law.colour not in {red, blue}", "green", True),
    ("law.colour not in {red, blue}", None, None),
    ("law.since >= 2014-03-04", date(2014, 3, 4), True),
    ("law.since < 2014-03-04", date(2014, 3, 4), False),
    ("years_since(law.since) >= 4", date(2016, 1, 1), True),
    ("years_since(law.since) >= 4", date(2016, 1, 2), False),
    ("years_since(law.since) >= 0", date(2021, 1, 1), False),
]


@pytest.mark.parametrize(("text", "value", "holds"), CASES)
def test_a_comparison(
    text: str,
    value: Value | None,
    holds: bool | None,
    parse: Callable[[str], Expression],
    vocabulary: Mapping[str, Fact],
) -> None:
    name = next(fact for fact in vocabulary if fact in text)
    evaluator = Evaluator(vocabulary, {} if value is None else {name: value}, date(2020, 1, 1))
    expected = Truth.UNKNOWN if holds is None else Truth.TRUE if holds else Truth.FALSE
    assert evaluator.evaluate(parse(text)).truth is expected


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (date(2010, 6, 15), date(2020, 6, 14), 9),
        (date(2010, 6, 15), date(2020, 6, 15), 10),
        (date(2012, 2, 29), date(2013, 2, 28), 0),
        (date(2012, 2, 29), date(2013, 3, 1), 1),
        (date(2020, 1, 1), date(2020, 1, 1), 0),
        (date(2020, 1, 2), date(2020, 1, 1), -1),
    ],
)
def test_whole_years(since: date, until: date, years: int) -> None:
    assert whole_years(since, until) == years
