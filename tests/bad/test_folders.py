"""Places that are not what they should be: a missing State, a file for a folder, files that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def _codes(ended) -> list[tuple[str, str]]:
    assert (ended.code, ended.out) == (3, "")
    return [(Path(fault.file).name, fault.code) for fault in ended.faults]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("kza", "there is no such State. There are: xyz. The path of a State's folder will do too"),
        ("xzy", "there is no such State; did you mean xyz? There are: xyz."),
        ("XYZONIA", "there is no such State; did you mean xyz? There are: xyz."),
        ("", "is missing; a State's folder holds state.yaml, sources.yaml and, under facts/, the statements"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_missing_state(name: str, told: str, lawgap, ground, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = lawgap("--library", ground.library, "assess", name, "--assessments", ground.home)
    assert (ended.code, ended.out) == (3, "")
    assert told in ended.fault.message


def test_no_state_at_all(lawgap, ground, tmp_path: Path) -> None:
    ended = lawgap("--library", ground.library, "assess", "kaz", "--assessments", tmp_path / "none")
    assert (ended.fault.code, ended.code) == ("missing-state", 3)
    assert f"There is none in {tmp_path / 'none'}" in ended.fault.message


def test_a_state_that_is_a_file(lawgap, ground) -> None:
    ended = lawgap("--library", ground.library, "assess", ground.state / "state.yaml")
    assert (ended.code, ended.fault.code) == (3, "missing-state")
    assert ended.fault.message == "is a file; a State is a folder with state.yaml, sources.yaml and facts/"


def test_a_folder_that_is_no_state(lawgap, ground) -> None:
    assert _codes(lawgap("--library", ground.library, "assess", ground.home)) == [("state.yaml", "missing-file")]


@pytest.mark.parametrize("command", ["assess", "check"])
def test_a_missing_file_of_a_state(command: str, lawgap, ground) -> None:
    (ground.state / "sources.yaml").unlink()
    ended = lawgap("--library", ground.library, command, ground.state)
    assert (ended.code, ended.fault.code) == (3, "missing-file")
    assert Path(ended.fault.file).name == "sources.yaml"
    assert ended.fault.message.startswith("is missing; a State's folder holds state.yaml")


def test_every_state_is_checked_and_what_is_no_folder_is_left_alone(lawgap, ground, monkeypatch) -> None:
    (ground.state / "state.yaml").unlink()
    (ground.home / "README.md").write_text("The States")
    monkeypatch.chdir(ground.home.parent)
    ended = lawgap("--library", ground.library, "check")
    assert (ended.code, ended.fault.code) == (3, "missing-file")
    assert ended.fault.file == "assessments/xyz/state.yaml"
    assert ended.out.startswith("library: 1 instruments")


def test_a_missing_file_of_the_library(assess, ground) -> None:
    (ground.library / "rules" / "scoring.yaml").unlink()
    assert _codes(assess()) == [("scoring.yaml", "missing-file")]


def test_a_state_without_facts_is_all_unknown(assess, ground) -> None:
    for path in (ground.state / "facts").iterdir():
        path.unlink()
    (ground.state / "facts").rmdir()
    (ground.state / "reviews.yaml").unlink()
    assert assess("--format", "json").code == 0


def test_no_library(lawgap, tmp_path: Path) -> None:
    ended = lawgap("--library", tmp_path, "check")
    assert (ended.code, ended.out, ended.fault.code) == (3, "", "no-library")
    assert str(tmp_path) in ended.fault.message


def test_a_link_that_leads_nowhere_and_one_that_leads_back(assess, ground) -> None:
    (ground.state / "facts" / "gone.yaml").symlink_to("nothing.yaml")
    (ground.state / "facts" / "loop").symlink_to("..", target_is_directory=True)
    (ground.state / "facts" / "self.yaml").symlink_to("self.yaml")
    ended = assess()
    assert _codes(ended) == [("gone.yaml", "unreadable"), ("loop", "unreadable"), ("self.yaml", "unreadable")]
    assert "remove" in ended.faults[0].message


def test_a_pipe_does_not_make_it_wait(assess, ground) -> None:
    os.mkfifo(ground.state / "facts" / "pipe.yaml")
    assert _codes(assess()) == [("pipe.yaml", "unreadable")]


def test_a_file_that_may_not_be_read(assess, ground, monkeypatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args, **kwargs):
        if path.name in ("judge.yaml", "lawyer.yaml") and "facts" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    ended = assess()
    assert _codes(ended)[:2] == [("judge.yaml", "unreadable"), ("lawyer.yaml", "unreadable")]
    assert ended.faults[0].message == "cannot be read: Permission denied"


def test_a_folder_that_may_not_be_read(assess, ground, monkeypatch) -> None:
    listed = Path.iterdir

    def refuse(path: Path):
        if path.name == "facts" and path.parent == ground.state:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ("facts", "unreadable") in _codes(assess())


def test_what_is_no_file_of_ours_is_left_alone(assess, ground) -> None:
    (ground.state / "facts" / "._judge.yaml").write_bytes(b"\x00\x05\x16\x07")
    (ground.state / "facts" / "judge.yaml~").write_text("[")
    (ground.state / "notes.md").write_text("[")
    (ground.state / "runs").mkdir()
    (ground.state / "runs" / "old.yaml").write_text("[")
    assert assess("--format", "json").code == 0


def test_a_file_that_is_too_large(assess, ground) -> None:
    with (ground.state / "facts" / "large.yaml").open("wb") as file:
        file.truncate(50_000_000_000)
    assert _codes(assess()) == [("large.yaml", "too-large")]
