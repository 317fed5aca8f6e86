"""The verdict of each requirement over time, and the acts that moved it."""

from __future__ import annotations

from datetime import date

from lawgap.model.base import Model
from lawgap.model.state import Act, State
from lawgap.model.words import Layer, Verdict


class Span(Model):
    """A verdict and the days on which it stood, both included.

    ``entered`` and ``left`` name the statements that began or ceased to decide as it began; on the first day of the
    timeline nobody looked at what went before, so both are empty.
    """

    first: date
    last: date
    verdict: Verdict
    lower: float
    upper: float
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Line(Model):
    """One requirement over time."""

    requirement: str
    title: str
    instrument: str
    article: str
    layer: Layer
    spans: tuple[Span, ...]

    @property
    def turns(self) -> tuple[Span, ...]:
        """The spans that begin with another verdict, and not only with other bounds, than the one before."""
        pairs = zip(self.spans, self.spans[1:], strict=False)
        return tuple(later for earlier, later in pairs if earlier.verdict is not later.verdict)

    @property
    def gap_since(self) -> date | None:
        """Since when the present gap has stood without a break; None where there is none at the end."""
        opening = self.opening
        return opening.first if opening else None

    @property
    def opening(self) -> Span | None:
        """The span in which the present gap began; None where there is none at the end."""
        opening: Span | None = None
        for span in reversed(self.spans):
            if not span.verdict.is_gap:
                break
            opening = span
        return opening


class Timeline(Model):
    """Every requirement from the first to the last day; ``turning_days`` are all days on which something changed."""

    state: State
    first: date
    last: date
    known_on: date | None = None
    turning_days: tuple[date, ...]
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]
