"""How a requirement is tested, and what follows from several findings together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints

from lawgap.model.base import Model
from lawgap.model.standard import Authority
from lawgap.model.words import Gravity, Verdict

Given = bool | int | str


class Case(Model):
    """A rule's own test: facts of an imagined State and the verdict that must come out."""

    name: str
    given: dict[str, Given]
    expect: Verdict
    as_of: str | None = None


class Rule(Model):
    """Conditions as text, parsed by the reading side; see model.expression for the grammar."""

    requirement: str
    applies: str | None = None
    met: str
    partly: str | None = None
    gravity: Gravity
    cluster: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = None
    beside: tuple[str, ...] = ()
    remedy: str
    cases: Annotated[tuple[Case, ...], Field(min_length=2)]


class Condition(Model):
    """One thing that must hold for a conclusion: a finding of a kind, or another conclusion."""

    finding: str | None = None
    is_: Literal["met", "partly_met", "not_met", "gap", "taken", "not_taken", "not_applicable"] | None = Field(
        default=None, alias="is"
    )
    conclusion: str | None = None

    @property
    def atom(self) -> str:
        """The condition as one name: ``conclusion:x`` or ``finding:x:gap``."""
        return f"conclusion:{self.conclusion}" if self.conclusion else f"finding:{self.finding}:{self.is_}"


class ConclusionCase(Model):
    """A conclusion's own test: verdicts of an imagined State, and whether the conclusion follows."""

    name: str
    given: dict[str, str | bool]
    expect: StrictBool


class ConclusionRule(Model):
    """What follows from findings and other conclusions; any one of the ways suffices, whole."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Annotated[str, StringConstraints(max_length=70)]
    gravity: Gravity
    says: str
    follows_from: Annotated[tuple[Annotated[tuple[Condition, ...], Field(min_length=1)], ...], Field(min_length=1)]
    advice: str
    authorities: tuple[Authority, ...] = ()
    cases: Annotated[tuple[ConclusionCase, ...], Field(min_length=2)]
