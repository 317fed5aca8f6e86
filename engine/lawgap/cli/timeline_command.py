"""lawgap timeline: verdicts over time, with what turned them and since when each gap has stood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from lawgap.model.state import StateFile
from lawgap.model.timeline import Line, Span, Timeline

if TYPE_CHECKING:
    from rich.table import Table


def print_timeline(timeline: Timeline, file: StateFile, form: str, everything: bool) -> None:
    """Print the timeline as a table or as JSON; ``file`` is the State's file it was worked out from."""
    if form == "json":
        click.echo(timeline.model_dump_json(by_alias=True, exclude_none=True, indent=1))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    console.print(Text(_head(timeline), style="bold"))
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("Requirement", ratio=1)
    shown = [line for line in timeline.lines if everything or any(span.verdict.is_gap for span in line.spans)]
    for line in shown:
        table.add_row(Text(line.title, style="bold").append(f"  {line.requirement}", style="not bold dim"))
        table.add_row(_spans(line, file))
        if line.gap_since:
            table.add_row(Text(f"  {_standing(line, timeline)}", style="italic"))
    console.print(table)
    hidden = len(timeline.lines) - len(shown)
    if hidden:
        console.print(Text(f"{hidden} requirements were never a known gap; list them with --all", style="dim"))


def _head(timeline: Timeline) -> str:
    """What is shown, and how many gaps stand at its end."""
    standing = sum(line.gap_since is not None for line in timeline.lines)
    gaps = "1 gap stands" if standing == 1 else f"{standing} gaps stand"
    return (
        f"{timeline.state.name}: the verdicts from {timeline.first} to {timeline.last}; {gaps} at the end. "
        f"Facts changed on {len(timeline.turning_days)} days."
    )


def _spans(line: Line, file: StateFile) -> Table:
    """One row for each verdict: its first day, the verdict, and what turned it."""
    from rich.table import Table
    from rich.text import Text

    from lawgap.cli.run_table import STYLES

    table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 0, 2))
    table.add_column("Day", width=10, no_wrap=True)
    table.add_column("Verdict", width=24)
    table.add_column("What turned it", ratio=1)
    for span in line.spans:
        verdict = Text(f"{span.verdict.symbol} {span.verdict.words}", style=STYLES[span.verdict])
        if span.lower != span.upper and span.verdict.is_scored:
            verdict.append(f" ({span.lower:g} to {span.upper:g})", style="not bold dim")
        table.add_row(Text(str(span.first), style="dim"), verdict, Text(_turned(span, file), style="dim"))
    return table


def _turned(span: Span, file: StateFile) -> str:
    """The acts, or those who saw it; where something only ended, what ended."""
    begun = list(dict.fromkeys(_names(span.entered, file)))
    if begun:
        return "; ".join(begun)
    ended = list(dict.fromkeys(_names(span.left, file)))
    return f"no longer holds: {'; '.join(ended)}" if ended else ""


def _names(statements: tuple[str, ...], file: StateFile) -> Iterator[str]:
    named = {statement.id: statement for statement in file.statements}
    for name in statements:
        statement = named[name]
        provision = statement.provision
        if provision is None or statement.is_observation:
            yield f"seen by {statement.claimant}" if statement.claimant else statement.no_provision or name
            continue
        act = file.acts[provision.amended_by or provision.act]
        yield f"{act.title} (No. {act.number})" if act.number else act.title


def _standing(line: Line, timeline: Timeline) -> str:
    assert line.gap_since
    since = f"{line.gap_since} or earlier" if line.gap_since == timeline.first else str(line.gap_since)
    return f"The gap has stood for {_years(line.gap_since, timeline.last)}, since {since}."


def _years(since: date, last: date) -> str:
    months = (last.year - since.year) * 12 + last.month - since.month - (last.day < since.day)
    years, months = divmod(max(months, 0), 12)
    parts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in ((years, "year"), (months, "month")) if n]
    return " and ".join(parts) or "less than a month"
