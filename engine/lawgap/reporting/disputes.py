"""What is disputed: reviews of contradictions, and statements that were set aside."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.run import Finding, Run
from lawgap.model.state import Review
from lawgap.model.words import Verdict
from lawgap.reporting.citations import Citing, Note
from lawgap.reporting.dates import briefly
from lawgap.reporting.fact_words import answer

_TOLD = ("quarantined", "stale", "hedged", "unverified")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a dispute, as a sentence with its period and note."""

    sentence: str
    period: str
    reason: str | None
    note: Note


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction between sources and what was decided."""

    review: Review
    number: int
    treatment: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """All that is disputed, latent or set aside."""

    reviews: tuple[Dispute, ...]
    contested: tuple[Finding, ...]
    latent: tuple[Said, ...]
    set_aside: tuple[Said, ...]
    latent_number: int | None
    set_aside_number: int | None


def disputes(run: Run, citing: Citing) -> Disputes:
    """The disputes of a run, numbered as they are written."""
    numbering, messages = citing.numbering, citing.messages

    def said(statement_id: str, reason: str | None, number: int) -> Said:
        statement = run.statements[statement_id]
        fact = run.facts.get(statement.fact)
        sentence = answer(fact, statement.value, messages) if fact else f"{statement.fact}: {statement.value}"
        return Said(sentence, briefly(statement, messages), reason, citing.note(statement, number))

    def dispute(review: Review) -> Dispute:
        number = numbering.paragraph()
        named = [name for name in review.statements if name in run.statements]
        reasons = dict.fromkeys(review.set_aside, messages.word("aside", "quarantined"))
        reasons |= dict.fromkeys(review.stale, messages.word("aside", "stale"))
        told = tuple(said(name, reasons.get(name), number) for name in named if run.statements[name].fact in run.facts)
        return Dispute(review, number, messages.word("treatment", review.treatment), told)

    reviews = tuple(map(dispute, run.reviews))
    latent = [(item.statement, messages.word("level", item.level)) for s in run.standings.values() for item in s.latent]
    told = {name for review in run.reviews for name in review.statements}
    aside = [
        (item.statement, messages.word("aside", item.reason))
        for standing in run.standings.values()
        for item in standing.set_aside
        if item.reason in _TOLD and item.statement not in told
    ]
    latent_number = numbering.paragraph() if latent else None
    aside_number = numbering.paragraph() if aside else None
    return Disputes(
        reviews=reviews,
        contested=tuple(finding for finding in run.findings if finding.verdict is Verdict.CONTESTED),
        latent=tuple(said(name, level, latent_number) for name, level in latent if latent_number),
        set_aside=tuple(said(name, reason, aside_number) for name, reason in aside if aside_number),
        latent_number=latent_number,
        set_aside_number=aside_number,
    )
