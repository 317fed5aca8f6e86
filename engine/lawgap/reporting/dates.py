"""Dates and periods in words."""

from __future__ import annotations

from datetime import date

from lawgap.model.period import Interval, PartialDate
from lawgap.model.state import NotBefore, Observed, Statement
from lawgap.reporting.messages import Messages


def in_words(day: date | PartialDate, messages: Messages) -> str:
    """``12 May 2023``, ``May 2023`` or ``2023``, as much as is known."""
    if day.month is None:
        return str(day.year)
    month_and_year = f"{messages.month(day.month)} {day.year}"
    return month_and_year if day.day is None else f"{day.day} {month_and_year}"


def published(value: PartialDate | NotBefore, messages: Messages) -> str:
    """When a source was published; an undated one not before the latest event it tells."""
    if isinstance(value, NotBefore):
        return f"undated, not before {in_words(value.not_before, messages)}"
    return in_words(value, messages)


def in_force(interval: Interval, messages: Messages) -> str:
    """Since when a norm is in force, and until when if that is known."""
    start = in_words(interval.start, messages) if interval.start else None
    end = in_words(interval.end, messages) if interval.end else None
    if start and end:
        return messages.word("period", "span", start=start, end=end)
    if end:
        return messages.word("period", "until", end=end)
    return messages.word("period", "since", start=start) if start else messages.word("period", "undated")


def holds(statement: Statement, messages: Messages) -> str:
    """When a statement holds: since when the law says so, or for when it was reported."""
    if statement.observed:
        return _observed("reported", statement.observed, messages)
    return _worded("so", statement.holds, messages)


def briefly(statement: Statement, messages: Messages) -> str:
    """The period of a statement in as few words as possible: ``2008 to July 2013``, ``observed 2016``."""
    if statement.observed:
        return _observed("observed", statement.observed, messages)
    return _worded("short", statement.holds, messages)


def _worded(manner: str, interval: Interval, messages: Messages) -> str:
    start = in_words(interval.start, messages) if interval.start else None
    end = in_words(interval.end, messages) if interval.end else None
    kind = ("span" if end else "since") if start else ("until" if end else "undated")
    return messages.word("period", f"{manner}_{kind}", start=start, end=end)


def _observed(manner: str, observed: Observed, messages: Messages) -> str:
    start = in_words(observed.on, messages)
    if observed.until:
        return messages.word("period", f"{manner}_span", start=start, end=in_words(observed.until, messages))
    return messages.word("period", manner, start=start)
