"""Lists the saved runs of a State: what each was made from, and what it found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run
from lawgap.model.words import Verdict
from lawgap.reading.run_reader import read_run
from lawgap.saving.saved_runs import FOLDER


@dataclass(frozen=True, slots=True)
class SavedRun:
    """One line of the list; ``inputs`` is the hash over all inputs, which the report prints on its cover."""

    path: Path
    as_of: date
    known_on: date | None
    program: str
    instruments: tuple[str, ...]
    inputs: str
    verdicts: dict[Verdict, int]


def list_runs(state: Path) -> tuple[list[SavedRun], list[Fault]]:
    """The saved runs in order of their dates, and what is wrong with those that cannot be read.

    Raises FaultyDataError where the folder itself cannot be read.
    """
    folder = state / FOLDER
    runs: list[SavedRun] = []
    faults: list[Fault] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json") if folder.exists() else []
    except OSError as error:
        fault = Fault(str(folder), 0, 0, "unreadable", f"cannot be read: {error.strerror}")
        raise FaultyDataError([fault]) from None
    for path in paths:
        try:
            runs.append(_line(path, read_run(path)))
        except FaultyDataError as error:
            faults += error.faults
    runs.sort(key=lambda run: (run.as_of, run.known_on or date.max, run.path.name))
    return runs, faults


def _line(path: Path, run: Run) -> SavedRun:
    counts = Counter(finding.verdict for finding in run.findings)
    return SavedRun(
        path=path,
        as_of=run.as_of,
        known_on=run.known_on,
        program=run.program,
        instruments=run.instruments,
        inputs=run.content_hash,
        verdicts={verdict: counts[verdict] for verdict in Verdict if counts[verdict]},
    )
