"""The scorecard of a run: every score, and whether the ranking of articles survives other weightings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lawgap.model.run import Finding, RankUnder, Score, Scores
from lawgap.model.scoring_method import ScoringMethod, Weighting
from lawgap.model.words import Layer
from lawgap.scoring.scores import interval, rounded, score

OWN_WEIGHTS = "own"


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
    for name, weighting in weightings:
        rows = []
        for instrument, article in articles:
            if (instrument, article) in members:
                lower, upper = interval(members[instrument, article], weighting, method)
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
