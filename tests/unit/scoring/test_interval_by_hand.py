"""The weighted share, worked out by hand: weight is the tier's times the gravity's, the unknown spans the interval."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.model.run import Finding, Score
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.words import Layer
from lawgap.scoring.scores import score

Make = Callable[..., Finding]


@pytest.fixture
def scored(method: ScoringMethod) -> Callable[..., Score | None]:
    return lambda *findings: score("cat", None, Layer.LAW, findings, method)


def test_one_of_each(finding: Make, scored: Callable[..., Score]) -> None:
    """(3 x 1 + 2 x 1/2 + 1 x 0) / 6 = 2/3, and nothing is open."""
    found = scored(
        finding("met", requirement="cat.a", gravity="grave"),
        finding("partly_met", requirement="cat.b", gravity="serious"),
        finding("not_met", requirement="cat.c", gravity="ordinary"),
    )
    assert (found.lower, found.upper, found.weight, found.coverage) == (0.6667, 0.6667, 6.0, 1.0)
    assert (found.findings, found.gaps, found.defects) == (3, 2, 2)


def test_the_tier_weighs_too(finding: Make, scored: Callable[..., Score]) -> None:
    """(0.5 x 1) / (0.5 + 1) = 1/3."""
    found = scored(finding("met", requirement="cat.a", tier=2), finding("not_met", requirement="cat.b", tier=1))
    assert (found.lower, found.weight) == (0.3333, 1.5)


@pytest.mark.parametrize(
    ("verdict", "bounds", "interval", "coverage"),
    [
        ("unknown", (0, 1), (0.5, 1.0), 0.5),
        ("unknown", (0.5, 1), (0.75, 1.0), 0.5),
        ("unknown", (0, 0.5), (0.5, 0.75), 0.5),
        ("contested", (0, 1), (0.5, 1.0), 0.5),
        ("contested", (0.5, 1), (0.75, 1.0), 0.5),
    ],
)
def test_what_is_open_counts_at_both_bounds(
    verdict: str,
    bounds: tuple[float, float],
    interval: tuple[float, float],
    coverage: float,
    finding: Make,
    scored: Callable[..., Score],
) -> None:
    found = scored(finding("met", requirement="cat.a"), finding(verdict, requirement="cat.b", bounds=bounds))
    assert (found.lower, found.upper) == interval
    assert found.coverage == coverage


@pytest.mark.parametrize("verdict", ["not_applicable", "taken", "not_taken"])
def test_what_does_not_apply_or_is_optional_is_left_out(
    verdict: str, finding: Make, scored: Callable[..., Score]
) -> None:
    alone = scored(finding("met", requirement="cat.a"))
    assert scored(finding("met", requirement="cat.a"), finding(verdict, requirement="cat.b")) == alone
    assert scored(finding(verdict)) is None


def test_layers_are_never_blended(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("met", requirement="cat.a", layer="law"),
        finding("not_met", requirement="cat.b", layer="institution"),
        finding("not_met", requirement="cat.c", layer="practice"),
    ]
    by_layer = {layer: score("cat", None, layer, findings, method) for layer in Layer}
    assert [found.lower for found in by_layer.values() if found] == [1.0, 0.0, 0.0]
    assert [found.findings for found in by_layer.values() if found] == [1, 1, 1]


def test_half_of_the_last_place_is_rounded_up(finding: Make, scored: Callable[..., Score]) -> None:
    """1/32 = 0.03125 becomes 0.0313."""
    findings = [finding("met", requirement="cat.met", tier=5, gravity="ordinary")]
    findings += [finding("not_met", requirement=f"cat.n{n}", tier=5, gravity="ordinary") for n in range(31)]
    assert scored(*findings).lower == 0.0313
