"""Rules and facts made up by Hypothesis: random trees over a random vocabulary, and random values, some missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TypeAlias

import pytest
from hypothesis import strategies as st

from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not, Operator
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact, Value

Values: TypeAlias = dict[str, Value]
_FIRST = date(1990, 1, 1)
_ORDER: tuple[Operator, ...] = ("==", "!=", "<", "<=", ">", ">=")
_NUMBERS: list[Value] = [0, 1, 2, 3, Decimal("1.5"), Decimal("2.001"), 72, 10**6]
_DATES: list[Value] = [_FIRST + timedelta(days=days) for days in (0, 1, 58, 365, 366, 789, 790, 1826, 2500, 3999)]
_CHOICES = {"red": "r", "green": "g", "blue": "b"}
_YES_NO = {"true": "y", "false": "n"}
_KINDS = (
    {"type": "boolean", "says": _YES_NO},
    {"type": "number", "unit": "hours", "none": "no_upper_limit", "says": {"value": "v", "none": "n"}},
    {"type": "number", "unit": "years", "none": "no_minimum", "says": {"value": "v", "none": "n"}},
    {"type": "number", "unit": "count", "says": {"value": "v"}},
    {"type": "choice", "says": _CHOICES},
    {"type": "date", "says": {"value": "v"}},
)
_VOCABULARIES = 40


def _values_of(fact: Fact) -> list[Value]:
    by_type: dict[str, list[Value]] = {
        "boolean": [True, False], "choice": [*_CHOICES], "date": _DATES, "number": _NUMBERS,
    }  # fmt: skip
    return [*by_type[fact.type], "none"] if fact.none else by_type[fact.type]


def _comparisons(fact: Fact) -> list[Comparison]:
    """Every comparison of the fact with one of its values."""
    found = [
        Comparison(fact.id, operator, value)
        for value in _values_of(fact)
        for operator in (_ORDER if fact.type in ("number", "date") and value != "none" else _ORDER[:2])
    ]
    if fact.type == "date":
        found += [Comparison(fact.id, operator, years, True) for years in range(12) for operator in _ORDER]
    return found


@st.composite
def _trees(draw: st.DrawFn, leaves: list[Comparison], depth: int, width: int = 3) -> Expression:
    kind = draw(st.integers(0, 9)) if depth else 0
    if kind < 4:
        return draw(st.sampled_from(leaves))
    if kind == 4:
        return Not(draw(_trees(leaves, depth - 1, width)))
    parts = tuple(draw(_trees(leaves, depth - 1, 2)) for _ in range(draw(st.integers(2, width))))
    if kind < 7:
        return All(parts)
    return Any(parts) if kind < 9 else AtLeast(draw(st.integers(1, len(parts))), parts)


@st.composite
def _known(draw: st.DrawFn, values: dict[str, list[Value]], missing: bool) -> Values:
    found = {name: draw(st.sampled_from([None, *some] if missing else some)) for name, some in values.items()}
    return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True)
class Generated:
    """A vocabulary, with strategies for rules and for what is known of its facts."""

    facts: dict[str, Fact]
    expressions: st.SearchStrategy[Expression]
    rules: st.SearchStrategy[Conditions]
    known: st.SearchStrategy[Values]
    whole: st.SearchStrategy[Values]


def _generated(kinds: list[int]) -> Generated:
    facts = [Fact(id=f"law.f{n}", question="?", layer="law", **_KINDS[kind]) for n, kind in enumerate(kinds)]
    # As many comparisons of each fact, so that booleans are not drowned by dates.
    leaves = [found[n % len(found)] for found in map(_comparisons, facts) for n in range(80)]
    values = {fact.id: _values_of(fact) for fact in facts}
    partly, applies = st.none() | _trees(leaves, 2, 2), st.none() | _trees(leaves, 1, 2)
    return Generated(
        facts={fact.id: fact for fact in facts},
        expressions=_trees(leaves, 3),
        rules=st.builds(Conditions, applies, _trees(leaves, 2), partly),
        known=_known(values, True),
        whole=_known(values, False),
    )


@pytest.fixture(scope="session")
def vocabularies() -> st.SearchStrategy[Generated]:
    """Vocabularies of two to six facts of random kinds, always the same ones."""
    chance = Random("vocabularies")
    return st.sampled_from(
        [_generated([chance.randrange(len(_KINDS)) for _ in range(chance.randint(2, 6))]) for _ in range(_VOCABULARIES)]
    )


@pytest.fixture(scope="session")
def as_of() -> st.SearchStrategy[date]:
    """Dates of assessments, among and beside those of the facts."""
    return st.integers(0, 4000).map(lambda days: _FIRST + timedelta(days=days))
