"""Runs the cases that conclusions bring with them."""

from __future__ import annotations

from collections.abc import Iterator

from lawgap.evaluating.cases import CaseResult
from lawgap.inferring.conclusions import atoms_of, follows
from lawgap.model.library import Library
from lawgap.model.words import Verdict


def run_conclusion_cases(library: Library) -> Iterator[CaseResult]:
    """Every case of every conclusion, chained through all the others."""
    for name, rule in library.data.conclusions.items():
        for case in rule.cases:
            atoms: set[str] = set()
            for given, value in case.given.items():
                if given in library.data.conclusions:
                    atoms |= {f"conclusion:{given}"} if value is True else set()
                else:
                    atoms |= set(atoms_of(given, Verdict(str(value))))
            found = name in follows(library.data.conclusions, atoms)
            yield CaseResult(name, case.name, str(case.expect).lower(), str(found).lower())
