"""Chaining by durable-rules draws exactly what the fixpoint draws, over rule sets made up by Hypothesis."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgap.evaluating.durable_engine import chain, engine_name
from lawgap.inferring.fixpoint import fixpoint

DETERMINISTIC = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
pytestmark = pytest.mark.skipif(engine_name() is None, reason="durable-rules cannot be imported on this Python")

GIVEN = [f"finding:cat.{n}.x:gap" for n in range(6)]
DRAWN = [f"conclusion:c{n}" for n in range(6)]
CONJUNCTIONS = st.lists(st.sampled_from(GIVEN + DRAWN), min_size=1, max_size=4, unique=True).map(tuple)
WAYS = st.dictionaries(st.sampled_from(DRAWN), st.lists(CONJUNCTIONS, min_size=1, max_size=3), max_size=6)
STARTS = st.lists(st.sets(st.sampled_from(GIVEN)), min_size=1, max_size=3)


def test_on_rule_sets_made_up() -> None:
    depths: list[int] = []

    @settings(DETERMINISTIC, max_examples=600)
    @given(WAYS, STARTS)
    def agree(ways: dict[str, list[tuple[str, ...]]], starts: list[set[str]]) -> None:
        for atoms in starts:
            reached = fixpoint(ways, atoms)
            assert chain(ways, atoms) - atoms == reached.keys()
            depths.extend(depth for _, depth in reached.values())

    agree()
    assert max(depths) >= 3, "no chain of three steps was made up"


@settings(DETERMINISTIC, max_examples=300)
@given(WAYS, STARTS, st.sets(st.sampled_from(GIVEN)))
def test_more_findings_never_take_a_conclusion_away(
    ways: dict[str, list[tuple[str, ...]]], starts: list[set[str]], more: set[str]
) -> None:
    for atoms in starts:
        assert fixpoint(ways, atoms).keys() <= fixpoint(ways, atoms | more).keys()


@settings(DETERMINISTIC, max_examples=300)
@given(WAYS, STARTS)
def test_every_conclusion_has_a_way_that_holds_without_it(
    ways: dict[str, list[tuple[str, ...]]], starts: list[set[str]]
) -> None:
    for atoms in starts:
        reached = fixpoint(ways, atoms)
        for name, (because, depth) in reached.items():
            assert because in ways[name]
            for part in because:
                assert part in atoms or reached[part][1] < depth
