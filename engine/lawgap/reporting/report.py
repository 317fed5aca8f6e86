"""The report: every view of a run that the template shows, put together in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from lawgap.model.run import Finding, Run
from lawgap.model.state import NotBefore
from lawgap.reporting.chapters import InstrumentChapter, chapters
from lawgap.reporting.citations import Citing
from lawgap.reporting.courses import CourseGroup, course_groups
from lawgap.reporting.dates import in_words, published
from lawgap.reporting.disputes import Disputes, disputes
from lawgap.reporting.findings import FindingWriter, FullFinding, anchor_of
from lawgap.reporting.inferences import Conclusion, conclusions
from lawgap.reporting.known_facts import letter
from lawgap.reporting.messages import Messages
from lawgap.reporting.method import RankLine, WorkedSum, rank_lines, weight_of, weightings, worked_sum
from lawgap.reporting.numbering import Numbering
from lawgap.reporting.over_time import OverTime, over_time
from lawgap.reporting.questions import Question, questions
from lawgap.reporting.registers import ActEntry, SourceGroup, act_entries, source_groups
from lawgap.reporting.scorecard import Panel, panels
from lawgap.reporting.summary import Summary, summary


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One line of the annex with all verdicts."""

    finding: Finding
    anchor: str
    weight: str | None
    cluster: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the template shows."""

    run: Run
    as_of: str
    known_on: str
    summary: Summary
    panels: tuple[Panel, ...]
    worked: WorkedSum | None
    weightings: tuple[str, ...]
    ranks: tuple[RankLine, ...]
    chapters: tuple[InstrumentChapter, ...]
    paragraphs: Mapping[str, int]
    conclusions: tuple[Conclusion, ...]
    questions: tuple[Question, ...]
    disputes: Disputes
    sources: tuple[SourceGroup, ...]
    acts: tuple[ActEntry, ...]
    verdicts: tuple[VerdictLine, ...]
    clusters: Mapping[str, str]
    over_time: OverTime | None
    courses: tuple[CourseGroup, ...]

    @property
    def any_capped(self) -> bool:
        """Whether a grade is held down anywhere, and so a dagger printed."""
        bars = (bar for panel in self.panels for row in (panel.whole, *panel.rows) for bar in row.bars)
        return any(bar.score.capped for bar in bars if bar)


def build_report(run: Run, messages: Messages) -> Report:
    """The report on a run. Paragraphs are numbered in the order in which they are read."""
    numbering = Numbering(run, messages)
    writer = FindingWriter(run, messages, numbering)
    written = chapters(run, writer)
    full = {f.finding.requirement: f for chapter in written for article in chapter.articles for f in article.full}
    paragraphs = _paragraphs(written, full)
    drawn = conclusions(run, paragraphs, numbering)
    disputed = disputes(run, Citing(run, messages, numbering))
    clusters = _clusters(run)
    return Report(
        run=run,
        as_of=in_words(run.as_of, messages),
        known_on=_known_on(run, messages),
        summary=summary(run, full, messages),
        panels=panels(run),
        worked=worked_sum(run),
        weightings=weightings(run),
        ranks=rank_lines(run),
        chapters=written,
        paragraphs=paragraphs,
        conclusions=drawn,
        questions=questions(run),
        disputes=disputed,
        sources=source_groups(run, messages, numbering),
        acts=act_entries(run, messages, numbering),
        verdicts=tuple(_verdict_line(run, finding, clusters) for finding in run.findings),
        clusters=clusters,
        over_time=over_time(run, messages),
        courses=course_groups(run, messages),
    )


def _known_on(run: Run, messages: Messages) -> str:
    """The date of knowledge; without one, how far what is on file reaches."""
    if run.known_on:
        return in_words(run.known_on, messages)
    latest = max(run.sources.values(), key=lambda source: (source.known_from, source.id), default=None)
    if latest is None:
        return messages.word("all_on_file")
    undated = isinstance(latest.published, NotBefore)
    day = in_words(latest.known_from, messages) if undated else published(latest.published, messages)
    return messages.word("everything_undated" if undated else "everything_on_file", day=day)


def _paragraphs(written: tuple[InstrumentChapter, ...], full: Mapping[str, FullFinding]) -> dict[str, int]:
    """The first paragraph of each finding that has one, by requirement."""
    numbers = {name: finding.numbers.standard for name, finding in full.items()}
    for chapter in written:
        for article in chapter.articles:
            numbers |= {short.finding.requirement: short.number for short in article.short}
    return numbers


def _clusters(run: Run) -> dict[str, str]:
    """A letter for each cluster that joins several findings."""
    sizes = Counter(finding.cluster for finding in run.findings if finding.cluster)
    return {name: letter(place) for place, name in enumerate(name for name, size in sizes.items() if size > 1)}


def _verdict_line(run: Run, finding: Finding, clusters: Mapping[str, str]) -> VerdictLine:
    scored = run.scores and finding.verdict.is_scored
    weight = f"{weight_of(finding, run.scores.method).normalize():f}" if run.scores and scored else None
    return VerdictLine(finding, anchor_of(finding.requirement), weight, clusters.get(finding.cluster or ""))
