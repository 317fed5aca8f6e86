"""Forward chaining in plain Python: what the engine draws must be exactly this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Ways = Mapping[str, Sequence[Sequence[str]]]


def fixpoint(ways: Ways, atoms: Iterable[str]) -> dict[str, tuple[tuple[str, ...], int]]:
    """Every conclusion that follows, with the first way that held and the number of steps it is away.

    Rounds go on until one draws nothing new; what is drawn in one round can only be used in the next.
    """
    held = set(atoms)
    drawn: dict[str, tuple[tuple[str, ...], int]] = {}
    depth = 0
    while True:
        depth += 1
        new = {}
        for atom, conjunctions in ways.items():
            if atom in held:
                continue
            way = next((tuple(c) for c in conjunctions if held.issuperset(c)), None)
            if way is not None:
                new[atom] = (way, depth)
        if not new:
            return drawn
        drawn |= new
        held |= new.keys()
