"""Dates as sources give them: a year, a month or a day, and intervals between them.

A date that is only partly known never claims more than is known: something that began "in 2014" is taken
to hold from the last day of 2014, and something that ended "in 2014" to have ended before its first day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

_SECOND_DAY = date.min + timedelta(days=1)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(BaseModel):
    """A calendar date of which the day, or the month and day, may be unknown."""

    model_config = ConfigDict(frozen=True)

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def parse_partial_date(text: object) -> PartialDate:
    """Read ``2014``, ``2014-03`` or ``2014-03-04``.

    Raises ValueError where the text is no date, or names a day that does not exist.
    """
    if isinstance(text, PartialDate):
        return text
    if isinstance(text, date):
        return PartialDate(year=text.year, month=text.month, day=text.day)
    match = _PARTIAL.fullmatch(str(text))
    if not match:
        raise ValueError(f"{text!r} is not a date; write 2014, 2014-03 or 2014-03-04")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar") from None
    return PartialDate(year=year, month=month, day=day)


KnownDate = Annotated[
    PartialDate,
    BeforeValidator(parse_partial_date),
    PlainSerializer(str, return_type=str, when_used="always"),
]


class Interval(BaseModel):
    """From and to, both days included; an open end means that no end is known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    start: KnownDate | None = Field(default=None, alias="from")
    end: KnownDate | None = Field(default=None, alias="to")

    @property
    def first(self) -> date:
        """The first day on which it certainly holds."""
        return self.start.last if self.start else date.min

    @property
    def last(self) -> date:
        """The last day on which it certainly holds."""
        if self.end is None:
            return date.max
        return self.end.last if self.end.day else max(self.end.first, _SECOND_DAY) - timedelta(days=1)

    def covers(self, day: date) -> bool:
        """Whether it certainly holds on the day."""
        return self.first <= day <= self.last

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last
