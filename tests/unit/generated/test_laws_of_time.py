"""What begins after the assessment's date, or was published after the date of knowledge, changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgap.evaluating.standing import known_facts
from lawgap.model.run import RunValue

DETERMINISTIC = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
AS_OF = date(2016, 6, 30)
DAYS = st.integers(0, 9000).map(lambda days: date(2000, 1, 1) + timedelta(days=days))
VALUES = {
    "law.exists": [True, False],
    "law.hours": [24, 48, 72, "none"],
    "law.body": ["independent", "mixed", "police"],
}
HOW = st.sampled_from(("asserted", "reported", "hedged"))
SOURCE = st.sampled_from(("early", "late"))
ACT = st.sampled_from((None, "constitution", "code", "order"))


@st.composite
def statements(draw: st.DrawFn) -> dict[str, Any]:
    """A statement of law or an observation, anywhere in twenty-five years."""
    fact = draw(st.sampled_from(sorted(VALUES)))
    begins, lasts = draw(DAYS), draw(st.none() | st.integers(0, 4000))
    ends = None if lasts is None else (begins + timedelta(days=lasts)).isoformat()
    made: dict[str, Any] = {
        "fact": fact,
        "value": draw(st.sampled_from(VALUES[fact])),
        "evidence": [{"source": draw(SOURCE), "line": 1, "how": draw(HOW)}],
    }
    if draw(st.booleans()):
        return made | {"observed": {"on": begins.isoformat(), "to": ends}}
    act = draw(ACT)
    return made | {"in_force": {"from": begins.isoformat(), "to": ends}, "provision": act and {"act": act}}


def begins(written: dict[str, Any]) -> str:
    """The first day of a statement."""
    return str(written["in_force"]["from"] if "in_force" in written else written["observed"]["on"])


FILES = st.lists(statements(), min_size=1, max_size=7)


@pytest.fixture(scope="session")
def values_of(vocabulary: Any, state_file: Any) -> Callable[..., dict[str, set[RunValue]]]:
    """The admissible values of every fact of which something is known."""

    def found(written: list[dict[str, Any]], at: date, known_on: date | None) -> dict[str, set[RunValue]]:
        known = known_facts(state_file(*written), vocabulary, at, known_on)
        return {name: {v.value for v in fact.standing.values} for name, fact in known.items() if fact.values}

    return found


def test_what_begins_later_changes_nothing(values_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=300)
    @given(FILES)
    def law(written: list[dict[str, Any]]) -> None:
        begun = [s for s in written if begins(s) <= AS_OF.isoformat()]
        assert values_of(written, AS_OF, None) == values_of(begun, AS_OF, None)

    law()


def test_what_was_published_later_changes_nothing(values_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=300)
    @given(FILES)
    def law(written: list[dict[str, Any]]) -> None:
        published = [s for s in written if s["evidence"][0]["source"] == "early"]
        assert values_of(written, AS_OF, date(2015, 1, 1)) == values_of(published, AS_OF, None)

    law()


def test_the_order_in_which_it_is_written_changes_nothing(values_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=300)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        written = data.draw(FILES)
        shuffled = data.draw(st.permutations(written))
        assert values_of(written, AS_OF, None) == values_of(shuffled, AS_OF, None)

    law()


def test_a_statement_that_is_only_hedged_changes_nothing(values_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=300)
    @given(FILES)
    def law(written: list[dict[str, Any]]) -> None:
        firm = [s for s in written if s["evidence"][0]["how"] != "hedged"]
        assert values_of(written, AS_OF, None) == values_of(firm, AS_OF, None)

    law()
