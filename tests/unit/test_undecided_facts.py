"""For what is unknown, the facts that would decide it: none that is known, and none that no longer matters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from lawgap.evaluating.findings import _undecided
from lawgap.evaluating.verdicts import compile_rule
from lawgap.model.expression import Expression
from lawgap.model.library import Conditions
from lawgap.model.vocabulary import Fact, Value

CASES: list[tuple[str, str | None, dict[str, Value], set[str]]] = [
    ("law.exists and law.waived", None, {}, {"law.exists", "law.waived"}),
    ("law.exists and law.waived", None, {"law.exists": True}, {"law.waived"}),
    ("law.exists and law.waived", None, {"law.exists": False}, set()),
    ("law.exists or law.waived", None, {"law.exists": False}, {"law.waived"}),
    ("law.exists or law.waived", None, {"law.exists": True}, set()),
    ("not law.exists", None, {}, {"law.exists"}),
    ("at_least(2, law.exists, law.waived, law.hours < 5)", None, {"law.exists": True}, {"law.waived", "law.hours"}),
    ("law.exists and (law.waived or law.hours < 5)", None, {"law.exists": True, "law.waived": True}, set()),
    ("(law.exists and law.waived) or law.hours < 5", None, {"law.exists": False}, {"law.hours"}),
    ("law.exists", "law.waived", {"law.exists": False}, {"law.waived"}),
    ("law.exists", "law.waived", {"law.waived": True}, {"law.exists"}),
    ("law.exists", "law.waived", {}, {"law.exists", "law.waived"}),
]


@pytest.mark.parametrize(("met", "partly", "values", "expected"), CASES)
def test_only_what_could_still_change_the_verdict(
    met: str,
    partly: str | None,
    values: dict[str, Value],
    expected: set[str],
    parse: Callable[[str], Expression],
    vocabulary: Mapping[str, Fact],
) -> None:
    conditions = Conditions(None, parse(met), parse(partly) if partly else None)
    decision = compile_rule(conditions, vocabulary).decide(values, date(2020, 1, 1))
    assert set(_undecided(decision)) == expected


def test_every_undecided_fact_of_kazakhstan_is_unknown_or_contested(assessed: Callable[..., Any]) -> None:
    run = assessed("2019-01-01")
    for finding in run.findings:
        for fact in finding.undecided:
            standing = run.standings.get(fact)
            assert standing is None or len(standing.values) != 1, (finding.requirement, fact)
        if finding.verdict.value == "unknown":
            assert finding.undecided, finding.requirement
