"""What must be true of a State's file beyond the form of each file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lawgap.model.fault import Fault, unknown
from lawgap.model.period import Interval
from lawgap.model.state import Statement
from lawgap.model.vocabulary import Fact
from lawgap.reading.state_reader import StateReading

MAX_QUOTED_WORDS = 8


def check_state(reading: StateReading, facts: Mapping[str, Fact]) -> list[Fault]:
    """Everything that is wrong between the files of a State's folder."""
    faults: list[Fault] = []
    for statement in reading.statements.values():
        faults += _value(statement, reading, facts)
        faults += _trace(statement, reading, facts)
        faults += _dates(statement, reading)
    faults += _overlaps(reading)
    faults += _acts(reading)
    faults += _reviews(reading)
    return faults


def _value(statement: Statement, reading: StateReading, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    fact = facts.get(statement.fact)
    if fact is None and reading.places.may_exist("fact", statement.fact):
        return
    if fact is None:
        message = unknown("fact", statement.fact, facts)
        yield reading.places.fault("statement", statement.id, ("fact",), "unknown-fact", message)
        return
    try:
        fact.read(statement.value)
    except ValueError as error:
        given = str(statement.value).lower() if isinstance(statement.value, bool) else str(statement.value)
        alone = "; write the number alone" if fact.type == "number" and given[:1].isdigit() and " " in given else ""
        message = f"{statement.fact} {error} (given: {given}){alone}"
        yield reading.places.fault("statement", statement.id, ("value",), "wrong-type", message)


def _trace(statement: Statement, reading: StateReading, facts: Mapping[str, Fact]) -> Iterator[Fault]:
    def fault(path: tuple[str | int, ...], code: str, message: str) -> Fault:
        return reading.places.fault("statement", statement.id, path, code, message)

    for index, evidence in enumerate(statement.evidence):
        if evidence.source not in reading.sources and not reading.places.may_exist("source", evidence.source):
            message = unknown("source", evidence.source, reading.sources)
            yield fault(("evidence", index, "source"), "unknown-source", message)
        if evidence.words and len(evidence.words.split()) > MAX_QUOTED_WORDS:
            message = f"quotes {len(evidence.words.split())} words; at most {MAX_QUOTED_WORDS} are allowed"
            yield fault(("evidence", index, "words"), "long-quotation", message)
    provision = statement.provision
    for key in ("act", "amended_by"):
        act = getattr(provision, key, None)
        if act and act not in reading.acts and not reading.places.may_exist("act", act):
            message = unknown("act", act, reading.acts)
            yield fault(("provision", key), "unknown-act", message)
    fact = facts.get(statement.fact)
    if fact and fact.layer == "law" and not provision and not statement.no_provision:
        message = "a statement of law needs the provision it rests on, or no_provision with the reason"
        yield fault((), "no-provision", message)
    attributed = [e.how for e in statement.evidence if e.how in ("reported", "state_claim", "hedged")]
    if not statement.claimant and (attributed or (fact and fact.layer == "practice")):
        yield fault((), "no-claimant", "whose claim is it? name the body that says so under claimant")
    negative = statement.value is False or statement.value == "none"
    if negative and statement.is_observation and not provision and not statement.searched:
        yield fault((), "no-search", "a negative needs a list under searched: what was looked through, and when")


def _dates(statement: Statement, reading: StateReading) -> Iterator[Fault]:
    holds = statement.holds
    key = "observed" if statement.is_observation else "in_force"
    if _reversed(holds):
        message = f"the interval ends ({holds.end}) before it begins ({holds.start})"
        yield reading.places.fault("statement", statement.id, (key,), "reversed-interval", message)
    if statement.observed:
        for index, evidence in enumerate(statement.evidence):
            source = reading.sources.get(evidence.source)
            if source and statement.observed.on.first > source.known_from:
                message = f"observed on {statement.observed.on}, after its source was published ({source.known_from})"
                where = ("evidence", index, "source")
                yield reading.places.fault("statement", statement.id, where, "observed-later", message)


def _reversed(interval: Interval) -> bool:
    return bool(interval.start and interval.end and interval.start.first > interval.end.last)


def _overlaps(reading: StateReading) -> Iterator[Fault]:
    groups: dict[tuple[str, str, str | None], list[Statement]] = defaultdict(list)
    for statement in reading.statements.values():
        if statement.provision and not statement.is_observation and "value" not in statement.unverified:
            provision = statement.provision
            groups[statement.fact, provision.act, provision.article].append(statement)
    for (fact, _, _), statements in groups.items():
        for index, later in enumerate(statements):
            for earlier in statements[:index]:
                if earlier.value != later.value and earlier.holds.overlaps(later.holds):
                    message = f"{later.id} and {earlier.id} give {fact} different values at one time by one provision"
                    yield reading.places.fault("statement", later.id, ("in_force",), "overlapping-interval", message)


def _acts(reading: StateReading) -> Iterator[Fault]:
    for act in reading.acts.values():
        if _reversed(act.in_force):
            yield reading.places.fault(
                "act", act.id, ("in_force",), "reversed-interval", "the act ends before it begins"
            )
        if act.replaces and act.replaces not in reading.acts and not reading.places.may_exist("act", act.replaces):
            message = unknown("act", act.replaces, reading.acts)
            yield reading.places.fault("act", act.id, ("replaces",), "unknown-act", message)
        for index, source in enumerate(act.sources):
            if source not in reading.sources and not reading.places.may_exist("source", source):
                message = unknown("source", source, reading.sources)
                yield reading.places.fault("act", act.id, ("sources", index), "unknown-source", message)


def _reviews(reading: StateReading) -> Iterator[Fault]:
    for review in reading.reviews.values():
        for key in ("statements", "set_aside", "stale"):
            for index, name in enumerate(getattr(review, key)):
                if name not in reading.statements and reading.places.may_exist("statement", name):
                    continue
                if name not in reading.statements:
                    message = unknown("statement", name, reading.statements)
                    yield reading.places.fault("review", review.id, (key, index), "unknown-statement", message)
                elif key != "statements" and name not in review.statements:
                    message = f"{name} is {key.replace('_', ' ')} but not among the review's statements"
                    yield reading.places.fault("review", review.id, (key, index), "wrong-value", message)
        if review.treatment != "context" and not review.statements:
            message = f"a review that is {review.treatment} names the statements it is about"
            yield reading.places.fault("review", review.id, ("treatment",), "missing-value", message)
