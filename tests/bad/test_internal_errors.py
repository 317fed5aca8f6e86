"""What must never happen ends with 4 and a message; what the user or the system stops ends quietly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import lawgap.assessment
from lawgap.evaluating.deciding import EngineDisagreementError
from lawgap.evaluating.durable_engine import FenceError, FiringError, engine_name
from lawgap.evaluating.findings import TooManyReadingsError


@pytest.fixture
def ending(assess, monkeypatch):
    """Assess, while the assessment raises this error."""

    def run(error: BaseException):
        def fail(*args: object) -> None:
            raise error

        monkeypatch.setattr(lawgap.assessment, "known_facts", fail)
        ended = assess("--format", "json")
        assert ended.out == ""
        return ended

    return run


@pytest.mark.parametrize("kind", [EngineDisagreementError, FenceError, FiringError, TooManyReadingsError])
def test_an_internal_error(kind: type[Exception], ending) -> None:
    ended = ending(kind("cat.11.judge: the accounts differ\n  met: true"))
    assert ended.code == 4
    assert ended.err.startswith("internal error: cat.11.judge: the accounts differ\n  met: true\n")


def test_an_error_nobody_thought_of(ending, monkeypatch) -> None:
    monkeypatch.delenv("LAWGAP_DEBUG", raising=False)
    ended = ending(KeyError("custody"))
    assert ended.code == 4
    assert "KeyError: 'custody' (test_internal_errors.py, line " in ended.err


def test_for_a_developer_the_error_is_raised(ending, monkeypatch) -> None:
    monkeypatch.setenv("LAWGAP_DEBUG", "1")
    with pytest.raises(KeyError):
        ending(KeyError("custody"))


def test_a_file_that_the_system_does_not_give(ending) -> None:
    ended = ending(PermissionError(13, "Permission denied", "x.yaml"))
    assert (ended.code, str(ended.fault)) == (3, "x.yaml: cannot be used: Permission denied [unreadable]")


def test_an_interruption(ending) -> None:
    ended = ending(KeyboardInterrupt())
    assert (ended.code, ended.err.strip()) == (130, "")


@pytest.mark.parametrize("arguments", [["--format", "json"], ["--all"]])
def test_a_reader_that_goes_away(arguments: list[str], ground) -> None:
    command = [sys.executable, "-c", "from lawgap.cli.main import main; main()", "--library", ground.library, "assess"]
    with subprocess.Popen(
        [*map(str, command), str(ground.state), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.skipif(engine_name() is None, reason="durable-rules is not here")
def test_a_rule_outside_the_fence_is_a_fault_of_the_library(lawgap, ground) -> None:
    path = ground.library / "rules" / "cat" / "lawyer.yaml"
    parts = [f"custody.hours_before_judge == {hours}" for hours in range(9)]
    met = f"met: custody.lawyer_from_start and at_least(4, {', '.join(parts)})"
    path.write_text(path.read_text().replace("met: custody.lawyer_from_start", met))
    ended = lawgap("--library", ground.library, "check", ground.state)
    assert (ended.code, ended.fault.code) == (3, "outside-fence")
    assert "cat.11.lawyer" in ended.fault.message


def test_a_machine_without_the_libraries_for_pdf(assess, lawgap, tmp_path: Path, monkeypatch) -> None:
    from lawgap.reporting import pdf

    def fail(*args: object) -> None:
        raise pdf.MissingSystemLibraryError

    assert assess("--format", "json", "-o", tmp_path / "run.json").code == 0
    monkeypatch.setattr(pdf, "render_pdf", fail)
    ended = lawgap("report", tmp_path / "run.json", "-o", tmp_path / "run.pdf")
    assert (ended.code, ended.out, ended.fault.code) == (3, "", "missing-library")
    assert not (tmp_path / "run.pdf").exists()
