"""Two independent evaluators decide each verdict, and must agree: durable-rules and the reference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lawgap.evaluating.durable_engine import Decisions, Outcome, engine_name
from lawgap.evaluating.positive import Group, Positive, event_of, positive
from lawgap.evaluating.reference import Trace
from lawgap.evaluating.verdicts import CompiledRule, Decision, compile_rule
from lawgap.model.expression import Comparison, comparisons
from lawgap.model.fault import InternalError
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact, Value
from lawgap.model.words import Verdict

REFERENCE_ONLY = "reference"


class EngineDisagreementError(InternalError):
    """The two evaluators differ: an error of the program, never of the data."""


class Decider:
    """Decides requirements by both evaluators, or by the reference alone where durable-rules cannot be imported."""

    def __init__(self, conditions: Mapping[str, Conditions], facts: Mapping[str, Fact], durable: bool = True) -> None:
        self.conditions = conditions
        self.facts = facts
        name = engine_name() if durable else None
        self.engine = f"{name}, checked by the reference evaluator" if name else REFERENCE_ONLY
        self._rules: dict[str, CompiledRule] = {}
        self._tested = {requirement: _comparisons(parsed) for requirement, parsed in conditions.items()}
        self._decisions = (
            Decisions({requirement: outcomes(parsed, facts) for requirement, parsed in conditions.items()})
            if name
            else None
        )

    def decide(self, requirement: str, values: Mapping[str, Value], as_of: date) -> Decision:
        """The verdict with its traces.

        Raises EngineDisagreementError, with both accounts, where the evaluators differ.
        """
        if requirement not in self._rules:
            self._rules[requirement] = compile_rule(self.conditions[requirement], self.facts)
        decision = self._rules[requirement].decide(values, as_of)
        if self._decisions:
            event = event_of(self._tested[requirement], self.facts, values, as_of)
            answer = self._decisions.decide(requirement, event) or Verdict.UNKNOWN.value
            if answer != decision.verdict.value:
                raise EngineDisagreementError(_both_accounts(requirement, answer, event, decision))
        return decision

    def close(self) -> None:
        """Give native memory back."""
        if self._decisions:
            self._decisions.close()


def outcomes(conditions: Conditions, facts: Mapping[str, Fact]) -> list[Outcome]:
    """The verdicts that can be proven, in order, each with its positive condition; what none proves is unknown."""
    met = positive(conditions.met, True, facts)
    unmet = positive(conditions.met, False, facts)
    binds = [positive(conditions.applies, True, facts)] if conditions.applies else []
    found = [Outcome(Verdict.MET, _all(*binds, met))]
    if conditions.applies:
        found.insert(0, Outcome(Verdict.NOT_APPLICABLE, positive(conditions.applies, False, facts)))
    if conditions.partly is None:
        return [*found, Outcome(Verdict.NOT_MET, _all(*binds, unmet))]
    partly = positive(conditions.partly, True, facts)
    neither = positive(conditions.partly, False, facts)
    found.append(Outcome(Verdict.PARTLY_MET, _all(*binds, unmet, partly)))
    found.append(Outcome(Verdict.NOT_MET, _all(*binds, unmet, neither)))
    return found


def _all(*parts: Positive) -> Positive:
    return Group("all", parts)


def _comparisons(conditions: Conditions) -> tuple[Comparison, ...]:
    parts = (conditions.applies, conditions.met, conditions.partly)
    return tuple(item for part in parts if part for item in comparisons(part))


def _both_accounts(requirement: str, answer: str, event: Mapping[str, object], decision: Decision) -> str:
    lines = [
        f"the two evaluators differ on {requirement}: durable-rules says {answer}, the reference {decision.verdict}",
        f"durable-rules was given: {dict(event)}",
        "the reference worked it out so:",
    ]
    for name, trace in (("applies", decision.applies), ("met", decision.met), ("partly", decision.partly)):
        if trace:
            lines += [f"  {name}:", *_indented(trace, 2)]
    return "\n".join(lines)


def _indented(trace: Trace, depth: int) -> list[str]:
    value = "" if trace.value is None else f" (value {trace.value})"
    lines = [f"{'  ' * depth}{trace.truth}: {trace.expression}{value}"]
    for below in trace.traces:
        lines += _indented(below, depth + 1)
    return lines
