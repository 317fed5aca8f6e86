"""Builds findings: for every requirement the verdict under each reading of contested facts, with its derivation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product

from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.reference import Trace
from lawgap.evaluating.standing import KnownFact, run_value
from lawgap.evaluating.verdicts import MET, NOT_MET, Decision
from lawgap.model.expression import Comparison, facts_of
from lawgap.model.fault import InternalError
from lawgap.model.library import Library
from lawgap.model.run import Derivation, Finding, Node, Reading
from lawgap.model.vocabulary import Value
from lawgap.model.words import Truth, Verdict

MAX_READINGS = 64
_OPTIONAL = {
    Verdict.MET: Verdict.TAKEN,
    Verdict.NOT_MET: Verdict.NOT_TAKEN,
    Verdict.PARTLY_MET: Verdict.NOT_TAKEN,
}


class TooManyReadingsError(InternalError):
    """A requirement rests on so many contested facts that its readings cannot be shown."""


def find(
    requirement_id: str, library: Library, decider: Decider, known: Mapping[str, KnownFact], as_of: date
) -> Finding:
    """The finding on one requirement. Raises EngineDisagreementError and TooManyReadingsError."""
    requirement = library.data.requirements[requirement_id]
    rule = library.data.rules[requirement_id]
    conditions = library.conditions[requirement_id]
    facts = facts_of(conditions.applies, conditions.met, conditions.partly)
    decisions = list(_decide_each(requirement_id, facts, decider, known, as_of))
    readings = tuple(_reading(assumes, decision, requirement.optional) for assumes, decision in decisions)
    verdicts = {reading.verdict for reading in readings}
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.CONTESTED
    may_not_apply = verdict is Verdict.CONTESTED and any(r.verdict is Verdict.NOT_APPLICABLE for r in readings)
    undecided = dict.fromkeys(name for _, decision in decisions for name in _undecided(decision) if verdict in _OPEN)
    return Finding(
        requirement=requirement.id,
        instrument=requirement.instrument,
        article=requirement.article,
        provision=requirement.provision,
        title=requirement.title,
        asks=requirement.asks,
        layer=requirement.layer,
        force=requirement.force,
        optional=requirement.optional,
        absolute=requirement.absolute,
        mark=requirement.mark,
        tier=requirement.tier,
        gravity=rule.gravity,
        authorities=requirement.authorities,
        verdict=verdict,
        lower=NOT_MET if may_not_apply else min(reading.lower for reading in readings),
        upper=MET if may_not_apply else max(reading.upper for reading in readings),
        readings=readings,
        facts=facts,
        undecided=tuple(undecided),
        beside=rule.beside,
        remedy=rule.remedy,
        cluster=rule.cluster,
        rule_hash=library.data.rule_hashes[requirement_id],
    )


_OPEN = (Verdict.UNKNOWN, Verdict.CONTESTED)


def _decide_each(
    requirement: str, facts: tuple[str, ...], decider: Decider, known: Mapping[str, KnownFact], as_of: date
) -> Iterator[tuple[dict[str, Value], Decision]]:
    contested = [name for name in facts if name in known and len(known[name].values) > 1]
    settled = {name: known[name].values[0] for name in facts if name in known and len(known[name].values) == 1}
    count = 1
    for name in contested:
        count *= len(known[name].values)
    if count > MAX_READINGS:
        raise TooManyReadingsError(f"{requirement} rests on contested facts with {count} readings: {contested}")
    for choice in product(*(known[name].values for name in contested)):
        assumes = dict(zip(contested, choice, strict=True))
        yield assumes, decider.decide(requirement, {**settled, **assumes}, as_of)


def _reading(assumes: Mapping[str, Value], decision: Decision, optional: bool) -> Reading:
    return Reading(
        assumes={name: run_value(value) for name, value in assumes.items()},
        verdict=_OPTIONAL.get(decision.verdict, decision.verdict) if optional else decision.verdict,
        lower=decision.lower,
        upper=decision.upper,
        derivation=Derivation(
            applies=_node(decision.applies) if decision.applies else None,
            met=_node(decision.met),
            partly=_node(decision.partly) if decision.partly else None,
        ),
    )


def _node(trace: Trace) -> Node:
    is_leaf = isinstance(trace.expression, Comparison)
    return Node(
        condition=str(trace.expression),
        truth=trace.truth,
        fact=trace.expression.fact if isinstance(trace.expression, Comparison) else None,
        value=None if trace.value is None or not is_leaf else run_value(trace.value),
        nodes=tuple(map(_node, trace.traces)),
    )


def _undecided(decision: Decision) -> Iterator[str]:
    """The unknown facts that keep a condition open, found by going down through what is unknown."""
    for trace in (decision.applies, decision.met, decision.partly):
        if trace is not None:
            yield from _unknown_leaves(trace)


def _unknown_leaves(trace: Trace) -> Iterator[str]:
    if trace.truth is not Truth.UNKNOWN:
        return
    if isinstance(trace.expression, Comparison):
        yield trace.expression.fact
    for below in trace.traces:
        yield from _unknown_leaves(below)
