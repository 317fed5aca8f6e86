"""The options that several commands share, and what they are read into."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

if TYPE_CHECKING:
    from typing import Unpack

    from lawgap.checking.loading import OpenState
    from lawgap.model.library import Library
    from lawgap.model.run import Run


class Day(click.ParamType[date]):
    """A day of the calendar, written 2014-03-04."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a usage error where there is no such day."""
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or day.isoformat() != str(value):
            self.fail(f"{value!r} is no day of the calendar; write it as 2014-03-04", param, ctx)
        return day


DAY = Day()


class What(TypedDict):
    """What is measured."""

    state: str
    as_of: date | None
    known_on: date | None
    standards: str | None
    assessments: Path | None
    no_scores: bool


Command = TypeVar("Command", bound=Callable[..., object])


def measured(command: Command) -> Command:
    """The options that say what is measured."""
    options = (
        click.argument("state"),
        click.option("--as-of", type=DAY, help="Read the law as it stood on this day. Default: today."),
        click.option("--known-on", type=DAY, help="Use only what was published by this day. Default: everything."),
        click.option("--standard", "standards", help="Only these instruments, with commas: cat,iccpr,bpuff,opcat,ovs."),
        click.option("--assessments", type=click.Path(path_type=Path), help="The folder with the States."),
        click.option("--no-scores", is_flag=True, help="Leave the scores out."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def open_both(library: Path | None, **what: Unpack[What]) -> tuple[Library, OpenState]:
    """The library and the State's file that the options name."""
    from lawgap.checking.loading import open_library, open_state
    from lawgap.reading.location import find_library, find_state

    folder = find_state(what["state"], what["assessments"])
    opened = open_library(find_library(library))
    return opened, open_state(folder, opened)


def instruments_of(standards: str | None) -> list[str] | None:
    """The instruments of ``--standard``, or None for all."""
    return [name.strip() for name in standards.split(",")] if standards else None


def measure(library: Path | None, **what: Unpack[What]) -> Run:
    """The run that the options ask for; the law is read at today's date where none is given."""
    from lawgap.assessment import assess

    opened, state = open_both(library, **what)
    as_of = what["as_of"] or date.today()
    chosen = instruments_of(what["standards"])
    return assess(opened, state, as_of, what["known_on"], chosen, not what["no_scores"])
