"""Which statements decide at a date: those in force then, published by then, and never earlier than they began."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.evaluating.standing import KnownFact

Standing = Callable[..., KnownFact]


def law(value: object = 72, start: str | None = "2012-01-01", end: str | None = None, **more: object) -> dict:
    return {"fact": "law.hours", "value": value, "in_force": {"from": start, "to": end}, **more}


def reasons(found: KnownFact) -> dict[str, str]:
    return {item.statement: item.reason for item in found.standing.set_aside}


def test_a_law_in_force_decides(standing_of: Standing) -> None:
    found = standing_of(law())
    assert found.values == (72,)
    assert found.standing.values[0].statements == ("s1",)
    assert reasons(found) == {}


@pytest.mark.parametrize(
    ("start", "end", "at", "reason"),
    [
        ("2012-01-01", None, "2011-12-31", "begins_later"),
        ("2012-01-01", None, "2012-01-01", None),
        ("2012", None, "2012-12-30", "begins_later"),
        ("2012", None, "2012-12-31", None),
        ("2012-01-01", "2014-05-05", "2014-05-05", None),
        ("2012-01-01", "2014-05-05", "2014-05-06", "ended"),
        ("2012-01-01", "2014-05", "2014-05-01", "ended"),
        ("2012-01-01", "2014-05", "2014-04-30", None),
        (None, "2014-05-05", "1900-01-01", None),
        (None, None, "2016-01-01", None),
    ],
)
def test_a_law_decides_only_while_it_is_in_force(
    start: str, end: str, at: str, reason: str | None, standing_of: Standing
) -> None:
    found = standing_of(law(72, start, end), at=at)
    assert reasons(found) == ({"s1": reason} if reason else {})
    assert found.values == (() if reason else (72,))


def test_what_a_new_law_says_replaces_what_the_old_one_said(standing_of: Standing) -> None:
    old, new = law(72, "1997-01-01", "2014-12-31"), law(48, "2015-01-01")
    assert standing_of(old, new, at="2014-12-31").values == (72,)
    assert standing_of(old, new, at="2015-01-01").values == (48,)


@pytest.mark.parametrize(
    ("source", "known_on", "reason"),
    [
        ("late", "2018-05-04", "published_later"),
        ("late", "2018-05-05", None),
        ("month", "2018-05-30", "published_later"),
        ("month", "2018-05-31", None),
        ("late", None, None),
    ],
)
def test_only_what_was_published_by_the_date_of_knowledge_is_used(
    source: str, known_on: str | None, reason: str | None, standing_of: Standing
) -> None:
    evidence = [{"source": source, "line": 1, "how": "asserted"}]
    found = standing_of(law(evidence=evidence), at="2014-01-01", known_on=known_on)
    assert reasons(found) == ({"s1": reason} if reason else {})


def test_one_source_published_in_time_is_enough(standing_of: Standing) -> None:
    evidence = [{"source": name, "line": 1, "how": "asserted"} for name in ("late", "early")]
    assert standing_of(law(evidence=evidence), known_on="2015-01-01").values == (72,)


def test_a_statement_out_of_date_when_it_was_published_is_named_as_stale(standing_of: Standing) -> None:
    review = {"id": "C1", "statements": ["s1"], "stale": ["s1"]}
    found = standing_of(law(end="2013-01-01"), reviews=(review,))
    assert reasons(found) == {"s1": "stale"}
    assert found.values == ()


def test_a_quarantined_statement_is_never_used(standing_of: Standing) -> None:
    review = {"id": "C1", "treatment": "quarantined", "statements": ["s1", "s2"], "set_aside": ["s1"]}
    found = standing_of(law(340340), law(340), reviews=(review,))
    assert found.values == (340,)
    assert reasons(found) == {"s1": "quarantined"}
