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
    for instrument in run.standards.values():
        for article in instrument.articles:
            findings = [f for f in run.findings if (f.instrument, f.article) == (instrument.id, article.id)]
            if findings:
                yield _article(f"{instrument.abbreviation} {article.id}  {article.title}", findings, run, everything)
    yield _counts(run)
    if run.scores:
        yield _scores(run.scores.instruments, run)
        yield Text(
            "Scores are the weighted share that is met, from the lowest to the highest that the unknown allows; the "
            "layers are never added together. How a finding came about: lawgap explain STATE REQUIREMENT.",
            style="dim",
        )


def _article(title: str, findings: list[Finding], run: Run, everything: bool) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", expand=True, pad_edge=False
    )
    table.add_column("Verdict", no_wrap=True, width=14)
    table.add_column("What is required, and what the law says", ratio=1)
    for finding in findings:
        if everything or finding.verdict not in _QUIET:
            table.add_row(_chip(finding.verdict), _account(finding, run))
    quiet = Counter(finding.verdict for finding in findings if finding.verdict in _QUIET)
    if quiet and not everything:
        counted = ", ".join(f"{number} {verdict.words}" for verdict, number in quiet.items())
        table.add_row(Text("...", style="dim"), Text(f"{counted} (list them with --all)", style="dim"))
    return table


def _chip(verdict: Verdict) -> Text:
    return Text(f"{verdict.symbol} {verdict.words}", style=STYLES[verdict])


def _account(finding: Finding, run: Run) -> Text:
    text = Text(finding.title, style="bold")
    text.append(f"  {finding.requirement}", style="dim")
    said = list(dict.fromkeys(_sentences(finding, run)))
    if said:
        text.append("\n" + " ".join(said), style="not bold")
    return text


def _sentences(finding: Finding, run: Run) -> Iterator[str]:
    """What is known of the tested facts, in words, with the obligation itself left out."""
    for name in finding.facts:
        fact: Fact = run.facts[name]
        standing = run.standings.get(name)
        if standing is None or (fact.layer == "treaty" and not finding.optional):
            continue
        words = [fact.sentence(fact.read_run_value(value.value)) for value in standing.values]
        yield " / or: ".join(words)


def _counts(run: Run) -> Text:
    counts = Counter(finding.verdict for finding in run.findings)
    text = Text(f"{len(run.findings)} requirements: ")
    for place, verdict in enumerate(v for v in Verdict if counts[v]):
        text.append(", " if place else "")
        text.append(f"{counts[verdict]} {verdict.words}", style=STYLES[verdict])
    text.append(f"; {len(run.conclusions)} conclusions")
    return text


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
