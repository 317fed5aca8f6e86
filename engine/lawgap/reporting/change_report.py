"""The change report: every view of a difference that the template shows, and from it HTML and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

from lawgap.model.difference import Difference, Move, Side
from lawgap.model.rule import ConclusionRule
from lawgap.model.run import DrawnConclusion
from lawgap.model.standard import Instrument
from lawgap.reporting.change_summary import ChangeSummary, change_summary
from lawgap.reporting.changes import ChangeGroup, ChangeWriter
from lawgap.reporting.dates import in_words
from lawgap.reporting.messages import Messages, read_messages
from lawgap.reporting.numbering import Numbering
from lawgap.reporting.pages import draw
from lawgap.reporting.paired_scores import PairGroup, pair_groups
from lawgap.reporting.pdf import Enclosure, Pdf, print_with
from lawgap.reporting.registers import ActEntry, SourceGroup, act_entries, source_groups
from lawgap.reporting.rendering_log import Progress

ATTACHMENT = "difference.json"


@dataclass(frozen=True, slots=True)
class MovedConclusion:
    """A conclusion that follows on one side only, with the findings and conclusions it rests on that moved too."""

    drawn: DrawnConclusion
    number: int
    because: tuple[Move, ...]
    through: tuple[ConclusionRule, ...]


@dataclass(frozen=True, slots=True)
class SideWords:
    """One side in words; ``admitted`` says what was known, where the sides differ in it."""

    as_of: str
    known_on: str | None
    admitted: str | None


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Everything the template shows."""

    difference: Difference
    before: SideWords
    after: SideWords
    instruments: tuple[Instrument, ...]
    summary: ChangeSummary
    groups: tuple[ChangeGroup, ...]
    new: tuple[MovedConclusion, ...]
    gone: tuple[MovedConclusion, ...]
    scores: tuple[PairGroup, ...]
    sources: tuple[SourceGroup, ...]
    acts: tuple[ActEntry, ...]


def build_change_report(difference: Difference, messages: Messages) -> ChangeReport:
    """The report on a difference. Paragraphs are numbered in the order in which they are read."""
    numbering = Numbering(difference, messages)
    writer = ChangeWriter(difference, messages, numbering)
    moves = {move.requirement: move for move in difference.moves}

    def conclusion(name: str) -> MovedConclusion:
        drawn = difference.conclusions[name]
        named = (atom.removeprefix("finding:").rpartition(":")[0] for atom in drawn.because)
        below = (atom.removeprefix("conclusion:") for atom in drawn.because)
        return MovedConclusion(
            drawn=drawn,
            number=numbering.paragraph(),
            because=tuple(moves[one] for one in named if one in moves),
            through=tuple(difference.conclusions[one].rule for one in below if one in difference.conclusions),
        )

    return ChangeReport(
        difference=difference,
        before=_side(difference.before, difference.after, messages),
        after=_side(difference.after, difference.before, messages),
        instruments=tuple(difference.standards.values()),
        summary=change_summary(difference, writer.words, messages),
        groups=writer.groups(),
        new=tuple(map(conclusion, difference.conclusions_new)),
        gone=tuple(map(conclusion, difference.conclusions_gone)),
        scores=pair_groups(difference),
        sources=source_groups(difference, messages, numbering),
        acts=act_entries(difference, messages, numbering),
    )


def render_change_html(difference: Difference, reports: Traversable, language: str = "en") -> str:
    """The change report as one HTML document."""
    messages = read_messages(reports, language)
    report = build_change_report(difference, messages)
    return draw("change.html.j2", reports, messages, report=report, difference=difference)


def render_change_pdf(
    difference: Difference, reports: Traversable, progress: Progress | None = None, language: str = "en"
) -> Pdf:
    """The change report as PDF, with the difference inside; it is dated by the later side."""
    html = render_change_html(difference, reports, language)
    content = difference.model_dump_json(by_alias=True, exclude_none=True, indent=1).encode()
    description = "The difference: every finding, fact and score that moved, with causes and sources, for machines"
    day = max(difference.before.as_of, difference.after.as_of)
    return print_with(html, Enclosure(ATTACHMENT, description, content, day), reports, progress)


def _side(side: Side, other: Side, messages: Messages) -> SideWords:
    known_on = in_words(side.known_on, messages) if side.known_on else None
    admitted = messages.word("known_on", day=known_on) if known_on else None
    if other.known_on and not known_on:
        admitted = messages.word("all_on_file")
    return SideWords(in_words(side.as_of, messages), known_on, admitted)
