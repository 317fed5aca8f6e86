"""lawgap check: reads everything and says all that is wrong at once."""

from __future__ import annotations

from pathlib import Path

import click

from lawgap.checking.loading import open_library, open_state
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.reading.location import find_library


def check_all(library: Path | None, path: Path | None) -> None:
    """Check the library and the State at the path, or every State beside the library."""
    root = find_library(library)
    opened = open_library(root)
    data = opened.data
    click.echo(
        f"library: {len(data.instruments)} instruments, {len(data.requirements)} requirements, "
        f"{len(data.rules)} rules, {sum(len(rule.cases) for rule in data.rules.values())} cases, "
        f"{len(data.facts)} facts, {len(data.conclusions)} conclusions: no faults"
    )
    faults: list[Fault] = []
    home = Path(str(root)) / "assessments"
    if not home.is_dir():
        home = Path("assessments")
    for folder in [path] if path else sorted(home.iterdir()) if home.is_dir() else []:
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
