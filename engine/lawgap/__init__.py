"""lawgap: a State's law measured against international human-rights standards.

The whole public surface: open a library and a State's folder, assess, and read the run::

    from datetime import date
    from pathlib import Path
    import lawgap

    library = lawgap.open_library(lawgap.find_library())
    state = lawgap.open_state(Path("assessments/kaz"), library)
    run = lawgap.assess(library, state, as_of=date(2023, 5, 12))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawgap.assessment import assess
    from lawgap.checking.loading import open_library, open_state
    from lawgap.model.fault import Fault, FaultyDataError
    from lawgap.model.run import Finding, Run
    from lawgap.model.words import Layer, Verdict
    from lawgap.reading.location import find_library, find_state
    from lawgap.reading.run_reader import read_run

__version__ = "0.1.0"
__all__ = [
    "Fault",
    "FaultyDataError",
    "Finding",
    "Layer",
    "Run",
    "Verdict",
    "assess",
    "find_library",
    "find_state",
    "open_library",
    "open_state",
    "read_run",
]
_HOMES = {
    "assess": "assessment",
    "open_library": "checking.loading",
    "open_state": "checking.loading",
    "Fault": "model.fault",
    "FaultyDataError": "model.fault",
    "Finding": "model.run",
    "Run": "model.run",
    "Layer": "model.words",
    "Verdict": "model.words",
    "find_library": "reading.location",
    "find_state": "reading.location",
    "read_run": "reading.run_reader",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that importing lawgap costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module lawgap has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"lawgap.{_HOMES[name]}"), name)
