"""Dates of which only the year or the month is known never claim more than is known."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from lawgap.model.period import Interval, parse_partial_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2014-12", date(2014, 12, 1), date(2014, 12, 31)),
        ("2014-03-04", date(2014, 3, 4), date(2014, 3, 4)),
    ],
)
def test_the_earliest_and_the_latest_day_it_can_be(text: str, first: date, last: date) -> None:
    found = parse_partial_date(text)
    assert (found.first, found.last, str(found)) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    ["", "14", "2014-3", "2014-3-4", "2014-13", "2014-02-30", "2015-02-29", "0000", "4.3.2014", "2014-03-04T00:00",
     " 2014", "2014 ", "20140304", "in 2014", "2014-", "None", "none", "2014-03-04-05"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|calendar"):
        parse_partial_date(text)


@pytest.mark.parametrize("given", [2014, "2014", date(2014, 3, 4)])
def test_a_year_may_be_a_number(given: object) -> None:
    assert parse_partial_date(given).year == 2014


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2014", "2016", date(2014, 12, 31), date(2015, 12, 31)),
        ("2014-03", "2016-03", date(2014, 3, 31), date(2016, 2, 29)),
        ("2014-03-04", "2016-03-04", date(2014, 3, 4), date(2016, 3, 4)),
        (None, "2016-03-04", date.min, date(2016, 3, 4)),
        ("2014-03-04", None, date(2014, 3, 4), date.max),
    ],
)
def test_an_interval_is_as_long_as_is_certain(start: str | None, end: str | None, first: date, last: date) -> None:
    held = Interval.model_validate({"from": start, "to": end})
    assert (held.first, held.last) == (first, last)
    assert held.covers(first)
    assert held.covers(last)


@pytest.mark.parametrize("day", [date(2014, 12, 30), date(2016, 1, 1), date(2016, 6, 1)])
def test_in_the_years_in_which_it_began_and_ended_it_is_not_claimed_to_hold(day: date) -> None:
    assert not Interval.model_validate({"from": "2014", "to": "2016"}).covers(day)


def test_one_year_alone_holds_on_no_day_for_certain() -> None:
    held = Interval.model_validate({"from": "2014", "to": "2014"})
    assert not any(held.covers(date(2014, month, 15)) for month in range(1, 13))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("2010-01-01", "2012-05-05"), ("2012-05-05", None), True),
        (("2010-01-01", "2012-05-04"), ("2012-05-05", None), False),
        (("2010-01-01", "2012"), ("2012", "2014-01-01"), False),
        ((None, None), ("2012-01-01", "2012-01-01"), True),
    ],
)
def test_overlap_is_sharing_a_day(one: tuple[str, str], other: tuple[str, str], together: bool) -> None:
    first, second = (Interval.model_validate({"from": a, "to": b}) for a, b in (one, other))
    assert first.overlaps(second) is together
    assert second.overlaps(first) is together


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError):
        Interval.model_validate({"from": "2014", "until": "2015"})


def test_an_end_in_the_first_year_there_is_crashes_nothing() -> None:
    assert not Interval.model_validate({"to": "0001"}).covers(date(2014, 1, 1))
