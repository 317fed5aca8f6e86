"""Saved runs: named by their dates and their content, read-only, never written over, and listed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from lawgap.cli.save_command import print_runs, print_saved
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes, sealed
from lawgap.reading.run_reader import read_run
from lawgap.saving.listing import list_runs
from lawgap.saving.saved_runs import save_run


def _fault(run: Run, state: Path) -> Fault:
    with pytest.raises(FaultyDataError) as raised:
        save_run(run, state)
    (fault,) = raised.value.faults
    return fault


def _known(run: Run, day: date = date(2016, 6, 1)) -> Run:
    return run.model_copy(update={"known_on": day})


def test_a_run_is_saved_under_its_dates_and_its_digest(small: Run, state: Path) -> None:
    saved = save_run(small, state)
    assert saved.is_new
    assert saved.path == state / "runs" / f"2016-12-31-{sealed(small)[1][:12]}.json"
    assert saved.path.read_bytes() == run_bytes(small)
    assert read_run(saved.path) == small
    assert saved.path.stat().st_mode & 0o777 == 0o444
    assert [path.name for path in saved.path.parent.iterdir()] == [saved.path.name]


def test_the_day_of_knowledge_is_in_the_name(small: Run, state: Path) -> None:
    saved = save_run(_known(small), state)
    assert saved.path.name.startswith("2016-12-31-known-2016-06-01-")
    assert save_run(small, state).path != saved.path


def test_whatever_made_another_content_makes_another_name(small: Run, state: Path) -> None:
    others = [
        small,
        small.model_copy(update={"program": "lawgap 9.9"}),
        small.model_copy(update={"engine": "another engine"}),
        small.model_copy(update={"scores": None}),
        small.model_copy(update={"inputs": {**small.inputs, "x": "0"}}),
    ]
    assert len({save_run(run, state).path for run in others}) == len(others)


def test_the_same_run_again_changes_nothing(small: Run, state: Path) -> None:
    first = save_run(small, state)
    before = first.path.stat()
    again = save_run(small, state)
    assert (again.path, again.is_new) == (first.path, False)
    after = first.path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_saved_run_that_was_changed_is_named_and_left_alone(small: Run, state: Path) -> None:
    path = save_run(small, state).path
    path.chmod(0o644)
    path.write_bytes(run_bytes(small).replace(b"not_met", b"met"))
    changed = path.read_bytes()
    fault = _fault(small, state)
    assert (fault.file, fault.code) == (str(path), "changed-run")
    assert sealed(small)[1] in fault.message
    assert path.read_bytes() == changed


@pytest.mark.parametrize("there", ["folder", "link"])
def test_something_else_of_that_name(there: str, small: Run, state: Path) -> None:
    path = save_run(small, state).path
    path.unlink()
    if there == "folder":
        path.mkdir()
    else:
        path.symlink_to(state / "nowhere.json")
    assert _fault(small, state).code == "changed-run"
    assert not (state / "nowhere.json").exists()


def test_runs_that_is_no_folder(small: Run, state: Path) -> None:
    (state / "runs").write_text("a file")
    fault = _fault(small, state)
    assert (fault.file, fault.code) == (str(state / "runs"), "unwritable")


def test_what_cannot_be_written_leaves_nothing(small: Run, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", full)
    monkeypatch.setattr(Path, "rename", full)
    fault = _fault(small, state)
    assert (fault.code, fault.message) == ("unwritable", "cannot be written: No space left on device")
    assert list(state.iterdir()) == []


def test_a_file_system_without_links(small: Run, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert read_run(save_run(small, state).path) == small
    assert not save_run(small, state).is_new


def test_many_at_once_save_one_file(small: Run, state: Path) -> None:
    (state / "runs").mkdir()
    with ThreadPoolExecutor(8) as pool:
        saved = list(pool.map(lambda _: save_run(small, state), range(16)))
    assert sum(one.is_new for one in saved) == 1
    assert len(list((state / "runs").iterdir())) == 1


def _lines(text: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in text.splitlines())


def test_saving_prints_the_path(small: Run, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_saved(small, state)
    first = capsys.readouterr()
    print_saved(small, state)
    second = capsys.readouterr()
    assert first.out == second.out == f"{save_run(small, state).path}\n"
    assert first.err.endswith(": saved\n")
    assert second.err.endswith(": is there already; nothing was changed\n")


def test_the_list_of_saved_runs(small: Run, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for run in (small, _known(small), small.model_copy(update={"as_of": date(2014, 1, 1)})):
        save_run(run, state)
    (state / "runs" / "notes.txt").write_text("no run")
    runs, faults = list_runs(state)
    assert faults == []
    assert [(run.as_of.year, run.known_on) for run in runs] == [(2014, None), (2016, date(2016, 6, 1)), (2016, None)]
    assert runs[2].inputs == small.content_hash
    assert sum(runs[0].verdicts.values()) == len(small.findings)
    print_runs(state)
    printed = list(_lines(capsys.readouterr().out))
    assert printed[0] == "Run, and what it found As of Known on Program"
    assert printed[1] == f"{runs[0].path.name} 2014-01-01 everything 0.1.0"
    assert any("12 unknown" in line for line in printed)


def test_nothing_saved_yet(state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    print_runs(state)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "no run is saved yet" in printed.err


def test_the_list_goes_on_where_one_file_is_spoilt(small: Run, state: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = save_run(small, state).path
    (good.parent / "2015-01-01-cut.json").write_bytes(run_bytes(small)[:1000])
    with pytest.raises(FaultyDataError) as raised:
        print_runs(state)
    assert [fault.code for fault in raised.value.faults] == ["no-run"]
    assert good.name in capsys.readouterr().out


def test_runs_that_cannot_be_listed(state: Path) -> None:
    (state / "runs").write_text("a file")
    with pytest.raises(FaultyDataError) as raised:
        list_runs(state)
    assert raised.value.faults[0].code == "unreadable"
