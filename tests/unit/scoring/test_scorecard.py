"""The scorecard: instruments and articles in report order, and ranks under every weighting."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import mul

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


def test_ranks_begin_with_the_worst_and_share_a_place(finding: Callable[..., Finding], method: ScoringMethod) -> None:
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
        members = [
            item
            for item in run.findings
            if (item.instrument, item.layer) == (claimed.instrument, claimed.layer)
            and claimed.article in (None, item.article)
            and item.verdict not in (Verdict.NOT_APPLICABLE, Verdict.TAKEN, Verdict.NOT_TAKEN)
        ]
        for end in ("lower", "upper"):
            things: dict[str, list[Finding]] = {}
            for item in members:
                joined = item.cluster if getattr(item, end) < 1 else None
                things.setdefault(joined or item.requirement, []).append(item)
            weights = [
                max(method.tiers[f.tier] * method.gravity[f.gravity] for f in group) for group in things.values()
            ]
            values = [min(Decimal(str(getattr(f, end))) for f in group) for group in things.values()]
            share = sum(map(mul, weights, values)) / sum(weights)
            assert abs(share - Decimal(str(getattr(claimed, end)))) <= Decimal("0.00005")
        assert claimed.gaps == sum(item.verdict.is_gap for item in members)
        assert 0 <= claimed.lower <= claimed.upper <= 1


def test_every_instrument_has_each_layer_once(assessed: Callable[..., Run]) -> None:
    scores = assessed("2019-01-01").scores
    assert scores is not None
    keys = [(s.instrument, s.layer) for s in scores.instruments]
    assert len(keys) == len(set(keys))
    assert {layer for _, layer in keys} <= set(Layer)
