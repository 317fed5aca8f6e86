"""The commands that keep runs: saving one, and listing those that are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawgap.cli.options import What, measure, measured

if TYPE_CHECKING:
    from typing import Unpack


@click.command()
@measured
@click.pass_obj
def save(library: Path | None, **what: Unpack[What]) -> None:
    """Measure STATE and save the run in its folder, under runs/; print the path."""
    from lawgap.cli.save_command import print_saved
    from lawgap.reading.location import find_state

    print_saved(measure(library, **what), find_state(what["state"], what["assessments"]))


@click.command()
@click.argument("state")
@click.option("--assessments", type=click.Path(path_type=Path), help="The folder with the States.")
def runs(state: str, assessments: Path | None) -> None:
    """List the saved runs of STATE: what each was made from, and what it found."""
    from lawgap.cli.save_command import print_runs
    from lawgap.reading.location import find_state

    print_runs(find_state(state, assessments))


SAVING_COMMANDS = (save, runs)
