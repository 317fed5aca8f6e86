"""lawgap whatif: what a bill would close, leave and make worse; also as a comment ready for parliament."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

import click

from lawgap.checking.loading import OpenState
from lawgap.cli.difference_table import tables
from lawgap.comparing.whatif import what_if
from lawgap.model.bill import Bill
from lawgap.model.difference import Difference
from lawgap.model.library import Library
from lawgap.model.run import Finding, Run


def print_what_if(
    library: Library, state: OpenState, bill: Bill, as_of: date, instruments: Collection[str] | None, form: str
) -> None:
    """Print what the bill would do, in the form."""
    before, after, difference = what_if(library, state, bill, as_of, instruments)
    if form == "json":
        click.echo(difference.model_dump_json(by_alias=True, exclude_none=True, indent=1))
    elif form == "comment":
        click.echo("\n".join(comment(bill, before, after, difference)))
    else:
        from rich.console import Console
        from rich.text import Text

        console = Console(highlight=False)
        console.print(Text(f"{bill.title}, as if in force on {after.as_of}", style="bold"))
        for part in tables(difference):
            console.print(part)


def comment(bill: Bill, before: Run, after: Run, difference: Difference) -> Iterator[str]:
    """A comment on the bill in Markdown: what it closes, what it leaves on the same provisions, what it worsens."""
    findings = {finding.requirement: finding for finding in after.findings}
    by_kind: dict[str, list[Finding]] = {}
    for move in difference.moves:
        by_kind.setdefault(move.kind, []).append(findings[move.requirement])
    touched = {change.fact for change in bill.changes}
    left = [f for f in after.findings if f.verdict.is_gap and touched & set(f.facts)]
    yield f"# Comment on: {bill.title}"
    yield ""
    yield (
        f"This comment measures the bill against international standards, as if it were in force on {after.as_of}. "
        f"It is about {before.state.name}'s law on paper; it says nothing of practice or of any single case."
    )
    closed = [*by_kind.get("closed", []), *by_kind.get("settled", []), *by_kind.get("better", [])]
    worse = [*by_kind.get("opened", []), *by_kind.get("worse", [])]
    yield from _section("What the bill improves", closed, after, "The bill improves none of the requirements measured.")
    yield from _section("What it makes worse", worse, after, "The bill makes none of the requirements worse.")
    yield from _section(
        "What it leaves open on the matters it touches",
        left,
        after,
        "It leaves no known gap on the matters it touches.",
        True,
    )


def _section(title: str, findings: Iterable[Finding], run: Run, nothing: str, remedy: bool = False) -> Iterator[str]:
    findings = list(findings)
    yield from ("", f"## {title}", "")
    if not findings:
        yield nothing
    for number, finding in enumerate(findings, 1):
        instrument = run.standards[finding.instrument]
        authorities = "; ".join(f"{a.text} {a.pinpoint}" for a in finding.authorities[:3])
        yield (
            f"{number}. **{finding.title}** ({instrument.short_title}, {finding.provision}): {finding.verdict.words}. "
            f"{finding.asks} Authority: {authorities}." + (f" Recommended: {finding.remedy}" if remedy else "")
        )
