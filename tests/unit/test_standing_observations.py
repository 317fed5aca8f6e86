"""What somebody saw holds from that day on, is never carried backwards, and yields to what is newer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.evaluating.standing import KnownFact

Standing = Callable[..., KnownFact]


def seen(value: object, on: str, until: str | None = None) -> dict:
    return {"fact": "law.body", "value": value, "observed": {"on": on, "to": until}}


def law(value: object, start: str) -> dict:
    return {"fact": "law.body", "value": value, "in_force": {"from": start}}


def reasons(found: KnownFact) -> dict[str, str]:
    return {item.statement: item.reason for item in found.standing.set_aside}


@pytest.mark.parametrize("at", ["2014-03-03", "2013-12-31", "1990-01-01"])
def test_it_is_never_carried_backwards(at: str, standing_of: Standing) -> None:
    found = standing_of(seen("police", "2014-03-04"), at=at)
    assert found.values == ()
    assert reasons(found) == {"s1": "begins_later"}


@pytest.mark.parametrize("at", ["2014-03-04", "2014-03-05", "2026-01-01"])
def test_it_holds_from_its_day_on(at: str, standing_of: Standing) -> None:
    assert standing_of(seen("police", "2014-03-04"), at=at).values == ("police",)


def test_a_year_alone_counts_from_its_last_day(standing_of: Standing) -> None:
    assert standing_of(seen("police", "2014"), at="2014-12-30").values == ()
    assert standing_of(seen("police", "2014"), at="2014-12-31").values == ("police",)


def test_a_period_that_was_observed_ends(standing_of: Standing) -> None:
    found = standing_of(seen("police", "2014-01-01", "2014-12-31"), at="2015-01-01")
    assert reasons(found) == {"s1": "ended"}


def test_a_newer_observation_replaces_an_older_one(standing_of: Standing) -> None:
    found = standing_of(seen("police", "2010-01-01"), seen("mixed", "2014-01-01"))
    assert found.values == ("mixed",)
    assert reasons(found) == {"s1": "superseded"}


def test_an_older_observation_that_says_the_same_stands_beside_the_newer(standing_of: Standing) -> None:
    found = standing_of(seen("mixed", "2010-01-01"), seen("mixed", "2014-01-01"))
    assert found.standing.values[0].statements == ("s1", "s2")


def test_observations_of_one_day_that_differ_are_both_admissible(standing_of: Standing) -> None:
    assert standing_of(seen("police", "2014-01-01"), seen("mixed", "2014-01-01")).values == ("police", "mixed")


def test_a_newer_law_replaces_an_observation(standing_of: Standing) -> None:
    found = standing_of(seen("police", "2010-01-01"), law("independent", "2013-01-01"))
    assert found.values == ("independent",)
    assert reasons(found) == {"s1": "superseded"}


def test_a_newer_law_replaces_every_observation_before_it(standing_of: Standing) -> None:
    found = standing_of(seen("police", "2010-01-01"), seen("police", "2011-01-01"), law("independent", "2013-01-01"))
    assert found.values == ("independent",)
    assert reasons(found) == {"s1": "superseded", "s2": "superseded"}


def test_an_observation_after_the_law_contests_it(standing_of: Standing) -> None:
    assert standing_of(law("independent", "2013-01-01"), seen("police", "2014-01-01")).values == (
        "independent",
        "police",
    )


def test_an_older_observation_that_the_law_confirms_stands(standing_of: Standing) -> None:
    found = standing_of(seen("police", "2010-01-01"), law("police", "2013-01-01"))
    assert found.values == ("police",)
    assert found.standing.values[0].statements == ("s2", "s1")
