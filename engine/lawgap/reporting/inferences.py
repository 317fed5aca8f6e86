"""The conclusions, each with the findings and conclusions it came by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawgap.model.rule import ConclusionRule
from lawgap.model.run import Finding, Run
from lawgap.reporting.findings import anchor_of
from lawgap.reporting.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Because:
    """One thing a conclusion follows from: a finding, or another conclusion."""

    anchor: str
    title: str
    finding: Finding | None
    paragraph: int | None


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A conclusion in the report."""

    rule: ConclusionRule
    anchor: str
    number: int
    advice_number: int
    because: tuple[Because, ...]
    depth: int


def conclusions(run: Run, paragraphs: Mapping[str, int], numbering: Numbering) -> tuple[Conclusion, ...]:
    """The conclusions, those drawn from findings alone first; ``paragraphs`` by requirement."""
    findings = {finding.requirement: finding for finding in run.findings}
    titles = {drawn.rule.id: drawn.rule.title for drawn in run.conclusions}

    def because(atom: str) -> Because:
        kind, _, rest = atom.partition(":")
        if kind == "conclusion":
            return Because(f"conclusion-{rest}", titles[rest], None, None)
        finding = findings[rest.rpartition(":")[0]]
        paragraph = paragraphs.get(finding.requirement)
        return Because(anchor_of(finding.requirement), finding.title, finding, paragraph)

    return tuple(
        Conclusion(
            rule=drawn.rule,
            anchor=f"conclusion-{drawn.rule.id}",
            number=numbering.paragraph(),
            advice_number=numbering.paragraph(),
            because=tuple(map(because, drawn.because)),
            depth=drawn.depth,
        )
        for drawn in sorted(run.conclusions, key=lambda drawn: drawn.depth)
    )
