"""A run as tables for a terminal: what was measured, the findings article by article, and the scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from lawgap.model.run import Finding, Run, Score
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Layer, Verdict

STYLES = {
    Verdict.MET: "green",
    Verdict.PARTLY_MET: "yellow",
    Verdict.NOT_MET: "bold red",
    Verdict.CONTESTED: "magenta",
    Verdict.UNKNOWN: "dim",
    Verdict.NOT_APPLICABLE: "dim",
    Verdict.TAKEN: "green",
    Verdict.NOT_TAKEN: "dim",
}
_QUIET = (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)


def tables(run: Run, everything: bool) -> Iterator[RenderableType]:
    """The parts to print in order; without ``everything``, what is unknown or does not apply is only counted."""
    knowledge = f"knowledge as of {run.known_on}" if run.known_on else "all knowledge"
    yield Text(f"{run.state.name}: the law as it stood on {run.as_of}, {knowledge}", style="bold")
    yield Text(f"decided by {run.engine}; inputs {run.content_hash[:12]}", style="dim")
    by_article: dict[tuple[str, str], list[Finding]] = {}
    for finding in run.findings:
        by_article.setdefault((finding.instrument, finding.article), []).append(finding)
    for instrument in run.standards.values():
        for article in instrument.articles:
            findings = by_article.get((instrument.id, article.id), [])
            listed = [f for f in findings if everything or f.verdict not in _QUIET]
            if findings:
                title = Text(f"\n{instrument.abbreviation} {article.id}  {article.title}", style="bold")
                title.append(f"   {_quiet_words(findings, everything)}", style="not bold dim")
                yield title
            if listed:
                yield _article(listed, run)
    yield Text()
    yield _counts(run)
    if run.conclusions:
        yield Text("\nWhat follows from these findings together", style="bold")
        yield from _conclusions(run)
    if run.scores:
        yield Text()
        yield _scores(run.scores.instruments, run)
        yield Text(
            "Scores are the weighted share that is met, from the lowest to the highest that the unknown allows; the "
            "layers are never added together. How a finding came about: lawgap explain STATE REQUIREMENT.",
            style="dim",
        )


def _article(findings: list[Finding], run: Run) -> Table:
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 2))
    table.add_column("Verdict", no_wrap=True, width=12)
    table.add_column("What is required, and what the law says", ratio=1)
    for finding in findings:
        table.add_row(_chip(finding.verdict), _account(finding, run))
    return table


def _quiet_words(findings: list[Finding], everything: bool) -> str:
    quiet = Counter(finding.verdict for finding in findings if finding.verdict in _QUIET)
    if everything or not quiet:
        return ""
    return ", ".join(f"{number} {verdict.words}" for verdict, number in quiet.items())


def _chip(verdict: Verdict) -> Text:
    return Text(f"{verdict.symbol} {verdict.words}", style=STYLES[verdict])


def _account(finding: Finding, run: Run) -> Text:
    text = Text(finding.title, style="bold")
    text.append(f"  {finding.requirement}", style="not bold dim")
    if finding.layer is not Layer.LAW:
        text.append(f"  ({finding.layer})", style="not bold dim")
    said = list(dict.fromkeys(_sentences(finding, run)))
    if said:
        text.append("\n" + " ".join(said), style="not bold")
    return text


def _sentences(finding: Finding, run: Run) -> Iterator[str]:
    """What is known of the tested facts, in words, with the obligation itself left out."""
    for name in finding.facts:
        fact: Fact = run.facts[name]
        standing = run.standings.get(name)
        if standing is None or name == run.standards[finding.instrument].obligation:
            continue
        words = [
            fact.sentence(fact.read_run_value(value.value)) + _seen(value.statements, run) for value in standing.values
        ]
        yield " / or: ".join(words)


def _seen(statements: tuple[str, ...], run: Run) -> str:
    """When it was last seen, where it is an observation: ``(2016)``."""
    observed = [run.statements[name].observed for name in statements]
    years = [seen.on.year for seen in observed if seen]
    return f" ({max(years)})" if years and len(years) == len(observed) else ""


def _counts(run: Run) -> Text:
    counts = Counter(finding.verdict for finding in run.findings)
    text = Text(f"{len(run.findings)} requirements: ")
    for place, verdict in enumerate(v for v in Verdict if counts[v]):
        text.append(", " if place else "")
        text.append(f"{counts[verdict]} {verdict.words}", style=STYLES[verdict])
    return text.append(". Those that are unknown or not applicable are listed with --all.")


def _conclusions(run: Run) -> Iterator[Text]:
    for drawn in run.conclusions:
        text = Text("\u21d2 ", style="bold").append(drawn.rule.title)
        yield text.append(f"  {drawn.rule.id}", style="not bold dim")


def _scores(scores: tuple[Score, ...], run: Run) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title="Scores by instrument and layer", title_justify="left", title_style="bold")
    table.add_column("Instrument")
    for layer in Layer:
        table.add_column(layer.value.capitalize(), justify="right")
    for instrument in run.standards.values():
        cells = []
        for layer in Layer:
            found = next((s for s in scores if (s.instrument, s.layer) == (instrument.id, layer)), None)
            cells.append(f"{found.lower:.2f} to {found.upper:.2f}\n{found.coverage:.0%} known" if found else "-")
        table.add_row(instrument.abbreviation, *cells)
    return table
