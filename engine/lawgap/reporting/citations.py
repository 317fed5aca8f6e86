"""Statements as they are cited: provision, period, and a note that leads to source and locator."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.run import Run
from lawgap.model.state import Statement
from lawgap.reporting import dates
from lawgap.reporting.messages import Messages
from lawgap.reporting.numbering import Numbering


@dataclass(frozen=True, slots=True)
class Place:
    """One source and where in it the statement stands; the title only where it is cited for the first time."""

    number: int
    anchor: str
    publisher: str
    title: str | None
    published: str
    place: str
    how: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the statement's id, its places, what is unverified of it, and the encoder's remark.

    ``explained_in`` is the earlier paragraph that has the remark, where this is not the first citation.
    """

    statement: str
    places: tuple[Place, ...]
    unverified: tuple[str, ...]
    searched: tuple[str, ...]
    remark: str | None
    explained_in: int | None


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a statement stands in national law, or who saw it and when, with its note."""

    act: str | None
    act_anchor: str | None
    rest: str
    without_provision: str | None
    note: Note


class Citing:
    """Cites the statements of one run."""

    def __init__(self, run: Run, messages: Messages, numbering: Numbering) -> None:
        self.run = run
        self.messages = messages
        self.numbering = numbering

    def cite(self, statement_id: str, paragraph: int) -> Cited:
        """The citation of the statement in the paragraph."""
        statement = self.run.statements[statement_id]
        act = self.run.acts.get(statement.provision.act) if statement.provision else None
        return Cited(
            act=act.title if act else None,
            act_anchor=f"act-{act.id}" if act else None,
            rest=self._rest(statement),
            without_provision=statement.no_provision,
            note=self.note(statement, paragraph),
        )

    def note(self, statement: Statement, paragraph: int) -> Note:
        """The footnote of a statement."""
        explained = self.numbering.explain(statement.id, paragraph)
        first = explained == paragraph
        return Note(
            statement=statement.id,
            places=self._places(statement, paragraph),
            unverified=tuple(self.messages.word("unverified", part) for part in statement.unverified),
            searched=statement.searched if first else (),
            remark=statement.note if first else None,
            explained_in=explained if statement.note and not first else None,
        )

    def _places(self, statement: Statement, paragraph: int) -> tuple[Place, ...]:
        places = []
        for evidence in statement.evidence:
            source = self.run.sources[evidence.source]
            first = self.numbering.cite(source.id, paragraph)
            places.append(
                Place(
                    number=self.numbering.sources[source.id],
                    anchor=f"source-{source.id}",
                    publisher=source.publisher,
                    title=source.title if first else None,
                    published=dates.published(source.published, self.messages),
                    place=evidence.place,
                    how=self.messages.word("how", evidence.how),
                )
            )
        return tuple(places)

    def _rest(self, statement: Statement) -> str:
        """What follows the act's title: number, article, amendment, level and period, or claimant and date."""
        word = self.messages.word
        parts: list[str] = []
        provision = statement.provision
        if provision:
            act = self.run.acts[provision.act]
            parts += [word("provision", "number", number=act.number)] if act.number else []
            parts += [word("provision", "article", article=provision.article)] if provision.article else []
            if provision.amended_by and provision.amended_by in self.run.acts:
                amending = self.run.acts[provision.amended_by]
                parts.append(word("provision", "amended", act=amending.title))
        if statement.claimant:
            kind = "seen_by" if statement.is_observation else "claimed"
            parts.append(word("provision", kind, claimant=statement.claimant))
        if statement.observed:
            parts.append(dates.seen(statement.observed, self.messages))
        elif statement.in_force:
            parts.append(dates.in_force(statement.in_force, self.messages))
        return ", ".join(parts)
