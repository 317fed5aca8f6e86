"""Why a fact stands differently in two runs: the law, an obligation, an observation, or what was known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lawgap.model.difference import Cause, CauseKind
from lawgap.model.run import Run, Standing


def causes_of(fact: str, before: Run, after: Run, enacted: frozenset[str] = frozenset()) -> tuple[Cause, ...]:
    """The causes of a fact's move, one of each kind; none where the same statements decide."""
    old, new = _deciding(before, fact), _deciding(after, fact)
    found: dict[CauseKind, dict[str, list[str]]] = {}
    for statement in sorted(new - old):
        kind = "law" if statement in enacted else _kind(fact, statement, before, after)
        found.setdefault(kind, {"entered": [], "left": []})["entered"].append(statement)
    for statement in sorted(old - new):
        kind = "law" if statement in enacted else _kind(fact, statement, after, before)
        found.setdefault(kind, {"entered": [], "left": []})["left"].append(statement)
    return tuple(
        Cause(
            kind=kind,
            fact=fact,
            entered=tuple(named["entered"]),
            left=tuple(named["left"]),
            on=_day(kind, named, before, after),
        )
        for kind, named in sorted(found.items())
    )


def _deciding(run: Run, fact: str) -> set[str]:
    standing = run.standings.get(fact)
    return {name for value in standing.values for name in value.statements} if standing else set()


def _kind(fact: str, statement: str, without: Run, deciding: Run) -> CauseKind:
    """Why a statement decides in one run and not in the other."""
    reason = _reason(without.standings.get(fact), statement)
    is_observation = deciding.statements[statement].is_observation
    if reason in (None, "published_later", "hedged", "unverified", "quarantined"):
        return "knowledge"
    if without.facts.get(fact, deciding.facts[fact]).layer == "treaty":
        return "obligation"
    return "observation" if is_observation else "law"


def _reason(standing: Standing | None, statement: str) -> str | None:
    if standing is None:
        return None
    if any(item.statement == statement for item in standing.latent):
        return "latent"
    return next((item.reason for item in standing.set_aside if item.statement == statement), None)


def _day(kind: CauseKind, named: dict[str, list[str]], before: Run, after: Run) -> date | None:
    """The last day on which one of the statements began, or the day after one ended, between the two dates."""
    if kind not in ("law", "obligation", "observation"):
        return None
    first, last = sorted((before.as_of, after.as_of))
    days = [day for day in _turning_days(named, before, after) if first < day <= last or first == day == last]
    return max(days, default=None)


def _turning_days(named: dict[str, list[str]], before: Run, after: Run) -> Iterator[date]:
    for name in (*named["entered"], *named["left"]):
        statement = after.statements.get(name) or before.statements[name]
        yield statement.holds.first
        if statement.holds.last < date.max:
            yield statement.holds.last + timedelta(days=1)
