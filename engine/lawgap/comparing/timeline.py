"""Works out every requirement's verdict over time: at the days on which something changed, not by sampling."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from lawgap.checking.loading import OpenState
from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.findings import find
from lawgap.evaluating.standing import KnownFact, known_facts
from lawgap.model.expression import Comparison, comparisons, facts_of
from lawgap.model.library import Conditions, Library
from lawgap.model.run import Finding
from lawgap.model.state import StateFile
from lawgap.model.timeline import Line, Span, Timeline
from lawgap.model.vocabulary import Fact


def timeline(
    library: Library,
    state: OpenState,
    first: date,
    last: date,
    known_on: date | None = None,
    instruments: Collection[str] | None = None,
) -> Timeline:
    """The verdicts between two days, both included.

    A requirement is decided anew only where the standing of a fact it rests on has changed.
    """
    data = library.data
    names = [n for n, r in data.requirements.items() if instruments is None or r.instrument in instruments]
    conditions = {name: library.conditions[name] for name in names}
    decider = Decider(conditions, data.facts)
    days = turning_days(state.file, data.facts, conditions, first, last)
    facts = {name: facts_of(c.applies, c.met, c.partly) for name, c in conditions.items()}
    has_age = {name for name, c in conditions.items() if _ages(c)}
    latest: dict[str, Finding] = {}
    seen: dict[str, tuple[object, ...]] = {}
    spans: dict[str, list[Span]] = {name: [] for name in names}
    earlier: dict[str, KnownFact] = {}
    for place, day in enumerate(days):
        known = known_facts(state.file, data.facts, day, known_on)
        until = days[place + 1] - timedelta(days=1) if place + 1 < len(days) else last
        for name in names:
            basis = (*(_basis(known, fact) for fact in facts[name]), day if name in has_age else None)
            if seen.get(name) != basis:
                seen[name] = basis
                latest[name] = find(name, library, decider, known, day)
            causes = _turned(facts[name], earlier, known) if place else ((), ())
            _extend(spans[name], latest[name], (day, until), causes)
        earlier = known
    decider.close()
    return Timeline(
        state=state.file.state,
        first=first,
        last=last,
        known_on=known_on,
        turning_days=tuple(days),
        lines=tuple(
            Line(
                requirement=name,
                title=data.requirements[name].title,
                instrument=data.requirements[name].instrument,
                article=data.requirements[name].article,
                layer=data.requirements[name].layer,
                spans=tuple(spans[name]),
            )
            for name in names
        ),
        acts=tuple(
            act for act in state.file.acts.values() if act.in_force.start and first <= act.in_force.first <= last
        ),
    )


def turning_days(
    file: StateFile, facts: Mapping[str, Fact], conditions: Mapping[str, Conditions], first: date, last: date
) -> list[date]:
    """The first day and every later one on which a statement begins to hold, has ceased to, or grows a year older."""
    days = {first}
    ages = {item.fact: item for c in conditions.values() for item in _ages(c)}
    for statement in file.statements:
        holds = statement.holds
        days.add(holds.first)
        if holds.last < date.max:
            days.add(holds.last + timedelta(days=1))
        if statement.fact in ages:
            value = facts[statement.fact].read(statement.value)
            assert isinstance(value, date)
            days.update(_anniversary(value, year) for year in range(first.year, last.year + 2))
    return sorted(day for day in days if first <= day <= last)


def _anniversary(day: date, year: int) -> date:
    """The day of that year from which one more whole year has passed."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _ages(conditions: Conditions) -> Iterator[Comparison]:
    for part in (conditions.applies, conditions.met, conditions.partly):
        if part:
            yield from (item for item in comparisons(part) if item.years_since)


def _basis(known: Mapping[str, KnownFact], fact: str) -> tuple[object, ...]:
    return known[fact].values if fact in known else ()


def _turned(
    facts: Collection[str], before: Mapping[str, KnownFact], now: Mapping[str, KnownFact]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements that began and that ceased to decide, of the facts whose values changed."""
    entered: set[str] = set()
    left: set[str] = set()
    for fact in facts:
        if _basis(before, fact) != _basis(now, fact):
            old, new = _deciding(before, fact), _deciding(now, fact)
            entered |= new - old
            left |= old - new
    return tuple(sorted(entered)), tuple(sorted(left))


def _deciding(known: Mapping[str, KnownFact], fact: str) -> set[str]:
    return {name for value in known[fact].standing.values for name in value.statements} if fact in known else set()


def _extend(
    spans: list[Span], finding: Finding, days: tuple[date, date], causes: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    """Lengthen the last span, or begin a new one where the finding stands differently."""
    stand = (finding.verdict, finding.lower, finding.upper)
    if spans and (spans[-1].verdict, spans[-1].lower, spans[-1].upper) == stand:
        spans[-1] = spans[-1].model_copy(update={"last": days[1]})
        return
    spans.append(
        Span(
            first=days[0],
            last=days[1],
            verdict=stand[0],
            lower=stand[1],
            upper=stand[2],
            entered=causes[0],
            left=causes[1],
        )
    )
