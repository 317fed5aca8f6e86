"""lawgap diff as a report, lawgap report and assess with a timeline, and the timeline as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lawgap.cli.main import cli
from lawgap.model.fault import FaultyDataError
from lawgap.model.run_file import run_bytes
from lawgap.reading.run_reader import read_run


@pytest.fixture
def state(root: Path) -> str:
    return str(root / "assessments" / "kaz")


def _run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words), catch_exceptions=True)


def _diff(state: str, *words: str) -> Result:
    return _run("diff", state, "--from", "2019-01-01", "--to", "2023-05-12", "--standard", "opcat", *words)


def test_diff_writes_a_report_named_after_both_days(state: str, tmp_path: Path) -> None:
    done = _diff(state, "--format", "html", "-o", str(tmp_path))
    path = tmp_path / "lawgap-kaz-2019-01-01-to-2023-05-12.html"
    assert (done.exit_code, done.output.strip()) == (0, str(path))
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    again = _diff(state, "--format", "html", "-o", str(tmp_path))
    assert isinstance(again.exception, FaultyDataError)
    assert "--overwrite" in str(again.exception)
    assert _diff(state, "--format", "html", "-o", str(tmp_path), "--overwrite").exit_code == 0


def test_diff_writes_json_to_a_file_and_refuses_what_it_does_not_know(state: str, tmp_path: Path) -> None:
    path = tmp_path / "difference.json"
    assert _diff(state, "--format", "json", "-o", str(path)).exit_code == 0
    assert json.loads(path.read_text("utf-8"))["after"]["state"]["state"] == "KAZ"
    for words in (("--format", "docx"), ("--format", "table", "-o", str(path))):
        assert _diff(state, *words).exit_code == 2


def test_two_run_files_make_a_report_and_two_states_do_not(state: str, tmp_path: Path) -> None:
    for day in ("2019-01-01", "2023-05-12"):
        saved = str(tmp_path / f"{day}.json")
        _run("assess", state, "--as-of", day, "--standard", "opcat", "--format", "json", "-o", saved)
    runs = [str(tmp_path / "2019-01-01.json"), str(tmp_path / "2023-05-12.json")]
    assert _run("diff", *runs, "--format", "html", "-o", str(tmp_path / "d.html")).exit_code == 0
    assert "no longer known" in (tmp_path / "d.html").read_text("utf-8")
    run = read_run(Path(runs[1]))
    other = run.model_copy(update={"state": run.state.model_copy(update={"state": "KGZ", "name": "Kyrgyzstan"})})
    Path(runs[1]).write_bytes(run_bytes(other))
    refused = _run("diff", *runs)
    assert isinstance(refused.exception, FaultyDataError)
    assert "compare runs of one State" in str(refused.exception)


def test_assess_and_report_carry_the_timeline_on_demand(state: str, tmp_path: Path) -> None:
    saved, drawn = tmp_path / "run.json", tmp_path / "report.html"
    what = ("--as-of", "2023-05-12", "--standard", "ovs")
    done = _run("assess", state, *what, "--timeline", "--since", "2001-01-01", "--format", "json", "-o", str(saved))
    assert done.exit_code == 0
    assert json.loads(saved.read_text("utf-8"))["timeline"]["first"] == "2001-01-01"
    assert _run("report", str(saved), "--format", "html", "-o", str(drawn)).exit_code == 0
    assert 'id="over-time"' in drawn.read_text("utf-8")
    assert _run("report", str(saved), "--timeline", "--format", "html").exit_code == 2
    assert _run("report", state, *what, "--timeline", "--since", "2030-01-01", "--format", "html").exit_code == 2


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_timeline_as_text_names_what_turned_a_verdict(
    state: str, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = _run("timeline", state, "--as-of", "2023-05-12", "--standard", "opcat")
    assert done.exit_code == 0
    assert "seen by" in done.output
    assert "The gap has stood for" in done.output
    assert max(map(len, done.output.splitlines())) <= int(width)


def test_the_timeline_as_json_says_what_entered_and_left(state: str) -> None:
    done = _run("timeline", state, "--as-of", "2023-05-12", "--standard", "opcat", "--format", "json")
    spans = [span for line in json.loads(done.output)["lines"] for span in line["spans"]]
    assert any(span.get("entered") for span in spans)
    assert any(span.get("left") for span in spans)
