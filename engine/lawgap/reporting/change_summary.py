"""The page of a change report that is read first: how many findings moved, the most serious, and what moved them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawgap.model.difference import Cause, Difference, Move, MoveKind
from lawgap.model.words import Gravity, Layer
from lawgap.reporting.cause_words import CauseWords
from lawgap.reporting.changes import change_anchor
from lawgap.reporting.dates import in_words
from lawgap.reporting.messages import Messages

MOST_SERIOUS = 5
_WORSE: tuple[MoveKind, ...] = ("opened", "worse")
_ORDER = ("law", "obligation", "observation", "knowledge", "standard", "time")


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding that moved, in one line with the cause that weighs most."""

    move: Move
    anchor: str
    instrument: str
    day: str | None
    cause: str


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many findings moved in one way, layer by layer."""

    kind: MoveKind
    anchor: str
    layers: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Mover:
    """An act, or another cause, with the day and how many findings it moved in which way."""

    cause: str
    day: str | None
    counts: Mapping[MoveKind, int]
    total: int


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What moved, in numbers and headlines; ``gaps_that_apply_now`` were no gaps only because nothing applied."""

    worse: tuple[Headline, ...]
    closed: tuple[Headline, ...]
    all_worse: int
    all_closed: int
    counts: tuple[KindCount, ...]
    layers: tuple[int, ...]
    moved: int
    total: int
    gaps_that_apply_now: int
    movers: tuple[Mover, ...]


def change_summary(difference: Difference, words: CauseWords, messages: Messages) -> ChangeSummary:
    """The summary of a difference."""
    moves = sorted(difference.moves, key=_seriousness)
    worse = [move for move in moves if move.kind in _WORSE]
    closed = [move for move in moves if move.kind == "closed"]

    def headline(move: Move) -> Headline:
        cause = weightiest(move)
        day = in_words(cause.on, messages) if cause.on else None
        abbreviation = difference.standards[move.instrument].abbreviation
        return Headline(move, change_anchor(move.requirement), abbreviation, day, words.short(cause))

    counts = tuple(
        KindCount(kind, f"moved-{kind.replace('_', '-')}", _by_layer(chosen), len(chosen))
        for kind in messages.words("move")
        if (chosen := [move for move in moves if move.kind == kind])
    )
    return ChangeSummary(
        worse=tuple(map(headline, worse[:MOST_SERIOUS])),
        closed=tuple(map(headline, closed[:MOST_SERIOUS])),
        all_worse=len(worse),
        all_closed=len(closed),
        counts=counts,
        layers=_by_layer(moves),
        moved=len(moves),
        total=sum(difference.after.verdicts.values()),
        gaps_that_apply_now=sum(
            move.kind == "now_applies" and move.after is not None and move.after.verdict.is_gap for move in moves
        ),
        movers=_movers(difference, words, messages),
    )


def weightiest(move: Move) -> Cause:
    """The cause that is named where there is room for one: the law before what was seen, and the latest of its kind."""
    return min(
        move.causes, key=lambda cause: (_ORDER.index(cause.kind), -cause.on.toordinal() if cause.on else 0, cause.left)
    )


def _movers(difference: Difference, words: CauseWords, messages: Messages) -> tuple[Mover, ...]:
    """Every cause by day; a finding that two acts moved is counted under both."""
    found: dict[tuple[date, str], Counter[MoveKind]] = {}
    for move in difference.moves:
        named = {(cause.on or date.min, name) for cause in move.causes for name in words.movers(cause)}
        for key in named:
            found.setdefault(key, Counter())[move.kind] += 1
    return tuple(
        Mover(name, in_words(day, messages) if day > date.min else None, counts, counts.total())
        for (day, name), counts in sorted(found.items())
    )


def _seriousness(move: Move) -> tuple[bool, int, bool, int, str, str]:
    """What comes first: law before practice, then gravity, the absolute prohibitions, firm authority."""
    gravity = list(Gravity).index(move.gravity)
    return (move.layer is Layer.PRACTICE, gravity, not move.absolute, move.tier, move.instrument, move.requirement)


def _by_layer(moves: list[Move]) -> tuple[int, ...]:
    return tuple(sum(move.layer is layer for move in moves) for layer in Layer)
