"""lawgap diff: compares a State at two days, or two run files."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import click

from lawgap.assessment import assess
from lawgap.cli.files import write_files
from lawgap.cli.options import instruments_of, open_both
from lawgap.comparing.difference import compare
from lawgap.model.difference import Difference
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.reading.run_reader import read_run

if TYPE_CHECKING:
    from typing import Unpack

WORSE = ("opened", "worse")


class Sides(TypedDict):
    """The options of diff."""

    first: date | None
    last: date | None
    known_from: date | None
    known_to: date | None
    standards: str | None
    assessments: Path | None
    form: str
    out: Path | None
    overwrite: bool
    fail_on: str | None


def print_difference(library: Path | None, states: tuple[str, ...], **options: Unpack[Sides]) -> None:
    """Print the difference in the form; end with 1 where --fail-on is reached."""
    difference = _between_runs(*states) if len(states) == 2 else _between_days(library, states[0], **options)
    _show(difference, options["form"], options["out"], options["overwrite"], library)
    worse = [move for move in difference.moves if move.kind in WORSE]
    if options["fail_on"] and worse:
        click.echo(f"--fail-on worse: {len(worse)} findings opened or got worse", err=True)
        sys.exit(1)


def _between_runs(first: str, last: str) -> Difference:
    before, after = read_run(Path(first)), read_run(Path(last))
    if before.state.state != after.state.state:
        message = f"is about {after.state.name}, and {first} about {before.state.name}; compare runs of one State"
        raise FaultyDataError([Fault(last, 0, 0, "another-state", message)])
    return compare(before, after)


def _between_days(library: Path | None, name: str, **options: Unpack[Sides]) -> Difference:
    opened, state = open_both(
        library,
        state=name,
        assessments=options["assessments"],
        as_of=options["last"],
        known_on=None,
        standards=options["standards"],
        no_scores=False,
    )
    chosen = instruments_of(options["standards"])
    first, last = options["first"], options["last"] or date.today()
    assert first
    before = assess(opened, state, first, options["known_from"], chosen)
    return compare(before, assess(opened, state, last, options["known_to"], chosen))


def _show(difference: Difference, form: str, out: Path | None, overwrite: bool, library: Path | None) -> None:
    if form == "json":
        text = difference.model_dump_json(by_alias=True, exclude_none=True, indent=1)
        if out:
            write_files({out: f"{text}\n".encode()}, overwrite)
        else:
            click.echo(text)
        return
    if form == "table":
        if out:
            raise click.UsageError("the table is only printed; --output goes with --format json, pdf or html")
        from rich.console import Console

        from lawgap.cli.difference_table import tables

        console = Console(highlight=False)
        for part in tables(difference):
            console.print(part)
        return
    from lawgap.cli.report_files import formats_of

    try:
        formats = formats_of(form)
    except click.BadParameter:
        known = "there are table, json, pdf and html, and both reports as pdf,html"
        raise click.BadParameter(f"{form!r} is not a format; {known}", param_hint="--format") from None
    from lawgap.cli.change_report_command import write_change_reports

    for path in write_change_reports(difference, formats, out, overwrite, library):
        click.echo(str(path))
