"""Statements as they are cited: provision, period, and a note that leads to source and locator."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.state import Statement
from lawgap.reporting import dates
from lawgap.reporting.messages import Messages
from lawgap.reporting.numbering import Numbering
from lawgap.reporting.record import Record

_ARTICLES = ("The", "A", "An", "Treaty", "Declaration", "Reckoned", "No")


@dataclass(frozen=True, slots=True)
class Place:
    """One source and where in it the statement stands.

    The publisher is named where the statement is first cited, title and date where the source is.
    """

    number: int
    anchor: str
    publisher: str | None
    title: str | None
    published: str
    place: str
    how: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the statement's id, its act in full, its places, what is unverified, and the encoder's remark.

    ``explained_in`` is the earlier paragraph that has all of this, where it is not the first citation.
    """

    statement: str
    act: str | None
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
    note: Note


class Citing:
    """Cites the statements of one run or difference."""

    def __init__(self, run: Record, messages: Messages, numbering: Numbering) -> None:
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
            note=self.note(statement, paragraph),
        )

    def note(self, statement: Statement, paragraph: int) -> Note:
        """The footnote of a statement."""
        explained = self.numbering.explain(statement.id, paragraph)
        first = explained == paragraph
        return Note(
            statement=statement.id,
            act=self._act(statement) if first else None,
            places=self._places(statement, paragraph, first),
            unverified=tuple(self.messages.word("unverified", part) for part in statement.unverified),
            searched=statement.searched if first else (),
            remark=statement.note if first else None,
            explained_in=None if first else explained,
        )

    def _places(self, statement: Statement, paragraph: int, in_full: bool) -> tuple[Place, ...]:
        places = []
        for evidence in statement.evidence:
            source = self.run.sources[evidence.source]
            new = self.numbering.cite(source.id, paragraph)
            places.append(
                Place(
                    number=self.numbering.sources[source.id],
                    anchor=f"source-{source.id}",
                    publisher=source.publisher if in_full else None,
                    title=source.title if new and in_full else None,
                    published=dates.published(source.published, self.messages),
                    place=evidence.place,
                    how=None if evidence.how == "asserted" else self.messages.word("how", evidence.how),
                )
            )
        return tuple(places)

    def _act(self, statement: Statement) -> str | None:
        """The act's number and the act that amended the provision, where there is more than a title, and once."""
        provision = statement.provision
        if not provision or not self.numbering.name_act(provision.act, provision.amended_by):
            return None
        act, amending = self.run.acts[provision.act], self.run.acts.get(provision.amended_by or "")
        word = self.messages.word
        parts = [word("provision", "number", act=act.title, number=act.number)] if act.number else []
        parts += [word("provision", "amended", act=amending.title)] if amending else []
        return ", ".join(parts) or None

    def _rest(self, statement: Statement) -> str:
        """What follows the act's title: article and claimant, and, kept apart from them, the period."""
        word = self.messages.word
        parts: list[str] = []
        provision = statement.provision
        if provision and provision.article:
            parts.append(word("provision", "article", article=provision.article))
        elif provision and not statement.is_observation:
            parts.append(word("provision", "no_article"))
        if statement.claimant:
            kind = "seen_by" if statement.is_observation else "claimed"
            parts.append(word("provision", kind, claimant=statement.claimant))
        place = ", ".join(parts)
        if not provision and statement.no_provision:
            place += " " + word("provision", "none", why=_inside(statement.no_provision))
        return "; ".join(filter(None, (place.strip(), dates.holds(statement, self.messages))))


def _inside(sentence: str) -> str:
    """A sentence as a part of another: without its full stop and with a small first letter, unless it is a name."""
    first, _, rest = sentence.strip().rstrip(".").partition(" ")
    return f"{first.lower() if first in _ARTICLES else first} {rest}".strip()
