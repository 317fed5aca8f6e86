"""What reports cite from: a run, or the difference of two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from lawgap.model.state import Act, Source, Statement


class Record(Protocol):
    """Statements with the acts and sources they rest on."""

    @property
    def statements(self) -> Mapping[str, Statement]:
        """The statements by id."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """The acts of national law by id."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
