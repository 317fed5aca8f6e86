"""The scorecard: for each article the three layers side by side, each an interval with its coverage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawgap.model.run import Run, Score
from lawgap.model.standard import Instrument
from lawgap.model.words import Layer
from lawgap.reporting.chapters import article_anchor


@dataclass(frozen=True, slots=True)
class Bar:
    """One layer of one article as shares in per cent: certainly there, open, certainly missing."""

    score: Score
    certain: float
    open: float
    missing: float
    band: str | None

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known."""
        return self.score.coverage == 0 and self.certain == 0 and self.missing == 0

    @property
    def interval(self) -> str:
        """The bounds as printed: ``38 to 62``, or one number where they are the same."""
        lower, upper = whole(self.score.lower), whole(self.score.upper)
        return str(lower) if lower == upper else f"{lower}–{upper}"

    @property
    def coverage(self) -> int:
        """The share of the weight that is known, in per cent."""
        return whole(self.score.coverage)


@dataclass(frozen=True, slots=True)
class Row:
    """One article, or the whole instrument, with a bar for each layer that has requirements."""

    label: str
    title: str
    anchor: str
    bars: tuple[Bar | None, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of any layer."""
        return all(bar is None or bar.is_open for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Panel:
    """The chart of one instrument."""

    instrument: Instrument
    anchor: str
    whole: Row
    rows: tuple[Row, ...]

    @property
    def layers(self) -> tuple[int, ...]:
        """The places of the layers that are measured at all."""
        return tuple(place for place, bar in enumerate(self.whole.bars) if bar)


def panels(run: Run) -> tuple[Panel, ...]:
    """A panel for each instrument; none where the run has no scores."""
    if run.scores is None:
        return ()
    return tuple(_panel(run, run.standards[name]) for name in run.instruments)


def _panel(run: Run, instrument: Instrument) -> Panel:
    assert run.scores
    own = [score for score in run.scores.instruments if score.instrument == instrument.id]
    anchor = f"instrument-{instrument.id}"
    whole_instrument = Row(instrument.abbreviation, instrument.short_title, anchor, _bars(own, run))
    return Panel(instrument, f"scores-{instrument.id}", whole_instrument, tuple(_rows(run, instrument)))


def _rows(run: Run, instrument: Instrument) -> Iterator[Row]:
    assert run.scores
    for article in instrument.articles:
        scores = [s for s in run.scores.articles if (s.instrument, s.article) == (instrument.id, article.id)]
        if scores:
            yield Row(article.id, article.title, article_anchor(instrument.id, article.id), _bars(scores, run))


def _bars(scores: list[Score], run: Run) -> tuple[Bar | None, ...]:
    assert run.scores
    bands = {band.id: band.symbol for band in run.scores.method.bands}
    by_layer = {score.layer: score for score in scores}
    return tuple(
        Bar(
            score=score,
            certain=round(score.lower * 100, 2),
            open=round((score.upper - score.lower) * 100, 2),
            missing=round((1 - score.upper) * 100, 2),
            band=bands[score.band] if score.band else None,
        )
        if (score := by_layer.get(layer))
        else None
        for layer in Layer
    )


def whole(share: float) -> int:
    """A share in whole per cent, half up."""
    return int(share * 100 + 0.5)
