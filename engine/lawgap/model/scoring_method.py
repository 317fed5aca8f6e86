"""How verdicts become numbers: weights, values and bands, all of them the project's own convention."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from lawgap.model.base import Model
from lawgap.model.words import Gravity

Share = Annotated[Decimal, Field(ge=0, le=1)]
Tier = Annotated[int, Field(ge=1, le=6)]


class Band(Model):
    """A grade: every score from ``floor`` upwards that no better band claims."""

    id: str
    title: str
    floor: Share = Field(alias="from")
    symbol: str
    says: str


class AbsoluteCap(Model):
    """The best band still possible where an absolute prohibition is breached."""

    band: str
    says: str


class Weighting(Model):
    """Weights by the strongest authority's tier and by gravity; a requirement weighs the product of the two."""

    tiers: dict[Tier, Decimal]
    gravity: dict[Gravity, Decimal]


class Alternative(Weighting):
    """Another defensible weighting, to see whether the ranking of articles survives it."""

    id: str
    title: str


class ScoringMethod(Weighting):
    """The whole method, as printed in a report."""

    values: dict[Literal["met", "partly_met", "not_met"], Share]
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    absolute_cap: AbsoluteCap
    minimum_coverage: Share
    sensitivity: tuple[Alternative, ...] = ()
