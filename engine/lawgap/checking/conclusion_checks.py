"""What must be true of conclusions: what they rest on exists, none goes in a circle, and their cases say something."""

from __future__ import annotations

from collections.abc import Iterator

from lawgap.model.fault import Fault, unknown
from lawgap.model.rule import ConclusionRule, Condition
from lawgap.reading.library_reader import LibraryReading


def check_conclusions(reading: LibraryReading) -> Iterator[Fault]:
    """Every fault of every conclusion."""
    for name, rule in reading.conclusions.items():
        for way, conditions in enumerate(rule.follows_from):
            for index, condition in enumerate(conditions):
                problem = _problem_with(condition, reading)
                if problem:
                    yield reading.places.fault("conclusion", name, ("follows_from", way, index), *problem)
        yield from _cases(rule, reading)
    depends = {
        name: {c.conclusion for way in rule.follows_from for c in way if c.conclusion}
        for name, rule in reading.conclusions.items()
    }
    for name in depends:
        if _reaches(name, name, depends, set()):
            message = f"{name} follows from itself; conclusions must not go in a circle"
            yield reading.places.fault("conclusion", name, ("id",), "circular", message)


def _problem_with(condition: Condition, reading: LibraryReading) -> tuple[str, str] | None:
    if condition.finding and condition.is_ and not condition.conclusion:
        if condition.finding not in reading.requirements:
            return "unknown-requirement", unknown("requirement", condition.finding, reading.requirements)
    elif condition.conclusion and not condition.finding and not condition.is_:
        if condition.conclusion not in reading.conclusions:
            return "unknown-conclusion", unknown("conclusion", condition.conclusion, reading.conclusions)
    else:
        return "wrong-value", "a condition is either a finding with `is`, or a conclusion"
    return None


def _cases(rule: ConclusionRule, reading: LibraryReading) -> Iterator[Fault]:
    if {case.expect for case in rule.cases} != {True, False}:
        message = f"{rule.id} needs a case where it follows and one where it does not"
        yield reading.places.fault("conclusion", rule.id, ("cases",), "missing-case", message)
    for index, case in enumerate(rule.cases):
        for given in case.given:
            if given not in reading.requirements and given not in reading.conclusions:
                message = unknown("requirement or conclusion", given, [*reading.requirements, *reading.conclusions])
                where = ("cases", index, "given", given)
                yield reading.places.fault("conclusion", rule.id, where, "unknown-requirement", message)


def _reaches(start: str, goal: str, depends: dict[str, set[str]], seen: set[str]) -> bool:
    for following in depends.get(start, set()) - seen:
        seen.add(following)
        if following == goal or _reaches(following, goal, depends, seen):
            return True
    return False
