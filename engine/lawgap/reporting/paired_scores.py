"""Scores before and after, side by side, for each instrument and article whose score moved."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.difference import Difference, ScoreMove
from lawgap.model.run import Score
from lawgap.model.words import Layer
from lawgap.reporting.scorecard import whole


@dataclass(frozen=True, slots=True)
class Half:
    """One side's score as shares in per cent: certainly there, and what is open above it."""

    certain: float
    open: float
    interval: str
    coverage: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One layer of an instrument or article before and after; a side that was not measured is None."""

    label: str
    title: str
    layer: Layer
    before: Half | None
    after: Half | None


@dataclass(frozen=True, slots=True)
class PairGroup:
    """The pairs of one instrument: as a whole, and article by article."""

    title: str
    whole: tuple[Pair, ...]
    articles: tuple[Pair, ...]


def pair_groups(difference: Difference) -> tuple[PairGroup, ...]:
    """The scores that moved, instrument by instrument."""
    groups = []
    for instrument in difference.standards.values():
        titles = {article.id: article.title for article in instrument.articles}
        order = {article: place for place, article in enumerate(titles)}
        own = [move for move in difference.scores if move.instrument == instrument.id]
        own.sort(key=lambda move: (order.get(move.article or "", -1), list(Layer).index(move.layer)))
        if own:
            groups.append(
                PairGroup(
                    title=instrument.short_title,
                    whole=tuple(_pair(m, instrument.abbreviation, "") for m in own if m.article is None),
                    articles=tuple(_pair(m, m.article, titles.get(m.article, "")) for m in own if m.article),
                )
            )
    return tuple(groups)


def _pair(move: ScoreMove, label: str, title: str) -> Pair:
    return Pair(label, title, move.layer, _half(move.before), _half(move.after))


def _half(score: Score | None) -> Half | None:
    if score is None:
        return None
    lower, upper = whole(score.lower), whole(score.upper)
    return Half(
        certain=round(score.lower * 100, 2),
        open=round((score.upper - score.lower) * 100, 2),
        interval=str(lower) if lower == upper else f"{lower}–{upper}",
        coverage=whole(score.coverage),
    )
