"""Sources that disagree: the verdict stands where every reading leads to it, else it is contested with each shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.findings import TooManyReadingsError, find
from lawgap.evaluating.standing import known_facts
from lawgap.model.library import Conditions
from lawgap.model.rule import Rule
from lawgap.model.run import Finding
from lawgap.model.standard import Requirement
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Verdict

Found = Callable[..., Finding]


@pytest.fixture
def found(vocabulary: Mapping[str, Fact], parse: Any, state_file: Callable[..., StateFile]) -> Iterator[Found]:
    """The finding on one requirement, where the facts have the values given; several values disagree."""
    deciders = []

    def made(met: str, partly: str | None = None, applies: str | None = None, optional: bool = False, **given: Any):
        conditions = Conditions(applies and parse(applies), parse(met), partly and parse(partly))
        requirement = Requirement.model_validate(
            {"id": "cat.1.x", "article": "1", "provision": "1", "title": "t", "asks": "a", "layer": "law",
             "force": "treaty", "optional": optional,
             "authorities": [{"text": "t", "pinpoint": "1", "tier": 1, "mark": "verified"}]}
        )  # fmt: skip
        case = {"name": "n", "given": {}, "expect": "met"}
        rule = Rule(requirement="cat.1.x", met=met, gravity="grave", remedy="r", cases=(case, case))
        library: Any = SimpleNamespace(
            data=SimpleNamespace(
                requirements={"cat.1.x": requirement}, rules={"cat.1.x": rule}, rule_hashes={"cat.1.x": ""}
            ),
            conditions={"cat.1.x": conditions},
        )
        statements = [
            {"fact": f"law.{name}", "value": value, "observed": {"on": "2012-01-01"}}
            for name, values in given.items()
            for value in (values if isinstance(values, list) else [values])
        ]
        decider = Decider(library.conditions, vocabulary)
        deciders.append(decider)
        known = known_facts(state_file(*statements), vocabulary, date(2016, 1, 1), None)
        return find("cat.1.x", library, decider, known, date(2016, 1, 1))

    yield made
    for decider in deciders:
        decider.close()


def test_all_readings_lead_to_one_verdict(found: Found) -> None:
    finding = found("law.hours <= 48", hours=[72, 96])
    assert (finding.verdict, finding.lower, finding.upper) == (Verdict.NOT_MET, 0, 0)
    assert [reading.assumes for reading in finding.readings] == [{"law.hours": 72}, {"law.hours": 96}]


def test_readings_that_differ_are_contested_and_each_is_shown(found: Found) -> None:
    finding = found("law.hours <= 48", hours=[72, 24])
    assert (finding.verdict, finding.lower, finding.upper) == (Verdict.CONTESTED, 0, 1)
    assert [(r.assumes["law.hours"], r.verdict) for r in finding.readings] == [
        (72, Verdict.NOT_MET),
        (24, Verdict.MET),
    ]


def test_two_contested_facts_give_every_combination(found: Found) -> None:
    finding = found("law.hours <= 48 and law.exists", hours=[72, 24], exists=[True, False])
    assert [reading.verdict for reading in finding.readings].count(Verdict.MET) == 1
    assert len(finding.readings) == 4


def test_a_contested_fact_that_does_not_matter_changes_no_verdict(found: Found) -> None:
    finding = found("law.exists or law.hours <= 48", hours=[72, 24], exists=True)
    assert finding.verdict is Verdict.MET


def test_a_reading_that_stays_open_is_contested_with_a_known_one(found: Found) -> None:
    finding = found("law.hours <= 48 and law.exists", hours=[72, 24])
    assert [reading.verdict for reading in finding.readings] == [Verdict.NOT_MET, Verdict.UNKNOWN]
    assert finding.verdict is Verdict.CONTESTED
    assert finding.undecided == ("law.exists",)


def test_bounds_span_the_readings(found: Found) -> None:
    finding = found("law.hours <= 24", partly="law.hours <= 48", hours=[24, 48])
    assert (finding.verdict, finding.lower, finding.upper) == (Verdict.CONTESTED, 0.5, 1)


def test_more_readings_than_can_be_shown_are_an_error(found: Found) -> None:
    with pytest.raises(TooManyReadingsError, match=r"cat\.1\.x"):
        found("law.hours <= 48 and law.years <= 48", hours=list(range(9)), years=list(range(8)))


@pytest.mark.parametrize(
    ("hours", "verdict"), [(24, Verdict.TAKEN), (48, Verdict.NOT_TAKEN), (72, Verdict.NOT_TAKEN), ([], Verdict.UNKNOWN)]
)
def test_an_optional_step_is_taken_or_not_taken(hours: object, verdict: Verdict, found: Found) -> None:
    assert found("law.hours <= 24", partly="law.hours <= 48", optional=True, hours=hours).verdict is verdict


def test_where_it_does_not_apply(found: Found) -> None:
    finding = found("law.hours <= 48", applies="law.exists", exists=False, hours=[24, 72])
    assert finding.verdict is Verdict.NOT_APPLICABLE
