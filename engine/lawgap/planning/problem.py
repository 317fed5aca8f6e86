"""What a solver must know: which facts could be changed to what, which act each is in, and what each rule needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lawgap.evaluating.positive import Positive, positive
from lawgap.model.expression import Comparison, comparisons, facts_of
from lawgap.model.library import Library
from lawgap.model.run import Finding, Run
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import NONE, Fact, Value
from lawgap.model.words import Layer, NormLevel, Verdict

NEW_ACT = "new-act-on-"
_MADE_BY_PARLIAMENT = (NormLevel.CONSTITUTIONAL_LAW, NormLevel.CODE, NormLevel.STATUTE)
COST_OF_AMENDING, COST_OF_A_NEW_ACT, COST_OF_A_CONSTITUTIONAL_LAW = 2, 3, 4


@dataclass(frozen=True)
class Problem:
    """Facts with the values they may take (None is unknown, as today), and positive conditions over them."""

    today: dict[str, Value | None]
    candidates: dict[str, tuple[Value, ...]]
    act_of: dict[str, str]
    act_costs: dict[str, int]
    goals: dict[str, Positive]
    weights: dict[str, int]
    kept: dict[str, Positive]
    out_of_reach: dict[str, str] = field(default_factory=dict)


def problem_of(run: Run, library: Library, state: StateFile) -> Problem:
    """The problem that a run poses: its gaps in law and institutions as goals, and what is met today as kept."""
    vocabulary = library.data.facts
    goals: dict[str, Positive] = {}
    out_of_reach: dict[str, str] = {}
    wanted: dict[str, Finding] = {}
    for finding in run.findings:
        if finding.verdict.is_gap:
            reason = _beyond_legislation(finding, library)
            if reason:
                out_of_reach[finding.requirement] = reason
            else:
                wanted[finding.requirement] = finding
    changeable = {
        fact
        for name in wanted
        for fact in facts_of(library.conditions[name].met)
        if vocabulary[fact].layer in ("law", "institution")
    }
    for name in wanted:
        goals[name] = positive(library.conditions[name].met, True, vocabulary)
    kept = {
        finding.requirement: positive(library.conditions[finding.requirement].met, True, vocabulary)
        for finding in run.findings
        if finding.verdict is Verdict.MET and changeable & set(facts_of(library.conditions[finding.requirement].met))
    }
    named = changeable | {f for n in (*goals, *kept) for f in facts_of(library.conditions[n].met)}
    act_of = {fact: _act_for(fact, run, state) for fact in sorted(changeable)}
    return Problem(
        today={fact: _value_today(fact, run, vocabulary) for fact in sorted(named)},
        candidates={fact: _candidates(vocabulary[fact], library, (*goals, *kept)) for fact in sorted(changeable)},
        act_of=act_of,
        act_costs={act: _cost(act, state) for act in sorted(set(act_of.values()))},
        goals=goals,
        weights={name: _weight(finding, library) for name, finding in wanted.items()},
        kept=kept,
        out_of_reach=out_of_reach,
    )


def _beyond_legislation(finding: Finding, library: Library) -> str | None:
    """Why no change of law closes the gap; None where one could."""
    if finding.layer is Layer.PRACTICE:
        return "about practice: it closes when practice changes, not when a law does"
    facts = [library.data.facts[name] for name in facts_of(library.conditions[finding.requirement].met)]
    if not any(fact.layer in ("law", "institution") for fact in facts):
        return "about treaty steps and their dates, which no act of national law can change afterwards"
    return None


def _value_today(fact: str, run: Run, vocabulary: Mapping[str, Fact]) -> Value | None:
    """The one admissible value; a contested fact counts as unknown."""
    standing = run.standings.get(fact)
    if standing is None or len(standing.values) != 1:
        return None
    return vocabulary[fact].read_run_value(standing.values[0].value)


def _candidates(fact: Fact, library: Library, requirements: Iterable[str]) -> tuple[Value, ...]:
    """Every value that could matter: all of a boolean's or choice's, and the thresholds of the rules for a number."""
    if fact.type == "boolean":
        return (True, False)
    if fact.type == "choice":
        return fact.values
    tests = [c for n in requirements for c in comparisons(library.conditions[n].met) if c.fact == fact.id]
    values: dict[Value, None] = {}
    for test in tests:
        for value in _satisfying(test):
            values[value] = None
    return tuple(values)


def _satisfying(test: Comparison) -> Sequence[Value]:
    constant = test.constant
    if test.years_since or constant == NONE or not isinstance(constant, int | Decimal):
        return []
    return [constant, constant + 1] + ([constant - 1] if constant >= 1 else [])


def _act_for(fact: str, run: Run, state: StateFile) -> str:
    """The act that speaks of the fact today, else the one most often cited on its topic, else a new act."""
    own = {
        s.provision.act: s.holds.first
        for s in sorted(state.statements, key=lambda s: s.holds.first)
        if s.fact == fact and s.provision and _can_be_amended(s.provision.act, run, state)
    }
    if own:
        return max(own, key=lambda act: own[act])
    topic = fact.partition(".")[0]
    cited = Counter(
        s.provision.act
        for s in state.statements
        if s.fact.partition(".")[0] == topic and s.provision and _can_be_amended(s.provision.act, run, state)
    )
    if cited:
        return min(cited, key=lambda act: (-cited[act], act))
    return f"{NEW_ACT}{topic.replace('_', '-')}"


def _can_be_amended(act: str, run: Run, state: StateFile) -> bool:
    """Whether the act is one that parliament makes and amends, and is in force on the day."""
    return state.acts[act].in_force.covers(run.as_of) and state.acts[act].level in _MADE_BY_PARLIAMENT


def _cost(act: str, state: StateFile) -> int:
    if act not in state.acts:
        return COST_OF_A_NEW_ACT
    is_constitutional = state.acts[act].level is NormLevel.CONSTITUTIONAL_LAW
    return COST_OF_A_CONSTITUTIONAL_LAW if is_constitutional else COST_OF_AMENDING


def _weight(finding: Finding, library: Library) -> int:
    """The weight of the scoring method in hundredths, by what is still to be gained."""
    method = library.data.scoring
    weight = method.tiers[finding.tier] * method.gravity[finding.gravity]
    gain = Decimal(1) - Decimal(str(finding.upper))
    return int(weight * (gain if gain else Decimal("0.5")) * 100)
