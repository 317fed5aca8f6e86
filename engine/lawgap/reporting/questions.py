"""What is not known and would matter: open questions, those first on which most hangs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lawgap.model.run import Finding, Run
from lawgap.model.words import Layer, Verdict
from lawgap.reporting.fact_words import question
from lawgap.reporting.method import weight_of

_OPEN = (Verdict.UNKNOWN, Verdict.CONTESTED)


@dataclass(frozen=True, slots=True)
class Question:
    """One open question and the findings that wait for the answer."""

    fact: str
    text: str
    layer: Layer | str
    findings: tuple[Finding, ...]
    weight: Decimal | None


def questions(run: Run) -> tuple[Question, ...]:
    """Every undecided fact as a question, by the weight of what hangs on it."""
    waiting: dict[str, list[Finding]] = {}
    for finding in run.findings:
        if finding.verdict in _OPEN:
            for fact in finding.undecided:
                waiting.setdefault(fact, []).append(finding)
    method = run.scores.method if run.scores else None
    asked = [
        Question(
            fact=fact,
            text=question(run.facts[fact]),
            layer=run.facts[fact].layer,
            findings=tuple(findings),
            weight=sum((weight_of(finding, method) for finding in findings), Decimal(0)) if method else None,
        )
        for fact, findings in waiting.items()
    ]
    return tuple(sorted(asked, key=lambda item: (-(item.weight or 0), -len(item.findings), item.fact)))
