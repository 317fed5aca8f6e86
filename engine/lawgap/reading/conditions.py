"""The conditions of a rule as trees, with the obligation of its instrument joined to them."""

from __future__ import annotations

from collections.abc import Mapping

from lawgap.model.expression import All, Comparison, Expression
from lawgap.model.library import Conditions
from lawgap.model.rule import Rule
from lawgap.model.vocabulary import Fact
from lawgap.reading.expressions import parse_expression


def parse_conditions(rule: Rule, obligation: str | None, facts: Mapping[str, Fact]) -> Conditions:
    """The rule's conditions with the instrument's obligation joined to ``applies``."""
    parsed = {
        key: parse_expression(text, facts) if text else None
        for key, text in (("applies", rule.applies), ("met", rule.met), ("partly", rule.partly))
    }
    bound: Expression | None = Comparison(obligation, "==", True) if obligation else None
    applies = parsed["applies"]
    if bound and applies:
        applies = All((bound, applies))
    assert parsed["met"]
    return Conditions(applies or bound, parsed["met"], parsed["partly"])
