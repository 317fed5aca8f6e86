"""The assessment: a State's file against the library at two dates, as a run."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lawgap import __version__
from lawgap.checking.loading import OpenState
from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.findings import find
from lawgap.evaluating.standing import KnownFact, known_facts, statements_of
from lawgap.inferring.conclusions import draw_conclusions
from lawgap.model.expression import facts_of
from lawgap.model.fault import Fault, FaultyDataError, unknown
from lawgap.model.library import Library
from lawgap.model.run import Finding, Run
from lawgap.model.state import Act, Source, StateFile, Statement
from lawgap.scoring.scorecard import scorecard


def assess(
    library: Library,
    state: OpenState,
    as_of: date,
    known_on: date | None = None,
    instruments: Collection[str] | None = None,
    scores: bool = True,
    durable: bool = True,
) -> Run:
    """Measure the State's law as it stood on ``as_of``, with what was published by ``known_on`` (default: all).

    ``instruments`` limits the assessment; ``durable`` False leaves the decision to the reference evaluator alone.
    Raises FaultyDataError for an unknown instrument and EngineDisagreementError where the evaluators differ.
    """
    data = library.data
    chosen = _chosen(library, instruments)
    known = known_facts(state.file, data.facts, as_of, known_on)
    requirements = [name for name, requirement in data.requirements.items() if requirement.instrument in chosen]
    decider = Decider({name: library.conditions[name] for name in requirements}, data.facts, durable)
    try:
        findings = [find(name, library, decider, known, as_of) for name in requirements]
    finally:
        decider.close()
    verdicts = [(finding.requirement, finding.verdict) for finding in findings]
    articles = [(i.id, article.id) for i in data.instruments.values() if i.id in chosen for article in i.articles]
    wanted = _facts_of(findings) | (_untested(library) & known.keys())
    statements, acts, sources = _record(state.file, known, wanted)
    return Run(
        program=f"lawgap {__version__}",
        engine=decider.engine,
        state=state.file.state,
        as_of=as_of,
        known_on=known_on,
        instruments=tuple(chosen),
        inputs=dict(sorted({**data.hashes, **state.hashes}.items())),
        findings=tuple(findings),
        conclusions=tuple(draw_conclusions(data.conclusions, verdicts, durable)),
        scores=scorecard(findings, articles, data.scoring) if scores else None,
        standings={name: known[name].standing for name in sorted(wanted & known.keys())},
        statements=statements,
        facts={name: data.facts[name] for name in sorted(wanted)},
        sources=sources,
        acts=acts,
        reviews=state.file.reviews,
        standards={name: data.instruments[name] for name in chosen},
    )


def _chosen(library: Library, instruments: Collection[str] | None) -> list[str]:
    known = list(library.data.instruments)
    if instruments is None:
        return known
    faults = [
        Fault("--standard", 0, 0, "unknown-instrument", unknown("instrument", name or "without a name", known))
        for name in instruments
        if name not in known
    ]
    if faults:
        raise FaultyDataError(faults)
    return [name for name in known if name in instruments]


def _facts_of(findings: list[Finding]) -> set[str]:
    return {fact for finding in findings for fact in (*finding.facts, *finding.beside)}


def _untested(library: Library) -> set[str]:
    """The facts that no rule rests on or prints beside a finding: every run carries what is known of them."""
    used = {fact for c in library.conditions.values() for fact in facts_of(c.applies, c.met, c.partly)}
    return library.data.facts.keys() - used - {fact for rule in library.data.rules.values() for fact in rule.beside}


def _record(
    file: StateFile, known: dict[str, KnownFact], wanted: set[str]
) -> tuple[dict[str, Statement], dict[str, Act], dict[str, Source]]:
    """The statements, acts and sources that the run speaks of, with those of the reviews."""
    named = statements_of(known[name].standing for name in wanted & known.keys())
    named |= {name for review in file.reviews for name in review.statements}
    statements = {s.id: s for s in sorted(file.statements, key=lambda s: s.id) if s.id in named}
    cited = {s.provision.act for s in statements.values() if s.provision}
    cited |= {s.provision.amended_by for s in statements.values() if s.provision and s.provision.amended_by}
    acts = {name: act for name, act in sorted(file.acts.items()) if name in cited}
    used = {e.source for s in statements.values() for e in s.evidence}
    used |= {source for act in acts.values() for source in act.sources}
    return statements, acts, {name: source for name, source in sorted(file.sources.items()) if name in used}
