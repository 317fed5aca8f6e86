"""How the numbers came about: weights, a sum worked through by hand, and other weightings."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lawgap.model.run import Finding, Run, Score
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.words import Layer
from lawgap.scoring.scores import units


@dataclass(frozen=True, slots=True)
class Term:
    """One unit of the worked sum: a requirement, or the requirements of one cluster."""

    requirements: tuple[Finding, ...]
    weight: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class WorkedSum:
    """One score, term by term."""

    score: Score
    title: str
    terms: tuple[Term, ...]
    weight: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class RankLine:
    """One article and its rank under every weighting, the worst first."""

    instrument: str
    article: str
    title: str
    ranks: tuple[int, ...]

    @property
    def is_steady(self) -> bool:
        """Whether the rank moves by no more than two places."""
        return max(self.ranks) - min(self.ranks) <= 2


def weight_of(finding: Finding, method: ScoringMethod) -> Decimal:
    """The weight of one requirement."""
    return units([finding], method, method, "lower")[0].weight


def worked_sum(run: Run) -> WorkedSum | None:
    """The law of the article with the most gaps, where the sum is short enough to be followed."""
    if run.scores is None:
        return None
    candidates = [score for score in run.scores.articles if score.layer is Layer.LAW and 2 <= score.findings <= 7]
    with_terms = [(score, terms) for score in candidates if (terms := _terms(run, score))]
    if not with_terms:
        return None
    score, terms = max(with_terms, key=lambda pair: (pair[0].gaps, pair[0].coverage, -pair[0].findings))
    article = next(a for a in run.standards[score.instrument].articles if a.id == score.article)
    return WorkedSum(
        score=score,
        title=article.title,
        terms=terms,
        weight=sum((term.weight for term in terms), Decimal(0)),
        lower=sum((term.weight * term.lower for term in terms), Decimal(0)),
        upper=sum((term.weight * term.upper for term in terms), Decimal(0)),
    )


def _terms(run: Run, score: Score) -> tuple[Term, ...]:
    """The units of the score; none where the two ends join different findings, which no short table shows."""
    assert run.scores
    place = (score.instrument, score.article, score.layer)
    members = [f for f in run.findings if (f.instrument, f.article, f.layer) == place and f.verdict.is_scored]
    method = run.scores.method
    lower, upper = units(members, method, method, "lower"), units(members, method, method, "upper")
    if [unit.findings for unit in lower] != [unit.findings for unit in upper]:
        return ()
    return tuple(Term(low.findings, low.weight, low.value, high.value) for low, high in zip(lower, upper, strict=True))


def weightings(run: Run) -> tuple[str, ...]:
    """The weightings the ranks are given for, the report's own first."""
    return tuple(dict.fromkeys(rank.weighting for rank in run.scores.sensitivity)) if run.scores else ()


def rank_lines(run: Run) -> tuple[RankLine, ...]:
    """The ranks of each article's law, as the report's own weighting orders them, where anything is known."""
    if run.scores is None:
        return ()
    known = {(s.instrument, s.article) for s in run.scores.articles if s.layer is Layer.LAW and s.coverage > 0}
    ranked = [rank for rank in run.scores.sensitivity if (rank.instrument, rank.article) in known]
    ahead: dict[str, list[int]] = {}
    for rank in ranked:
        ahead.setdefault(rank.weighting, []).append(rank.rank)
    ranks: dict[tuple[str, str], list[int]] = {}
    for rank in ranked:
        place = 1 + sum(other < rank.rank for other in ahead[rank.weighting])
        ranks.setdefault((rank.instrument, rank.article), []).append(place)
    titles = {(i.id, a.id): a.title for i in run.standards.values() for a in i.articles}
    lines = [
        RankLine(run.standards[instrument].abbreviation, article, titles[instrument, article], tuple(places))
        for (instrument, article), places in ranks.items()
    ]
    return tuple(sorted(lines, key=lambda line: line.ranks[0]))
