"""What follows from several findings together: drawn by durable-rules and checked against the fixpoint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lawgap.evaluating.deciding import EngineDisagreementError
from lawgap.evaluating.durable_engine import chain, engine_name
from lawgap.inferring.fixpoint import Ways, fixpoint
from lawgap.model.rule import ConclusionRule
from lawgap.model.run import DrawnConclusion
from lawgap.model.words import Verdict


def draw_conclusions(
    rules: Mapping[str, ConclusionRule], verdicts: Iterable[tuple[str, Verdict]], durable: bool = True
) -> list[DrawnConclusion]:
    """The conclusions that follow from the verdicts, in the order of the rules.

    Raises EngineDisagreementError where durable-rules and the fixpoint do not draw the same.
    """
    ways = ways_of(rules.values())
    atoms = {atom for requirement, verdict in verdicts for atom in atoms_of(requirement, verdict)}
    return _drawn(rules, ways, atoms, durable)


def follows(rules: Mapping[str, ConclusionRule], atoms: set[str], durable: bool = True) -> set[str]:
    """The ids of the conclusions that follow from atoms."""
    return {drawn.rule.id for drawn in _drawn(rules, ways_of(rules.values()), atoms, durable)}


def _drawn(rules: Mapping[str, ConclusionRule], ways: Ways, atoms: set[str], durable: bool) -> list[DrawnConclusion]:
    reached = fixpoint(ways, atoms)
    if durable and engine_name():
        by_engine = chain(ways, atoms) - atoms
        if by_engine != reached.keys():
            raise EngineDisagreementError(
                f"the conclusions differ: durable-rules draws {sorted(by_engine)}, the fixpoint {sorted(reached)}"
            )
    return [
        DrawnConclusion(rule=rule, because=reached[atom][0], depth=reached[atom][1])
        for name, rule in rules.items()
        if (atom := f"conclusion:{name}") in reached
    ]


def ways_of(rules: Iterable[ConclusionRule]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Each conclusion's atom with the conjunctions of atoms that suffice for it."""
    return {
        f"conclusion:{rule.id}": tuple(tuple(dict.fromkeys(c.atom for c in way)) for way in rule.follows_from)
        for rule in rules
    }


def atoms_of(requirement: str, verdict: Verdict) -> list[str]:
    """The atoms a verdict makes true; nothing follows from what is unknown or contested."""
    if verdict in (Verdict.UNKNOWN, Verdict.CONTESTED):
        return []
    atoms = [f"finding:{requirement}:{verdict.value}"]
    if verdict.is_gap:
        atoms.append(f"finding:{requirement}:gap")
    return atoms
