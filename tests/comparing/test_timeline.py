"""The timeline agrees with assessments made on single days, and is worked out only where something changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from lawgap.checking.loading import OpenState
from lawgap.comparing.timeline import timeline
from lawgap.model.library import Library
from lawgap.model.run import Run
from lawgap.model.timeline import Timeline

FIRST, LAST = date(2012, 1, 1), date(2026, 11, 22)


@pytest.fixture(scope="module")
def followed(library: Library, kazakhstan: OpenState) -> Timeline:
    return timeline(library, kazakhstan, FIRST, LAST)


def test_spans_cover_every_day_once(followed: Timeline) -> None:
    for line in followed.lines:
        assert line.spans[0].first == FIRST
        assert line.spans[-1].last == LAST
        for earlier, later in zip(line.spans, line.spans[1:], strict=False):
            assert later.first == earlier.last + timedelta(days=1)
            assert (earlier.verdict, earlier.lower, earlier.upper) != (later.verdict, later.lower, later.upper)


@pytest.mark.parametrize("day", ["2014-03-04", "2016-12-31", "2019-01-01", "2023-05-12", "2026-11-22"])
def test_a_day_on_the_timeline_is_that_days_assessment(
    followed: Timeline, assessed: Callable[..., Run], day: str
) -> None:
    on = date.fromisoformat(day)
    verdicts = {finding.requirement: finding.verdict for finding in assessed(day).findings}
    for line in followed.lines:
        span = next(span for span in line.spans if span.first <= on <= span.last)
        assert span.verdict == verdicts[line.requirement], line.requirement


def test_a_gap_is_dated_from_its_beginning(followed: Timeline) -> None:
    lines = {line.requirement: line for line in followed.lines}
    assert lines["ovs.external-body"].gap_since == date(2018, 11, 30)
    assert lines["opcat.3.npm.exists"].gap_since is None


def test_no_verdict_changes_on_a_day_that_is_not_named(followed: Timeline) -> None:
    days = set(followed.turning_days)
    assert all(span.first in days for line in followed.lines for span in line.spans)
