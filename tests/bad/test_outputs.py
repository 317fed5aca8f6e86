"""Outputs that cannot be written: exit 3, a message that says what to do, and nothing changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawgap.cli.files import write_files
from lawgap.model.fault import FaultyDataError

FORMS = (("--format", "json"), ("--format", "table"))


@pytest.fixture(params=FORMS, ids=["json", "table"])
def refused(request, assess):
    """Assess into a path that must be refused, and give the message."""

    def run(output: Path, *options: str) -> str:
        ended = assess(*request.param, "-o", output, *options)
        assert (ended.code, ended.out) == (3, "")
        assert (ended.fault.code, ended.fault.file) == ("unwritable", str(output))
        return ended.fault.message

    return run


def test_a_file_that_exists(refused, tmp_path: Path) -> None:
    output = tmp_path / "run.json"
    output.write_text("as it was")
    assert refused(output) == "exists already; add --overwrite to replace it, or name another file with -o"
    assert output.read_text() == "as it was"


@pytest.mark.parametrize("options", [[], ["--overwrite"]])
def test_a_folder(options: list[str], refused, tmp_path: Path) -> None:
    assert refused(tmp_path, *options) == "is a folder; name a file in it with -o"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["assessments", "library"]


def test_a_folder_that_does_not_exist(refused, tmp_path: Path) -> None:
    assert refused(tmp_path / "out" / "run.json").startswith(f"there is no folder {tmp_path / 'out'}; make it first")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file(refused, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("as it was")
    assert "is a file and no folder" in refused(tmp_path / "out" / "run.json")
    assert (tmp_path / "out").read_text() == "as it was"


def test_a_folder_that_may_not_be_written_in(refused, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert refused(tmp_path / "run.json").startswith(f"you may not write in the folder {tmp_path}")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no folder here in which not even root can write")
def test_a_folder_in_which_nobody_can_write(assess) -> None:
    ended = assess("--format", "json", "-o", "/proc/run.json")
    assert (ended.code, ended.out, ended.fault.code) == (3, "", "unwritable")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there are no devices here")
def test_a_device_is_not_replaced(refused) -> None:
    assert refused(Path(os.devnull), "--overwrite").startswith("is no plain file")
    assert not Path(os.devnull).is_file()


def test_a_name_that_is_too_long(refused, tmp_path: Path) -> None:
    assert "cannot be written: " in refused(tmp_path / ("x" * 300))


def test_all_files_or_none(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "missing" / "bad.json"
    with pytest.raises(FaultyDataError):
        write_files({good: b"new", bad: b"new"}, overwrite=True)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_nothing_behind(refused, tmp_path: Path, monkeypatch) -> None:
    def full(handle: int, mode: str) -> object:
        os.close(handle)
        raise OSError(28, "No space left on device", str(tmp_path / "run.json"))

    monkeypatch.setattr(os, "fdopen", full)
    assert refused(tmp_path / "run.json") == "cannot be written: No space left on device"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["assessments", "library"]


def test_nothing_is_written_where_the_data_is_faulty(assess, ground, tmp_path: Path) -> None:
    (ground.state / "state.yaml").write_text("state: [")
    assert assess("--format", "json", "-o", tmp_path / "run.json").code == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["assessments", "library"]
