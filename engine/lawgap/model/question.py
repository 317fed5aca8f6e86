"""Open questions: which unknown or contested facts would move the scores most, and what is known of them so far."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lawgap.model.base import Model
from lawgap.model.run import RunValue, SetAsideReason
from lawgap.model.state import State
from lawgap.model.words import Verdict


class Waiting(Model):
    """A requirement that rests on the fact and is open, with its provision as it is printed (``CAT 1``)."""

    requirement: str
    provision: str
    title: str
    verdict: Verdict


class Effect(Model):
    """What one answer would do: by how many weighted points the intervals shrink, and how many verdicts are settled."""

    answer: RunValue
    moves: float
    settles: int


class Said(Model):
    """Something that a statement says of the fact, where it stands, and how far it counts today."""

    statement: str
    sentence: str
    source: str
    counts: Literal["decides", "contested"] | SetAsideReason


class Question(Model):
    """One fact as a question.

    ``moves`` is what the answer that does most would take off the open points, ``at_least`` what even the answer that
    does least takes off, and ``settles`` the most verdicts that one answer makes known. ``look`` is the act of
    national law, or for practice the source, that the State's file cites most on the topic.
    """

    rank: int
    fact: str
    topic: str
    question: str
    allowed: str
    layer: Literal["law", "institution", "practice", "treaty"]
    open: Literal["unknown", "contested", "settled"]
    moves: float
    at_least: float
    settles: int
    weight: float
    effects: tuple[Effect, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    said: tuple[Said, ...] = ()
    look: str | None = None


class Questions(Model):
    """All questions, those first that would move most; ``open_points`` is the weighted width of every interval."""

    state: State
    as_of: date
    known_on: date | None = None
    instruments: tuple[str, ...]
    open_points: float
    open_findings: int
    questions: tuple[Question, ...]
