"""The band: only where enough is known and both ends agree, and held down by a breach of an absolute prohibition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.model.run import Finding, Score
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.words import Layer
from lawgap.scoring.scores import score

Make = Callable[..., Finding]


@pytest.fixture
def scored(finding: Make, method: ScoringMethod) -> Callable[..., Score]:
    """The score of findings given as verdicts, or as verdicts with what else matters."""

    def made(*verdicts: str | tuple[str, dict[str, object]]) -> Score:
        findings = [
            finding(verdict, requirement=f"cat.n{number}", **more)
            for number, item in enumerate(verdicts)
            for verdict, more in [item if isinstance(item, tuple) else (item, {})]
        ]
        found = score("cat", None, Layer.LAW, findings, method)
        assert found is not None
        return found

    return made


@pytest.mark.parametrize(
    ("met", "not_met", "band"),
    [(3, 1, "good"), (2, 1, "fair"), (1, 1, "fair"), (1, 2, "poor"), (1, 3, "poor"), (1, 4, "bad"), (0, 1, "bad")],
)
def test_a_band_begins_at_its_floor(met: int, not_met: int, band: str, scored: Callable[..., Score]) -> None:
    assert scored(*["met"] * met, *["not_met"] * not_met).band == band


def test_below_the_least_coverage_there_is_no_band(scored: Callable[..., Score]) -> None:
    assert scored("not_met", "unknown").coverage == 0.5
    found = scored("not_met", "unknown", "unknown")
    assert (found.coverage, found.band) == (0.3333, None)


def test_where_the_ends_lie_in_different_bands_there_is_none(scored: Callable[..., Score]) -> None:
    found = scored("met", "met", "unknown")
    assert (found.lower, found.upper, found.band) == (0.6667, 1.0, None)


def test_where_the_ends_lie_in_one_band_it_is_given(scored: Callable[..., Score]) -> None:
    assert scored(*["met"] * 9, "unknown").band == "good"


def test_a_breach_of_an_absolute_prohibition_caps_the_band(scored: Callable[..., Score]) -> None:
    found = scored(*["met"] * 9, ("not_met", {"absolute": True}))
    assert (found.lower, found.band, found.capped) == (0.9, "poor", True)


def test_a_cap_never_lifts(scored: Callable[..., Score]) -> None:
    found = scored(*["not_met"] * 9, ("not_met", {"absolute": True}))
    assert (found.band, found.capped) == ("bad", False)


@pytest.mark.parametrize("verdict", ["partly_met", "met"])
def test_what_is_met_in_part_is_no_breach(verdict: str, scored: Callable[..., Score]) -> None:
    found = scored(*["met"] * 9, (verdict, {"absolute": True}))
    assert (found.band, found.capped) == ("good", False)


@pytest.mark.parametrize("verdict", ["unknown", "contested"])
def test_where_it_is_open_whether_it_is_breached_no_band_is_claimed(verdict: str, scored: Callable[..., Score]) -> None:
    found = scored(*["met"] * 9, (verdict, {"absolute": True}))
    assert (found.lower, found.upper, found.band, found.capped) == (0.9, 1.0, None, False)


def test_where_it_is_open_but_the_band_is_no_better_it_is_claimed(scored: Callable[..., Score]) -> None:
    found = scored("met", *["not_met"] * 7, ("unknown", {"absolute": True}))
    assert (found.band, found.capped) == ("bad", False)
