"""The chapter on time: strips of verdicts, the acts that moved them, and how long each gap has stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from lawgap.model.run import Finding, Run
from lawgap.model.state import Act, Statement
from lawgap.model.timeline import Line, Span, Timeline
from lawgap.model.words import Verdict
from lawgap.reporting.dates import in_words
from lawgap.reporting.findings import anchor_of
from lawgap.reporting.heat_strips import Scale, StripChart, strip_charts
from lawgap.reporting.messages import Messages

_SILENT = (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered day on the time axis, with the acts that moved a verdict on it."""

    number: int
    day: date
    words: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class StandingGap:
    """A gap that stands now: since when, for how many years, and what opened it, where that is known."""

    finding: Finding
    anchor: str
    since: str
    years: str
    opened_by: str
    before: Verdict | None


@dataclass(frozen=True, slots=True)
class OverTime:
    """Everything the chapter shows."""

    timeline: Timeline
    scale: Scale
    first: str
    since: str
    charts: tuple[StripChart, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[StandingGap, ...]
    shown: tuple[Verdict, ...]

    def marks_of(self, chart: StripChart) -> tuple[tuple[Mark, float, int], ...]:
        """The marks that moved a line of the chart, each with its place and a row in which its number is free."""
        placed: list[tuple[Mark, float, int]] = []
        ends: list[float] = []
        for mark in self.marks:
            x = self.scale.x(mark.day)
            if mark.day in chart.days:
                row = next((row for row, end in enumerate(ends) if end < x), len(ends))
                ends[row:] = [x + 9, *ends[row + 1 :]]
                placed.append((mark, x, row))
        return tuple(placed)


def over_time(run: Run, messages: Messages) -> OverTime | None:
    """The chapter; None where the run has no timeline."""
    timeline = run.timeline
    if timeline is None:
        return None
    scale = Scale(date(_first_day(timeline).year, 1, 1), timeline.last)
    charts = strip_charts(run, scale)
    findings = {finding.requirement: finding for finding in run.findings}
    opened = [(line, span) for line in timeline.lines if (span := line.opening) and line.requirement in findings]
    opened.sort(key=lambda pair: pair[1].first)
    spans = [span for line in timeline.lines for span in line.spans if span.last >= scale.first]
    return OverTime(
        timeline=timeline,
        scale=scale,
        first=in_words(scale.first, messages),
        since=in_words(timeline.first, messages),
        charts=charts,
        marks=_marks(run, {day for chart in charts for day in chart.days}, messages),
        gaps=tuple(
            StandingGap(
                finding=findings[line.requirement],
                anchor=anchor_of(line.requirement),
                since=in_words(span.first, messages),
                years=f"{(timeline.last - span.first).days / 365.25:.1f}",
                opened_by=opened_by(run, line, span, messages),
                before=line.spans[place - 1].verdict if (place := line.spans.index(span)) else None,
            )
            for line, span in opened
        ),
        shown=tuple(verdict for verdict in Verdict if any(span.verdict is verdict for span in spans)),
    )


def opened_by(run: Run, line: Line, span: Span, messages: Messages) -> str:
    """What began on the day: the obligation, acts of national law, or observations and who made them."""
    word = messages.word
    if span.first == (run.timeline and run.timeline.first):
        return word("opened", "before")
    entered = [run.statements[name] for name in span.entered if name in run.statements]
    if any(s.fact == run.standards[line.instrument].obligation for s in entered):
        return word("opened", "bound")
    acts = dict.fromkeys(act.title for s in entered for act in _acts(run, s))
    seen = dict.fromkeys(s.claimant for s in entered if s.is_observation and s.claimant)
    if acts:
        return "; ".join(acts)
    if seen:
        return word("opened", "seen", claimants=", ".join(seen))
    return word("opened", "entered" if entered else "left" if span.left else "time")


def _marks(run: Run, days: Collection[date], messages: Messages) -> tuple[Mark, ...]:
    by_day: dict[date, dict[str, Act]] = {}
    for day, act in _turns(run):
        if day in days:
            by_day.setdefault(day, {})[act.id] = act
    return tuple(
        Mark(number, day, in_words(day, messages), tuple(acts[name] for name in sorted(acts)))
        for number, (day, acts) in enumerate(sorted(by_day.items()), 1)
    )


def _turns(run: Run) -> Iterator[tuple[date, Act]]:
    """Each act that stands behind a verdict's turn, with the day."""
    assert run.timeline
    for line in run.timeline.lines:
        for span in line.turns:
            for statement in (run.statements[name] for name in span.entered if name in run.statements):
                if statement.holds.first == span.first:
                    yield from ((span.first, act) for act in _acts(run, statement))


def _acts(run: Run, statement: Statement) -> Iterator[Act]:
    if statement.provision and not statement.is_observation:
        yield run.acts[statement.provision.amended_by or statement.provision.act]


def _first_day(timeline: Timeline) -> date:
    """The first day on which anything is known, or begins to apply; before it there is nothing to draw."""
    known = [s.first for line in timeline.lines for s in line.spans if s.verdict not in _SILENT]
    begins = [
        later.first
        for line in timeline.lines
        for earlier, later in zip(line.spans, line.spans[1:], strict=False)
        if earlier.verdict is Verdict.NOT_APPLICABLE
    ]
    return max(timeline.first, min((*known, *begins), default=timeline.first))
