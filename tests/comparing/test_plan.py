"""Plans on Kazakhstan's real law: proven by the solver and by enacting them."""

from __future__ import annotations

from datetime import date

import pytest

from lawgap.checking.loading import OpenState
from lawgap.model.library import Library
from lawgap.planning.plan import plan

pytest.importorskip("clingo")
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("max_acts", [1, 2, 3, None])
def test_every_plan_closes_what_it_says(library: Library, kazakhstan: OpenState, max_acts: int | None) -> None:
    found = plan(library, kazakhstan, TODAY, max_acts)
    assert found.verified
    assert found.optimal
    assert len(found.acts) + len(found.new_acts) <= (max_acts or 100)
    assert not set(found.closes) & set(found.leaves)


def test_more_acts_never_close_less(library: Library, kazakhstan: OpenState) -> None:
    closed = [plan(library, kazakhstan, TODAY, number).weight_closed for number in (1, 2, 3, 4)]
    assert closed == sorted(closed)


def test_practice_is_out_of_the_reach_of_legislation(library: Library, kazakhstan: OpenState) -> None:
    found = plan(library, kazakhstan, TODAY)
    layers = {name: library.data.requirements[name].layer.value for name in (*found.closes, *found.out_of_reach)}
    assert all(layers[name] != "practice" for name in found.closes)
    assert layers["cat.16.detention-conditions"] == "practice"
    assert "practice" in found.out_of_reach["cat.16.detention-conditions"]


def test_a_change_departs_as_little_as_it_must(library: Library, kazakhstan: OpenState) -> None:
    changes = {change.fact: change.after for change in plan(library, kazakhstan, TODAY).changes}
    assert changes["torture.definition.exception"] == "lawful_sanctions"
    assert changes["custody.exceptions_beyond_48_hours"] == "narrow"


def test_the_same_plan_twice(library: Library, kazakhstan: OpenState) -> None:
    assert plan(library, kazakhstan, TODAY, 2) == plan(library, kazakhstan, TODAY, 2)
