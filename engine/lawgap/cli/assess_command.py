"""lawgap assess: measures a State and prints a table, or the run as JSON."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from lawgap.cli.files import write_files
from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes
from lawgap.model.words import Verdict


def print_run(run: Run, form: str, out: Path | None, overwrite: bool, everything: bool) -> None:
    """Print the run, or write it to the file."""
    if form == "json":
        content = run_bytes(run)
        if out:
            write_files({out: content}, overwrite)
        else:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        return
    from rich.console import Console

    from lawgap.cli.run_table import tables

    if out is None:
        console = Console(highlight=False)
        for part in tables(run, everything):
            console.print(part)
        return
    console = Console(highlight=False, record=True, width=120, file=None, quiet=True)
    with console.capture() as capture:
        console.quiet = False
        for part in tables(run, everything):
            console.print(part)
    write_files({out: capture.get().encode()}, overwrite)


def end_on(run: Run, fail_on: Sequence[str]) -> None:
    """End with 1 where a finding has one of the verdicts."""
    counts = Counter(finding.verdict for finding in run.findings)
    reached = [name for name in fail_on if counts[Verdict(name)]]
    if reached:
        found = ", ".join(f"{counts[Verdict(name)]} {Verdict(name).words}" for name in reached)
        click.echo(f"--fail-on: {found}", err=True)
        sys.exit(1)
