"""Every case of every rule and conclusion comes out as it says, by durable-rules and by the reference alone."""

from __future__ import annotations

import pytest

from lawgap.evaluating.cases import run_rule_cases
from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.durable_engine import engine_name
from lawgap.inferring.cases import run_conclusion_cases
from lawgap.inferring.conclusions import follows, ways_of
from lawgap.inferring.fixpoint import fixpoint
from lawgap.model.library import Library


@pytest.mark.parametrize("durable", [True, False], ids=["both evaluators", "the reference alone"])
def test_rules(durable: bool, library: Library) -> None:
    decider = Decider(library.conditions, library.data.facts, durable)
    assert ("durable" in decider.engine) == (durable and engine_name() is not None)
    results = list(run_rule_cases(library, decider))
    decider.close()
    assert [result for result in results if not result.passed] == []
    assert len(results) == sum(len(rule.cases) for rule in library.data.rules.values()) >= 360


def test_conclusions(library: Library) -> None:
    results = list(run_conclusion_cases(library))
    assert [result for result in results if not result.passed] == []
    assert {result.rule for result in results} == library.data.conclusions.keys()


def test_there_are_conclusions_and_chains_of_several_steps(library: Library) -> None:
    rules = library.data.conclusions
    assert len(rules) >= 15
    ways = ways_of(rules.values())
    findings = {part for way in ways.values() for one in way for part in one if part.startswith("finding:")}
    reached = fixpoint(ways, findings)
    assert reached.keys() == ways.keys(), "a conclusion that could never be drawn"
    assert max(depth for _, depth in reached.values()) >= 2


def test_both_ways_of_chaining_agree_where_everything_holds_and_where_nothing_does(library: Library) -> None:
    rules = library.data.conclusions
    findings = {part for way in ways_of(rules.values()).values() for one in way for part in one}
    assert follows(rules, {part for part in findings if part.startswith("finding:")}) == rules.keys()
    assert follows(rules, set()) == set()
    for left_out in sorted(findings)[::6]:
        follows(rules, findings - {left_out})
