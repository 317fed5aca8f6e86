"""One defect that breaches several provisions is listed under each and counted once."""

from __future__ import annotations

from collections.abc import Callable

from lawgap.model.run import Finding
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.words import Layer
from lawgap.scoring.scores import score, units

Make = Callable[..., Finding]


def test_a_cluster_is_one_unit(finding: Make, method: ScoringMethod) -> None:
    """The cluster weighs 3 once: 1 / (1 + 3), not 1 / (1 + 3 + 2)."""
    findings = [
        finding("met", requirement="cat.a"),
        finding("not_met", requirement="cat.b", cluster="hours", gravity="grave"),
        finding("not_met", requirement="cat.c", cluster="hours", gravity="serious"),
    ]
    found = score("cat", None, Layer.LAW, findings, method)
    assert found is not None
    assert (found.lower, found.weight) == (0.25, 4.0)
    assert (found.findings, found.gaps, found.defects) == (3, 2, 1)


def test_it_has_the_strongest_weight_and_the_worst_value(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("partly_met", requirement="cat.a", cluster="hours", gravity="grave"),
        finding("not_met", requirement="cat.b", cluster="hours", gravity="ordinary"),
    ]
    (unit,) = units(findings, method, method)
    assert (unit.weight, unit.lower, unit.upper, unit.known, unit.gap) == (3, 0, 0, True, True)


def test_a_member_that_is_open_can_only_make_it_worse(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("partly_met", requirement="cat.a", cluster="hours"),
        finding("unknown", requirement="cat.b", cluster="hours"),
    ]
    (unit,) = units(findings, method, method)
    assert (float(unit.lower), float(unit.upper), unit.known) == (0.0, 0.5, False)


def test_a_member_that_is_not_met_settles_it(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("not_met", requirement="cat.a", cluster="hours"),
        finding("unknown", requirement="cat.b", cluster="hours"),
    ]
    (unit,) = units(findings, method, method)
    assert (unit.lower, unit.upper, unit.known) == (0, 0, True)


def test_a_heavier_member_that_may_not_apply_leaves_it_open(finding: Make, method: ScoringMethod) -> None:
    """Without that member the defect would weigh less, which can lift the score above the worst value."""
    findings = [
        finding("not_met", requirement="cat.a", cluster="hours", gravity="ordinary"),
        finding("unknown", requirement="cat.b", cluster="hours", gravity="grave", applies="unknown"),
    ]
    (unit,) = units(findings, method, method)
    assert (unit.lower, unit.upper, unit.known) == (0, 1, False)


def test_clusters_are_joined_only_within_the_group_that_is_scored(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("not_met", requirement="cat.a", cluster="hours", layer="law"),
        finding("not_met", requirement="cat.b", cluster="hours", layer="institution"),
    ]
    for layer in (Layer.LAW, Layer.INSTITUTION):
        found = score("cat", None, layer, findings, method)
        assert found is not None
        assert (found.findings, found.defects) == (1, 1)
