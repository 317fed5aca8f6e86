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
    (unit,) = units(findings, method, method, "lower")
    assert (unit.weight, unit.value, unit.known, unit.gap) == (3, 0, True, True)
    assert units(findings, method, method, "upper") == [unit]


def test_what_is_met_shares_no_defect(finding: Make, method: ScoringMethod) -> None:
    """2 / (2 + 1): the one that is met counts by itself."""
    findings = [
        finding("met", requirement="cat.a", cluster="hours", gravity="serious"),
        finding("not_met", requirement="cat.b", cluster="hours", gravity="ordinary"),
    ]
    found = score("cat", None, Layer.LAW, findings, method)
    assert found is not None
    assert (found.lower, found.upper, found.weight) == (0.6667, 0.6667, 3.0)


def test_what_is_open_joins_the_defect_at_the_lower_end_and_not_at_the_upper(
    finding: Make, method: ScoringMethod
) -> None:
    """From 0 / 3, should it be the same defect, to 3 / (3 + 1), should it be met."""
    findings = [
        finding("not_met", requirement="cat.a", cluster="hours", gravity="ordinary"),
        finding("unknown", requirement="cat.b", cluster="hours", gravity="grave"),
    ]
    found = score("cat", None, Layer.LAW, findings, method)
    assert found is not None
    assert (found.lower, found.upper) == (0.0, 0.75)
    assert [len(units(findings, method, method, end)) for end in ("lower", "upper")] == [1, 2]


def test_a_member_that_is_open_makes_a_partial_one_open_too(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("partly_met", requirement="cat.a", cluster="hours"),
        finding("unknown", requirement="cat.b", cluster="hours"),
    ]
    found = score("cat", None, Layer.LAW, findings, method)
    assert found is not None
    assert (found.lower, found.upper, found.coverage) == (0.0, 0.75, 0.0)


def test_clusters_are_joined_only_within_the_group_that_is_scored(finding: Make, method: ScoringMethod) -> None:
    findings = [
        finding("not_met", requirement="cat.a", cluster="hours", layer="law"),
        finding("not_met", requirement="cat.b", cluster="hours", layer="institution"),
    ]
    for layer in (Layer.LAW, Layer.INSTITUTION):
        found = score("cat", None, layer, findings, method)
        assert found is not None
        assert (found.findings, found.defects) == (1, 1)
