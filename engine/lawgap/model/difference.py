"""What moved between two runs, and why."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from lawgap.model.base import Model
from lawgap.model.run import DrawnConclusion, Finding, Score, Standing
from lawgap.model.standard import Authority, Instrument
from lawgap.model.state import Act, Source, State, Statement
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Gravity, Layer, Verdict

MoveKind = Literal[
    "closed",
    "opened",
    "better",
    "worse",
    "settled",
    "no_longer_known",
    "now_applies",
    "no_longer_applies",
    "renamed",
]
CauseKind = Literal["law", "obligation", "observation", "knowledge", "standard", "time"]


class Side(Model):
    """One side of a comparison; ``verdicts`` counts all its findings, whether they moved or not."""

    state: State
    as_of: date
    known_on: date | None = None
    content: str
    program: str
    engine: str
    verdicts: dict[Verdict, int]


class Cause(Model):
    """Why a fact, and with it a finding, moved.

    ``entered`` and ``left`` name the statements that began or ceased to decide; ``on`` is the day of the change in
    the law or the obligation, where there is one.
    """

    kind: CauseKind
    fact: str | None = None
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    on: date | None = None


class Position(Model):
    """A finding on one side; a requirement that one side did not have is absent there."""

    verdict: Verdict
    lower: float
    upper: float
    rule_hash: str


class Move(Model):
    """A finding that moved; what is asked is told as the later side asks it."""

    requirement: str
    title: str
    instrument: str
    article: str
    provision: str
    asks: str
    layer: Layer
    gravity: Gravity
    absolute: bool
    tier: int
    authorities: tuple[Authority, ...]
    kind: MoveKind
    before: Position | None = None
    after: Position | None = None
    causes: tuple[Cause, ...] = ()
    remedy: str


class FactMove(Model):
    """A fact that stands differently on the two sides."""

    fact: str
    before: Standing | None = None
    after: Standing | None = None


class ScoreMove(Model):
    """A score before and after."""

    instrument: str
    article: str | None = None
    layer: Layer
    before: Score | None = None
    after: Score | None = None


class Difference(Model):
    """The whole comparison; empty where nothing moved.

    ``conclusions`` holds what the two lists of conclusions name; ``statements``, ``acts`` and ``sources`` all that the
    facts and causes rest on, so that a report can be drawn from the difference alone.
    """

    before: Side
    after: Side
    moves: tuple[Move, ...] = ()
    facts: tuple[FactMove, ...] = ()
    conclusions_gone: tuple[str, ...] = ()
    conclusions_new: tuple[str, ...] = ()
    conclusions: dict[str, DrawnConclusion] = Field(default_factory=dict)
    scores: tuple[ScoreMove, ...] = ()
    vocabulary: dict[str, Fact] = Field(default_factory=dict)
    statements: dict[str, Statement] = Field(default_factory=dict)
    acts: dict[str, Act] = Field(default_factory=dict)
    sources: dict[str, Source] = Field(default_factory=dict)
    standards: dict[str, Instrument] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing moved."""
        return not (self.moves or self.facts or self.conclusions_gone or self.conclusions_new or self.scores)


def position_of(finding: Finding) -> Position:
    """Where a finding stands."""
    return Position(verdict=finding.verdict, lower=finding.lower, upper=finding.upper, rule_hash=finding.rule_hash)
