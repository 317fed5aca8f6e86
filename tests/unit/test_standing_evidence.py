"""How firmly it is said: what is only hedged or unverified settles nothing, and says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.evaluating.standing import KnownFact

Standing = Callable[..., KnownFact]


def law(value: object, *hows: str, **more: object) -> dict:
    evidence = [{"source": "early", "line": n, "how": how} for n, how in enumerate(hows, start=1)]
    return {"fact": "law.exists", "value": value, "in_force": {"from": "2012-01-01"}, "evidence": evidence, **more}


@pytest.mark.parametrize("how", ["asserted", "reported", "state_claim", "official_figure"])
def test_what_is_said_is_used(how: str, standing_of: Standing) -> None:
    assert standing_of(law(False, how)).values == (False,)


@pytest.mark.parametrize("value", [True, False])
def test_what_is_only_hedged_stays_unknown(value: bool, standing_of: Standing) -> None:
    found = standing_of(law(value, "hedged", "hedged"))
    assert found.values == ()
    assert [item.reason for item in found.standing.set_aside] == ["hedged"]


def test_one_firm_source_is_enough(standing_of: Standing) -> None:
    assert standing_of(law(False, "hedged", "reported")).values == (False,)


def test_a_firm_source_published_later_does_not_firm_up_a_hedge(standing_of: Standing) -> None:
    statement = law(False)
    statement["evidence"] = [
        {"source": "early", "line": 1, "how": "hedged"},
        {"source": "late", "line": 1, "how": "asserted"},
    ]
    assert standing_of(statement).values == (False,)
    before = standing_of(statement, known_on="2015-01-01")
    assert before.values == ()
    assert before.standing.set_aside[0].reason == "hedged"


def test_a_value_nobody_checked_stays_unknown(standing_of: Standing) -> None:
    found = standing_of(law(True, "asserted", unverified=["value"]))
    assert found.values == ()
    assert found.standing.set_aside[0].reason == "unverified"


@pytest.mark.parametrize("what", ["from", "to", "article", "act"])
def test_an_unchecked_date_or_article_does_not_make_the_value_unknown(what: str, standing_of: Standing) -> None:
    assert standing_of(law(True, "asserted", unverified=[what])).values == (True,)


def test_sources_that_disagree_give_several_admissible_values(standing_of: Standing) -> None:
    found = standing_of(law(True, "asserted"), law(True, "reported"), {**law("x", "asserted"), "value": False})
    assert found.values == (True, False)
    assert [value.statements for value in found.standing.values] == [("s1", "s2"), ("s3",)]


def test_a_hedged_doubt_does_not_contest_a_firm_statement(standing_of: Standing) -> None:
    found = standing_of(law(True, "asserted"), law(False, "hedged"))
    assert found.values == (True,)
    assert [item.statement for item in found.standing.set_aside] == ["s2"]
