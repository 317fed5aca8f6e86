"""The scorecard: instruments and articles in report order, and ranks under every weighting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import pytest

from lawgap.model.run import Finding, Run
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.words import Layer, Verdict
from lawgap.scoring.scorecard import scorecard

ARTICLES = [("cat", "1"), ("cat", "2"), ("cat", "3"), ("iccpr", "9")]


def test_the_order_is_that_of_the_report(finding: Callable[..., Finding], method: ScoringMethod) -> None:
    findings = [
        finding("met", requirement="iccpr.9.a", instrument="iccpr", article="9", layer="institution"),
        finding("met", requirement="cat.2.a", article="2"),
        finding("not_met", requirement="cat.1.a", article="1"),
    ]
    found = scorecard(findings, ARTICLES, method)
    assert [(s.instrument, s.layer.value) for s in found.instruments] == [("cat", "law"), ("iccpr", "institution")]
    assert [(s.article, s.lower) for s in found.articles] == [("1", 0.0), ("2", 1.0), ("9", 1.0)]


def test_ranks_begin_with_the_worst_and_share_a_place(
    finding: Callable[..., Finding], method: ScoringMethod
) -> None:
    findings = [
        finding("met", requirement="cat.1.a", article="1", gravity="grave"),
        finding("not_met", requirement="cat.1.b", article="1", gravity="ordinary"),
        finding("met", requirement="cat.2.a", article="2", gravity="ordinary"),
        finding("not_met", requirement="cat.2.b", article="2", gravity="ordinary"),
        finding("not_met", requirement="cat.3.a", article="3", gravity="ordinary"),
        finding("not_met", requirement="cat.3.b", article="3", layer="practice"),
    ]
    ranks = {(r.weighting, r.article): r.rank for r in scorecard(findings, ARTICLES, method).sensitivity}
    assert [ranks["own", article] for article in "123"] == [3, 2, 1]
    assert [ranks["equal", article] for article in "123"] == [2, 2, 1]


@pytest.mark.parametrize("as_of", ["2014-03-04", "2026-11-22"])
def test_kazakhstans_scores_can_be_worked_out_from_the_run_alone(as_of: str, assessed: Callable[..., Run]) -> None:
    """With nothing but the run: findings of one cluster joined, weights multiplied, shares divided."""
    run = assessed(as_of)
    assert run.scores is not None
    method = run.scores.method
    for claimed in (*run.scores.instruments, *run.scores.articles):
        members: dict[str, list[Finding]] = {}
        for item in run.findings:
            same = item.instrument == claimed.instrument and claimed.article in (None, item.article)
            left_out = (Verdict.NOT_APPLICABLE, Verdict.TAKEN, Verdict.NOT_TAKEN)
            if same and item.layer is claimed.layer and item.verdict not in left_out:
                members.setdefault(item.cluster or item.requirement, []).append(item)
        total = lower = Decimal(0)
        for group in members.values():
            weight = max(method.tiers[f.tier] * method.gravity[f.gravity] for f in group)
            total += weight
            lower += weight * min({0: Decimal(0), 0.5: Decimal("0.5"), 1: Decimal(1)}[f.lower] for f in group)
        assert abs(lower / total - Decimal(str(claimed.lower))) <= Decimal("0.00005")
        assert abs(total - Decimal(str(claimed.weight))) <= Decimal("0.00005")
        counted = Counter(f.verdict.is_gap for group in members.values() for f in group)
        assert claimed.gaps == counted[True]
        assert claimed.lower <= claimed.upper


def test_every_instrument_has_each_layer_once(assessed: Callable[..., Run]) -> None:
    scores = assessed("2019-01-01").scores
    assert scores is not None
    keys = [(s.instrument, s.layer) for s in scores.instruments]
    assert len(keys) == len(set(keys))
    assert {layer for _, layer in keys} <= set(Layer)
