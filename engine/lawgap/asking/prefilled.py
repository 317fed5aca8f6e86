"""The sources and acts of a State's file as rows of a questionnaire, and how a changed row is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from lawgap.model.period import PartialDate
from lawgap.model.state import Act, NotBefore, Source, StateFile

NOT_BEFORE = "not before"


def source_rows(state: StateFile) -> Iterator[tuple[str, ...]]:
    """A row for each source, in the order of the columns."""
    for source in sorted(state.sources.values(), key=lambda item: item.id):
        yield _source_row(source)


def act_rows(state: StateFile) -> Iterator[tuple[str, ...]]:
    """A row for each act, in the order of the columns."""
    for act in sorted(state.acts.values(), key=lambda item: item.id):
        yield _act_row(act)


def row_digest(cells: Sequence[str]) -> str:
    """A short hash of a row's cells, whatever white space is around them; empty cells at the end do not matter."""
    texts = [" ".join(cell.split()) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return sha256("\0".join(texts).encode()).hexdigest()[:16]


def _source_row(source: Source) -> tuple[str, ...]:
    published = source.published
    when = f"{NOT_BEFORE} {published.not_before}" if isinstance(published, NotBefore) else str(published)
    cells = (source.id, source.title, source.publisher, when, source.kind, source.language, source.address)
    return *map(_text, cells), str(source.mark), _text(source.note)


def _act_row(act: Act) -> tuple[str, ...]:
    cells = (act.id, act.title, act.number, act.adopted, act.in_force.start, act.in_force.end)
    return *map(_text, cells), str(act.level), ", ".join(act.sources), _text(act.note)


def _text(value: str | PartialDate | None) -> str:
    return " ".join(str(value).split()) if value is not None else ""
