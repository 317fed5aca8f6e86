"""A bill: what national law would say if it were adopted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from lawgap.model.base import Model
from lawgap.model.period import KnownDate
from lawgap.model.state import Slug
from lawgap.model.words import NormLevel


class Change(Model):
    """One fact as the bill would have it. ``act`` is the act it amends; without one the bill itself says it."""

    fact: str
    value: bool | int | str
    act: str | None = None
    article: str | None = None
    note: str | None = None


class Bill(Model):
    """A bill with the day on which it would be in force.

    ``level`` is the rank of the bill itself. What existing norms of the same or a lower rank say on the same fact
    would no longer be in force from that day.
    """

    id: Slug
    title: str
    in_force: KnownDate
    level: NormLevel = NormLevel.STATUTE
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]
