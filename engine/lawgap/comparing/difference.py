"""Compares two runs: every finding that moved, how, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawgap.comparing.causes import causes_of
from lawgap.comparing.record import record_of, side_of
from lawgap.model.difference import (
    Cause,
    Difference,
    FactMove,
    Move,
    MoveKind,
    Position,
    ScoreMove,
    position_of,
)
from lawgap.model.run import Finding, Run, Score
from lawgap.model.words import Verdict

_OPEN = (Verdict.UNKNOWN, Verdict.CONTESTED)


def compare(before: Run, after: Run, enacted: frozenset[str] = frozenset()) -> Difference:
    """What moved from one run to the other. Comparing a run with itself gives an empty difference.

    ``enacted`` names statements of a bill that only one side has: they are a change of the law, not of knowledge.
    """
    moves = tuple(_moves(before, after, enacted))
    facts = tuple(_facts(before, after))
    statements, acts, sources = record_of(moves, facts, before, after)
    old = {drawn.rule.id: drawn for drawn in before.conclusions}
    new = {drawn.rule.id: drawn for drawn in after.conclusions}
    gone, drawn_now = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    return Difference(
        before=side_of(before),
        after=side_of(after),
        moves=moves,
        facts=facts,
        conclusions_gone=tuple(gone),
        conclusions_new=tuple(drawn_now),
        conclusions={name: new.get(name) or old[name] for name in sorted((*gone, *drawn_now))},
        scores=tuple(_scores(before, after)),
        vocabulary={f.fact: (after.facts.get(f.fact) or before.facts[f.fact]) for f in facts},
        statements=statements,
        acts=acts,
        sources=sources,
        standards={**before.standards, **after.standards},
    )


def kind_of(before: Position | None, after: Position | None) -> MoveKind | None:
    """How a finding moved, from its two positions alone; None where it stands as it stood."""
    was = before.verdict if before else Verdict.NOT_APPLICABLE
    now = after.verdict if after else Verdict.NOT_APPLICABLE
    if was == now and before and after and (before.lower, before.upper) == (after.lower, after.upper):
        return None
    if was is now is Verdict.NOT_APPLICABLE:
        return None
    if was is Verdict.NOT_APPLICABLE or now is Verdict.NOT_APPLICABLE:
        return "now_applies" if was is Verdict.NOT_APPLICABLE else "no_longer_applies"
    if now.is_gap and not was.is_gap:
        return "opened"
    if was.is_gap and now is Verdict.MET:
        return "closed"
    if was in _OPEN and now not in _OPEN:
        return "settled"
    if now in _OPEN and was not in _OPEN:
        return "no_longer_known"
    assert before and after
    return "better" if (after.lower + after.upper) > (before.lower + before.upper) else "worse"


def _moves(before: Run, after: Run, enacted: frozenset[str]) -> Iterator[Move]:
    old = {finding.requirement: finding for finding in before.findings}
    new = {finding.requirement: finding for finding in after.findings}
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        finding = now or was
        assert finding
        first, last = position_of(was) if was else None, position_of(now) if now else None
        causes = tuple(_causes(was, now, before, after, enacted))
        kind = kind_of(first, last)
        outside = kind is None and first is not None and first.verdict is Verdict.NOT_APPLICABLE
        if outside:
            continue
        if kind is None and not any(_changes_provision(cause, before, after) for cause in causes):
            continue
        yield Move(
            requirement=name,
            title=finding.title,
            instrument=finding.instrument,
            article=finding.article,
            provision=finding.provision,
            asks=finding.asks,
            layer=finding.layer,
            gravity=finding.gravity,
            absolute=finding.absolute,
            tier=finding.tier,
            authorities=finding.authorities,
            kind=kind or "renamed",
            before=first,
            after=last,
            causes=causes,
            remedy=finding.remedy,
        )


def _causes(
    was: Finding | None, now: Finding | None, before: Run, after: Run, enacted: frozenset[str]
) -> Iterator[Cause]:
    if was is None or now is None or _asks_otherwise(was, now):
        yield Cause(kind="standard")
    found = False
    for fact in dict.fromkeys((*(now.facts if now else ()), *(was.facts if was else ()))):
        for cause in causes_of(fact, before, after, enacted):
            found = True
            yield cause
    if not found and was and now and was.rule_hash == now.rule_hash != "" and position_of(was) != position_of(now):
        yield Cause(kind="time")


def _asks_otherwise(was: Finding, now: Finding) -> bool:
    """Whether the rule is another one; where an old run file did not record its hash, that cannot be said."""
    return bool(was.rule_hash and now.rule_hash) and was.rule_hash != now.rule_hash


def _changes_provision(cause: Cause, before: Run, after: Run) -> bool:
    """Whether the value is now found in another provision: a renumbering, which changes no verdict."""
    old = {_provision(before, name) for name in cause.left}
    new = {_provision(after, name) for name in cause.entered}
    return cause.kind == "law" and bool(old) and bool(new) and old != new


def _provision(run: Run, statement: str) -> tuple[str, str | None] | None:
    provision = run.statements[statement].provision
    return (provision.act, provision.article) if provision else None


def _facts(before: Run, after: Run) -> Iterator[FactMove]:
    for fact in sorted(before.standings.keys() | after.standings.keys()):
        was, now = before.standings.get(fact), after.standings.get(fact)
        if (was.values if was else ()) != (now.values if now else ()):
            yield FactMove(fact=fact, before=was, after=now)


def _scores(before: Run, after: Run) -> Iterator[ScoreMove]:
    old, new = _scores_by_group(before), _scores_by_group(after)
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            instrument, article, layer = key
            yield ScoreMove(
                instrument=instrument, article=article, layer=layer, before=old.get(key), after=new.get(key)
            )


def _scores_by_group(run: Run) -> dict[tuple[str, str | None, object], Score]:
    scores: Iterable[Score] = (*run.scores.instruments, *run.scores.articles) if run.scores else ()
    return {(score.instrument, score.article, score.layer): score for score in scores}
