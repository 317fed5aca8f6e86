"""A State begun from nothing: its folder, its questionnaire, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgap.asking.intake import take_in
from lawgap.asking.topics import read_topics
from lawgap.assessment import assess
from lawgap.checking.loading import open_state
from lawgap.cli.new_command import begin_state
from lawgap.cli.questions_command import ask, print_questions, write_workbook
from lawgap.model.fault import FaultyDataError
from lawgap.model.words import Verdict

TODAY = date(2026, 6, 1)


def test_a_state_is_begun(tmp_path: Path, root: Path, library, capsys) -> None:
    workbook = tmp_path / "q.xlsx"
    begin_state(root, "uzb", "Uzbekistan", TODAY, tmp_path, workbook)
    folder = tmp_path / "uzb"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["q.xlsx", "uzb"]
    assert sorted(path.name for path in folder.iterdir()) == ["acts.yaml", "sources.yaml", "state.yaml"]
    state = open_state(folder, library)
    assert (state.file.state.state, state.file.state.name) == ("UZB", "Uzbekistan")
    run = assess(library, state, TODAY)
    assert {finding.verdict for finding in run.findings} <= {Verdict.UNKNOWN, Verdict.NOT_APPLICABLE}
    assert "fill it in, then: lawgap import uzb" in capsys.readouterr().out
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames[1] == "Treaties", "what binds the State is asked first"
    assert not take_in(folder, library, read_topics(root), workbook).files


def test_a_name_that_yaml_would_misread(tmp_path: Path, root: Path, library) -> None:
    begin_state(root, "NOR", "NO: #1", TODAY, tmp_path, None)
    assert open_state(tmp_path / "nor", library).file.state.name == "NO: #1"


@pytest.mark.parametrize(
    ("code", "name", "fault"),
    [
        ("UZ", "Uzbekistan", "wrong-code"),
        ("U1B", "Uzbekistan", "wrong-code"),
        ("../u", "Uzbekistan", "wrong-code"),
        ("\u0423\u0417\u0411", "Uzbekistan", "wrong-code"),
        ("UZB", " ", "wrong-name"),
        ("UZB", "Uzbe\nkistan", "wrong-name"),
        ("UZB", "U" * 81, "wrong-name"),
    ],
)
def test_odd_codes_and_names(code: str, name: str, fault: str, tmp_path: Path, root: Path) -> None:
    with pytest.raises(FaultyDataError) as caught:
        begin_state(root, code, name, TODAY, tmp_path, None)
    assert [found.code for found in caught.value.faults] == [fault]
    assert not list(tmp_path.iterdir())


def test_a_state_that_exists(tmp_path: Path, root: Path) -> None:
    (tmp_path / "uzb").mkdir()
    with pytest.raises(FaultyDataError) as caught:
        begin_state(root, "UZB", "Uzbekistan", TODAY, tmp_path, None)
    assert caught.value.faults[0].code == "exists"
    assert not list((tmp_path / "uzb").iterdir())


def test_nothing_is_begun_where_the_questionnaire_cannot_be_written(tmp_path: Path, root: Path) -> None:
    taken = tmp_path / "q.xlsx"
    taken.write_text("as it was")
    with pytest.raises(FaultyDataError, match="exists already"):
        begin_state(root, "UZB", "Uzbekistan", TODAY, tmp_path, taken)
    assert taken.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir()] == ["q.xlsx"]
    with pytest.raises(FaultyDataError, match="there is no such folder"):
        begin_state(root, "UZB", "Uzbekistan", TODAY, tmp_path / "none", None)


def test_the_usual_home_is_made(tmp_path: Path, root: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin_state(root, "UZB", "Uzbekistan", TODAY, None, None)
    assert (tmp_path / "assessments" / "uzb" / "state.yaml").is_file()


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_fits_the_terminal(width: int, root: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    asked = ask(root, root / "assessments" / "kaz", TODAY)
    print_questions(asked, "table", everything=False)
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= width
    first = asked.questions.questions[0]
    assert first.fact in printed
    assert f"moves up to {first.moves:g} points" in printed or f"moves {first.moves:g} points whatever" in printed
    assert "--all lists every one" in printed


def test_the_list_as_json(root: Path, capsys) -> None:
    asked = ask(root, root / "assessments" / "kaz", TODAY, instruments=["opcat"])
    print_questions(asked, "json", everything=False)
    listed = json.loads(capsys.readouterr().out)
    assert [question["rank"] for question in listed["questions"]] == sorted(q["rank"] for q in listed["questions"])
    assert {item["requirement"].split(".")[0] for q in listed["questions"] for item in q["waiting"]} == {"opcat"}


def test_a_workbook_is_never_written_over_unasked(tmp_path: Path, root: Path) -> None:
    asked = ask(root, root / "assessments" / "kaz", TODAY)
    path = tmp_path / "q.xlsx"
    path.write_text("as it was")
    with pytest.raises(FaultyDataError, match="exists already"):
        write_workbook(asked, path, overwrite=False, everything=True)
    write_workbook(asked, path, overwrite=True, everything=True)
    assert len(openpyxl.load_workbook(path).sheetnames) > 15
