"""The commands about change: what moved, when, what a bill would do, and what to change first."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawgap.cli.options import DAY, What, instruments_of, measured, open_both

if TYPE_CHECKING:
    from typing import Unpack

    from lawgap.cli.diff_command import Sides

_FORM = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)


@click.command()
@click.argument("states", nargs=-1, required=True, metavar="STATE | RUN RUN")
@click.option("--from", "first", type=DAY, help="The earlier day, for a State.")
@click.option("--to", "last", type=DAY, help="The later day, for a State. Default: today.")
@click.option("--known-from", type=DAY, help="What was known on the earlier side. Default: everything.")
@click.option("--known-to", type=DAY, help="What was known on the later side. Default: everything.")
@click.option("--standard", "standards", help="Only these instruments, with commas.")
@click.option("--assessments", type=click.Path(path_type=Path), help="The folder with the States.")
@click.option("--format", "form", default="table", show_default=True, help="table, json, or a report: pdf,html.")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Where the report goes.")
@click.option("--overwrite", is_flag=True, help="Replace files that exist.")
@click.option("--fail-on", type=click.Choice(["worse"]), help="End with 1 where a finding got worse.")
@click.pass_obj
def diff(library: Path | None, /, states: tuple[str, ...], **options: Unpack[Sides]) -> None:
    """What moved, and why: a STATE between two days, or two run files."""
    from lawgap.cli.diff_command import print_difference

    if len(states) > 2:
        raise click.UsageError("name one State, or two run files")
    if len(states) == 1 and not options["first"]:
        raise click.UsageError("a State needs --from, the earlier day")
    print_difference(library, states, **options)


@click.command()
@measured
@click.option("--since", type=DAY, default="1990-01-01", show_default=True, help="The first day.")
@click.option("--all", "everything", is_flag=True, help="Show requirements that were never a gap too.")
@_FORM
@click.pass_obj
def timeline(library: Path | None, since: date, everything: bool, form: str, **what: Unpack[What]) -> None:
    """The verdicts on STATE over time, from --since to --as-of, with the days on which they changed."""
    from lawgap.cli.timeline_command import print_timeline
    from lawgap.comparing.timeline import timeline as follow

    opened, state = open_both(library, **what)
    last = what["as_of"] or date.today()
    if since > last:
        raise click.BadParameter(f"{since} lies after {last}", param_hint="--since")
    followed = follow(opened, state, since, last, what["known_on"], instruments_of(what["standards"]))
    print_timeline(followed, state.file, form, everything)


@click.command()
@measured
@click.option(
    "--set", "settings", multiple=True, metavar="FACT=VALUE", help="Suppose this; may be given several times."
)
@click.option("--bill", type=click.Path(path_type=Path), help="A file with a bill.")
@click.option("--format", "form", type=click.Choice(["table", "json", "comment"]), default="table", show_default=True)
@click.pass_obj
def whatif(library: Path | None, settings: tuple[str, ...], bill: Path | None, form: str, **what: Unpack[What]) -> None:
    """What a bill would do to STATE's findings: what it closes, what it leaves, what it makes worse."""
    from lawgap.cli.whatif_command import print_what_if
    from lawgap.reading.bill_reader import read_bill, suppose

    if bool(settings) == bool(bill):
        raise click.UsageError("give either --set or --bill")
    opened, state = open_both(library, **what)
    as_of = what["as_of"] or date.today()
    proposed = read_bill(bill, opened.data.facts, state.file) if bill else suppose(settings, opened.data.facts, as_of)
    print_what_if(opened, state, proposed, as_of, instruments_of(what["standards"]), form)


@click.command()
@measured
@click.option("--max-acts", type=click.IntRange(min=1), help="Touch at most so many acts.")
@_FORM
@click.pass_obj
def plan(library: Path | None, max_acts: int | None, form: str, **what: Unpack[What]) -> None:
    """The fewest acts of STATE's parliament that close the most serious gaps, proven to be the best choice."""
    from lawgap.cli.plan_command import print_plan
    from lawgap.planning.plan import plan as find_plan

    opened, state = open_both(library, **what)
    as_of = what["as_of"] or date.today()
    chosen = instruments_of(what["standards"])
    print_plan(find_plan(opened, state, as_of, max_acts, chosen), opened, state, as_of, form)


CHANGE_COMMANDS = (diff, timeline, whatif, plan)
