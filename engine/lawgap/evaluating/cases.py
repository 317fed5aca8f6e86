"""Runs the cases that rules bring with them, through both evaluators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lawgap.evaluating.deciding import Decider
from lawgap.model.library import Library
from lawgap.model.words import Verdict

IMAGINED_DATE = date(2020, 1, 1)
_TAKEN = {Verdict.TAKEN: Verdict.MET, Verdict.NOT_TAKEN: Verdict.NOT_MET}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: what was expected and what came out."""

    rule: str
    name: str
    expected: str
    found: str

    @property
    def passed(self) -> bool:
        """Whether both are the same."""
        return self.expected == self.found


def run_rule_cases(library: Library, decider: Decider) -> Iterator[CaseResult]:
    """Every case of every rule; the instrument's obligation is taken as true unless the case says otherwise."""
    for requirement, rule in library.data.rules.items():
        obligation = library.instrument_of(requirement).obligation
        for case in rule.cases:
            given = {fact: library.data.facts[fact].read(value) for fact, value in case.given.items()}
            if obligation:
                given.setdefault(obligation, True)
            as_of = date.fromisoformat(case.as_of) if case.as_of else IMAGINED_DATE
            found = decider.decide(requirement, given, as_of).verdict
            yield CaseResult(requirement, case.name, _TAKEN.get(case.expect, case.expect).value, found.value)
