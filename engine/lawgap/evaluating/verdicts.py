"""From the truth of a rule's conditions to a verdict with bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from lawgap.evaluating.reference import Trace, compile_condition
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact, Value
from lawgap.model.words import Truth, Verdict

MET, PARTLY, NOT_MET = 1.0, 0.5, 0.0
_TRUE, _FALSE = Truth.TRUE, Truth.FALSE


@dataclass(slots=True)
class Decision:
    """A verdict, the bounds of its value, and the traces; ``partly`` is only tried where met is not true."""

    verdict: Verdict
    lower: float
    upper: float
    applies: Trace | None
    met: Trace
    partly: Trace | None


class CompiledRule:
    """The conditions of a rule, ready to be tried on many States and dates."""

    __slots__ = ("decide",)

    def __init__(self, decide: Callable[[Mapping[str, Value], date], Decision]) -> None:
        """``decide`` gives not applicable, met, partly met, not met, else unknown with what is still possible."""
        self.decide = decide


def compile_rule(conditions: Conditions, facts: Mapping[str, Fact]) -> CompiledRule:
    """The conditions as functions, and what they decide together as one more."""
    applies_to = compile_condition(conditions.applies, facts) if conditions.applies else None
    is_met = compile_condition(conditions.met, facts)
    is_partly = compile_condition(conditions.partly, facts) if conditions.partly else None

    def decide(values: Mapping[str, Value], as_of: date) -> Decision:
        applies = applies_to(values, as_of) if applies_to else None
        met = is_met(values, as_of)
        partly = is_partly(values, as_of) if is_partly and met.truth is not _TRUE else None
        verdict, lower, upper = _JUDGED[
            applies.truth if applies else _TRUE, met.truth, partly.truth if partly else _FALSE
        ]
        return Decision(verdict, lower, upper, applies, met, partly)

    return CompiledRule(decide)


def judge(applies: Truth, met: Truth, partly: Truth) -> tuple[Verdict, float, float]:
    """The verdict and its bounds for every combination of the three truths.

    What may not apply may leave the score, which can move it either way, so it is bounded by nothing.
    """
    if applies is Truth.FALSE:
        return Verdict.NOT_APPLICABLE, MET, MET
    possible = set()
    if met is not Truth.FALSE:
        possible.add(MET)
    if met is not Truth.TRUE and partly is not Truth.FALSE:
        possible.add(PARTLY)
    if met is not Truth.TRUE and partly is not Truth.TRUE:
        possible.add(NOT_MET)
    if applies is Truth.UNKNOWN:
        return Verdict.UNKNOWN, NOT_MET, MET
    lower, upper = min(possible), max(possible)
    if lower != upper:
        return Verdict.UNKNOWN, lower, upper
    return {MET: Verdict.MET, PARTLY: Verdict.PARTLY_MET, NOT_MET: Verdict.NOT_MET}[lower], lower, upper


_JUDGED = {truths: judge(*truths) for truths in product(Truth, repeat=3)}
