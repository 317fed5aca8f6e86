"""Rules and facts made up by Hypothesis: random trees over a random vocabulary, and random values, some missing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact, Value

settings.register_profile(
    "deterministic", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "deterministic"))

Values: TypeAlias = dict[str, Value]
_FIRST = date(1990, 1, 1)
_EQUAL = st.sampled_from(("==", "!="))
_ORDER = st.sampled_from(("==", "!=", "<", "<=", ">", ">="))
_NUMBERS = st.sampled_from([0, 1, 2, 3, Decimal("1.5"), Decimal("2.001"), 72, 10**6])
_DATES = st.integers(0, 40).map(lambda months: _FIRST + timedelta(days=91 * months))
_CHOICES = {"red": "r", "green": "g", "blue": "b"}
_YES_NO = {"true": "y", "false": "n"}
_KINDS = (
    {"type": "boolean", "says": _YES_NO},
    {"type": "boolean", "says": _YES_NO},
    {"type": "number", "unit": "hours", "none": "no_upper_limit", "says": {"value": "v", "none": "n"}},
    {"type": "number", "unit": "years", "none": "no_minimum", "says": {"value": "v", "none": "n"}},
    {"type": "number", "unit": "count", "says": {"value": "v"}},
    {"type": "choice", "says": _CHOICES},
    {"type": "date", "says": {"value": "v"}},
)


def _values_of(fact: Fact) -> st.SearchStrategy[Value]:
    match fact.type:
        case "boolean":
            return st.booleans()
        case "choice":
            return st.sampled_from(sorted(_CHOICES))
        case "date":
            return _DATES
        case _:
            return _NUMBERS | st.just("none") if fact.none else _NUMBERS


def _comparisons(fact: Fact) -> st.SearchStrategy[Comparison]:
    plain = _values_of(fact).filter(lambda value: value != "none")
    found = st.builds(Comparison, st.just(fact.id), _ORDER if fact.type in ("number", "date") else _EQUAL, plain)
    if fact.none:
        found |= st.builds(Comparison, st.just(fact.id), _EQUAL, st.just("none"))
    if fact.type == "date":
        found |= st.builds(Comparison, st.just(fact.id), _ORDER, st.integers(0, 12), st.just(True))
    return found


def _trees(leaf: st.SearchStrategy[Expression], leaves: int) -> st.SearchStrategy[Expression]:
    def above(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        several = st.lists(parts, min_size=2, max_size=3).map(tuple)
        counted = st.tuples(st.integers(1, 2), several).map(lambda pair: AtLeast(*pair))
        return st.builds(Not, parts) | st.builds(All, several) | st.builds(Any, several) | counted

    return st.recursive(leaf, above, max_leaves=leaves)


@dataclass(frozen=True)
class Generated:
    """A vocabulary, with strategies for rules and for what is known of its facts."""

    facts: dict[str, Fact]
    expressions: st.SearchStrategy[Expression]
    rules: st.SearchStrategy[Conditions]
    known: st.SearchStrategy[Values]
    whole: st.SearchStrategy[Values]


def _generated(kinds: tuple[int, ...]) -> Generated:
    facts = [Fact(id=f"law.f{n}", question="?", layer="law", **_KINDS[kind]) for n, kind in enumerate(kinds)]
    leaf = st.one_of(*map(_comparisons, facts))
    rules = st.builds(
        Conditions, st.none() | _trees(leaf, 2), _trees(leaf, 4), st.none() | _trees(leaf, 3)
    )
    values = {fact.id: _values_of(fact) for fact in facts}
    return Generated(
        facts={fact.id: fact for fact in facts},
        expressions=_trees(leaf, 5),
        rules=rules,
        known=st.fixed_dictionaries({}, optional=values),
        whole=st.fixed_dictionaries(values),
    )


@pytest.fixture(scope="session")
def vocabularies() -> st.SearchStrategy[Generated]:
    """Vocabularies of two to six facts of random kinds, each with its strategies made once."""
    kinds = st.lists(st.integers(0, len(_KINDS) - 1), min_size=2, max_size=6).map(lambda chosen: tuple(sorted(chosen)))
    made: dict[tuple[int, ...], Generated] = {}

    def generated(chosen: tuple[int, ...]) -> Generated:
        if chosen not in made:
            made[chosen] = _generated(chosen)
        return made[chosen]

    return kinds.map(generated)


@pytest.fixture(scope="session")
def as_of() -> st.SearchStrategy[date]:
    """Dates of assessments, among and beside those of the facts."""
    return st.integers(0, 4000).map(lambda days: _FIRST + timedelta(days=days))


@pytest.fixture(scope="session")
def examples() -> Callable[[int], settings]:
    """Settings with so many examples."""
    return lambda number: settings(max_examples=number)
