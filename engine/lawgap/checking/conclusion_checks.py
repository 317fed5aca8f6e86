"""What must be true of conclusions: what they rest on exists, none goes in a circle, and their cases say something."""

from __future__ import annotations

from collections.abc import Iterator

from lawgap.model.fault import Fault, nearest, unknown
from lawgap.model.rule import ConclusionRule, Condition
from lawgap.model.words import Verdict
from lawgap.reading.library_reader import LibraryReading

MAX_CONDITIONS = 12


def check_conclusions(reading: LibraryReading) -> Iterator[Fault]:
    """Every fault of every conclusion."""
    for name, rule in reading.conclusions.items():
        for way, conditions in enumerate(rule.follows_from):
            if len({condition.atom for condition in conditions}) > MAX_CONDITIONS:
                message = f"one way may have at most {MAX_CONDITIONS} conditions; draw a conclusion in between"
                yield reading.places.fault("conclusion", name, ("follows_from", way), "too-long", message)
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
    may_exist = reading.places.may_exist
    if condition.finding and condition.is_ and not condition.conclusion:
        if condition.finding not in reading.requirements and not may_exist("requirement", condition.finding):
            return "unknown-requirement", unknown("requirement", condition.finding, reading.requirements)
    elif condition.conclusion and not condition.finding and not condition.is_:
        if condition.conclusion not in reading.conclusions and not may_exist("conclusion", condition.conclusion):
            return "unknown-conclusion", unknown("conclusion", condition.conclusion, reading.conclusions)
    else:
        return "wrong-value", "a condition is either a finding with `is`, or a conclusion"
    return None


def _cases(rule: ConclusionRule, reading: LibraryReading) -> Iterator[Fault]:
    if {case.expect for case in rule.cases} != {True, False}:
        message = f"{rule.id} needs a case where it follows and one where it does not"
        yield reading.places.fault("conclusion", rule.id, ("cases",), "missing-case", message)
    for index, case in enumerate(rule.cases):
        for given, value in case.given.items():
            problem = _problem_with_given(given, value, reading)
            if problem:
                yield reading.places.fault("conclusion", rule.id, ("cases", index, "given", given), *problem)


def _problem_with_given(given: str, value: str | bool, reading: LibraryReading) -> tuple[str, str] | None:
    if given in reading.conclusions:
        if not isinstance(value, bool):
            return "wrong-type", f"{given} is a conclusion: it is true or false (given: {value})"
    elif given in reading.requirements:
        if value not in list(Verdict):
            return "wrong-value", f"{value} is no verdict{nearest(str(value), Verdict, show=True)}"
    elif not any(reading.places.may_exist(kind, given) for kind in ("requirement", "conclusion")):
        names = [*reading.requirements, *reading.conclusions]
        return "unknown-requirement", unknown("requirement or conclusion", given, names)
    return None


def _reaches(start: str, goal: str, depends: dict[str, set[str]], seen: set[str]) -> bool:
    for following in depends.get(start, set()) - seen:
        seen.add(following)
        if following == goal or _reaches(following, goal, depends, seen):
            return True
    return False
