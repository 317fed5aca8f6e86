"""Run files that cannot be read back: each with a message, whoever asks."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import SCHEMA_VERSION
from lawgap.reading import run_reader
from lawgap.reading.run_reader import read_run


@pytest.fixture
def saved(assess, tmp_path: Path) -> Path:
    path = tmp_path / "run.json"
    assert assess("--format", "json", "-o", path).code == 0
    return path


def _faults(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultyDataError) as raised:
        read_run(path)
    assert {fault.file for fault in raised.value.faults} == {str(path)}
    return raised.value.faults


def test_a_run_file_is_read_back(saved: Path) -> None:
    assert read_run(saved).state.state == "XYZ"


SPOILT: dict[str, tuple[Callable[[bytes], bytes], str, str]] = {
    "cut short": (lambda run: run[: len(run) // 2], "no-run", "was cut short; make it with lawgap assess"),
    "empty": (lambda run: b"", "no-run", "is no run file"),
    "not JSON": (lambda run: b"state: XYZ\n", "no-run", "is no run file"),
    "a PDF": (lambda run: b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "no-run", "is no run file"),
    "a list": (lambda run: b"[1, 2]", "no-run", "is no run file"),
    "brackets": (lambda run: b"[" * 100_000, "no-run", "is no run file"),
    "a number": (lambda run: b"9" * 5000, "no-run", "is no run file"),
    "newer": (lambda run: _with(run, schema_version=SCHEMA_VERSION + 1), "schema-version", "install a newer lawgap"),
    "without a version": (lambda run: b"{}", "schema-version", "make it anew"),
    "a key too many": (lambda run: _with(run, remark="x"), "no-run", "remark"),
    "changed by hand": (lambda run: run.replace(b"Exemplia", b"Examplia"), "changed-run", "was changed after"),
    "a wrong date": (lambda run: _with(run, as_of="2023-02-30"), "no-run", "as_of"),
}


def _with(run: bytes, **changes: object) -> bytes:
    return json.dumps({**json.loads(run), **changes}).encode()


@pytest.mark.parametrize(("spoil", "code", "told"), list(SPOILT.values()), ids=list(SPOILT))
def test_a_spoilt_run_file(spoil: Callable[[bytes], bytes], code: str, told: str, saved: Path, lawgap) -> None:
    saved.write_bytes(spoil(saved.read_bytes()))
    fault = _faults(saved)[0]
    assert fault.code == code
    assert told in fault.message
    ended = lawgap("report", saved, "--format", "html", "-o", saved.with_suffix(".html"))
    assert (ended.code, ended.out, ended.faults[0].code) == (3, "", code)
    assert not saved.with_suffix(".html").exists()


def test_a_run_file_that_is_missing(tmp_path: Path) -> None:
    assert "there is no such file" in _faults(tmp_path / "run.json")[0].message


def test_a_run_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "run.json").mkdir()
    assert _faults(tmp_path / "run.json") == (
        Fault(str(tmp_path / "run.json"), 0, 0, "unreadable", "is a folder; name the run file in it"),
    )


def test_a_run_file_that_is_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "run.json")
    assert "is no plain file" in _faults(tmp_path / "run.json")[0].message


def test_a_run_file_that_is_too_large(saved: Path, monkeypatch) -> None:
    monkeypatch.setattr(run_reader, "MAX_BYTES", 100)
    assert _faults(saved)[0].code == "too-large"
