"""lawgap save and lawgap runs: saves a run in the State's folder, and lists what was saved."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lawgap.cli.run_table import STYLES
from lawgap.model.fault import FaultyDataError
from lawgap.model.run import Run
from lawgap.model.words import Verdict
from lawgap.saving.listing import SavedRun, list_runs
from lawgap.saving.saved_runs import Saved, save_run


def save(run: Run, state: Path) -> Saved:
    """Save the run in the State's folder and say so on stderr.

    Raises FaultyDataError where it cannot be saved; nothing is then written.
    """
    saved = save_run(run, state)
    click.echo(f"{saved.path}: {'saved' if saved.is_new else 'is there already; nothing was changed'}", err=True)
    return saved


def print_saved(run: Run, state: Path) -> None:
    """Save the run and print its path."""
    click.echo(str(save(run, state).path))


def print_runs(state: Path) -> None:
    """Print the saved runs as a table.

    Raises FaultyDataError, after the table, with what is wrong with those that cannot be read.
    """
    runs, faults = list_runs(state)
    if runs:
        Console(highlight=False).print(_table(runs))
    elif not faults:
        click.echo(f"{state}: no run is saved yet; lawgap save makes one", err=True)
    if faults:
        raise FaultyDataError(faults)


def _table(runs: list[SavedRun]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Run, and what it found", overflow="fold", ratio=1)
    table.add_column("As of", no_wrap=True)
    table.add_column("Known on", no_wrap=True)
    table.add_column("Program", no_wrap=True)
    for run in runs:
        known = run.known_on.isoformat() if run.known_on else "everything"
        account = Text(run.path.name).append("\n").append(_counts(run.verdicts))
        table.add_row(account, run.as_of.isoformat(), known, run.program.removeprefix("lawgap "))
    return table


def _counts(verdicts: dict[Verdict, int]) -> Text:
    text = Text()
    for verdict, number in verdicts.items():
        text.append(", " if text else "").append(f"{number} {verdict.words}", style=STYLES[verdict])
    return text
