"""Plans reform: solves what a run poses, then proves the plan by enacting it and assessing again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.comparing.whatif import what_if
from lawgap.evaluating.standing import run_value
from lawgap.model.bill import Bill, Change
from lawgap.model.library import Library
from lawgap.model.period import parse_partial_date
from lawgap.model.plan import Plan, PlannedChange
from lawgap.model.run import Run
from lawgap.model.words import NormLevel, Verdict
from lawgap.planning.problem import Problem, problem_of
from lawgap.planning.solving import Solution, solve


def plan(
    library: Library,
    state: OpenState,
    as_of: date,
    max_acts: int | None = None,
    instruments: Collection[str] | None = None,
) -> Plan:
    """The best plan on the day. Raises FaultyDataError where the solver is missing."""
    run = assess(library, state, as_of, instruments=instruments)
    problem = problem_of(run, library, state.file)
    solution = solve(problem, library.data.facts, max_acts)
    leaves = tuple(sorted(problem.goals.keys() - set(solution.closed)))
    return Plan(
        changes=tuple(
            PlannedChange(
                fact=fact,
                before=None if problem.today[fact] is None else run_value(problem.today[fact]),  # type: ignore[arg-type]
                after=run_value(value),
                act=problem.act_of[fact],
            )
            for fact, value in sorted(solution.chosen.items(), key=lambda item: (problem.act_of[item[0]], item[0]))
        ),
        acts={name: state.file.acts[name] for name in solution.touched if name in state.file.acts},
        new_acts=tuple(name for name in solution.touched if name not in state.file.acts),
        closes=solution.closed,
        leaves=leaves,
        out_of_reach=problem.out_of_reach,
        weight=sum(problem.weights.values()) / 100,
        weight_closed=sum(problem.weights[name] for name in solution.closed) / 100,
        cost=sum(problem.act_costs[name] for name in solution.touched),
        max_acts=max_acts,
        optimal=solution.optimal,
        verified=_verified(solution, problem, run, library, state, as_of),
    )


def _verified(solution: Solution, problem: Problem, run: Run, library: Library, state: OpenState, as_of: date) -> bool:
    """Whether enacting the plan closes what it says and takes nothing that is met away."""
    if not solution.chosen:
        return True
    bill = bill_of(solution, problem, state, as_of)
    _, after, _ = what_if(library, state, bill, as_of, instruments=run.instruments)
    verdicts = {finding.requirement: finding.verdict for finding in after.findings}
    met = {finding.requirement for finding in run.findings if finding.verdict is Verdict.MET}
    return all(verdicts[name] is Verdict.MET for name in {*solution.closed, *met})


def bill_of(solution: Solution, problem: Problem, state: OpenState, as_of: date) -> Bill:
    """The plan as a bill that is in force on the day."""
    changes = []
    for fact, value in sorted(solution.chosen.items()):
        act = problem.act_of[fact]
        raw = run_value(value)
        changes.append(
            Change(
                fact=fact,
                value=str(raw) if isinstance(raw, float) else raw,
                act=act if act in state.file.acts else None,
            )
        )
    return Bill(
        id="plan",
        title="The plan, as if it were in force",
        in_force=parse_partial_date(as_of),
        level=NormLevel.STATUTE,
        changes=tuple(changes),
    )
