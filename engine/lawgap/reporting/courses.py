"""The data behind the strips: the course of each requirement's verdict in words."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.run import Run
from lawgap.model.timeline import Line
from lawgap.model.words import Verdict
from lawgap.reporting.dates import in_words
from lawgap.reporting.findings import anchor_of
from lawgap.reporting.messages import Messages

_SILENT = (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Step:
    """One verdict and the day from which it stood; None where it stood on the first day already."""

    verdict: Verdict
    since: str | None


@dataclass(frozen=True, slots=True)
class Course:
    """A requirement and its verdicts in order of time."""

    line: Line
    anchor: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """The courses under one instrument; requirements of which nothing was ever known are only counted."""

    title: str
    courses: tuple[Course, ...]
    silent: int


def course_groups(run: Run, messages: Messages) -> tuple[CourseGroup, ...]:
    """The courses of a run's timeline, instrument by instrument; none where it has no timeline."""
    if run.timeline is None:
        return ()
    groups: list[CourseGroup] = []
    for name in run.instruments:
        own = [line for line in run.timeline.lines if line.instrument == name]
        told = [line for line in own if any(s.verdict not in _SILENT for s in line.spans)]
        courses = tuple(Course(line, anchor_of(line.requirement), _steps(line, messages)) for line in told)
        groups.append(CourseGroup(run.standards[name].short_title, courses, len(own) - len(told)))
    return tuple(groups)


def _steps(line: Line, messages: Messages) -> tuple[Step, ...]:
    """The verdicts in order; a move of the bounds alone is no step."""
    steps: list[Step] = []
    for span in line.spans:
        if not steps or steps[-1].verdict is not span.verdict:
            steps.append(Step(span.verdict, in_words(span.first, messages) if steps else None))
    return tuple(steps)
