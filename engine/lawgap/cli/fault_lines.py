"""How faults are printed: the place first, so that editors and grep find it, and never wider than a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgap.model.fault import Fault

WIDTH = 80


def fault_lines(faults: Sequence[Fault]) -> Iterator[str]:
    """Each fault in lines of at most 80 characters, then how many there are."""
    for fault in faults:
        lines = [line for part in str(fault).splitlines() for line in _wrapped(part)]
        yield from lines[:1]
        yield from (f"  {line}" for line in lines[1:])
    yield f"{len(faults)} fault{'s' if len(faults) != 1 else ''}; nothing was written"


def _wrapped(text: str) -> list[str]:
    from textwrap import wrap

    return wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)
