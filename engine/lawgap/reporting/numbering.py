"""Numbers of paragraphs and sources, and who cites what."""

from __future__ import annotations

from collections import defaultdict
from itertools import count

from lawgap.reporting.messages import Messages
from lawgap.reporting.record import Record


class Numbering:
    """Hands out paragraph numbers in reading order and remembers where each source is cited."""

    def __init__(self, run: Record, messages: Messages) -> None:
        kinds = list(messages.words("kind"))
        ordered = sorted(
            run.sources.values(), key=lambda source: (kinds.index(source.kind), source.known_from, source.id)
        )
        self.sources = {source.id: number for number, source in enumerate(ordered, 1)}
        self._paragraphs = count(1)
        self._citing: dict[str, dict[int, None]] = defaultdict(dict)
        self._explained: dict[str, int] = {}
        self._named: set[tuple[str, str | None]] = set()

    def paragraph(self) -> int:
        """The next paragraph's number."""
        return next(self._paragraphs)

    def cite(self, source: str, paragraph: int) -> bool:
        """Remember the citation; True where it is the source's first."""
        first = not self._citing[source]
        self._citing[source][paragraph] = None
        return first

    def explain(self, statement: str, paragraph: int) -> int:
        """The paragraph in which the statement is cited in full: this one, where it is the first."""
        return self._explained.setdefault(statement, paragraph)

    def name_act(self, act: str, amended_by: str | None) -> bool:
        """True where the act, as amended, is cited for the first time."""
        new = (act, amended_by) not in self._named
        self._named.add((act, amended_by))
        return new

    def citing(self, source: str) -> tuple[int, ...]:
        """The paragraphs that cite the source."""
        return tuple(self._citing.get(source, ()))
