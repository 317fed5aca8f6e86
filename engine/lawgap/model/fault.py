"""A fault in data or in a request: a value that is gathered, never an exception that stops at the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Where the fault is, what it is and what to do about it. Lines and columns count from 1; 0 means unknown."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message} [{self.code}]"


class FaultyDataError(Exception):
    """Raised at the end of a stage that found faults; carries all of them, in order of place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class InternalError(Exception):
    """Something that must never happen, whatever the data: the command line ends with 4."""


def nearest(name: str, names: Iterable[str], show: bool = False) -> str:
    """``; did you mean x?`` for the closest of the names, or nothing where none is close.

    ``show`` lists the names where none is close.
    """
    from difflib import get_close_matches

    known = {known.lower(): known for known in names}
    close = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {known[close[0]]}?"
    return f"; there are: {', '.join(known.values())}" if show and known else ""


def unknown(kind: str, name: str, names: Iterable[str]) -> str:
    """``there is no KIND NAME`` with the closest of the names there are, or with all where they are few."""
    known = list(names)
    return f"there is no {kind} {name}{nearest(name, known, show=len(known) <= MOST_SHOWN)}"
