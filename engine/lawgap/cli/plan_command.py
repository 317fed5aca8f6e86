"""lawgap plan: which acts to change, what each change is, what it closes and what stays open."""

from __future__ import annotations

from datetime import date

import click

from lawgap.checking.loading import OpenState
from lawgap.model.library import Library
from lawgap.model.plan import Plan, PlannedChange


def print_plan(plan: Plan, library: Library, state: OpenState, as_of: date, form: str) -> None:
    """Print the plan in the form."""
    if form == "json":
        click.echo(plan.model_dump_json(by_alias=True, exclude_none=True, indent=1))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    limit = f" with at most {plan.max_acts} acts" if plan.max_acts else ""
    name = state.file.state.name
    console.print(Text(f"{name}: the best plan{limit} for the law as it stands on {as_of}", style="bold"))
    proof = (
        "no plan closes more, or as much with cheaper acts (proven)" if plan.optimal else "not proven to be the best"
    )
    share = plan.weight_closed / plan.weight if plan.weight else 1.0
    console.print(
        f"closes {len(plan.closes)} of {len(plan.closes) + len(plan.leaves)} gaps that legislation can close, "
        f"{share:.0%} by weight; {proof}; {'enacted and assessed again: it does' if plan.verified else 'NOT CONFIRMED'}"
    )
    for act in dict.fromkeys(change.act for change in plan.changes):
        title = f"Amend: {plan.acts[act].title}" if act in plan.acts else f"A new act on {_topic(act)}"
        number = f" (No. {plan.acts[act].number})" if act in plan.acts and plan.acts[act].number else ""
        console.print(Text(f"\n{title}{number}", style="bold"))
        table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 2))
        table.add_column("Change", ratio=1)
        for change in plan.changes:
            if change.act == act:
                table.add_row(_change(change, library))
        console.print(table)
    titles = {name: requirement.title for name, requirement in library.data.requirements.items()}
    for words, names in (("Closes", plan.closes), ("Leaves open", plan.leaves)):
        if names:
            console.print(Text(f"\n{words}", style="bold"))
            for requirement in names:
                console.print(Text(f"  {titles[requirement]}  ").append(requirement, style="dim"))
    if plan.out_of_reach:
        console.print(Text("\nOut of the reach of legislation", style="bold"))
        for requirement, why in plan.out_of_reach.items():
            console.print(Text(f"  {titles[requirement]}  ").append(f"{requirement}: {why}", style="dim"))


def _change(change: PlannedChange, library: Library) -> str:
    fact = library.data.facts[change.fact]
    after = fact.sentence(fact.read_run_value(change.after))
    if change.before is None:
        return f"say so in law: \u201c{after}\u201d (today not known)"
    return f"\u201c{fact.sentence(fact.read_run_value(change.before))}\u201d \u2192 \u201c{after}\u201d"


def _topic(act: str) -> str:
    return act.removeprefix("new-act-on-").replace("-", " ")
