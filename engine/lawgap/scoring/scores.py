"""Scores: the weighted share of what is met, always as an interval, per instrument, article and layer.

A requirement weighs the weight of its strongest authority's tier times that of its gravity. Within a group, findings
of one cluster that are not met are one defect: it counts once, with the strongest weight and the worst value. What
does not apply and what is optional is left out. Layers are never added together.

The lower end is the share where everything open turns out at its lower bound, the upper end where it turns out at
its upper bound. Whatever it does turn out to be, the share lies between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from lawgap.model.run import Finding, Score
from lawgap.model.scoring_method import ScoringMethod, Weighting
from lawgap.model.words import Layer, Verdict

_KNOWN = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)
_PLACES = Decimal("0.0001")


End: TypeAlias = Literal["lower", "upper"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is counted once: a finding, or the findings of one cluster that share a defect."""

    findings: tuple[Finding, ...]
    weight: Decimal
    value: Decimal

    @property
    def known(self) -> bool:
        """Whether nothing about it is open."""
        verdicts = [finding.verdict for finding in self.findings]
        return Verdict.NOT_MET in verdicts or all(verdict in _KNOWN for verdict in verdicts)

    @property
    def gap(self) -> bool:
        """Whether it is a defect."""
        return any(finding.verdict.is_gap for finding in self.findings)


def score(
    instrument: str, article: str | None, layer: Layer, findings: Iterable[Finding], method: ScoringMethod
) -> Score | None:
    """The score of one group of findings; None where nothing in it is scored."""
    scored = [f for f in findings if f.layer is layer and f.verdict.is_scored]
    if not scored:
        return None
    counted = units(scored, method, method, "lower")
    lower, upper = interval(scored, method, method)
    total = sum((unit.weight for unit in counted), Decimal(0))
    coverage = sum((unit.weight for unit in counted if unit.known), Decimal(0)) / total
    absolute = [finding for finding in scored if finding.absolute]
    breached = any(finding.verdict is Verdict.NOT_MET for finding in absolute)
    may_be_breached = any(finding.lower == 0 for finding in absolute)
    band, capped = _band((lower, may_be_breached), (upper, breached), coverage, method)
    return Score(
        instrument=instrument,
        article=article,
        layer=layer,
        lower=rounded(lower),
        upper=rounded(upper),
        coverage=rounded(coverage),
        weight=rounded(total),
        findings=len(scored),
        gaps=sum(finding.verdict.is_gap for finding in scored),
        defects=sum(unit.gap for unit in counted),
        band=band,
        capped=capped,
    )


def units(findings: Sequence[Finding], weighting: Weighting, method: ScoringMethod, end: End) -> list[Unit]:
    """The findings as units, at one end; those of one cluster are joined where none is met and so shares a defect."""
    return [
        Unit(group, max(_weight(finding, weighting) for finding in group), value_of(group, method, end))
        for group in groups(findings, end)
    ]


def groups(findings: Sequence[Finding], end: End) -> list[tuple[Finding, ...]]:
    """The findings that make one unit each, at one end."""
    joined: dict[str, list[Finding]] = {}
    for finding in findings:
        shared = finding.cluster if _bound(finding, end) < 1 else None
        joined.setdefault(shared or finding.requirement, []).append(finding)
    return [tuple(group) for group in joined.values()]


def value_of(group: Sequence[Finding], method: ScoringMethod, end: End) -> Decimal:
    """The worst value in a unit, at one end."""
    bound = min(_bound(finding, end) for finding in group)
    return method.values["met" if bound == 1 else "not_met" if bound == 0 else "partly_met"]


def interval(findings: Sequence[Finding], weighting: Weighting, method: ScoringMethod) -> tuple[Decimal, Decimal]:
    """The weighted share at the lower and at the upper end."""
    return (
        share(units(findings, weighting, method, "lower")),
        share(units(findings, weighting, method, "upper")),
    )


def share(counted: Iterable[Unit]) -> Decimal:
    """The weighted share of units."""
    counted = list(counted)
    total = sum((unit.weight for unit in counted), Decimal(0))
    return sum((unit.weight * unit.value for unit in counted), Decimal(0)) / total


def rounded(number: Decimal) -> float:
    """To four places, half up, as it is printed in the run file."""
    return float(number.quantize(_PLACES, ROUND_HALF_UP))


def _bound(finding: Finding, end: End) -> float:
    return finding.lower if end == "lower" else finding.upper


def _weight(finding: Finding, weighting: Weighting) -> Decimal:
    return weighting.tiers[finding.tier] * weighting.gravity[finding.gravity]


def _band(
    lower: tuple[Decimal, bool], upper: tuple[Decimal, bool], coverage: Decimal, method: ScoringMethod
) -> tuple[str | None, bool]:
    """The band both ends lie in, each held down where an absolute prohibition is breached at that end.

    None where too little is known or the ends disagree.
    """
    if coverage < method.minimum_coverage:
        return None, False
    names = [band.id for band in method.bands]
    cap = names.index(method.absolute_cap.band)
    free = [next(i for i, band in enumerate(method.bands) if end >= band.floor) for end, _ in (lower, upper)]
    held = [max(i, cap) if breached else i for i, (_, breached) in zip(free, (lower, upper), strict=True)]
    return (names[held[0]] if held[0] == held[1] else None), upper[1] and held != free
