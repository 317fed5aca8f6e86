"""The scorecard of a run: every score, and whether the ranking of articles survives other weightings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from lawgap.model.run import Finding, RankUnder, Score, Scores
from lawgap.model.scoring_method import ScoringMethod, Weighting
from lawgap.model.words import Gravity, Layer
from lawgap.scoring.scores import End, groups, rounded, score, value_of

OWN_WEIGHTS = "own"
ENDS: tuple[End, End] = ("lower", "upper")
Worth: TypeAlias = tuple[tuple[tuple[int, Gravity], ...], Decimal]


def scorecard(findings: Sequence[Finding], articles: Sequence[tuple[str, str]], method: ScoringMethod) -> Scores:
    """Scores per instrument and per article, each layer by itself, in the order of the report."""
    instruments = tuple(dict.fromkeys(instrument for instrument, _ in articles))
    return Scores(
        instruments=tuple(_scores([(name, None) for name in instruments], findings, method)),
        articles=tuple(_scores(articles, findings, method)),
        sensitivity=tuple(_sensitivity(findings, articles, method)),
        method=method,
    )


def _scores(
    groups: Sequence[tuple[str, str | None]], findings: Sequence[Finding], method: ScoringMethod
) -> Iterator[Score]:
    members: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for finding in findings:
        members[finding.instrument, None].append(finding)
        members[finding.instrument, finding.article].append(finding)
    for instrument, article in groups:
        for layer in Layer:
            found = score(instrument, article, layer, members[instrument, article], method)
            if found:
                yield found


def _sensitivity(
    findings: Sequence[Finding], articles: Sequence[tuple[str, str]], method: ScoringMethod
) -> Iterator[RankUnder]:
    """The rank of each article's law under every weighting, the worst first, by the middle of the interval."""
    weightings: list[tuple[str, Weighting]] = [
        (OWN_WEIGHTS, method),
        *((a.id, a) for a in method.sensitivity),
    ]
    members: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.layer is Layer.LAW and finding.verdict.is_scored:
            members[finding.instrument, finding.article].append(finding)
    prepared = {key: _prepared(members[key], method) for key in articles if key in members}
    for name, weighting in weightings:
        weights = {
            (t, g): tier * gravity for t, tier in weighting.tiers.items() for g, gravity in weighting.gravity.items()
        }
        rows = []
        for (instrument, article), ends in prepared.items():
            lower, upper = (_share(end, weights) for end in ends)
            rows.append((lower + upper, lower, upper, instrument, article))
        ordered = sorted(row[0] for row in rows)
        for middle, lower, upper, instrument, article in rows:
            yield RankUnder(
                weighting=name,
                instrument=instrument,
                article=article,
                lower=rounded(lower),
                upper=rounded(upper),
                rank=1 + ordered.index(middle),
            )


def _prepared(members: Sequence[Finding], method: ScoringMethod) -> tuple[list[Worth], list[Worth]]:
    """What every weighting needs of a group: for each unit at either end, what can weigh and what it is worth."""
    lower, upper = (
        [(tuple((f.tier, f.gravity) for f in group), value_of(group, method, end)) for group in groups(members, end)]
        for end in ENDS
    )
    return lower, upper


def _share(worths: Sequence[Worth], weights: Mapping[tuple[int, Gravity], Decimal]) -> Decimal:
    heaviest = [(max(weights[kind] for kind in kinds), value) for kinds, value in worths]
    return sum((w * v for w, v in heaviest), Decimal(0)) / sum((w for w, _ in heaviest), Decimal(0))
