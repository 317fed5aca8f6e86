"""Kazakhstan at five dates against accepted results: a changed verdict, bound, conclusion or score must be meant.

To accept a change: ``.venv/bin/python -m pytest tests/golden --accept``, then read the difference before committing.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lawgap.model.run import Run

FOLDER = Path(__file__).parent
DATES = (date(2014, 3, 4), date(2016, 12, 31), date(2019, 1, 1), date(2023, 5, 12), date(2026, 11, 22))


@pytest.mark.parametrize("as_of", DATES, ids=str)
def test_the_run_is_the_accepted_one(assessed: Callable[..., Run], accept: bool, as_of: date) -> None:
    file = FOLDER / f"kaz-{as_of}.txt"
    found = outline(assessed(str(as_of)))
    if accept:
        file.write_text(found, encoding="utf-8")
    accepted = file.read_text(encoding="utf-8")
    difference = "\n".join(
        difflib.unified_diff(accepted.splitlines(), found.splitlines(), "accepted", "found", lineterm="")
    )
    assert found == accepted, f"{difference}\n\nif this is meant: .venv/bin/python -m pytest tests/golden --accept"


def outline(run: Run) -> str:
    """What matters of a run, a line each."""
    lines = [f"{f.requirement}  {f.verdict}  {f.lower:g}..{f.upper:g}" for f in run.findings]
    lines += [f"=> {drawn.rule.id}  step {drawn.depth}" for drawn in run.conclusions]
    assert run.scores
    for score in (*run.scores.instruments, *run.scores.articles):
        name = f"{score.instrument} {score.article or 'all'} {score.layer}"
        interval = f"{score.lower:.4f}..{score.upper:.4f}"
        lines.append(f"# {name}  {interval}  known {score.coverage:.4f}  band {score.band}  defects {score.defects}")
    return "\n".join(lines) + "\n"
