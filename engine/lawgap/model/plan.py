"""A plan: the changes to national law that close the most serious gaps with the fewest acts."""

from __future__ import annotations

from lawgap.model.base import Model
from lawgap.model.run import RunValue
from lawgap.model.state import Act


class PlannedChange(Model):
    """One fact that the plan would have national law say differently; ``before`` is None where nothing was known."""

    fact: str
    before: RunValue | None = None
    after: RunValue
    act: str


class Plan(Model):
    """What to change and what it does.

    ``closes`` and ``leaves`` name requirements that are gaps today; ``out_of_reach`` those that no change of national
    law closes, and why. ``optimal`` says that the solver has proven that no cheaper or better plan exists under
    ``max_acts``. ``weight`` and ``weight_closed`` are in the weights of the scoring method. ``verified`` says that
    the plan was enacted and assessed, and that it closed what it says and worsened nothing.
    """

    changes: tuple[PlannedChange, ...]
    acts: dict[str, Act]
    new_acts: tuple[str, ...]
    closes: tuple[str, ...]
    leaves: tuple[str, ...]
    out_of_reach: dict[str, str]
    weight: float
    weight_closed: float
    cost: int
    max_acts: int | None = None
    optimal: bool
    verified: bool
