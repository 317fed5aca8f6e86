"""The library: everything that is not about one State."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawgap.model.base import Model
from lawgap.model.expression import Expression
from lawgap.model.rule import ConclusionRule, Rule
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.standard import Instrument, Requirement
from lawgap.model.vocabulary import Fact


class LibraryData(Model):
    """Standards, vocabulary, rules, conclusions and scoring as they are written, each by id in report order.

    ``hashes`` covers files, ``rule_hashes`` each requirement with its rule.
    """

    instruments: dict[str, Instrument]
    requirements: dict[str, Requirement]
    facts: dict[str, Fact]
    rules: dict[str, Rule]
    conclusions: dict[str, ConclusionRule]
    scoring: ScoringMethod
    hashes: dict[str, str]
    rule_hashes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The parsed conditions of a rule; ``applies`` includes the obligation of the instrument."""

    applies: Expression | None
    met: Expression
    partly: Expression | None


@dataclass(frozen=True)
class Library:
    """The data together with the conditions parsed from it, by requirement."""

    data: LibraryData
    conditions: Mapping[str, Conditions]

    def instrument_of(self, requirement: str) -> Instrument:
        """The instrument that asks the requirement."""
        return self.data.instruments[requirement.partition(".")[0]]
