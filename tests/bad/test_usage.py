"""Commands that are not written as they must be: exit 2, and the nearest thing that would do."""

from __future__ import annotations

import sys

import pytest

WRONG = {
    "unknown command": (["asess", "xyz"], "Did you mean 'assess'?"),
    "unknown option": (["assess", "xyz", "--formt", "json"], "Did you mean '--format'?"),
    "unknown format": (["assess", "xyz", "--format", "xml"], "'xml' is not one of 'table', 'json'"),
    "unknown format of a report": (["report", "xyz", "--format", "odt"], "'odt' is not a format; there are pdf"),
    "a date that is none": (["assess", "xyz", "--as-of", "2023-02-30"], "'2023-02-30' is no day of the calendar"),
    "a date in words": (["assess", "xyz", "--as-of", "yesterday"], "'yesterday' is no day of the calendar"),
    "a date without hyphens": (["assess", "xyz", "--known-on", "20230230"], "write it as 2014-03-04"),
    "a week": (["assess", "xyz", "--known-on", "2023-W01-1"], "write it as 2014-03-04"),
    "an option without its value": (["assess", "xyz", "--as-of"], "requires an argument"),
    "no State": (["assess"], "Missing argument 'STATE'"),
    "no requirement": (["explain", "xyz"], "Missing argument 'REQUIREMENT'"),
    "one argument too many": (["assess", "xyz", "cat", "iccpr"], "unexpected extra arguments"),
    "a verdict misspelt": (["assess", "xyz", "--fail-on", "not_mett"], "no verdict; did you mean not_met?"),
    "no verdict": (["assess", "xyz", "--fail-on", "met,zzz"], "'zzz' is no verdict; there are: met, partly_met"),
    "a State without its first day": (["diff", "xyz"], "a State needs --from"),
    "three run files": (["diff", "a.json", "b.json", "c.json"], "name one State, or two run files"),
    "a time line that ends before it begins": (
        ["timeline", "xyz", "--since", "2020-01-01", "--as-of", "2019-01-01", "--assessments", "."],
        "2020-01-01 lies after 2019-01-01",
    ),
    "nothing supposed": (["whatif", "xyz"], "give either --set or --bill"),
    "a plan of no acts": (["plan", "xyz", "--max-acts", "0"], "0 is not in the range"),
    "nothing at all": ([], "Commands:"),
}


@pytest.mark.parametrize(("arguments", "told"), list(WRONG.values()), ids=list(WRONG))
def test_a_wrong_command(arguments: list[str], told: str, lawgap, ground, monkeypatch) -> None:
    monkeypatch.chdir(ground.home)
    ended = lawgap("--library", ground.library, *arguments) if arguments else lawgap()
    assert (ended.code, ended.out) == (2, "")
    assert told in " ".join(ended.err.split())


def test_an_unknown_instrument(assess) -> None:
    ended = assess("--standard", "cats,iccpr")
    assert (ended.code, ended.out) == (3, "")
    assert [(fault.code, fault.message) for fault in ended.faults] == [
        ("unknown-instrument", "there is no instrument cats; did you mean cat?"),
        ("unknown-instrument", "there is no instrument iccpr; there are: cat"),
    ]


def test_an_unknown_requirement(lawgap, ground) -> None:
    ended = lawgap("--library", ground.library, "explain", ground.state, "cat.11.juge")
    assert (ended.code, ended.out) == (3, "")
    assert ended.fault.code == "unknown-requirement"
    assert ended.fault.message == "there is no requirement cat.11.juge; did you mean cat.11.judge?"


SUPPOSED = {
    "custody.hour_before_judge=48": ("unknown-fact", "did you mean custody.hours_before_judge?"),
    "custody.hours_before_judge=2 days": ("wrong-type", "must be a number of hours or none"),
    "custody.clock_starts=": ("wrong-type", "must be one of apprehension, record"),
    "custody.lawyer_from_start": ("usage", "write it as FACT=VALUE"),
}


def test_faults_in_what_is_supposed_are_said_at_once(lawgap, ground) -> None:
    settings = [part for setting in SUPPOSED for part in ("--set", setting)]
    ended = lawgap("--library", ground.library, "whatif", ground.state, *settings)
    assert (ended.code, ended.out) == (3, "")
    told = {fault.file.removeprefix("--set "): (fault.code, fault.message) for fault in ended.faults}
    assert told.keys() == SUPPOSED.keys()
    for setting, (code, words) in SUPPOSED.items():
        assert told[setting][0] == code
        assert words in told[setting][1]


def test_plans_say_which_package_they_need(lawgap, ground, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "clingo", None)
    ended = lawgap("--library", ground.library, "plan", ground.state)
    assert (ended.code, ended.out, ended.fault.code) == (3, "", "missing-package")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["assess", "--help"]])
def test_what_is_no_fault(arguments: list[str], lawgap) -> None:
    ended = lawgap(*arguments)
    assert (ended.code, ended.err) == (0, "")
