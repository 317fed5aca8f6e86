"""durable-rules and the reference evaluator, which share nothing but the tree, say the same of every rule made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from lawgap.evaluating import deciding
from lawgap.evaluating.deciding import Decider, EngineDisagreementError
from lawgap.evaluating.durable_engine import FenceError, Outcome, engine_name
from lawgap.evaluating.positive import Atom
from lawgap.model.expression import Comparison
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Verdict

DETERMINISTIC = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
pytestmark = pytest.mark.skipif(engine_name() is None, reason="durable-rules cannot be imported on this Python")

SEEDS = (1, 2, 3, 4)
EXAMPLES = 800  # for each seed
RULES, READINGS = 3, 3


@contextmanager
def decider_of(conditions: dict[str, Conditions], facts: dict[str, Fact]) -> Iterator[Decider]:
    """A decider of those rules that lie within the fence."""
    try:
        decider = Decider(conditions, facts)
    except FenceError:
        within = {}
        for name, parsed in conditions.items():
            try:
                Decider({name: parsed}, facts).close()
            except FenceError:
                continue
            within[name] = parsed
        decider = Decider(within, facts)
    try:
        yield decider
    finally:
        decider.close()


@pytest.mark.parametrize("number", SEEDS)
def test_on_rules_and_facts_made_up(number: int, vocabularies: Any, as_of: Any) -> None:
    seen: Counter[Verdict] = Counter()
    examples = left_out = 0

    @seed(number)
    @settings(DETERMINISTIC, max_examples=EXAMPLES)
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        nonlocal examples, left_out
        examples += 1
        made = data.draw(vocabularies)
        rules = {f"cat.{n}": rule for n, rule in enumerate(data.draw(st.lists(made.rules, min_size=1, max_size=RULES)))}
        readings = data.draw(st.lists(st.tuples(made.known, as_of), min_size=1, max_size=READINGS))
        with decider_of(rules, made.facts) as decider:
            left_out += len(rules) - len(decider.conditions)
            for values, day in readings:
                for name in decider.conditions:
                    seen[decider.decide(name, values, day).verdict] += 1

    agree()
    assert examples >= EXAMPLES
    assert seen.total() >= 2 * EXAMPLES
    assert left_out < seen.total() / 100, "too many rules lie outside the fence to say anything"
    for verdict in (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE):
        assert seen[verdict] >= EXAMPLES / 100, seen


@pytest.fixture
def one_rule(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A decider of one rule whose compilation for durable-rules was tampered with."""
    deciders = []

    def made(outcome: Outcome) -> Decider:
        monkeypatch.setattr(deciding, "outcomes", lambda conditions, facts: [outcome])
        fact = Fact(id="law.a", question="?", layer="law", type="boolean", says={"true": "y", "false": "n"})
        conditions = Conditions(None, Comparison("law.a", "==", True), None)
        deciders.append(Decider({"cat.1.x": conditions}, {"law.a": fact}))
        return deciders[-1]

    yield made
    for decider in deciders:
        decider.close()


@pytest.mark.parametrize(("value", "says"), [(True, "unknown"), (False, "met")])
def test_a_difference_is_an_error_that_prints_both_accounts(one_rule: Any, value: bool, says: str) -> None:
    decider = one_rule(Outcome("met", Atom("law__a", "==", False)))
    with pytest.raises(EngineDisagreementError) as caught:
        decider.decide("cat.1.x", {"law.a": value}, date(2020, 1, 1))
    told = str(caught.value)
    assert f"durable-rules says {says}" in told
    assert "cat.1.x" in told
    assert f"'law__a': {value}" in told
    assert f"law.a (value {value})" in told


def test_without_durable_rules_the_reference_decides_alone(one_rule: Any) -> None:
    conditions = Conditions(None, Comparison("law.a", "==", True), None)
    fact = Fact(id="law.a", question="?", layer="law", type="boolean", says={"true": "y", "false": "n"})
    decider = Decider({"cat.1.x": conditions}, {"law.a": fact}, durable=False)
    assert decider.engine == "reference"
    assert decider.decide("cat.1.x", {"law.a": True}, date(2020, 1, 1)).verdict is Verdict.MET
    decider.close()
