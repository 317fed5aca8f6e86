"""lawgap import: takes a filled-in questionnaire into a State's folder, all of it or nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from lawgap.asking.intake import Intake, take_in
from lawgap.asking.topics import read_topics
from lawgap.checking.loading import open_library
from lawgap.cli.files import write_files
from lawgap.reading.location import find_library


def import_workbook(library: Path | None, folder: Path, workbook: Path, dry_run: bool) -> None:
    """Read the workbook, write what is new as files of its own, and say what was written.

    Raises FaultyDataError with every fault; nothing is then written.
    """
    root = find_library(library)
    intake = take_in(folder, open_library(root), read_topics(root), workbook)
    if not intake.files:
        again = f" ({_count(intake.repeated, 'answer')} imported before)" if intake.repeated else ""
        click.echo(f"nothing is new in {workbook}{again}; nothing was written")
        return
    if not dry_run:
        _write(intake)
    verb = "would be written" if dry_run else "written"
    counts = ((len(intake.statements), "statement"), (len(intake.sources), "source"), (len(intake.acts), "act"))
    said = ", ".join(_count(number, noun) for number, noun in counts if number)
    before = f"; {_count(intake.repeated, 'answer')} imported before" if intake.repeated else ""
    click.echo(f"{said} {verb}{before}")
    for path in intake.files:
        click.echo(f"  {path}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _write(intake: Intake) -> None:
    """Write all files or none; a folder that was made for them goes again where they could not be written."""
    made = [folder for folder in {path.parent for path in intake.files} if not folder.exists()]
    try:
        for folder in made:
            folder.mkdir()
        write_files(intake.files, overwrite=False)
    except BaseException:
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
