"""The register of sources and the acts cited."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.state import Act, Source
from lawgap.reporting import dates
from lawgap.reporting.cleaning import web_address
from lawgap.reporting.messages import Messages
from lawgap.reporting.numbering import Numbering
from lawgap.reporting.record import Record


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source of the register, with the paragraphs that cite it."""

    source: Source
    number: int
    anchor: str
    published: str
    language: str
    mark: str
    address: str | None
    cited_in: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one kind."""

    title: str
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act of national law."""

    act: Act
    anchor: str
    level: str
    adopted: str | None
    in_force: str
    unverified: tuple[str, ...]
    replaces: str | None
    sources: tuple[tuple[int, str], ...]


def source_groups(run: Record, messages: Messages, numbering: Numbering) -> tuple[SourceGroup, ...]:
    """The sources by kind, numbered through."""
    languages = messages.words("language_name")
    entries = [
        SourceEntry(
            source=run.sources[name],
            number=number,
            anchor=f"source-{name}",
            published=dates.published(run.sources[name].published, messages),
            language=str(languages.get(run.sources[name].language, run.sources[name].language)),
            mark=messages.word("mark", run.sources[name].mark),
            address=web_address(run.sources[name].address),
            cited_in=numbering.citing(name),
        )
        for name, number in numbering.sources.items()
    ]
    groups = (
        SourceGroup(str(title), tuple(entry for entry in entries if entry.source.kind == kind))
        for kind, title in messages.words("kind").items()
    )
    return tuple(group for group in groups if group.entries)


def act_entries(run: Record, messages: Messages, numbering: Numbering) -> tuple[ActEntry, ...]:
    """The acts by rank, then by date."""
    acts = sorted(run.acts.values(), key=lambda act: (act.level.rank, act.title, act.in_force.first, act.id))
    return tuple(
        ActEntry(
            act=act,
            anchor=f"act-{act.id}",
            level=messages.word("level", act.level),
            adopted=dates.in_words(act.adopted, messages) if act.adopted else None,
            in_force=dates.in_force(act.in_force, messages),
            unverified=tuple(messages.word("unverified", part) for part in act.unverified),
            replaces=run.acts[act.replaces].title if act.replaces and act.replaces in run.acts else None,
            sources=tuple(sorted((numbering.sources[s], f"source-{s}") for s in act.sources if s in numbering.sources)),
        )
        for act in acts
    )
