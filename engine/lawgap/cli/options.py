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


class Followed(What):
    """What is measured, and whether its course over time comes with it."""

    over_time: bool
    since: date


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


def followed(command: Command) -> Command:
    """The options that add the course of the verdicts over time."""
    options = (
        click.option("--timeline", "over_time", is_flag=True, help="Add the verdicts over time, from --since on."),
        click.option("--since", type=DAY, default="1990-01-01", show_default=True, help="Where the timeline begins."),
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
    return _measured(*open_both(library, **what), what)


def measure_over_time(library: Path | None, **what: Unpack[Followed]) -> Run:
    """The run that the options ask for, with the timeline where they ask for one."""
    opened, state = open_both(library, **_without_time(what))
    run = _measured(opened, state, what)
    if not what["over_time"]:
        return run
    if what["since"] > run.as_of:
        raise click.BadParameter(f"{what['since']} lies after {run.as_of}", param_hint="--since")
    from lawgap.comparing.timeline import timeline

    chosen = instruments_of(what["standards"])
    followed = timeline(opened, state, what["since"], run.as_of, what["known_on"], chosen)
    return run.model_copy(update={"timeline": followed})


def _measured(library: Library, state: OpenState, what: What) -> Run:
    from lawgap.assessment import assess

    as_of = what["as_of"] or date.today()
    chosen = instruments_of(what["standards"])
    return assess(library, state, as_of, what["known_on"], chosen, not what["no_scores"])


def _without_time(what: Followed) -> What:
    return What(
        state=what["state"],
        as_of=what["as_of"],
        known_on=what["known_on"],
        standards=what["standards"],
        assessments=what["assessments"],
        no_scores=what["no_scores"],
    )
