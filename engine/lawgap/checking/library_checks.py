"""What must be true of the library beyond the form of each file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawgap.checking.conclusion_checks import check_conclusions
from lawgap.checking.rule_checks import check_cases, check_clusters, expressions_of
from lawgap.checking.scoring_checks import check_scoring
from lawgap.model.expression import comparisons, facts_of
from lawgap.model.fault import Fault, unknown
from lawgap.model.library import Conditions
from lawgap.model.words import Layer
from lawgap.reading.conditions import parse_conditions
from lawgap.reading.expressions import ExpressionError, parse_expression
from lawgap.reading.library_reader import LibraryReading

MAX_COMPARISONS = 14


def check_library(reading: LibraryReading) -> tuple[dict[str, Conditions], list[Fault]]:
    """Parse every rule's conditions and gather what is wrong between the files."""
    conditions, faults = _parse_rules(reading)
    for check in (_obligations, _requirements, _coverage, _layers, check_cases, check_clusters):
        faults += check(reading, conditions)
    faults += check_conclusions(reading)
    faults += check_scoring(reading)
    return conditions, faults


def _parse_rules(reading: LibraryReading) -> tuple[dict[str, Conditions], list[Fault]]:
    conditions: dict[str, Conditions] = {}
    faults: list[Fault] = []
    for name, rule in reading.rules.items():
        bad = False
        for key, text in (("applies", rule.applies), ("met", rule.met), ("partly", rule.partly)):
            try:
                if text is not None:
                    parse_expression(text, reading.facts)
            except ExpressionError as problem:
                bad = True
                named = _name_at(text or "", problem.column)
                if problem.code == "unknown-fact" and reading.places.may_exist("fact", named):
                    continue
                message = f"in {key!r}: {problem.message}"
                args = ("rule", name, key, problem.column, problem.code, message)
                faults.append(reading.places.fault_inside(*args))
        instrument = reading.instruments.get(name.partition(".")[0])
        if not bad:
            obligation = instrument.obligation if instrument and instrument.obligation in reading.facts else None
            conditions[name] = parse_conditions(rule, obligation, reading.facts)
            if sum(1 for e in expressions_of(conditions[name]) for _ in comparisons(e)) > MAX_COMPARISONS:
                message = f"{name} makes more than {MAX_COMPARISONS} comparisons; split the requirement"
                faults.append(reading.places.fault("rule", name, (), "too-long", message))
    return conditions, faults


def _name_at(text: str, column: int) -> str:
    found = re.match(r"[\w.]*", text[column - 1 :])
    return found[0] if found else ""


def _obligations(reading: LibraryReading, _: dict[str, Conditions]) -> Iterator[Fault]:
    for instrument in reading.instruments.values():
        name = instrument.obligation or ""
        fact = reading.facts.get(name)
        if fact is None and reading.places.may_exist("fact", name):
            continue
        if name and fact and fact.type != "boolean":
            message = f"{name} is a {fact.type}; an obligation is a fact of the type boolean"
            yield reading.places.fault("instrument", instrument.id, ("obligation",), "wrong-type", message)
        elif name and fact is None:
            message = unknown("fact", name, reading.facts)
            yield reading.places.fault("instrument", instrument.id, ("obligation",), "unknown-fact", message)


def _requirements(reading: LibraryReading, _: dict[str, Conditions]) -> Iterator[Fault]:
    for requirement in reading.requirements.values():
        instrument = reading.instruments.get(requirement.instrument)
        if instrument is None and reading.places.may_exist("instrument", requirement.instrument):
            continue
        if instrument is None:
            message = unknown("instrument", requirement.instrument, reading.instruments)
            yield reading.places.fault("requirement", requirement.id, ("id",), "unknown-instrument", message)
        elif requirement.article not in (articles := [article.id for article in instrument.articles]):
            message = f"{instrument.abbreviation} has no article {requirement.article!r}; it has {', '.join(articles)}"
            yield reading.places.fault("requirement", requirement.id, ("article",), "unknown-article", message)


def _coverage(reading: LibraryReading, _: dict[str, Conditions]) -> Iterator[Fault]:
    for name in reading.requirements.keys() - reading.rules.keys():
        if reading.places.may_exist("rule", name):
            continue
        message = f"{name} has no rule; every requirement needs one"
        yield reading.places.fault("requirement", name, ("id",), "no-rule", message)
    for name in reading.rules.keys() - reading.requirements.keys():
        if reading.places.may_exist("requirement", name):
            continue
        message = unknown("requirement", name, reading.requirements)
        yield reading.places.fault("rule", name, ("requirement",), "unknown-requirement", message)


def _layers(reading: LibraryReading, conditions: dict[str, Conditions]) -> Iterator[Fault]:
    for name, parsed in conditions.items():
        requirement, rule = reading.requirements.get(name), reading.rules[name]
        tested = [reading.facts[fact] for fact in facts_of(*expressions_of(parsed))]
        if requirement and requirement.layer is not Layer.PRACTICE:
            for fact in tested:
                if fact.layer == "practice":
                    message = f"{name} is about {requirement.layer} and must not test the practice fact {fact.id}"
                    yield reading.places.fault("rule", name, ("met",), "blended-layers", message)
        for index, beside in enumerate(rule.beside):
            known = reading.facts.get(beside)
            if known is None and reading.places.may_exist("fact", beside):
                continue
            if known is None:
                message = unknown("fact", beside, reading.facts)
                yield reading.places.fault("rule", name, ("beside", index), "unknown-fact", message)
            elif known.layer != "practice":
                message = f"{beside} is not a practice fact; only practice is printed beside a finding"
                yield reading.places.fault("rule", name, ("beside", index), "blended-layers", message)
