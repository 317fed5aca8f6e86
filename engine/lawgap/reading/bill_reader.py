"""Reads a bill, or supposed facts from a command line, against the vocabulary and the State's acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from lawgap.model.bill import Bill, Change
from lawgap.model.fault import Fault, FaultyDataError, unknown
from lawgap.model.period import parse_partial_date
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import Fact
from lawgap.model.words import NormLevel
from lawgap.reading.binding import bind, holds_keys
from lawgap.reading.folder import read_one
from lawgap.reading.yaml_reader import read_yaml

SUPPOSITION = "supposition"
KEYS = "id, title, in_force and a list under changes:"


def read_bill(path: Path, facts: Mapping[str, Fact], state: StateFile) -> Bill:
    """The bill in the file. Raises FaultyDataError with everything that is wrong with it."""
    document = read_yaml(str(path), read_one(path), KEYS)
    bill = bind(Bill, document) if holds_keys(document, KEYS) else None
    if bill is None:
        raise FaultyDataError(document.faults)
    for index, change in enumerate(bill.changes):
        for key, problem in _problems(change, facts):
            document.faults.append(document.fault(("changes", index, key), *problem))
        if change.act and change.act not in state.acts:
            problem = ("unknown-act", unknown("act", change.act, state.acts))
            document.faults.append(document.fault(("changes", index, "act"), *problem))
        earlier = [other for other in bill.changes[:index] if other.fact == change.fact]
        if earlier:
            same = all(other.value == change.value for other in earlier)
            message = f"the bill speaks of {change.fact} twice" + ("" if same else " and contradicts itself")
            document.faults.append(document.fault(("changes", index, "fact"), "contradiction", message))
    if document.faults:
        raise FaultyDataError(document.faults)
    return bill


def suppose(settings: Iterable[str], facts: Mapping[str, Fact], on: date) -> Bill:
    """A bill from ``FACT=VALUE`` texts, as if it stood at the highest rank. Raises FaultyDataError with every fault."""
    changes: dict[str, Change] = {}
    faults = []
    for setting in settings:
        name, sign, text = setting.partition("=")
        raw: bool | int | str = {"true": True, "false": False}.get(text.strip(), text.strip())
        change = Change(fact=name.strip(), value=raw)
        problems = [problem for _, problem in _problems(change, facts, practice_too=True)]
        if not sign:
            problems = [("usage", "write it as FACT=VALUE, such as custody.hours_before_judge=48")]
        elif change.fact in changes:
            problems = [("contradiction", f"{change.fact} is set twice")]
        faults += [Fault(f"--set {setting}", 0, 0, code, message) for code, message in problems]
        changes[change.fact] = change
    if faults:
        raise FaultyDataError(faults)
    return Bill(
        id=SUPPOSITION,
        title="Supposed for the sake of argument",
        in_force=parse_partial_date(on),
        level=NormLevel.CONSTITUTION,
        changes=tuple(changes.values()),
    )


def _problems(
    change: Change, facts: Mapping[str, Fact], practice_too: bool = False
) -> Iterable[tuple[str, tuple[str, str]]]:
    fact = facts.get(change.fact)
    if fact is None:
        yield "fact", ("unknown-fact", unknown("fact", change.fact, facts))
        return
    if fact.layer == "practice" and not practice_too:
        yield "fact", ("blended-layers", f"{change.fact} is about practice; a bill changes the law, not practice")
    try:
        fact.read(change.value)
    except ValueError as error:
        yield "value", ("wrong-type", f"{change.fact} {error} (given: {change.value})")
