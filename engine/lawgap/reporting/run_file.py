"""The run as it is saved beside a report and inside it."""

from __future__ import annotations

from lawgap.model.run import Run


def run_bytes(run: Run) -> bytes:
    """The run file: JSON, indented, in the order of the model."""
    return (run.model_dump_json(by_alias=True, indent=2) + "\n").encode()
