"""A filled-in questionnaire becomes statements; a faulty one becomes faults that name the cell, and nothing else."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest

from lawgap.asking.columns import ACT_COLUMNS, QUESTION_COLUMNS, SOURCE_COLUMNS, letter, number_of
from lawgap.checking.loading import open_state
from lawgap.model.fault import FaultyDataError

HOURS, CLOCK, LAWYER, REFORM = (
    f"custody.{name}" for name in ("hours_before_judge", "clock_starts", "lawyer_from_start", "reformed_on")
)
TURNED_AWAY = "custody.practice.lawyers_turned_away"
LAW = {
    "value": 48,
    "in_force.from": "2018-03-01",
    "provision.act": "procedure-code",
    "provision.article": "15",
    "evidence.source": "gazette",
    "evidence.locator": "article 15(2)",
    "evidence.how": "asserted",
}
SEEN = {
    "value": "no",
    "observed.on": "2015",
    "evidence.source": "bar-report",
    "evidence.locator": "page 3",
    "evidence.how": "reported",
    "claimant": "Bar Association",
    "searched": "the cases of 2015\nthe cases of 2014",
}
SOURCE = {
    "id": "decree",
    "title": "Decree",
    "publisher": "Official Gazette",
    "published": "not before 2018-11",
    "kind": "official_text",
    "language": "en",
    "mark": "verified",
}
ACT = {
    "id": "police-act",
    "title": "Police Act",
    "number": 12,
    "level": "statute",
    "in_force.from": datetime(2019, 1, 1),
    "sources": "gazette, decree",
}


def cell(key, row, columns=QUESTION_COLUMNS, sheet="Custody"):
    """The name of a cell as it stands in a fault."""
    return f"{sheet}!{letter(number_of(columns, key))}{row}: "


def test_answers_become_statements_with_their_sources_and_acts(ground, fill_register, capsys) -> None:
    before = {path: path.read_bytes() for path in ground.folder.rglob("*.yaml")}
    book = ground.workbook()
    fill_register(book, "Sources", SOURCE)
    fill_register(book, "Acts", ACT)
    ground.fill(book, HOURS, {**LAW, "provision.act": "police-act", "in_force.from": datetime(2019, 1, 1)})
    ground.fill(book, TURNED_AWAY, SEEN)
    ground.save(book)
    ground.run_import()
    assert capsys.readouterr().out.startswith("2 statements, 1 source, 1 act written\n")
    state = open_state(ground.folder, ground.library).file
    law, seen = (s for s in state.statements if s.id.startswith("answer-"))
    assert (law.fact, law.value, str(law.in_force.start), law.provision.act) == (HOURS, 48, "2019-01-01", "police-act")
    assert (seen.value, str(seen.observed.on), seen.claimant) == (False, "2015", "Bar Association")
    assert seen.searched == ("the cases of 2015", "the cases of 2014")
    assert state.acts["police-act"].number == "12"
    assert str(state.sources["decree"].published.not_before) == "2018-11"
    assert all(path.read_bytes() == content for path, content in before.items()), "no file that was there is touched"
    new = {path.relative_to(ground.folder).as_posix() for path in ground.folder.rglob("*.yaml")} - {
        path.relative_to(ground.folder).as_posix() for path in before
    }
    assert new == {f"{kind}/questionnaire-1.yaml" for kind in ("sources", "acts", "facts")}


def test_the_same_file_twice_changes_nothing(ground, capsys) -> None:
    book = ground.workbook()
    ground.fill(book, TURNED_AWAY, SEEN)
    ground.save(book)
    ground.run_import()
    before = {path: path.stat().st_mtime_ns for path in ground.folder.rglob("*")}
    capsys.readouterr()
    ground.run_import()
    assert "nothing is new" in capsys.readouterr().out
    assert {path: path.stat().st_mtime_ns for path in ground.folder.rglob("*")} == before
    row = ground.fill(book, TURNED_AWAY, {"value": "yes"})
    assert row
    ground.fill(book, CLOCK, {**LAW, "value": "apprehension"})
    ground.save(book)
    ground.run_import()
    assert (ground.folder / "facts" / "questionnaire-2.yaml").is_file()


def test_a_blank_questionnaire_gives_nothing(ground, capsys) -> None:
    ground.path.write_bytes(ground.blank)
    ground.run_import()
    assert "nothing is new" in capsys.readouterr().out


def test_a_trial_writes_nothing(ground, capsys) -> None:
    from lawgap.cli.import_command import import_workbook

    book = ground.workbook()
    ground.fill(book, HOURS, LAW)
    ground.save(book)
    import_workbook(ground.library_folder, ground.folder, ground.path, dry_run=True)
    assert "1 statement would be written" in capsys.readouterr().out
    assert not list(ground.folder.rglob("questionnaire-*"))


@pytest.mark.parametrize(
    ("fact", "cells", "key", "message"),
    [
        (HOURS, {"value": "two days"}, "value", "must be a number of hours or none (given: two days)"),
        (
            HOURS,
            {"value": "48 hours"},
            "value",
            "must be a number of hours or none (given: 48 hours); write the number",
        ),
        (HOURS, {"value": datetime(2018, 2, 1)}, "value", "must be a number of hours or none (given: 2018-02-01)"),
        (HOURS, {"value": -1}, "value", "must lie between 0 and a million"),
        (HOURS, {"value": None}, "value", "is empty, though the row is filled in"),
        (LAWYER, {"value": "perhaps"}, "value", "must be yes or no (given: perhaps)"),
        (LAWYER, {"value": 1}, "value", "must be yes or no (given: 1)"),
        (CLOCK, {"value": "arrest"}, "value", "must be one of apprehension, record"),
        (REFORM, {"value": "last year"}, "value", "must be a date such as 2014-03-04 (given: last year)"),
        (HOURS, {"in_force.from": "1 March 2018"}, "in_force.from", "must be a date such as 2014-03-04, 2014-03 or"),
        (HOURS, {"in_force.from": "2018-02-30"}, "in_force.from", "must be a date such as 2014-03-04, 2014-03 or"),
        (HOURS, {"in_force.from": 43160}, "in_force.from", "is a number and no date (given: 43160)"),
        (HOURS, {"in_force.from": datetime(2018, 3, 1, 9, 30)}, "in_force.from", "holds a time of day"),
        (HOURS, {"in_force.from": None}, "in_force.from", "is empty; from when is the rule in force"),
        (HOURS, {"observed.on": "2015"}, "observed.on", "a rule in force has no date of observation"),
        (HOURS, {"until": "2017-01-01"}, "until", "the interval ends (2017-01-01) before it begins (2018-03-01)"),
        (HOURS, {"evidence.source": None}, "evidence.source", "is empty; which document says so?"),
        (HOURS, {"evidence.source": "gazete"}, "evidence.source", "there is no source gazete; did you mean gazette?"),
        (HOURS, {"evidence.locator": None}, "evidence.locator", "is empty; where in the source does it stand?"),
        (HOURS, {"evidence.how": None}, "evidence.how", "is empty; how does the source say it"),
        (HOURS, {"evidence.how": "said"}, "evidence.how", "'how' cannot be said"),
        (HOURS, {"evidence.how": "reported"}, "claimant", "whose claim is it?"),
        (HOURS, {"provision.act": "code"}, "provision.act", "there is no act code"),
        (HOURS, {"provision.act": None}, "provision.act", "is empty; to which act does the article 15 belong?"),
        (
            HOURS,
            {"provision.act": None, "provision.article": None},
            "provision.act",
            "a statement of law needs the provi",
        ),
        (HOURS, {"note": "n" * 5001}, "note", "holds 5,001 characters; at most 5,000 are allowed"),
        (TURNED_AWAY, {**SEEN, "searched": None, "in_force.from": None}, "searched", "a negative needs a list under"),
        (
            TURNED_AWAY,
            {**SEEN, "observed.on": 2019, "in_force.from": None},
            "observed.on",
            "observed on 2019, after its",
        ),
        (HOURS, {"fact": "custody.hours"}, "fact", "there is no fact custody.hours; did you mean"),
        (
            HOURS,
            {"provision.article": "14"},
            "in_force.from",
            "give custody.hours_before_judge different values at one",
        ),
    ],
)
def test_every_fault_names_its_cell(fact, cells, key, message, ground) -> None:
    book = ground.workbook()
    row = ground.fill(book, fact, {**LAW, **cells} if fact != TURNED_AWAY else {**cells, "provision.act": None})
    ground.save(book)
    faults = ground.refused()
    assert any(fault.startswith(cell(key, row)) and message in fault for fault in faults), faults


def test_all_faults_at_once_in_order(ground, fill_register) -> None:
    book = ground.workbook()
    rows = [
        ground.fill(book, HOURS, {**LAW, "value": "two days"}),
        ground.fill(book, TURNED_AWAY, {**SEEN, "searched": None}),
        fill_register(book, "Sources", {**SOURCE, "kind": "gossip"}),
        fill_register(book, "Sources", {**SOURCE, "id": "Two Words", "published": "soon"}),
        fill_register(book, "Acts", {**ACT, "level": None}),
    ]
    ground.save(book)
    faults = ground.refused()
    for start in (
        cell("value", rows[0]),
        cell("searched", rows[1]),
        cell("kind", rows[2], SOURCE_COLUMNS, "Sources") + "'kind' cannot be gossip",
        cell("published", rows[3], SOURCE_COLUMNS, "Sources") + "must be a date such as",
        cell("level", rows[4], ACT_COLUMNS, "Acts") + "is empty",
    ):
        assert any(fault.startswith(start) for fault in faults), (start, faults)
    assert not any("there is no source decree" in fault for fault in faults), "one fault is not followed by another"


def test_faults_of_sheets_and_of_cells_come_together(ground) -> None:
    book = ground.workbook()
    row = ground.fill(book, HOURS, {**LAW, "value": "two days", "evidence.source": "elsewhere"})
    book["Sources"]["A3"] = "Name"
    book["Custody"].merge_cells("P4:P5")
    book.create_sheet("Notes")
    ground.save(book)
    faults = ground.refused()
    for start in ("Custody!P4: ", cell("value", row), "Notes: ", "Sources!A3: "):
        assert any(fault.startswith(start) for fault in faults), (start, faults)
    assert not any("elsewhere" in fault for fault in faults), "the source may be on the sheet that cannot be read"


def test_a_fact_that_the_library_does_not_have(ground) -> None:
    book = ground.workbook()
    ground.fill(book, HOURS, {**LAW, "fact": "custody.days"})
    book["lawgap"]["B3"] = "0" * 64
    ground.save(book)
    faults = ground.refused()
    assert any(fault.endswith("[unknown-fact]") for fault in faults)
    assert any("was written with another vocabulary" in f and f.endswith("[other-library]") for f in faults)


def test_sources_and_acts_may_stand_in_several_files(ground) -> None:
    for kind in ("sources", "acts"):
        (ground.folder / kind).mkdir()
        lines = (ground.folder / f"{kind}.yaml").read_text().splitlines()
        (ground.folder / kind / "more.yaml").write_text(
            "\n".join(lines).replace("gazette", "paper").replace("-code", "-law")
        )
    with pytest.raises(FaultyDataError, match="bar-report was already given in") as caught:
        open_state(ground.folder, ground.library)
    assert {fault.code for fault in caught.value.faults} == {"duplicate-id"}
    more = ground.folder / "sources" / "more.yaml"
    more.write_text(more.read_text().replace("bar-report", "bar-paper"))
    file = open_state(ground.folder, ground.library).file
    assert {"gazette", "paper"} <= file.sources.keys()
    assert {"procedure-code", "procedure-law"} == file.acts.keys()
    (ground.folder / "notes").mkdir()
    more.rename(ground.folder / "notes" / "more.yaml")
    with pytest.raises(FaultyDataError, match="unexpected-file"):
        open_state(ground.folder, ground.library)


def test_an_answer_on_another_sheet_or_with_other_codes(ground) -> None:
    """Each fault has the code by which it can be looked up."""
    wanted = {
        "wrong-answer": {"value": "perhaps"},
        "wrong-date": {"in_force.from": "soon"},
        "two-dates": {"observed.on": "2015"},
        "missing-value": {"evidence.locator": None},
        "too-long": {"note": "n" * 5001},
    }
    for code, cells in wanted.items():
        book = ground.workbook()
        ground.fill(book, LAWYER, {**LAW, "value": "yes", **cells})
        ground.save(book)
        assert [fault[fault.rindex("[") :] for fault in ground.refused()] == [f"[{code}]"]


def test_a_fact_is_answered_once(ground) -> None:
    book = ground.workbook()
    first = ground.fill(book, HOURS, LAW)
    second = ground.fill(book, CLOCK, {**LAW, "fact": HOURS})
    ground.save(book)
    where = (cell("fact", max(first, second)), f"{HOURS} is answered in Custody!A{min(first, second)} already")
    assert any(fault.startswith(where[0]) and where[1] in fault for fault in ground.refused())


def test_rows_of_the_file_may_not_be_changed(ground, fill_register) -> None:
    book = ground.workbook()
    book["Sources"].cell(4, 2).value = "Another title"
    fill_register(book, "Sources", SOURCE)
    fill_register(book, "Sources", SOURCE)
    ground.save(book)
    faults = ground.refused()
    assert any(fault.startswith("Sources!A4: bar-report is in the State's file") for fault in faults)
    assert any("the source decree stands on this sheet twice [duplicate-id]" in fault for fault in faults)


def test_an_imported_source_may_not_change_its_meaning(ground, fill_register) -> None:
    book = ground.workbook()
    row = fill_register(book, "Sources", SOURCE)
    ground.save(book)
    ground.run_import()
    book["Sources"].cell(row, 2).value = "Another decree"
    ground.save(book)
    assert "the source decree is in the State's file with other details" in ground.refused()[0]


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 727", "-none", "@home", "two\nlines: 'quoted' # no comment", "null", "\u2028"]
)
def test_text_is_taken_as_it_is(text: str, ground) -> None:
    book = ground.workbook()
    ground.fill(book, HOURS, {**LAW, "note": text})
    ground.save(book)
    (statement,) = ground.take().statements
    assert (statement.note or "") == text.strip()
    ground.run_import()
    again = {s.id: s for s in open_state(ground.folder, ground.library).file.statements}[statement.id]
    assert again.note == statement.note


def test_a_faulty_folder_is_told_first(ground) -> None:
    book = ground.workbook()
    ground.save(book)
    (ground.folder / "state.yaml").write_text("state: [")
    with pytest.raises(FaultyDataError, match="yaml-syntax"):
        ground.run_import()


def test_nothing_stays_where_a_file_cannot_be_written(ground, monkeypatch) -> None:
    import lawgap.cli.import_command as command

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    book = ground.workbook()
    ground.fill(book, TURNED_AWAY, SEEN)
    ground.save(book)
    monkeypatch.setattr(command, "write_files", full)
    before = sorted(ground.folder.rglob("*"))
    with pytest.raises(OSError, match="No space"):
        ground.run_import()
    assert sorted(ground.folder.rglob("*")) == before


def test_ids_are_stable(ground) -> None:
    book = ground.workbook()
    ground.fill(book, HOURS, LAW)
    ground.save(book)
    (first,) = ground.take().statements
    (second,) = ground.take().statements
    assert first.id == second.id
    assert re.fullmatch(r"answer-custody-hours-before-judge-[0-9a-f]{10}", first.id)
    assert first.in_force.covers(date(2018, 3, 1))
