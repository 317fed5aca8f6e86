"""Applies a difference to the run it starts from, which must give the run it leads to: the proof that it is whole."""

from __future__ import annotations

from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.findings import find
from lawgap.evaluating.standing import KnownFact
from lawgap.model.difference import Difference
from lawgap.model.library import Library
from lawgap.model.run import Finding, Run, Standing


def replay(library: Library, before: Run, difference: Difference) -> dict[str, Finding]:
    """Every finding of ``before`` decided anew, with the facts that moved as they stand afterwards.

    The library must be the one that both runs were made with: a difference says what moved, not what a rule now asks.
    """
    standings = dict(before.standings)
    for move in difference.facts:
        standings[move.fact] = move.after or Standing(fact=move.fact)
    known = {name: _known(library, standing) for name, standing in standings.items()}
    names = [finding.requirement for finding in before.findings]
    decider = Decider({name: library.conditions[name] for name in names}, library.data.facts, durable=False)
    return {name: find(name, library, decider, known, difference.after.as_of) for name in names}


def _known(library: Library, standing: Standing) -> KnownFact:
    fact = library.data.facts[standing.fact]
    return KnownFact(standing, tuple(fact.read_run_value(value.value) for value in standing.values))
