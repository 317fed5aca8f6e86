"""Whatever the unknown turns out to be, the score lies in the interval, and a band that is given stays."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgap.evaluating.verdicts import Decision, compile_rule
from lawgap.model.run import Derivation, Finding, Node, Reading, Run, Score
from lawgap.model.words import Layer, Verdict
from lawgap.scoring.scores import score

DETERMINISTIC = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
GRAVITIES = st.sampled_from(("grave", "serious", "ordinary"))
TRAITS = st.tuples(GRAVITIES, st.integers(1, 6), st.sampled_from([None, None, "a", "b"]), st.booleans())
DAY = date(2020, 1, 1)


def finding(template: Finding, number: int, decision: Decision, traits: Any) -> Finding:
    """A finding with the decision's verdict and bounds."""
    gravity, tier, cluster, absolute = traits
    applies = decision.applies and Node(condition="applies", truth=decision.applies.truth)
    derivation = Derivation(applies=applies, met=Node(condition="met", truth=decision.met.truth))
    bounds = {"verdict": decision.verdict, "lower": decision.lower, "upper": decision.upper}
    reading = Reading(derivation=derivation, **bounds)
    changed = {"requirement": f"cat.{number}", "layer": Layer.LAW, "gravity": gravity, "tier": tier}
    changed |= {"cluster": cluster, "absolute": absolute, "readings": (reading,), **bounds}
    return template.model_copy(update=changed)


def test_the_interval_contains_every_completion(vocabularies: Any, assessed: Any) -> None:
    run: Run = assessed("2019-01-01")
    assert run.scores
    method, template = run.scores.method, run.findings[0]
    compared = banded = 0

    @settings(DETERMINISTIC, max_examples=400)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        nonlocal compared, banded
        made = data.draw(vocabularies)
        rules = data.draw(st.lists(st.tuples(made.rules, TRAITS), min_size=1, max_size=5))
        known, wholes = data.draw(made.known), data.draw(st.lists(made.whole, min_size=3, max_size=3))

        def scored(values: dict[str, Any]) -> Score | None:
            decided = [compile_rule(rule, made.facts).decide(values, DAY) for rule, _ in rules]
            findings = [finding(template, n, d, rules[n][1]) for n, d in enumerate(decided)]
            return score("cat", None, Layer.LAW, findings, method)

        before = scored(known)
        for whole in wholes:
            after = scored(whole | known)
            if before is None:
                assert after is None
            elif after is not None:
                compared += 1
                assert before.lower <= after.lower <= after.upper <= before.upper
                if before.band is not None and before.coverage == 1:
                    banded += 1
                    assert after.band == before.band

    law()
    assert compared > 500
    assert banded > 50


def test_what_is_known_is_one_number(vocabularies: Any, assessed: Any) -> None:
    run: Run = assessed("2019-01-01")
    assert run.scores
    method, template = run.scores.method, run.findings[0]

    @settings(DETERMINISTIC, max_examples=200)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        rules = data.draw(st.lists(st.tuples(made.rules, TRAITS), min_size=1, max_size=5))
        values = data.draw(made.whole)
        decided = [compile_rule(rule, made.facts).decide(values, DAY) for rule, _ in rules]
        findings = [finding(template, n, d, rules[n][1]) for n, d in enumerate(decided)]
        found = score("cat", None, Layer.LAW, findings, method)
        if found is None:
            assert {f.verdict for f in findings} == {Verdict.NOT_APPLICABLE}
        else:
            assert found.lower == found.upper
            assert (found.coverage, found.band is None) == (1.0, False)

    law()
