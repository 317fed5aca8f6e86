"""The findings in their order: instrument by instrument, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawgap.model.run import Finding, Run
from lawgap.model.standard import Article, Instrument
from lawgap.model.words import Verdict
from lawgap.reporting.findings import FindingWriter, FullFinding, LineFinding, ShortFinding
from lawgap.reporting.known_facts import FactLine


@dataclass(frozen=True, slots=True)
class ArticleChapter:
    """The findings on one article."""

    article: Article
    anchor: str
    full: tuple[FullFinding, ...]
    short: tuple[ShortFinding, ...]
    unknown: tuple[LineFinding, ...]
    aside: tuple[LineFinding, ...]


@dataclass(frozen=True, slots=True)
class InstrumentChapter:
    """The findings under one instrument; ``bound`` says whether and since when the State is bound."""

    instrument: Instrument
    anchor: str
    paragraph: int
    bound: FactLine | None
    counts: dict[Verdict, int]
    articles: tuple[ArticleChapter, ...]


def chapters(run: Run, writer: FindingWriter) -> tuple[InstrumentChapter, ...]:
    """The chapters of the report, numbered as they are written."""
    return tuple(_chapter(run, writer, run.standards[name]) for name in run.instruments)


def _chapter(run: Run, writer: FindingWriter, instrument: Instrument) -> InstrumentChapter:
    found = [finding for finding in run.findings if finding.instrument == instrument.id]
    paragraph = writer.numbering.paragraph()
    obligation = instrument.obligation
    bound = writer.lines.lines([obligation], paragraph)[0] if obligation and obligation in run.facts else None
    return InstrumentChapter(
        instrument=instrument,
        anchor=f"instrument-{instrument.id}",
        paragraph=paragraph,
        bound=bound,
        counts={verdict: sum(finding.verdict is verdict for finding in found) for verdict in Verdict},
        articles=tuple(_articles(found, writer, instrument)),
    )


def _articles(found: list[Finding], writer: FindingWriter, instrument: Instrument) -> Iterator[ArticleChapter]:
    for article in instrument.articles:
        members = [finding for finding in found if finding.article == article.id]
        if not members:
            continue
        by_treatment: dict[str, list[Finding]] = {"full": [], "short": [], "open": [], "aside": []}
        for finding in members:
            by_treatment[writer.treatment(finding)].append(finding)
        yield ArticleChapter(
            article=article,
            anchor=article_anchor(instrument.id, article.id),
            full=tuple(map(writer.full, by_treatment["full"])),
            short=tuple(map(writer.short, by_treatment["short"])),
            unknown=tuple(map(writer.line, by_treatment["open"])),
            aside=tuple(map(writer.line, by_treatment["aside"])),
        )


def article_anchor(instrument: str, article: str) -> str:
    """The anchor of an article's chapter."""
    return f"article-{instrument}-{article}"
