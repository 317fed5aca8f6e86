"""The commands that gather facts: which questions to ask, and how the answers come in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawgap.cli.options import What, instruments_of, measured

if TYPE_CHECKING:
    from typing import Unpack

_HOME = click.option("--assessments", type=click.Path(path_type=Path), help="The folder with the States.")


@click.command()
@measured
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--xlsx", type=click.Path(path_type=Path), help="Write a workbook to fill in instead of printing.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
@click.option("--all", "everything", is_flag=True, help="Every question, also those on which no finding waits.")
@click.pass_obj
def questions(
    library: Path | None, form: str, xlsx: Path | None, overwrite: bool, everything: bool, **what: Unpack[What]
) -> None:
    """The unknown and contested facts on STATE that would move the most, as a list or as a questionnaire."""
    from lawgap.cli.questions_command import ask, print_questions, write_workbook
    from lawgap.reading.location import find_state

    folder = find_state(what["state"], what["assessments"])
    chosen = instruments_of(what["standards"])
    asked = ask(library, folder, what["as_of"] or date.today(), what["known_on"], chosen)
    if xlsx is None:
        print_questions(asked, form, everything)
        return
    write_workbook(asked, xlsx, overwrite, everything)
    click.echo(f"{xlsx}: {len(asked.chosen(everything))} questions")


@click.command("import")
@click.argument("state")
@click.argument("workbook", metavar="FILE.xlsx", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@_HOME
@click.pass_obj
def import_(library: Path | None, state: str, workbook: Path, dry_run: bool, assessments: Path | None) -> None:
    """Take a filled-in questionnaire into the folder of STATE: all of it, or nothing."""
    from lawgap.cli.import_command import import_workbook
    from lawgap.reading.location import find_state

    import_workbook(library, find_state(state, assessments), workbook, dry_run)


@click.command()
@click.argument("code")
@click.option("--name", required=True, help="The State's usual name in English.")
@click.option("--xlsx", type=click.Path(path_type=Path), help="Write the questionnaire with every question here.")
@_HOME
@click.pass_obj
def new(library: Path | None, code: str, name: str, xlsx: Path | None, assessments: Path | None) -> None:
    """Begin the folder of the State with the three-letter CODE, with nothing in it that is not known."""
    from lawgap.cli.new_command import begin_state

    begin_state(library, code, name, date.today(), assessments, xlsx)


ASKING_COMMANDS = (questions, import_, new)
