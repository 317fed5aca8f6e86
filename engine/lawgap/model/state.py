"""A State's file: its sources, its acts, dated statements of its law, and reviews of contradictions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from lawgap.model.base import Model
from lawgap.model.period import Interval, KnownDate
from lawgap.model.words import Mark, NormLevel

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Alias(Model):
    """One body that sources call by several names."""

    name: str
    also: tuple[str, ...]


class State(Model):
    """Which State the folder is about."""

    state: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: str
    official_name: str
    aliases: tuple[Alias, ...] = ()


class NotBefore(Model):
    """The publication date of an undated page: not before the latest event it tells."""

    not_before: KnownDate


class Source(Model):
    """A document that says something about a State."""

    id: Slug
    title: str
    publisher: str
    published: NotBefore | KnownDate
    kind: Literal["official_text", "court", "treaty_body", "un_expert", "state", "ngo", "academic", "press"]
    language: str
    address: Address | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    mark: Mark
    note: str | None = None

    @property
    def known_from(self) -> date:
        """The first day on which it was certainly published."""
        published = self.published
        return (published.not_before if isinstance(published, NotBefore) else published).last


class Act(Model):
    """An act of national law. Its number identifies it, whatever sources call it."""

    id: Slug
    title: str
    number: str | None = None
    adopted: KnownDate | None = None
    in_force: Interval = Interval()
    level: NormLevel
    also_called: tuple[str, ...] = ()
    replaces: str | None = None
    unverified: tuple[Literal["number", "adopted", "from", "to", "title"], ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None


class Provision(Model):
    """Where in national law a statement stands."""

    act: str
    article: str | None = None
    amended_by: str | None = None


class Evidence(Model):
    """Where a source says it, and how firmly."""

    source: str
    line: Annotated[int, Field(ge=1, strict=True)] | None = None
    locator: str | None = None
    words: str | None = None
    how: Literal["asserted", "reported", "state_claim", "official_figure", "hedged"]

    @property
    def place(self) -> str:
        """The locator in words."""
        return f"line {self.line}" if self.line else str(self.locator)

    @model_validator(mode="after")
    def _has_a_place(self) -> Evidence:
        if self.line is None and not self.locator:
            raise ValueError("evidence needs a line or a locator: where in the source does it stand?")
        return self


class Observed(Model):
    """When a state of affairs was seen: a day, a month, a year, or a period from on to to."""

    on: KnownDate
    until: KnownDate | None = Field(default=None, alias="to")


class Statement(Model):
    """One dated value of a fact with its evidence.

    A statement of law has the interval in which it is in force. An observation holds from its date on and is
    never carried backwards.
    """

    id: Slug
    fact: str
    value: bool | int | str
    in_force: Interval | None = None
    observed: Observed | None = None
    provision: Provision | None = None
    no_provision: str | None = None
    norm_level: NormLevel | None = None
    claimant: str | None = None
    searched: tuple[str, ...] = ()
    unverified: tuple[Literal["value", "from", "to", "article", "act"], ...] = ()
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    note: str | None = None

    @model_validator(mode="after")
    def _is_dated_once(self) -> Statement:
        if (self.in_force is None) == (self.observed is None):
            raise ValueError("a statement needs either in_force or observed, and not both")
        return self

    @property
    def is_observation(self) -> bool:
        """Whether somebody saw it, rather than a law saying it."""
        return self.observed is not None

    @property
    def holds(self) -> Interval:
        """When it holds, as far as is known."""
        if self.observed:
            return Interval.model_validate({"from": self.observed.on, "to": self.observed.until})
        assert self.in_force is not None
        return self.in_force


class Review(Model):
    """A contradiction between sources, and what was decided about it."""

    id: str
    topic: str
    treatment: Literal["dated", "separated", "flagged", "quarantined", "context"]
    statements: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    says: str


class StateFile(Model):
    """Everything known about one State."""

    state: State
    sources: dict[str, Source]
    acts: dict[str, Act]
    statements: tuple[Statement, ...]
    reviews: tuple[Review, ...]

    def level_of(self, statement: Statement) -> NormLevel | None:
        """The norm level: the statement's own, else that of the act it cites."""
        if statement.norm_level:
            return statement.norm_level
        act = self.acts.get(statement.provision.act) if statement.provision else None
        return act.level if act else None
