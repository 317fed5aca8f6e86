"""What a difference keeps of its two runs, so that it can be read and drawn without them."""

from __future__ import annotations

from collections import Counter

from lawgap.model.difference import FactMove, Move, Side
from lawgap.model.run import Run
from lawgap.model.state import Act, Source, Statement
from lawgap.model.words import Verdict


def record_of(
    moves: tuple[Move, ...], facts: tuple[FactMove, ...], before: Run, after: Run
) -> tuple[dict[str, Statement], dict[str, Act], dict[str, Source]]:
    """The statements that causes and facts rest on, with their acts and sources."""
    named = {name for move in moves for cause in move.causes for name in (*cause.entered, *cause.left)}
    standings = [standing for fact in facts for standing in (fact.before, fact.after) if standing]
    named |= {name for standing in standings for value in standing.values for name in value.statements}
    statements = {name: after.statements.get(name) or before.statements[name] for name in sorted(named)}
    provisions = [s.provision for s in statements.values() if s.provision]
    cited = {act for p in provisions for act in (p.act, p.amended_by) if act}
    acts = {name: after.acts.get(name) or before.acts[name] for name in sorted(cited)}
    used = {evidence.source for statement in statements.values() for evidence in statement.evidence}
    used |= {source for act in acts.values() for source in act.sources}
    return statements, acts, {name: after.sources.get(name) or before.sources[name] for name in sorted(used)}


def side_of(run: Run) -> Side:
    """The run as one side of a comparison."""
    found = Counter(finding.verdict for finding in run.findings)
    return Side(
        state=run.state,
        as_of=run.as_of,
        known_on=run.known_on,
        content=run.content_hash,
        program=run.program,
        engine=run.engine,
        verdicts={verdict: found[verdict] for verdict in Verdict if found[verdict]},
    )
