"""What a run file must hold so that a report can be drawn from it and nothing else: everything that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawgap.model.run import Finding, Run, Standing


def missing_names(run: Run) -> Iterator[str]:
    """In words, what the run speaks of and does not hold, and values that are no answer to their fact."""
    if run.standards.keys() != set(run.instruments):
        yield "instruments and standards name different instruments"
    for finding in run.findings:
        yield from _finding(finding, run)
    for name, standing in run.standings.items():
        yield from _standing(name, standing, run)
    for name, statement in run.statements.items():
        where = f"statements.{name}"
        yield from _missing(where, "source", (item.source for item in statement.evidence), run.sources)
        if statement.provision:
            cited = (statement.provision.act, statement.provision.amended_by)
            yield from _missing(where, "act", (act for act in cited if act), run.acts)
    for name, act in run.acts.items():
        yield from _missing(f"acts.{name}", "source", act.sources, run.sources)
    for review in run.reviews:
        yield from _missing(f"reviews.{review.id}", "statement", review.statements, run.statements)


def _finding(finding: Finding, run: Run) -> Iterator[str]:
    where = f"findings.{finding.requirement}"
    yield from _missing(where, "fact", (*finding.facts, *finding.beside, *finding.undecided), run.facts)
    if not finding.readings:
        yield f"{where}: there is no reading"
    if finding.instrument in run.standards:
        articles = [article.id for article in run.standards[finding.instrument].articles]
        yield from _missing(where, "article", [finding.article], articles)
    else:
        yield from _missing(where, "instrument", [finding.instrument], run.standards)


def _standing(name: str, standing: Standing, run: Run) -> Iterator[str]:
    where = f"standings.{name}"
    if name not in run.facts:
        yield from _missing(where, "fact", [name], run.facts)
        return
    held = [*(item.value for item in standing.values), *(item.value for item in standing.latent)]
    for value in held:
        try:
            run.facts[name].read_run_value(value)
        except ValueError as error:
            yield f"{where}: {error}"
    named = [statement for value in standing.values for statement in value.statements]
    named += [item.statement for item in standing.latent]
    named += [item.statement for item in standing.set_aside]
    yield from _missing(where, "statement", named, run.statements)


def _missing(where: str, kind: str, names: Iterable[str], there: Iterable[str]) -> Iterator[str]:
    known = set(there)
    for name in names:
        if name not in known:
            yield f"{where}: the {kind} {name} is not in the file"
