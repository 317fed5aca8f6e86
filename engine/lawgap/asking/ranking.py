"""Ranks the open questions by what their answers would do to the scores.

The measure is worked out, not guessed. The open points of an assessment are the sum, over all findings that are scored,
of the weight that the scoring method gives times the distance between the upper and the lower bound; the findings of
one cluster within an instrument's layer count once, by the one that is most open. For a fact, every answer that can
make a difference is tried: the findings that rest on it are decided anew by the reference evaluator, and the open
points are counted again. A question ranks by what the answer that does most takes off; then by the verdicts that it
settles, by what even the answer that does least takes off, by the weight of what waits, and by name.

Whether a State is bound comes before everything else an instrument asks. Where that is unknown, the other questions
are measured as if it were bound, since they would otherwise all measure nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from lawgap.asking.candidates import candidate_answers
from lawgap.asking.heard import heard, places_to_look
from lawgap.asking.topics import Topics
from lawgap.asking.wording import allowed_words, plain
from lawgap.evaluating.deciding import Decider
from lawgap.evaluating.findings import find
from lawgap.evaluating.standing import KnownFact, known_facts, run_value
from lawgap.model.expression import Comparison, comparisons
from lawgap.model.fault import Fault, FaultyDataError, unknown
from lawgap.model.library import Library
from lawgap.model.question import Effect, Question, Questions, Waiting
from lawgap.model.run import AdmissibleValue, Finding, Standing
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import Value
from lawgap.model.words import Layer, Verdict
from lawgap.scoring.scores import rounded

_OPEN = (Verdict.UNKNOWN, Verdict.CONTESTED)
Group = tuple[str, Layer]


def rank_questions(
    library: Library,
    topics: Topics,
    state: StateFile,
    as_of: date,
    known_on: date | None = None,
    instruments: Collection[str] | None = None,
) -> Questions:
    """Every fact that the chosen instruments speak of as a question, those first that would move most.

    Raises FaultyDataError for an instrument that does not exist.
    """
    chosen = _chosen(library, instruments)
    known = known_facts(state, library.data.facts, as_of, known_on)
    today = _Position(library, chosen, known, as_of)
    obligations = {bond for name in chosen if (bond := library.data.instruments[name].obligation)}
    missing = [bond for bond in obligations if not (bond in known and known[bond].values)]
    bound = _Position(library, chosen, {**known, **{bond: _answered(bond, True) for bond in missing}}, as_of)
    look = places_to_look(state, topics, as_of)
    topic_of = topics.by_fact()
    asked = []
    for name in dict.fromkeys([*today.rests, *today.beside]):
        fact, topic = library.data.facts[name], topic_of[name].topic
        position = today if name in obligations else bound
        waits = position.waits.get(name, [])
        effects = position.effects(name)
        values = known[name].values if name in known else ()
        asked.append(
            Question(
                rank=1,
                fact=name,
                topic=topic,
                question=plain(fact.question),
                allowed=allowed_words(fact),
                layer=fact.layer,
                open="settled" if len(values) == 1 else "contested" if values else "unknown",
                moves=max((effect.moves for effect in effects), default=0.0),
                at_least=min((effect.moves for effect in effects), default=0.0),
                settles=max((effect.settles for effect in effects), default=0),
                weight=rounded(sum((position.weight(item) for item in waits), Decimal(0))),
                effects=effects,
                waiting=tuple(_waiting(position.findings[item], library) for item in waits),
                said=heard(fact, known.get(name), state),
                look=look.get((topic, fact.layer == "practice")),
            )
        )
    asked.sort(key=lambda q: (-q.moves, -q.settles, -q.at_least, -q.weight, q.open == "settled", q.fact))
    return Questions(
        state=state.state,
        as_of=as_of,
        known_on=known_on,
        instruments=tuple(chosen),
        open_points=rounded(sum((today.points(group) for group in today.groups), Decimal(0))),
        open_findings=sum(finding.verdict in _OPEN for finding in today.findings.values()),
        questions=tuple(question.model_copy(update={"rank": place}) for place, question in enumerate(asked, start=1)),
    )


def wanted(questions: Questions) -> tuple[Question, ...]:
    """The questions on which an open finding waits."""
    return tuple(question for question in questions.questions if question.waiting)


def _chosen(library: Library, instruments: Collection[str] | None) -> list[str]:
    known = list(library.data.instruments)
    odd = [name for name in instruments or () if name not in known]
    if odd:
        faults = [Fault("--standard", 0, 0, "unknown-instrument", unknown("instrument", n, known)) for n in odd]
        raise FaultyDataError(faults)
    return [name for name in known if instruments is None or name in instruments]


def _answered(fact: str, value: Value) -> KnownFact:
    """The fact as it would stand with this one answer."""
    standing = Standing(fact=fact, values=(AdmissibleValue(value=run_value(value), statements=()),))
    return KnownFact(standing, (value,))


def _waiting(finding: Finding, library: Library) -> Waiting:
    abbreviation = library.data.instruments[finding.instrument].abbreviation
    return Waiting(
        requirement=finding.requirement,
        provision=f"{abbreviation} {finding.provision}",
        title=finding.title,
        verdict=finding.verdict,
    )


@dataclass
class _Position:
    """Every finding as things stand, and what would change with one answer more."""

    library: Library
    instruments: list[str]
    known: Mapping[str, KnownFact]
    as_of: date
    findings: dict[str, Finding] = field(default_factory=dict)
    groups: dict[Group, list[str]] = field(default_factory=lambda: defaultdict(list))
    rests: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    waits: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        data = self.library.data
        names = [name for name, requirement in data.requirements.items() if requirement.instrument in self.instruments]
        self.decider = Decider({name: self.library.conditions[name] for name in names}, data.facts, durable=False)
        self.tests: dict[str, list[Comparison]] = {}
        for name in names:
            finding = find(name, self.library, self.decider, self.known, self.as_of)
            self.findings[name] = finding
            self.groups[finding.instrument, finding.layer].append(name)
            parsed = self.library.conditions[name]
            parts = [part for part in (parsed.applies, parsed.met, parsed.partly) if part]
            self.tests[name] = [item for part in parts for item in comparisons(part)]
            for fact in finding.facts:
                self.rests[fact].append(name)
            if finding.verdict in _OPEN:
                assumed = {fact for reading in finding.readings for fact in reading.assumes}
                for fact in dict.fromkeys([*finding.undecided, *sorted(assumed)]):
                    self.waits[fact].append(name)
            self.beside += finding.beside
        self._points = {group: self.points(group) for group in self.groups}

    def points(self, group: Group, changed: Mapping[str, Finding] | None = None) -> Decimal:
        """The open points of one instrument's layer, with some findings replaced."""
        widest: dict[str, Decimal] = {}
        for name in self.groups[group]:
            finding = (changed or {}).get(name, self.findings[name])
            if finding.verdict.is_scored:
                open_ = self.weight(name) * (Decimal(str(finding.upper)) - Decimal(str(finding.lower)))
                counted = finding.cluster or name
                widest[counted] = max(widest.get(counted, open_), open_)
        return sum(widest.values(), Decimal(0))

    def weight(self, requirement: str) -> Decimal:
        """The weight of a requirement."""
        finding, method = self.findings[requirement], self.library.data.scoring
        return method.tiers[finding.tier] * method.gravity[finding.gravity]

    def effects(self, fact: str) -> tuple[Effect, ...]:
        """What each answer would do; nothing is tried where no open finding waits for the fact."""
        if not self.waits.get(fact):
            return ()
        resting = self.rests[fact]
        tests = [test for name in resting for test in self.tests[name]]
        values = self.known[fact].values if fact in self.known else ()
        answers = values or candidate_answers(self.library.data.facts[fact], tests, self.as_of)
        return tuple(self._effect(fact, answer, resting) for answer in answers)

    def _effect(self, fact: str, answer: Value, resting: list[str]) -> Effect:
        supposed = {**self.known, fact: _answered(fact, answer)}
        changed = {name: find(name, self.library, self.decider, supposed, self.as_of) for name in resting}
        touched = dict.fromkeys((finding.instrument, finding.layer) for finding in changed.values())
        moves = sum((self._points[group] - self.points(group, changed) for group in touched), Decimal(0))
        settled = [n for n, f in changed.items() if self.findings[n].verdict in _OPEN and f.verdict not in _OPEN]
        return Effect(answer=run_value(answer), moves=rounded(moves), settles=len(settled))
