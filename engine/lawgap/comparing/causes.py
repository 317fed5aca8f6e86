"""Why a fact stands differently in two runs: the law, an obligation, an observation, or what was known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lawgap.model.difference import Cause, CauseKind
from lawgap.model.run import Run, Standing


def causes_of(fact: str, before: Run, after: Run, enacted: frozenset[str] = frozenset()) -> tuple[Cause, ...]:
    """The causes of a fact's move, one of each kind; none where the same statements decide."""
    old, new = _deciding(before, fact), _deciding(after, fact)
    entered = {name: _kind(fact, name, before, after, enacted) for name in sorted(new - old)}
    left = {name: _kind(fact, name, after, before, enacted) for name in sorted(old - new)}
    entered, left = _displaced(fact, entered, left, before), _displaced(fact, left, entered, after)
    moved = [*entered, *left]
    kinds = {**entered, **left}
    return tuple(
        Cause(
            kind=kind,
            fact=fact,
            entered=tuple(name for name in entered if entered[name] == kind),
            left=tuple(name for name in left if left[name] == kind),
            on=_day(kind, [name for name in moved if kinds[name] == kind], before, after)
            or _day(kind, moved, before, after),
        )
        for kind in sorted(set(kinds.values()))
    )


def _deciding(run: Run, fact: str) -> set[str]:
    standing = run.standings.get(fact)
    return {name for value in standing.values for name in value.statements} if standing else set()


def _kind(fact: str, statement: str, without: Run, deciding: Run, enacted: frozenset[str]) -> CauseKind:
    """Why a statement decides in one run and not in the other.

    On one and the same day only what is known can differ, unless a bill was enacted.
    """
    if statement in enacted:
        return "law"
    reason = _reason(without.standings.get(fact), statement)
    if reason in (None, "published_later", "hedged", "unverified", "quarantined"):
        return "knowledge"
    if without.as_of == deciding.as_of and not enacted:
        return "knowledge"
    if without.facts.get(fact, deciding.facts[fact]).layer == "treaty":
        return "obligation"
    return "observation" if deciding.statements[statement].is_observation else "law"


def _displaced(
    fact: str, kinds: dict[str, CauseKind], others: dict[str, CauseKind], without: Run
) -> dict[str, CauseKind]:
    """The kinds, where a statement that gives way only to what was newly known is a matter of knowledge too."""
    if set(others.values()) != {"knowledge"}:
        return kinds
    standing = without.standings.get(fact)
    gives_way = {name for name in kinds if _reason(standing, name) in ("superseded", "latent")}
    return {name: "knowledge" if name in gives_way else kind for name, kind in kinds.items()}


def _reason(standing: Standing | None, statement: str) -> str | None:
    if standing is None:
        return None
    if any(item.statement == statement for item in standing.latent):
        return "latent"
    return next((item.reason for item in standing.set_aside if item.statement == statement), None)


def _day(kind: CauseKind, named: list[str], before: Run, after: Run) -> date | None:
    """The last day on which one of the statements began, or the day after one ended, between the two dates."""
    if kind not in ("law", "obligation", "observation"):
        return None
    first, last = sorted((before.as_of, after.as_of))
    days = [day for day in _turning_days(named, before, after) if first < day <= last or first == day == last]
    return max(days, default=None)


def _turning_days(named: list[str], before: Run, after: Run) -> Iterator[date]:
    for name in named:
        statement = after.statements.get(name) or before.statements[name]
        yield statement.holds.first
        if statement.holds.last < date.max:
            yield statement.holds.last + timedelta(days=1)
