"""The findings that moved, each with what stood before, what stands now and why."""

from __future__ import annotations

from dataclasses import dataclass

from lawgap.model.difference import Cause, Difference, FactMove, Move, MoveKind
from lawgap.model.run import Standing
from lawgap.reporting.cause_words import CauseWords
from lawgap.reporting.citations import Citing
from lawgap.reporting.fact_words import answer, question
from lawgap.reporting.known_facts import Answer, letter
from lawgap.reporting.messages import Messages
from lawgap.reporting.numbering import Numbering


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """A fact that moved: why, and the answers on both sides with those who give them; no answer is unknown.

    ``told_in`` is the earlier paragraph that has the citations, where it is not the first; then ``provisions`` names
    in short where the answers stand.
    """

    letter: str
    question: str
    reasons: tuple[str, ...]
    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    provisions: tuple[str, ...]
    told_in: int | None

    @property
    def says_the_same(self) -> bool:
        """Whether both sides give the same answers, and only those who give them changed."""
        return [item.sentence for item in self.before] == [item.sentence for item in self.after]


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that moved, in numbered paragraphs; ``reasons`` are causes that no single fact carries."""

    move: Move
    anchor: str
    standard: int
    cause: int
    remedy: int | None
    instrument: str
    reasons: tuple[str, ...]
    facts: tuple[ChangedFact, ...]


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The findings that moved in one way."""

    kind: MoveKind
    anchor: str
    changes: tuple[Change, ...]


class ChangeWriter:
    """Writes the moves of one difference."""

    def __init__(self, difference: Difference, messages: Messages, numbering: Numbering) -> None:
        self.difference = difference
        self.messages = messages
        self.numbering = numbering
        self.citing = Citing(difference, messages, numbering)
        self.words = CauseWords(difference, messages)
        self._facts = {move.fact: move for move in difference.facts}
        self._told: dict[tuple[str, tuple[Cause, ...]], int] = {}

    def groups(self) -> tuple[ChangeGroup, ...]:
        """The moves by kind, what got worse first; kinds without a move are left out."""
        moves = self.difference.moves
        return tuple(
            ChangeGroup(kind, f"moved-{kind.replace('_', '-')}", tuple(map(self.change, chosen)))
            for kind in self.messages.words("move")
            if (chosen := [move for move in moves if move.kind == kind])
        )

    def change(self, move: Move) -> Change:
        """The move in numbered paragraphs."""
        standard, cause = self.numbering.paragraph(), self.numbering.paragraph()
        is_gap = move.after is not None and move.after.verdict.is_gap
        by_fact: dict[str, list[Cause]] = {}
        for item in move.causes:
            if item.fact:
                by_fact.setdefault(item.fact, []).append(item)
        return Change(
            move=move,
            anchor=change_anchor(move.requirement),
            standard=standard,
            cause=cause,
            remedy=self.numbering.paragraph() if is_gap else None,
            instrument=self.difference.standards[move.instrument].abbreviation,
            reasons=tuple(dict.fromkeys(self.words.sentence(item) for item in move.causes if not item.fact)),
            facts=tuple(
                self._fact(fact, causes, letter(place), cause) for place, (fact, causes) in enumerate(by_fact.items())
            ),
        )

    def _fact(self, name: str, causes: list[Cause], mark: str, paragraph: int) -> ChangedFact:
        moved = self._facts.get(name) or FactMove(fact=name)
        fact = self.difference.vocabulary.get(name)
        left = {statement for cause in causes for statement in cause.left}
        entered = {statement for cause in causes for statement in cause.entered}
        told = self._told.setdefault((name, tuple(causes)), paragraph)
        return ChangedFact(
            letter=mark,
            question=question(fact) if fact else name,
            reasons=tuple(map(self.words.sentence, causes)),
            before=self._answers(moved.before, left, paragraph),
            after=self._answers(moved.after, entered, paragraph),
            provisions=tuple(dict.fromkeys(map(self._place, sorted(entered) or sorted(left)))),
            told_in=None if told == paragraph else told,
        )

    def _place(self, name: str) -> str:
        """``Criminal Code, article 146(2)``, or who says it."""
        statement = self.difference.statements[name]
        provision = statement.provision
        if provision is None:
            return statement.claimant or statement.no_provision or name
        title = self.difference.acts[provision.act].title
        if not provision.article:
            return title
        return f"{title}, {self.messages.word('provision', 'article', article=provision.article)}"

    def _answers(self, standing: Standing | None, turned: set[str], paragraph: int) -> tuple[Answer, ...]:
        """The answers of one side, each with the statements that turned it; all who give it where none did."""
        if standing is None:
            return ()
        fact = self.difference.vocabulary[standing.fact]
        return tuple(
            Answer(
                answer(fact, value.value, self.messages),
                tuple(
                    self.citing.cite(statement, paragraph)
                    for statement in [name for name in value.statements if name in turned] or value.statements
                ),
            )
            for value in standing.values
        )


def change_anchor(requirement: str) -> str:
    """The anchor of a finding that moved."""
    return "change-" + requirement.replace(".", "-")
