"""What the instruments ask: instruments, requirements and the authority each rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from lawgap.model.base import Model
from lawgap.model.period import KnownDate
from lawgap.model.words import Force, Layer, Mark

RequirementId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]


class Article(Model):
    """One article, principle or section of an instrument, with the heading it has in a report."""

    id: str
    title: str


class Instrument(Model):
    """A treaty, protocol or declaration.

    ``obligation`` names the boolean fact that says whether the State is bound; soft law has none.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$")]
    title: str
    short_title: str
    abbreviation: str
    kind: Annotated[str, StringConstraints(pattern=r"^(treaty|optional_protocol|principles|study)$")]
    adopted: KnownDate
    citation: str
    citation_mark: Mark
    obligation: str | None = None
    articles: tuple[Article, ...]
    note: str | None = None


class Authority(Model):
    """A text a requirement or threshold rests on, with its pinpoint.

    Tier 1 is treaty text, 2 a General Comment, 3 Views and concluding observations, 4 soft law,
    5 special procedures and expert texts, 6 the project's own convention.
    """

    text: str
    pinpoint: str
    tier: Annotated[int, Field(ge=1, le=6, strict=True)]
    mark: Mark
    says: str | None = None


class Requirement(Model):
    """One assessable thing that an instrument asks of a State."""

    id: RequirementId
    article: str
    provision: str
    title: Annotated[str, StringConstraints(max_length=70)]
    asks: str
    layer: Layer
    force: Force
    optional: StrictBool = False
    absolute: StrictBool = False
    authorities: Annotated[tuple[Authority, ...], Field(min_length=1)]

    @property
    def instrument(self) -> str:
        """The instrument's id, which is the first part of the requirement's."""
        return self.id.partition(".")[0]

    @property
    def tier(self) -> int:
        """The strongest tier among the authorities."""
        return min(authority.tier for authority in self.authorities)

    @property
    def mark(self) -> Mark:
        """Verified where every pinpoint is, unverified where none is, else partly."""
        marks = {authority.mark for authority in self.authorities}
        return marks.pop() if len(marks) == 1 else Mark.PARTLY
