"""The same inputs give the same bytes: in another process, with another hash seed, with and without the cache."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes

ARGUMENTS = ("assess", "kaz", "--as-of", "2019-01-01", "--format", "json")


def in_another_process(root: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """The command line, run with this environment."""
    program = "from lawgap.cli.main import main; main()"
    command = [sys.executable, "-c", program, *ARGUMENTS]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize(("seed", "cached"), [("0", True), ("4242", True), ("77", False)])
def test_another_process_writes_the_same_bytes(
    seed: str, cached: bool, root: Path, tmp_path: Path, assessed: Callable[..., Run]
) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Almaty" if cached else "UTC"}
    if not cached:
        environment["LAWGAP_CACHE"] = str(tmp_path / "empty")
    done = in_another_process(root, environment)
    assert done.returncode == 0, done.stderr.decode()
    here = run_bytes(assessed("2019-01-01"))
    assert hashlib.sha256(done.stdout).hexdigest() == hashlib.sha256(here).hexdigest()


def test_a_cache_that_cannot_be_written_changes_nothing(
    root: Path, tmp_path: Path, assessed: Callable[..., Run]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    environment = os.environ | {"LAWGAP_CACHE": str(blocked)}
    done = in_another_process(root, environment)
    assert done.stdout == run_bytes(assessed("2019-01-01"))


def test_the_content_hash_names_dates_instruments_and_every_input(assessed: Callable[..., Run]) -> None:
    run = assessed("2019-01-01")
    changed = [
        run.model_copy(update={"inputs": run.inputs | {"standards/cat/article-1.yaml": "0" * 64}}),
        assessed("2019-01-02"),
        assessed("2019-01-01", "2019-06-01"),
        run.model_copy(update={"instruments": ("cat",)}),
    ]
    assert len({run.content_hash, *(other.content_hash for other in changed)}) == 5
    assert {"rules/scoring.yaml", "assessments/kaz/state.yaml", "assessments/kaz/reviews.yaml"} <= run.inputs.keys()
