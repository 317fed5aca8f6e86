"""lawgap timeline: verdicts over time, with since when each gap has stood."""

from __future__ import annotations

from datetime import date

import click

from lawgap.model.timeline import Line, Timeline


def print_timeline(timeline: Timeline, form: str, everything: bool) -> None:
    """Print the timeline as a table or as JSON."""
    if form == "json":
        click.echo(timeline.model_dump_json(by_alias=True, exclude_none=True, indent=1))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from lawgap.cli.run_table import STYLES

    console = Console(highlight=False)
    console.print(
        Text(
            f"{timeline.state.name}: from {timeline.first} to {timeline.last}, "
            f"{len(timeline.turning_days)} days on which something changed",
            style="bold",
        )
    )
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("Requirement", ratio=1)
    shown = [line for line in timeline.lines if everything or any(span.verdict.is_gap for span in line.spans)]
    for line in shown:
        text = Text(line.title, style="bold").append(f"  {line.requirement}", style="not bold dim")
        for span in line.spans:
            text.append(f"\n  {span.first}  ", style="not bold dim")
            text.append(f"{span.verdict.symbol} {span.verdict.words}", style=STYLES[span.verdict])
            if span.lower != span.upper:
                text.append(f" ({span.lower:g} to {span.upper:g})", style="not bold dim")
        if line.gap_since:
            text.append(f"\n  a gap for {_years(line, timeline.last)}, since {line.gap_since}", style="not bold italic")
        table.add_row(text)
    console.print(table)
    hidden = len(timeline.lines) - len(shown)
    if hidden:
        console.print(Text(f"{hidden} requirements were never a known gap; list them with --all", style="dim"))


def _years(line: Line, last: date) -> str:
    assert line.gap_since
    months = (last.year - line.gap_since.year) * 12 + last.month - line.gap_since.month
    years, months = divmod(max(months, 0), 12)
    parts = [f"{n} {word}{'s' if n > 1 else ''}" for n, word in ((years, "year"), (months, "month")) if n]
    return " and ".join(parts) or "less than a month"
