"""The verdicts over time as strips: one thin line for each requirement, in a strip for each article and layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lawgap.model.run import Run
from lawgap.model.timeline import Line
from lawgap.model.words import Layer, Verdict
from lawgap.reporting.chapters import article_anchor

LEFT, RIGHT = 84.0, 438.0
_PITCH, _LEAST, _GAP, _TALLEST = 3.0, 8.0, 1.8, 560.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The time axis: from the first to the last day, and the years that are written on it."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day lies; what lies before the first day is drawn on it."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0), 1)

    @property
    def years(self) -> tuple[tuple[int, float], ...]:
        """Every fifth year, or every year of a short axis, with its place."""
        step = 5 if self.last.year - self.first.year > 10 else 1
        begins = [date(year, 1, 1) for year in range(self.first.year, self.last.year + 1) if year % step == 0]
        return tuple((day.year, self.x(day)) for day in begins if day >= self.first)


@dataclass(frozen=True, slots=True)
class Strip:
    """One article and layer: where it lies, and for each verdict the lines to draw as the data of one path."""

    article: str
    title: str
    anchor: str
    layer: Layer
    begins_article: bool
    top: float
    height: float
    lines: tuple[Line, ...]
    paths: Mapping[Verdict, str]

    @property
    def now(self) -> Mapping[Verdict, int]:
        """How many lines end in each verdict."""
        ends = [line.spans[-1].verdict for line in self.lines]
        return {verdict: ends.count(verdict) for verdict in Verdict if verdict in ends}


@dataclass(frozen=True, slots=True)
class StripChart:
    """The strips of one instrument that fit on one page; ``days`` are those on which a verdict turned."""

    instrument: str
    title: str
    is_continued: bool
    is_principles: bool
    strips: tuple[Strip, ...]
    days: tuple[date, ...]

    @property
    def height(self) -> float:
        """The height of all strips together."""
        last = self.strips[-1]
        return round(last.top + last.height, 1)


def strip_charts(run: Run, scale: Scale) -> tuple[StripChart, ...]:
    """A chart for each instrument, or several where one would not fit on a page."""
    return tuple(chart for name in run.instruments for chart in _charts(run, name, scale))


def _charts(run: Run, instrument: str, scale: Scale) -> Iterator[StripChart]:
    standard = run.standards[instrument]
    done: list[list[Strip]] = [[]]
    top = 0.0
    for article in standard.articles:
        for layer in Layer:
            lines = _lines(run, instrument, article.id, layer)
            if not lines:
                continue
            height = max(_LEAST, _PITCH * len(lines) + 1)
            if top + height > _TALLEST:
                done.append([])
                top = 0.0
            begins = not done[-1] or done[-1][-1].article != article.id
            paths = _paths(lines, top + (height - _PITCH * len(lines)) / 2, scale)
            anchor = article_anchor(instrument, article.id)
            done[-1].append(
                Strip(article.id, article.title, anchor, layer, begins, round(top, 1), height, lines, paths)
            )
            top += height + _GAP
    for place, strips in enumerate(done):
        if strips:
            turns = {span.first for strip in strips for line in strip.lines for span in line.turns}
            days = sorted(day for day in turns if day >= scale.first)
            principles = standard.kind == "principles"
            yield StripChart(instrument, standard.short_title, place > 0, principles, tuple(strips), tuple(days))


def _lines(run: Run, instrument: str, article: str, layer: Layer) -> tuple[Line, ...]:
    assert run.timeline
    place = (instrument, article, layer)
    return tuple(line for line in run.timeline.lines if (line.instrument, line.article, line.layer) == place)


def _paths(lines: tuple[Line, ...], top: float, scale: Scale) -> dict[Verdict, str]:
    drawn: dict[Verdict, list[str]] = {}
    for place, line in enumerate(lines):
        y = round(top + _PITCH * (place + 0.5), 2)
        for span in line.spans:
            start, end = scale.x(span.first), scale.x(span.last + timedelta(days=1))
            if end > start:
                drawn.setdefault(span.verdict, []).append(f"M{start} {y}H{end}")
    return {verdict: "".join(drawn[verdict]) for verdict in Verdict if verdict in drawn}
