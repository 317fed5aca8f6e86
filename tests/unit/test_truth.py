"""Kleene's logic, exhaustively: what is unknown stays unknown unless the rest already settles it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product

import pytest

from lawgap.evaluating.reference import Evaluator
from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
Condition = Callable[[Truth, int], tuple[Comparison, dict[str, object]]]


@pytest.fixture
def evaluate() -> Callable[[Callable[..., Expression], tuple[Truth, ...]], Truth]:
    """The truth of a condition made of as many comparisons as there are truths, each having that truth."""

    def evaluated(make: Callable[..., Expression], truths: tuple[Truth, ...]) -> Truth:
        names = [f"a.b{number}" for number in range(len(truths))]
        facts: Mapping[str, Fact] = {
            name: Fact(id=name, question="?", layer="law", type="boolean", says={"true": "y", "false": "n"})
            for name in names
        }
        values = {name: truth is T for name, truth in zip(names, truths, strict=True) if truth is not U}
        parts = tuple(Comparison(name, "==", True) for name in names)
        return Evaluator(facts, values, date(2020, 1, 1)).evaluate(make(parts)).truth

    return evaluated


@pytest.mark.parametrize(("given", "expected"), [(T, F), (F, T), (U, U)])
def test_not(given: Truth, expected: Truth, evaluate: Callable[..., Truth]) -> None:
    assert ~given is expected
    assert evaluate(lambda parts: Not(parts[0]), (given,)) is expected


AND = {(T, T): T, (T, F): F, (T, U): U, (F, T): F, (F, F): F, (F, U): F, (U, T): U, (U, F): F, (U, U): U}


@pytest.mark.parametrize(("given", "expected"), list(AND.items()))
def test_and(given: tuple[Truth, Truth], expected: Truth, evaluate: Callable[..., Truth]) -> None:
    assert evaluate(All, given) is expected


OR = {(T, T): T, (T, F): T, (T, U): T, (F, T): T, (F, F): F, (F, U): U, (U, T): T, (U, F): U, (U, U): U}


@pytest.mark.parametrize(("given", "expected"), list(OR.items()))
def test_or(given: tuple[Truth, Truth], expected: Truth, evaluate: Callable[..., Truth]) -> None:
    assert evaluate(Any, given) is expected


@pytest.mark.parametrize("given", list(product((T, F, U), repeat=4)))
def test_at_least_is_true_where_enough_hold_and_false_where_enough_cannot(
    given: tuple[Truth, ...], evaluate: Callable[..., Truth]
) -> None:
    true, possible = given.count(T), 4 - given.count(F)
    for number in range(1, 5):
        expected = T if true >= number else F if possible < number else U
        assert evaluate(lambda parts, n=number: AtLeast(n, parts), given) is expected


@pytest.mark.parametrize("given", list(product((T, F, U), repeat=3)))
def test_at_least_one_is_or_and_at_least_all_is_and(given: tuple[Truth, ...], evaluate: Callable[..., Truth]) -> None:
    assert evaluate(lambda parts: AtLeast(1, parts), given) is evaluate(Any, given)
    assert evaluate(lambda parts: AtLeast(3, parts), given) is evaluate(All, given)


@pytest.mark.parametrize("given", list(product((T, F, U), repeat=2)))
def test_de_morgan(given: tuple[Truth, ...], evaluate: Callable[..., Truth]) -> None:
    neither = evaluate(lambda parts: Not(Any(parts)), given)
    assert neither is evaluate(lambda parts: All(tuple(map(Not, parts))), given)
