"""Solves a problem with clingo: the most weight closed, then the cheapest acts, the fewest and the smallest changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawgap.evaluating.positive import Atom, Group, Positive, key_of, plain
from lawgap.evaluating.reference import ORDER
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.vocabulary import Fact, Value
from lawgap.planning.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROGRAM = """
{ chosen(F,V) : candidate(F,V) } 1 :- fact(F).
changed(F) :- chosen(F,_).
value(F,V) :- chosen(F,V).
value(F,V) :- today(F,V), not changed(F).
:- chosen(F,V), today(F,V).
touched(A) :- changed(F), act(F,A).
closed(R) :- goal(R,N), holds(N).
:- keep(R,N), not holds(N).
holds(N) :- atom(N,F,V), value(F,V).
holds(N) :- all(N), holds(P) : part(N,P).
holds(N) :- any(N), part(N,P), holds(P).
#maximize { W@4,R : closed(R), weight(R,W) }.
#minimize { C@3,A : touched(A), cost(A,C) }.
#minimize { 1@2,F : changed(F) }.
#minimize { D@1,F : chosen(F,V), distance(F,V,D) }.
#show chosen/2. #show closed/1. #show touched/1.
"""


@dataclass(frozen=True)
class Solution:
    """The chosen values, the acts they are in, the goals they close, and whether nothing better exists."""

    chosen: dict[str, Value]
    touched: tuple[str, ...]
    closed: tuple[str, ...]
    optimal: bool


def solve(problem: Problem, facts: Mapping[str, Fact], max_acts: int | None = None) -> Solution:
    """The best solution, touching at most ``max_acts`` acts where given.

    Raises FaultyDataError where clingo is not installed.
    """
    try:
        import clingo
    except ImportError:
        message = "plans need the solver clingo; install it with: pip install 'lawgap[plan]'"
        raise FaultyDataError([Fault("plan", 0, 0, "missing-package", message)]) from None
    program = [_PROGRAM, *_facts(problem, facts)]
    if max_acts is not None:
        program.append(f":- {max_acts + 1} {{ touched(A) }}.")
    control = clingo.Control(["--opt-mode=opt", "--seed=1"])
    control.add("base", [], "\n".join(program))
    control.ground([("base", [])])
    best: list[clingo.Symbol] = []
    optimal = False
    with control.solve(yield_=True) as handle:
        for model in handle:
            best = model.symbols(shown=True)
            optimal = model.optimality_proven
        optimal = optimal or bool(handle.get().exhausted)
    names = _Names(problem)
    chosen = [symbol.arguments for symbol in best if symbol.name == "chosen"]
    return Solution(
        chosen={names.facts[f.number]: problem.candidates[names.facts[f.number]][v.number] for f, v in sorted(chosen)},
        touched=tuple(sorted(names.acts[s.arguments[0].number] for s in best if s.name == "touched")),
        closed=tuple(sorted(names.goals[s.arguments[0].number] for s in best if s.name == "closed")),
        optimal=optimal,
    )


class _Names:
    """Numbers for names, since a solver has no use for texts."""

    def __init__(self, problem: Problem) -> None:
        self.facts = sorted(problem.today)
        self.acts = sorted(problem.act_costs)
        self.goals = sorted((*problem.goals, *problem.kept))


def _facts(problem: Problem, facts: Mapping[str, Fact]) -> Iterator[str]:
    names = _Names(problem)
    numbers = {name: number for number, name in enumerate(names.facts)}
    acts = {name: number for number, name in enumerate(names.acts)}
    values = {name: list(problem.candidates.get(name, ())) for name in names.facts}
    for name, today in problem.today.items():
        if today is not None and today not in values[name]:
            values[name].append(today)
        if today is not None:
            yield f"today({numbers[name]},{values[name].index(today)})."
    for name, candidates in problem.candidates.items():
        yield f"fact({numbers[name]}). act({numbers[name]},{acts[problem.act_of[name]]})."
        today = problem.today[name]
        is_ranked = today is not None and facts[name].type == "choice"
        now = values[name].index(today) if today is not None and is_ranked else 0
        for index in range(len(candidates)):
            yield f"candidate({numbers[name]},{index}). distance({numbers[name]},{index},{abs(index - now)})."
    yield from (f"cost({acts[name]},{cost})." for name, cost in problem.act_costs.items())
    writer = _Conditions(numbers, values, facts)
    for number, name in enumerate(names.goals):
        condition = problem.goals.get(name) or problem.kept[name]
        node = writer.write(condition)
        if name in problem.goals:
            yield f"goal({number},{node}). weight({number},{problem.weights[name]})."
        else:
            yield f"keep({number},{node})."
    yield from writer.lines


class _Conditions:
    """Writes positive conditions as numbered nodes."""

    def __init__(self, numbers: dict[str, int], values: dict[str, list[Value]], facts: Mapping[str, Fact]) -> None:
        self.fact_of = {key_of(name): name for name in numbers}
        self.numbers, self.values, self.facts = numbers, values, facts
        self.lines: list[str] = []
        self.nodes = 0

    def write(self, condition: Positive) -> int:
        self.nodes += 1
        node = self.nodes
        if isinstance(condition, Group):
            self.lines.append(f"{condition.kind}({node}).")
            self.lines += [f"part({node},{part})." for part in [self.write(part) for part in condition.parts]]
            return node
        name = self.fact_of.get(condition.key)
        for index, value in enumerate(self.values[name] if name else ()):
            if name and self._satisfies(condition, self.facts[name], value):
                self.lines.append(f"atom({node},{self.numbers[name]},{index}).")
        return node

    def _satisfies(self, atom: Atom, fact: Fact, value: Value) -> bool:
        return ORDER[atom.operator](plain(fact, value), atom.constant)
