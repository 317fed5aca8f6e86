"""What a bill would do: the State's file as if the bill were in force, assessed and compared with today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.comparing.difference import compare
from lawgap.model.bill import Bill
from lawgap.model.difference import Difference
from lawgap.model.library import Library
from lawgap.model.period import Interval, parse_partial_date
from lawgap.model.run import Run
from lawgap.model.state import Act, Evidence, Provision, Source, StateFile, Statement
from lawgap.model.words import Mark


def what_if(
    library: Library, state: OpenState, bill: Bill, as_of: date, instruments: Collection[str] | None = None
) -> tuple[Run, Run, Difference]:
    """The run without and the run with the bill on the same day, and what moves between them.

    The day is ``as_of``, or the day on which the bill would be in force where that is later.
    """
    day = max(as_of, bill.in_force.last)
    before = assess(library, state, day, instruments=instruments)
    enacted = OpenState(enact(state.file, bill), {**state.hashes, f"bill/{bill.id}": bill.model_dump_json()})
    after = assess(library, enacted, day, instruments=instruments)
    return before, after, compare(before, after, enacted=frozenset(_ids(bill)))


def enact(file: StateFile, bill: Bill) -> StateFile:
    """The file as if the bill were in force: its statements begin, and those it replaces end the day before."""
    act = Act(
        id=bill.id,
        title=bill.title,
        in_force=Interval.model_validate({"from": bill.in_force}),
        level=bill.level,
        sources=(bill.id,),
    )
    source = Source(
        id=bill.id,
        title=bill.title,
        publisher="the bill",
        published=bill.in_force,
        kind="official_text",
        language="en",
        mark=Mark.VERIFIED,
    )
    changed = {change.fact for change in bill.changes}
    statements = [
        _ended(statement, bill) if statement.fact in changed and _replaced(statement, file, bill) else statement
        for statement in file.statements
    ]
    for name, change in zip(_ids(bill), bill.changes, strict=True):
        provision = Provision(
            act=change.act or bill.id, article=change.article, amended_by=bill.id if change.act else None
        )
        statements.append(
            Statement(
                id=name,
                fact=change.fact,
                value=change.value,
                in_force=act.in_force,
                provision=provision,
                norm_level=file.acts[change.act].level if change.act else bill.level,
                evidence=(Evidence(source=bill.id, locator=change.article or "the bill", how="asserted"),),
                claimant=bill.title,
                note=change.note,
            )
        )
    return StateFile(
        state=file.state,
        sources={**file.sources, bill.id: source},
        acts={**file.acts, bill.id: act},
        statements=tuple(statements),
        reviews=file.reviews,
    )


def _ids(bill: Bill) -> list[str]:
    return [f"{bill.id}-{change.fact.replace('.', '-').replace('_', '-')}" for change in bill.changes]


def _replaced(statement: Statement, file: StateFile, bill: Bill) -> bool:
    """Whether the bill ends the statement: an observation, or a norm of the same or a lower rank, that holds then."""
    if not statement.holds.first < bill.in_force.last <= statement.holds.last:
        return False
    change = next(change for change in bill.changes if change.fact == statement.fact)
    rank = (file.acts[change.act].level if change.act else bill.level).rank
    level = file.level_of(statement)
    return level is None or level.rank >= rank


def _ended(statement: Statement, bill: Bill) -> Statement:
    """The statement as it stands until the day before the bill."""
    last = parse_partial_date(bill.in_force.last - timedelta(days=1))
    if statement.observed:
        return statement.model_copy(update={"observed": statement.observed.model_copy(update={"until": last})})
    assert statement.in_force
    return statement.model_copy(update={"in_force": statement.in_force.model_copy(update={"end": last})})
