"""What must be true of a rule's own test cases, and of rules that name one defect between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from lawgap.model.expression import Expression, facts_of
from lawgap.model.fault import Fault, nearest
from lawgap.model.library import Conditions
from lawgap.model.words import Verdict
from lawgap.reading.library_reader import LibraryReading


def expressions_of(conditions: Conditions) -> Iterator[Expression]:
    """The conditions that a rule has."""
    yield from (e for e in (conditions.applies, conditions.met, conditions.partly) if e is not None)


def check_cases(reading: LibraryReading, conditions: dict[str, Conditions]) -> Iterator[Fault]:
    """Cases give facts that the rule tests, values that the facts can have, and both outcomes."""
    for name, parsed in conditions.items():
        rule, requirement = reading.rules[name], reading.requirements.get(name)
        tested = set(facts_of(*expressions_of(parsed)))
        for index, case in enumerate(rule.cases):
            if case.as_of and not _is_day(case.as_of):
                message = f"{case.as_of!r} is no day of the calendar; write it as 2014-03-04"
                yield reading.places.fault("rule", name, ("cases", index, "as_of"), "wrong-value", message)
            for fact, value in case.given.items():
                where = ("cases", index, "given", fact)
                if fact not in tested:
                    hint = nearest(fact, tested) or "; it would change nothing"
                    message = f"{name} does not test {fact}{hint}"
                    yield reading.places.fault("rule", name, where, "unknown-fact", message)
                    continue
                try:
                    reading.facts[fact].read(value)
                except ValueError as error:
                    yield reading.places.fault("rule", name, where, "wrong-type", f"{fact} {error}")
        if requirement is None:
            continue
        good, bad = (Verdict.TAKEN, Verdict.NOT_TAKEN) if requirement.optional else (Verdict.MET, Verdict.NOT_MET)
        expected = {case.expect for case in rule.cases}
        for needed in (good, bad):
            if needed not in expected:
                message = f"{name} has no case that expects {needed.value}"
                yield reading.places.fault("rule", name, ("cases",), "missing-case", message)


def check_clusters(reading: LibraryReading, conditions: dict[str, Conditions]) -> Iterator[Fault]:
    """The rules of a cluster share a fact: otherwise they are no single defect."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, rule in reading.rules.items():
        if rule.cluster and name in conditions:
            members[rule.cluster].append(name)
    for cluster, names in members.items():
        for name in names:
            mine = set(facts_of(conditions[name].met, conditions[name].partly))
            others = {f for o in names if o != name for f in facts_of(conditions[o].met, conditions[o].partly)}
            if len(names) > 1 and not mine & others:
                message = f"{name} shares no fact with the other rules of the cluster {cluster}: not one defect"
                yield reading.places.fault("rule", name, ("cluster",), "false-cluster", message)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
