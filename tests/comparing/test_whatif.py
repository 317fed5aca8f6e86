"""Bills on Kazakhstan's real law: what they close, what they leave, what they make worse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgap.checking.loading import OpenState
from lawgap.comparing.whatif import enact, what_if
from lawgap.model.bill import Bill
from lawgap.model.fault import FaultyDataError
from lawgap.model.library import Library
from lawgap.model.words import Verdict
from lawgap.reading.bill_reader import read_bill, suppose

TODAY = date(2026, 11, 22)
BILL = """
id: bill-on-custody
title: Bill on forty-eight hours
in_force: 2026-12-01
changes:
  - {fact: custody.clock_starts, value: apprehension, act: cpc-2014, article: "131"}
  - {fact: custody.exceptions_beyond_48_hours, value: narrow, act: cpc-2014}
  - {fact: torture.penalty.suspended_available, value: true, act: criminal-code-2014}
"""


@pytest.fixture
def bill(tmp_path: Path, library: Library, kazakhstan: OpenState) -> Bill:
    path = tmp_path / "bill.yaml"
    path.write_text(BILL)
    return read_bill(path, library.data.facts, kazakhstan.file)


def test_a_bill_closes_and_opens_what_it_says(library: Library, kazakhstan: OpenState, bill: Bill) -> None:
    before, after, difference = what_if(library, kazakhstan, bill, TODAY)
    kinds = {move.requirement: move.kind for move in difference.moves}
    assert kinds["iccpr.9.3.judge-48h"] == "closed"
    assert kinds["cat.4.2.penalty.no-suspended"] == "opened"
    assert before.as_of == after.as_of == date(2026, 12, 1)
    assert {cause.kind for move in difference.moves for cause in move.causes} == {"law"}


def test_a_bill_ends_what_it_replaces_the_day_before(kazakhstan: OpenState, bill: Bill) -> None:
    enacted = {s.id: s for s in enact(kazakhstan.file, bill).statements}
    replaced = enacted["exceptions-broad-2018"]
    assert replaced.holds.last == date(2026, 11, 30)
    assert all(s.id in enacted for s in kazakhstan.file.statements), "nothing is lost"


def test_a_bill_does_not_touch_a_higher_norm(library: Library, kazakhstan: OpenState) -> None:
    """A code cannot end what the constitution says: in 2020 the 72 hours of the constitution stay latent."""
    changes = Bill.model_validate(
        {
            "id": "bill-on-hours",
            "title": "Bill",
            "in_force": "2020-12-01",
            "changes": [{"fact": "custody.hours_before_judge", "value": 24, "act": "cpc-2014"}],
        }
    )
    _, after, _ = what_if(library, kazakhstan, changes, date(2020, 12, 1))
    standing = after.standings["custody.hours_before_judge"]
    assert [value.value for value in standing.values] == [24]
    assert [latent.value for latent in standing.latent] == [72]


def test_a_supposition_stands_above_everything(library: Library, kazakhstan: OpenState) -> None:
    supposed = suppose(["police.oversight.external_body=true"], library.data.facts, TODAY)
    _, after, difference = what_if(library, kazakhstan, supposed, TODAY)
    verdicts = {finding.requirement: finding.verdict for finding in after.findings}
    assert verdicts["ovs.external-body"] is Verdict.MET
    assert {move.requirement for move in difference.moves} >= {"ovs.external-body"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: narrow", "value: tiny", "must be one of none, narrow, broad"),
        ("custody.clock_starts", "custody.clock_start", "did you mean custody.clock_starts?"),
        ("act: criminal-code-2014", "act: criminal-code-2041", "did you mean criminal-code-2014?"),
        (
            "torture.penalty.suspended_available, value: true",
            "custody.clock_starts, value: record",
            "contradicts itself",
        ),
        ("torture.penalty.suspended_available", "torture.practice.impunity", "not practice"),
        ("in_force: 2026-12-01", "in_force: 2026-13-01", "not a day of the calendar"),
        ("changes:", "change:", "did you mean changes?"),
    ],
)
def test_a_faulty_bill_says_what_is_wrong(
    tmp_path: Path, library: Library, kazakhstan: OpenState, old: str, new: str, expected: str
) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(BILL.replace(old, new))
    with pytest.raises(FaultyDataError) as raised:
        read_bill(path, library.data.facts, kazakhstan.file)
    assert expected in str(raised.value)
    assert all(fault.line > 0 for fault in raised.value.faults)


def test_every_faulty_setting_is_named_at_once(library: Library) -> None:
    with pytest.raises(FaultyDataError) as raised:
        suppose(["custody.hours=48", "torture.offence.exists", "npm.exists=perhaps"], library.data.facts, TODAY)
    assert len(raised.value.faults) == 3
