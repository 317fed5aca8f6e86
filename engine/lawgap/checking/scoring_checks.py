"""What must be true of the scoring method: every weight is there, and the bands cover everything from 0 to 1."""

from __future__ import annotations

from collections.abc import Iterator

from lawgap.model.fault import Fault, unknown
from lawgap.model.scoring_method import Weighting
from lawgap.model.words import Gravity
from lawgap.reading.library_reader import LibraryReading
from lawgap.reading.yaml_document import Path


def check_scoring(reading: LibraryReading) -> Iterator[Fault]:
    """Every fault of the scoring method."""
    method = reading.scoring
    if method is None:
        return

    def fault(path: Path, code: str, message: str) -> Fault:
        return reading.places.fault("scoring", "scoring", path, code, message)

    weightings: list[tuple[Path, Weighting]] = [((), method)]
    weightings += [(("sensitivity", index), other) for index, other in enumerate(method.sensitivity)]
    for path, weighting in weightings:
        if set(weighting.tiers) != {1, 2, 3, 4, 5, 6}:
            yield fault((*path, "tiers"), "missing-key", "weights are needed for each of the tiers 1 to 6")
        if set(weighting.gravity) != set(Gravity):
            yield fault((*path, "gravity"), "missing-key", "weights are needed for grave, serious and ordinary")
        if any(weight <= 0 for weight in (*weighting.tiers.values(), *weighting.gravity.values())):
            yield fault((*path, "tiers"), "wrong-value", "every weight must be above zero")
    floors = [band.floor for band in method.bands]
    if floors != sorted(set(floors), reverse=True) or floors[-1] != 0:
        message = "bands go down from the best, each with a lower `from`, and the last is from 0"
        yield fault(("bands",), "wrong-value", message)
    if method.absolute_cap.band not in (names := [band.id for band in method.bands]):
        yield fault(("absolute_cap", "band"), "wrong-value", unknown("band", method.absolute_cap.band, names))
    if set(method.values) != {"met", "partly_met", "not_met"}:
        yield fault(("values",), "missing-key", "values are needed for met, partly_met and not_met")
