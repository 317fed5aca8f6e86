"""From the truth of a rule's conditions to a verdict with bounds."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.evaluating.reference import Evaluator, Trace
from lawgap.model.library import Conditions
from lawgap.model.words import Truth, Verdict

MET, PARTLY, NOT_MET = 1.0, 0.5, 0.0


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, the bounds of its value, and the traces it came from."""

    verdict: Verdict
    lower: float
    upper: float
    applies: Trace | None
    met: Trace
    partly: Trace | None


def decide(conditions: Conditions, evaluator: Evaluator) -> Decision:
    """Apply the conditions: not applicable, met, partly met, not met, else unknown with what is still possible."""
    applies = evaluator.evaluate(conditions.applies) if conditions.applies else None
    met = evaluator.evaluate(conditions.met)
    partly = evaluator.evaluate(conditions.partly) if conditions.partly else None
    verdict, lower, upper = judge(
        applies.truth if applies else Truth.TRUE, met.truth, partly.truth if partly else Truth.FALSE
    )
    return Decision(verdict, lower, upper, applies, met, partly)


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
