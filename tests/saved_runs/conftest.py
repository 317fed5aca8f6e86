"""The committed old files, a small run to spoil, and the command line run in this process."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.cli.main import main
from lawgap.model.library import Library
from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="session")
def small(library: Library, kazakhstan: OpenState) -> Run:
    """A run on two instruments."""
    return assess(library, kazakhstan, date(2016, 12, 31), instruments=["opcat", "ovs"], durable=False)


@pytest.fixture
def written(small: Run, tmp_path: Path) -> Path:
    """The small run as a file."""
    path = tmp_path / "run.json"
    path.write_bytes(run_bytes(small))
    return path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A State's folder to save in."""
    folder = tmp_path / "kaz"
    folder.mkdir()
    return folder


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[object, str, str]]:
    """Run the command line; how it ended, what it printed and what it complained about."""

    def run(*arguments: str | Path) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["lawgap", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        return (code, *capsys.readouterr())

    return run
