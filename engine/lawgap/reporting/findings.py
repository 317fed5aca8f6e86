"""Findings as the report treats them: in full, in one paragraph, or in a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawgap.model.run import Derivation, Finding, Run
from lawgap.model.words import Verdict
from lawgap.reporting.citations import Citing
from lawgap.reporting.known_facts import FactLine, FactLines
from lawgap.reporting.messages import Messages
from lawgap.reporting.numbering import Numbering
from lawgap.reporting.reasoning import Reasoner, Reasoning

_IN_FULL = (Verdict.NOT_MET, Verdict.PARTLY_MET, Verdict.CONTESTED)
_SHORT = (Verdict.MET, Verdict.TAKEN, Verdict.NOT_TAKEN)


@dataclass(frozen=True, slots=True)
class AuthorityLine:
    """What a requirement rests on; ``mark`` is worded only where it is not verified."""

    cited: str
    tier: int
    tier_means: str
    says: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The numbers of a finding's paragraphs; a part it does not have is None."""

    standard: int
    law: int
    why: int
    beside: int | None
    remedy: int | None


@dataclass(frozen=True, slots=True)
class FullFinding:
    """A finding in numbered paragraphs."""

    finding: Finding
    anchor: str
    numbers: Paragraphs
    authorities: tuple[AuthorityLine, ...]
    law: tuple[FactLine, ...]
    reasonings: tuple[Reasoning, ...]
    bound: str | None
    beside: tuple[FactLine, ...]
    disagreement_is_harmless: bool


@dataclass(frozen=True, slots=True)
class ShortFinding:
    """A finding in one paragraph: what the law says, and where."""

    finding: Finding
    anchor: str
    number: int
    authorities: tuple[AuthorityLine, ...]
    law: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class LineFinding:
    """A finding in one line."""

    finding: Finding
    anchor: str


class FindingWriter:
    """Writes the findings of one run."""

    def __init__(self, run: Run, messages: Messages, numbering: Numbering) -> None:
        self.run = run
        self.messages = messages
        self.numbering = numbering
        self.lines = FactLines(run, Citing(run, messages, numbering))
        self.reasoner = Reasoner(run, messages)

    def treatment(self, finding: Finding) -> str:
        """``full``, ``short``, ``open`` (nothing known) or ``aside`` (not applicable)."""
        if finding.verdict in _IN_FULL:
            return "full"
        if finding.verdict in _SHORT:
            return "short"
        if finding.verdict is Verdict.NOT_APPLICABLE:
            return "aside"
        deciding = {fact for reading in finding.readings for fact in _deciding(reading.derivation)}
        return "full" if any(map(self.lines.is_known, deciding)) else "open"

    def full(self, finding: Finding) -> FullFinding:
        """The finding in numbered paragraphs."""
        standard, law, why = (self.numbering.paragraph() for _ in range(3))
        seen_beside = [fact for fact in finding.beside if self.lines.is_known(fact)]
        beside = self.numbering.paragraph() if seen_beside else None
        remedy = self.numbering.paragraph() if self._has_remedy(finding) else None
        lines = self.lines.lines(self._own_facts(finding), law)
        letters = {line.fact: line.letter for line in lines}
        told = {reading.verdict: reading for reading in reversed(finding.readings)}
        chosen = [reading for reading in finding.readings if told[reading.verdict] is reading]
        obligation = self._obligation(finding)
        return FullFinding(
            finding=finding,
            anchor=anchor_of(finding.requirement),
            numbers=Paragraphs(standard, law, why, beside, remedy),
            authorities=self.authorities(finding),
            law=lines,
            reasonings=tuple(self.reasoner.reasoning(reading, letters, obligation) for reading in chosen),
            bound=self._bound(finding),
            beside=self.lines.lines(seen_beside, beside) if beside else (),
            disagreement_is_harmless=len(finding.readings) > 1 and finding.verdict is not Verdict.CONTESTED,
        )

    def short(self, finding: Finding) -> ShortFinding:
        """The finding in one paragraph."""
        number = self.numbering.paragraph()
        known = [fact for fact in self._own_facts(finding) if self.lines.is_known(fact)]
        return ShortFinding(
            finding=finding,
            anchor=anchor_of(finding.requirement),
            number=number,
            authorities=self.authorities(finding),
            law=self.lines.lines(known, number),
        )

    def line(self, finding: Finding) -> LineFinding:
        """The finding in one line."""
        return LineFinding(finding, anchor_of(finding.requirement))

    def authorities(self, finding: Finding) -> tuple[AuthorityLine, ...]:
        """What the requirement rests on."""
        return tuple(
            AuthorityLine(
                cited=f"{authority.text}, {authority.pinpoint}",
                tier=authority.tier,
                tier_means=self.messages.word("tier", authority.tier),
                says=authority.says,
                mark=self.messages.word("mark", authority.mark),
            )
            for authority in finding.authorities
        )

    def _obligation(self, finding: Finding) -> str | None:
        return self.run.standards[finding.instrument].obligation

    def _own_facts(self, finding: Finding) -> list[str]:
        """The facts the rule asks about, without the obligation unless nothing else is asked."""
        obligation = self._obligation(finding)
        return [fact for fact in finding.facts if fact != obligation] or list(finding.facts)

    def _has_remedy(self, finding: Finding) -> bool:
        return finding.verdict in _IN_FULL

    def _bound(self, finding: Finding) -> str | None:
        if finding.verdict not in (Verdict.UNKNOWN, Verdict.CONTESTED):
            return None
        if finding.lower == 0.5:
            return self.messages.word("bound", "at_least_half")
        return self.messages.word("bound", "at_most_half") if finding.upper == 0.5 else None


def _deciding(derivation: Derivation) -> Iterator[str]:
    """The facts that met and partly met ask about; that a rule applies says nothing yet about its outcome."""
    pending = [derivation.met, *([derivation.partly] if derivation.partly else [])]
    while pending:
        node = pending.pop()
        if node.fact:
            yield node.fact
        pending += node.nodes


def anchor_of(requirement: str) -> str:
    """The anchor of a finding."""
    return "finding-" + requirement.replace(".", "-")
