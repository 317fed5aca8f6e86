"""lawgap check: reads everything and says all that is wrong at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawgap.checking.loading import faults_of_state, open_library, open_state
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.library import Library
from lawgap.reading.location import find_library, find_state

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def _compile(library: Library) -> None:
    """Compile every rule for durable-rules too, so that what lies outside its fence is seen here and not later."""
    from lawgap.evaluating.deciding import Decider
    from lawgap.evaluating.durable_engine import FenceError

    try:
        Decider(library.conditions, library.data.facts).close()
    except FenceError as error:
        raise FaultyDataError([Fault("rules", 0, 0, "outside-fence", f"{error}; split the requirement")]) from None


def check_all(library: Path | None, path: Path | None) -> None:
    """Check the library and the State at the path, or every State beside the library."""
    root = find_library(library)
    folders = _states(root, path)
    try:
        opened = open_library(root)
        _compile(opened)
    except FaultyDataError as error:
        raise FaultyDataError([*error.faults, *(f for folder in folders for f in faults_of_state(folder))]) from None
    data = opened.data
    click.echo(
        f"library: {len(data.instruments)} instruments, {len(data.requirements)} requirements, "
        f"{len(data.rules)} rules, {sum(len(rule.cases) for rule in data.rules.values())} cases, "
        f"{len(data.facts)} facts, {len(data.conclusions)} conclusions: no faults"
    )
    faults: list[Fault] = []
    for folder in folders:
        try:
            state = open_state(folder, opened)
        except FaultyDataError as error:
            faults += error.faults
            continue
        file = state.file
        click.echo(
            f"{file.state.name}: {len(file.statements)} statements, {len(file.sources)} sources, "
            f"{len(file.acts)} acts, {len(file.reviews)} reviews: no faults"
        )
    if faults:
        raise FaultyDataError(faults)


def _states(root: Traversable, path: Path | None) -> list[Path]:
    """The State that is named, else every State beside the library or below this folder."""
    if path:
        return [find_state(str(path))]
    home = Path(str(root)) / "assessments"
    if not home.is_dir():
        home = Path("assessments")
    return sorted(folder for folder in home.glob("[!.]*") if folder.is_dir())
