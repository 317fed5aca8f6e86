"""What is known of each fact at the assessment's dates: which statements decide, and why the others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lawgap.model.run import AdmissibleValue, Latent, RunValue, SetAside, SetAsideReason, Standing
from lawgap.model.state import StateFile, Statement
from lawgap.model.vocabulary import NONE, Fact, Value


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact's standing, and its admissible values as typed values in the same order."""

    standing: Standing
    values: tuple[Value, ...]


def known_facts(
    state: StateFile, facts: Mapping[str, Fact], as_of: date, known_on: date | None
) -> dict[str, KnownFact]:
    """The standing of every fact that a statement speaks of."""
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for statement in state.statements:
        grouped[statement.fact].append(statement)
    quarantined = {name for review in state.reviews for name in review.set_aside}
    stale = {name for review in state.reviews for name in review.stale}
    chooser = _Chooser(state, as_of, known_on, quarantined, stale)
    return {name: chooser.choose(facts[name], statements) for name, statements in grouped.items()}


def run_value(value: Value) -> RunValue:
    """The value as it stands in a run file."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class _Chooser:
    state: StateFile
    as_of: date
    known_on: date | None
    quarantined: set[str]
    stale: set[str]

    def choose(self, fact: Fact, statements: list[Statement]) -> KnownFact:
        admitted: list[Statement] = []
        aside: list[SetAside] = []
        for statement in statements:
            reason = self._why_not(statement)
            if reason:
                aside.append(SetAside(statement=statement.id, reason=reason))
            else:
                admitted.append(statement)
        norms = [s for s in admitted if not s.is_observation]
        observations, superseded = self._latest(fact, [s for s in admitted if s.is_observation], norms)
        aside += [SetAside(statement=s.id, reason="superseded") for s in superseded]
        binding, latent = self._binding(fact, norms)
        by_value: dict[Value, list[str]] = {}
        for statement in (*binding, *observations):
            by_value.setdefault(fact.read(statement.value), []).append(statement.id)
        standing = Standing(
            fact=fact.id,
            values=tuple(AdmissibleValue(value=run_value(v), statements=tuple(ids)) for v, ids in by_value.items()),
            latent=tuple(latent),
            set_aside=tuple(aside),
        )
        return KnownFact(standing, tuple(by_value))

    def _why_not(self, statement: Statement) -> SetAsideReason | None:
        """Why the statement cannot decide at these dates; None where it can."""
        if statement.id in self.quarantined:
            return "quarantined"
        evidence = [
            item
            for item in statement.evidence
            if self.known_on is None or self.state.sources[item.source].known_from <= self.known_on
        ]
        holds = statement.holds
        if not evidence:
            return "published_later"
        if holds.first > self.as_of:
            return "begins_later"
        if holds.last < self.as_of:
            return "stale" if statement.id in self.stale else "ended"
        if "value" in statement.unverified:
            return "unverified"
        if all(item.how == "hedged" for item in evidence):
            return "hedged"
        return None

    def _latest(
        self, fact: Fact, observations: list[Statement], norms: list[Statement]
    ) -> tuple[list[Statement], list[Statement]]:
        """The observations that still stand: the latest, unless a law is newer, and earlier ones that say the same."""
        law_since = max((norm.holds.first for norm in norms), default=date.min)
        newest = max((seen.holds.first for seen in observations), default=date.min)
        current = [seen for seen in observations if seen.holds.first == newest and newest >= law_since]
        values = {fact.read(statement.value) for statement in (*current, *norms)}
        standing: list[Statement] = []
        superseded: list[Statement] = []
        for seen in observations:
            (standing if fact.read(seen.value) in values else superseded).append(seen)
        return standing, superseded

    def _binding(self, fact: Fact, norms: list[Statement]) -> tuple[list[Statement], list[Latent]]:
        """The norms whose value binds the official today, and looser norms of a higher level, which are latent.

        A stricter lower norm is what an official must follow, whatever a higher one would allow. A looser norm at the
        same or a lower level contradicts the stricter one, so both stay admissible; likewise all of them where the
        vocabulary does not say which value protects more.
        """
        values = {fact.read(norm.value) for norm in norms}
        if len(values) < 2 or (fact.protective is None and not fact.ordered):
            return norms, []
        best = min(values, key=lambda value: _protection_rank(fact, value))
        lowest = max(self._rank(norm) for norm in norms if fact.read(norm.value) == best)
        binding: list[Statement] = []
        latent: list[Latent] = []
        for norm in norms:
            level = self.state.level_of(norm)
            if level is not None and fact.read(norm.value) != best and level.rank < lowest:
                latent.append(Latent(statement=norm.id, level=level, value=run_value(fact.read(norm.value))))
            else:
                binding.append(norm)
        return binding, latent

    def _rank(self, norm: Statement) -> int:
        level = self.state.level_of(norm)
        return level.rank if level else 0


def _protection_rank(fact: Fact, value: Value) -> float:
    """0 and below protects most."""
    if fact.type == "choice":
        return fact.values.index(str(value))
    if fact.type == "boolean":
        return 0 if value is fact.protective else 1
    if value == NONE:
        number = float("inf") if fact.none == "no_upper_limit" else float("-inf")
    else:
        number = float(value) if isinstance(value, int | Decimal) else 0.0
    return number if fact.protective == "lower" else -number


def statements_of(standings: Iterable[Standing]) -> set[str]:
    """Every statement a standing speaks of."""
    named: set[str] = set()
    for standing in standings:
        named |= {name for value in standing.values for name in value.statements}
        named |= {item.statement for item in standing.latent}
        named |= {item.statement for item in standing.set_aside}
    return named
