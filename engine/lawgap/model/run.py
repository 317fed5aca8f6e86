"""The run: the versioned, immutable record of an assessment. Every report is drawn from a run and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from pydantic import Field

from lawgap.model.base import Model
from lawgap.model.rule import ConclusionRule
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.standard import Authority, Instrument
from lawgap.model.state import Act, Review, Source, State, Statement
from lawgap.model.timeline import Timeline
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Force, Gravity, Layer, Mark, NormLevel, Truth, Verdict

SCHEMA_VERSION: Final = 2
RunValue = bool | int | float | str

SetAsideReason = Literal[
    "quarantined",
    "published_later",
    "begins_later",
    "ended",
    "stale",
    "hedged",
    "unverified",
    "superseded",
]


WHY_SET_ASIDE: dict[str, str] = {
    "quarantined": "set aside by a review of contradictions",
    "published_later": "published after the date of knowledge",
    "begins_later": "only holds from a later date",
    "ended": "no longer holds at this date",
    "stale": "out of date already when it was published",
    "hedged": "the source only hedges, so it settles nothing",
    "unverified": "nobody has checked the value, so it settles nothing",
    "superseded": "replaced by a later observation or a later law",
}
"""In plain words, why a statement does not decide."""


class AdmissibleValue(Model):
    """One value that the evidence allows, with the statements that carry it."""

    value: RunValue
    statements: tuple[str, ...]


class SetAside(Model):
    """A statement that does not decide, and why."""

    statement: str
    reason: SetAsideReason


class Latent(Model):
    """A rule at another norm level that differs from the value tested."""

    statement: str
    level: NormLevel
    value: RunValue


class Standing(Model):
    """What is known of one fact at the assessment's dates: no value is unknown, several are contested."""

    fact: str
    values: tuple[AdmissibleValue, ...] = ()
    latent: tuple[Latent, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


class Node(Model):
    """One node of a derivation: a condition, its truth and, at a leaf, the fact and the value it had."""

    condition: str
    truth: Truth
    fact: str | None = None
    value: RunValue | None = None
    nodes: tuple[Node, ...] = ()


class Derivation(Model):
    """The conditions of a rule, each evaluated; what a rule does not have is None."""

    applies: Node | None = None
    met: Node
    partly: Node | None = None


class Reading(Model):
    """The verdict under one choice among contested values; ``assumes`` is empty where nothing is contested."""

    assumes: dict[str, RunValue] = Field(default_factory=dict)
    verdict: Verdict
    lower: float
    upper: float
    derivation: Derivation


class Finding(Model):
    """A requirement, its verdict and everything needed to follow it by hand.

    ``lower`` and ``upper`` bound the value between 0 (not met) and 1 (met). ``undecided`` names the unknown facts
    that would decide it. ``rule_hash`` covers the requirement and its rule, so that a change of the standard can be
    told from a change of the law; it is empty where a run file of version 1 did not record it.
    """

    requirement: str
    instrument: str
    article: str
    provision: str
    title: str
    asks: str
    layer: Layer
    force: Force
    optional: bool
    absolute: bool
    mark: Mark
    tier: int
    gravity: Gravity
    authorities: tuple[Authority, ...]
    verdict: Verdict
    lower: float
    upper: float
    readings: tuple[Reading, ...]
    facts: tuple[str, ...]
    undecided: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    remedy: str
    cluster: str | None = None
    rule_hash: str

    @property
    def derivation(self) -> Derivation:
        """The derivation of the first reading; the only one where nothing is contested."""
        return self.readings[0].derivation


class DrawnConclusion(Model):
    """A conclusion that follows, with the way it followed by."""

    rule: ConclusionRule
    because: tuple[str, ...]
    depth: int


class Score(Model):
    """A weighted share between 0 and 1, as an interval, over what is known and what is not.

    ``coverage`` is the share of the weight whose verdict is known. ``band`` is None below the minimum coverage,
    or where lower and upper lie in different bands. ``defects`` counts gaps with clusters counted once.
    """

    instrument: str
    article: str | None = None
    layer: Layer
    lower: float
    upper: float
    coverage: float
    weight: float
    findings: int
    gaps: int
    defects: int
    band: str | None = None
    capped: bool


class RankUnder(Model):
    """The place of an article under one weighting; 1 is the worst."""

    weighting: str
    instrument: str
    article: str
    lower: float
    upper: float
    rank: int


class Scores(Model):
    """Per instrument, per article and layer; never across layers."""

    instruments: tuple[Score, ...]
    articles: tuple[Score, ...]
    sensitivity: tuple[RankUnder, ...]
    method: ScoringMethod


class Run(Model):
    """See the module's docstring. Same inputs, same bytes. ``timeline`` is there where it was asked for."""

    schema_version: Literal[2] = SCHEMA_VERSION
    program: str
    engine: str
    state: State
    as_of: date
    known_on: date | None = None
    instruments: tuple[str, ...]
    inputs: dict[str, str]
    findings: tuple[Finding, ...]
    conclusions: tuple[DrawnConclusion, ...]
    scores: Scores | None = None
    standings: dict[str, Standing]
    statements: dict[str, Statement]
    facts: dict[str, Fact]
    sources: dict[str, Source]
    acts: dict[str, Act]
    reviews: tuple[Review, ...]
    standards: dict[str, Instrument]
    timeline: Timeline | None = None

    @property
    def content_hash(self) -> str:
        """The hash over all inputs, which names the run."""
        from hashlib import sha256

        lines = "".join(f"{name} {digest}\n" for name, digest in sorted(self.inputs.items()))
        return sha256(f"{self.as_of} {self.known_on} {','.join(self.instruments)}\n{lines}".encode()).hexdigest()
