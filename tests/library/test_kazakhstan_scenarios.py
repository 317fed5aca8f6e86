"""What the file on Kazakhstan must show at the dates for which the answer is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lawgap.model.run import Finding, Run
from lawgap.model.words import NormLevel, Verdict

Assessed = Callable[..., Run]


@pytest.fixture(scope="module")
def verdict(assessed: Assessed) -> Callable[[str, str], Verdict]:
    """The verdict on a requirement at a date."""

    def found(as_of: str, requirement: str) -> Verdict:
        (finding,) = (f for f in assessed(as_of).findings if f.requirement == requirement)
        return finding.verdict

    return found


CERTAIN = [
    ("2014-03-04", "cat.1.sanctions.exception-scope", Verdict.NOT_MET),
    ("2014-03-04", "iccpr.9.3.judge-48h", Verdict.NOT_MET),
    ("2016-12-31", "opcat.3.npm.exists", Verdict.MET),
    ("2016-12-31", "iccpr.9.3.judge-48h", Verdict.NOT_MET),
    ("2019-01-01", "ovs.external-body", Verdict.NOT_MET),
    ("2023-05-12", "cat.1.definition.perpetrator-official-capacity", Verdict.MET),
]


@pytest.mark.parametrize(("as_of", "requirement", "expected"), CERTAIN)
def test_what_is_certain(as_of: str, requirement: str, expected: Verdict, verdict: Any) -> None:
    assert verdict(as_of, requirement) is expected


OPEN = [
    ("2014-03-04", "bpuff.1.rules-adopted", {Verdict.NOT_MET}),
    ("2014-03-04", "ovs.external-body", {Verdict.NOT_MET}),
    ("2014-03-04", "opcat.3.npm.exists", set(Verdict) - {Verdict.MET, Verdict.CONTESTED}),
    ("2019-01-01", "bpuff.22.independent-authority", {Verdict.MET, Verdict.NOT_MET}),
    ("2023-05-12", "iccpr.9.3.judge-48h", {Verdict.NOT_MET, Verdict.UNKNOWN}),
]


@pytest.mark.parametrize(("as_of", "requirement", "wrong"), OPEN)
def test_what_the_sources_do_not_carry_is_not_claimed(
    as_of: str, requirement: str, wrong: set[Verdict], verdict: Any
) -> None:
    assert verdict(as_of, requirement) not in wrong


@pytest.mark.parametrize(
    ("as_of", "requirement"),
    [("2016-12-31", "opcat.17.independence-institution"), ("2023-05-12", "cat.1.sanctions.exception-scope")],
)
def test_gaps(as_of: str, requirement: str, verdict: Any) -> None:
    assert verdict(as_of, requirement).is_gap


def test_a_page_out_of_date_on_its_own_day_is_named_as_stale(assessed: Assessed) -> None:
    run = assessed("2014-03-04")
    (finding,) = (f for f in run.findings if f.requirement == "opcat.3.npm.exists")
    stale = [a for name in finding.facts if name in run.standings for a in run.standings[name].set_aside]
    assert "stale" in {aside.reason for aside in stale}


def death_penalty(run: Run) -> list[Finding]:
    return [finding for finding in run.findings if finding.requirement.startswith("iccpr.6.2.")]


@pytest.mark.parametrize(
    ("as_of", "applies"), [("2014-03-04", True), ("2016-12-31", True), ("2023-05-12", False), ("2026-11-22", False)]
)
def test_the_limits_of_the_death_penalty_apply_until_it_is_abolished(
    as_of: str, applies: bool, assessed: Assessed
) -> None:
    found = death_penalty(assessed(as_of))
    assert found
    assert {finding.verdict is not Verdict.NOT_APPLICABLE for finding in found} == {applies}


def test_the_constitutions_72_hours_are_latent_behind_the_codes_48(assessed: Assessed) -> None:
    standing = assessed("2023-05-12").standings["custody.hours_before_judge"]
    assert [value.value for value in standing.values] == [48]
    assert [(latent.level, latent.value) for latent in standing.latent] == [(NormLevel.CONSTITUTION, 72)]


def resting_on(run: Run, act: str) -> set[str]:
    return {name for name, s in run.statements.items() if s.provision and s.provision.act == act}


def test_nothing_rests_on_the_constitution_of_1995_after_its_end(assessed: Assessed) -> None:
    before, after = assessed("2023-05-12"), assessed("2026-11-22")
    old = resting_on(before, "constitution-1995")
    assert old
    for standing in after.standings.values():
        named = {name for value in standing.values for name in value.statements}
        named |= {latent.statement for latent in standing.latent}
        assert not named & resting_on(after, "constitution-1995"), standing.fact


def test_facts_that_rested_on_it_alone_are_unknown(assessed: Assessed) -> None:
    before, after = assessed("2023-05-12"), assessed("2026-11-22")
    old = resting_on(before, "constitution-1995")
    alone = [
        standing.fact
        for standing in before.standings.values()
        if standing.values and all(set(value.statements) <= old for value in standing.values)
    ]
    assert alone
    for fact in alone:
        standing = after.standings[fact]
        newer = {n for value in standing.values for n in value.statements}
        assert all(after.statements[name].holds.first.isoformat() > "2023-05-12" for name in newer), fact


def test_only_what_was_published_by_then_is_known(assessed: Assessed) -> None:
    late, then = assessed("2019-01-01"), assessed("2019-01-01", "2015-01-01")
    decided = [sum(f.verdict is not Verdict.UNKNOWN for f in run.findings) for run in (late, then)]
    assert decided[0] > decided[1]
    for standing in then.standings.values():
        for name in (n for value in standing.values for n in value.statements):
            sources = [then.sources[e.source].known_from.isoformat() for e in then.statements[name].evidence]
            assert min(sources) <= "2015-01-01"
