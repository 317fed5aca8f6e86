"""Laws of comparing, over States made up at random: a difference is whole, has a mirror image, and can be replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lawgap.comparing.difference import compare, kind_of
from lawgap.comparing.replaying import replay
from lawgap.model.difference import Cause, Difference, FactMove, Move, ScoreMove, position_of
from lawgap.model.run import Run
from lawgap.model.words import Verdict

# Days on which something may begin or end, their neighbours, and days far from any.
_NEAR = [
    date(2000, 1, 1) + timedelta(days=turn + by)
    for turn in (400, 730, 1500, 2191, 3650, 5000, 8000)
    for by in (-1, 0, 1)
]
DAYS = st.sampled_from([*_NEAR, date(1999, 6, 1), date(2012, 2, 29), date(2018, 5, 5), date(2025, 1, 1)])
KNOWN = st.sampled_from([None, None, None]) | DAYS
OPEN = (Verdict.UNKNOWN, Verdict.CONTESTED)

law = settings(
    max_examples=100,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


def two_runs(data: st.DataObject, world: Any, extend: Callable[..., Any]) -> tuple[Run, Run]:
    """A State at two dates and as of two days of knowledge; the second time, its file may have grown."""
    file = data.draw(world.files)
    first = world.run(file, data.draw(DAYS), data.draw(KNOWN))
    if data.draw(st.integers(0, 3)) == 0:
        name = data.draw(st.sampled_from(sorted({statement.fact for statement in file.statements})))
        file = extend(file, data.draw(world.statements(name, 99)))
    return first, world.run(file, data.draw(DAYS), data.draw(KNOWN))


@law
@given(data=st.data())
def test_a_run_does_not_differ_from_itself(data: st.DataObject, world: Any) -> None:
    file, as_of, known_on = data.draw(world.files), data.draw(DAYS), data.draw(KNOWN)
    run = world.run(file, as_of, known_on)
    assert compare(run, run).is_empty
    assert compare(run, world.run(file, as_of, known_on)).is_empty


@law
@given(data=st.data())
def test_the_difference_the_other_way_is_the_mirror_image(
    data: st.DataObject, world: Any, extend: Callable[..., Any]
) -> None:
    first, second = two_runs(data, world, extend)
    there, back = compare(first, second), compare(second, first)
    assert mirrored(there) == unordered(back)
    for move in there.moves:
        assert move.kind == (kind_of(move.before, move.after) or "renamed")


@law
@given(data=st.data())
def test_replaying_a_difference_gives_the_second_run(
    data: st.DataObject, world: Any, extend: Callable[..., Any]
) -> None:
    first, second = two_runs(data, world, extend)
    replayed = replay(world.library, first, compare(first, second))
    assert replayed == {finding.requirement: finding for finding in second.findings}


@law
@given(data=st.data())
def test_every_move_is_explained_by_the_facts_that_moved(
    data: st.DataObject, world: Any, extend: Callable[..., Any]
) -> None:
    first, second = two_runs(data, world, extend)
    difference = compare(first, second)
    moved = {move.fact for move in difference.facts}
    rests_on = {finding.requirement: set(finding.facts) for finding in second.findings}
    for move in difference.moves:
        assert move.causes
        causing = {cause.fact for cause in move.causes if cause.fact}
        assert causing == moved & rests_on[move.requirement]
        for cause in move.causes:
            assert cause.kind != "standard"
            assert (cause.kind == "time") == (not causing)
            assert {*cause.entered, *cause.left} <= difference.statements.keys()
    at_rest = {finding.requirement for finding in first.findings} - {move.requirement for move in difference.moves}
    before, after = positions(first), positions(second)
    assert all(before[name] == after[name] or before[name][0] is Verdict.NOT_APPLICABLE for name in at_rest)


@law
@given(data=st.data())
def test_knowledge_alone_is_no_change_of_the_law(data: st.DataObject, world: Any) -> None:
    file, as_of = data.draw(world.files), data.draw(DAYS)
    difference = compare(world.run(file, as_of, data.draw(DAYS)), world.run(file, as_of, data.draw(KNOWN)))
    assert {cause.kind for move in difference.moves for cause in move.causes} <= {"knowledge"}


@law
@given(data=st.data())
def test_what_time_alone_changes_is_no_change_of_knowledge(data: st.DataObject, world: Any) -> None:
    file, known_on = data.draw(world.files), data.draw(KNOWN)
    first, last = data.draw(DAYS), data.draw(DAYS)
    difference = compare(world.run(file, first, known_on), world.run(file, last, known_on))
    for cause in (cause for move in difference.moves for cause in move.causes):
        assert cause.kind in ("law", "obligation", "observation", "time")
        assert cause.kind == "time" or (cause.on and min(first, last) < cause.on <= max(first, last))


@law
@given(data=st.data())
def test_more_knowledge_of_other_facts_never_unsettles(
    data: st.DataObject, world: Any, extend: Callable[..., Any]
) -> None:
    file, as_of, known = data.draw(world.files), data.draw(DAYS), data.draw(DAYS)
    spoken = {statement.fact for statement in file.statements}
    facts = {name for names in world.facts_of_each if spoken & set(names) for name in names}
    others = sorted(facts - spoken)
    assume(others)
    later = [name for name, source in file.sources.items() if source.known_from > known]
    assume(later)
    added = data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=3))
    known_before = file.model_copy(
        update={"statements": tuple(s for s in file.statements if {e.source for e in s.evidence}.isdisjoint(later))}
    )
    grown = extend(
        known_before, *(data.draw(world.statements(n, 50 + i, sources=tuple(later))) for i, n in enumerate(added))
    )
    before, after = positions(world.run(grown, as_of, known)), positions(world.run(grown, as_of))
    for name, (verdict, lower, upper) in before.items():
        now, now_lower, now_upper = after[name]
        if verdict not in OPEN:
            assert (now, now_lower, now_upper) == (verdict, lower, upper)
        elif verdict is Verdict.CONTESTED:
            assert now is not Verdict.UNKNOWN
        elif now is not Verdict.NOT_APPLICABLE:
            assert lower <= now_lower <= now_upper <= upper


@law
@given(data=st.data())
def test_what_begins_later_changes_nothing(data: st.DataObject, world: Any, extend: Callable[..., Any]) -> None:
    file, as_of, known_on = data.draw(world.files), data.draw(DAYS), data.draw(KNOWN)
    names = sorted({name for names in world.facts_of_each for name in names})
    fresh = world.statements(data.draw(st.sampled_from(names)), 99, as_of + timedelta(days=1))
    before, after = world.run(file, as_of, known_on), world.run(extend(file, data.draw(fresh)), as_of, known_on)
    assert compare(before, after).is_empty
    assert before.findings == after.findings
    assert before.conclusions == after.conclusions
    assert before.scores == after.scores


def positions(run: Run) -> Mapping[str, tuple[Verdict, float, float]]:
    """Where each finding stands."""
    return {f.requirement: (f.verdict, f.lower, f.upper) for f in run.findings}


def mirrored(there: Difference) -> dict[str, object]:
    """The difference seen from the other side."""
    turned = there.model_copy(
        update={
            "before": there.after,
            "after": there.before,
            "moves": tuple(map(_mirrored_move, there.moves)),
            "facts": tuple(FactMove(fact=f.fact, before=f.after, after=f.before) for f in there.facts),
            "conclusions_gone": there.conclusions_new,
            "conclusions_new": there.conclusions_gone,
            "scores": tuple(
                ScoreMove(
                    instrument=s.instrument, article=s.article, layer=s.layer, before=s.after, after=s.before
                )
                for s in there.scores
            ),
        }
    )  # fmt: skip
    return unordered(turned)


def _mirrored_move(move: Move) -> Move:
    causes = tuple(
        Cause(kind=cause.kind, fact=cause.fact, entered=cause.left, left=cause.entered, on=cause.on)
        for cause in move.causes
    )
    kind = kind_of(move.after, move.before) or "renamed"
    return move.model_copy(update={"before": move.after, "after": move.before, "kind": kind, "causes": causes})


def unordered(difference: Difference) -> dict[str, object]:
    """The parts of a difference, with lists by what they are about."""
    return {
        **dict(difference),
        "moves": {move.requirement: move for move in difference.moves},
        "facts": {move.fact: move for move in difference.facts},
        "scores": {(move.instrument, move.article, move.layer): move for move in difference.scores},
    }


def test_a_position_is_taken_from_the_finding(world: Any, kazakhstan: Any) -> None:
    run = world.run(kazakhstan.file, date(2016, 12, 31))
    assert {(p := position_of(f)).verdict for f in run.findings} >= {Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN}
    assert p.rule_hash
