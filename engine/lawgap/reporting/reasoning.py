"""The derivation in words: what a rule asks for, and how each part of it came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawgap.model.run import Node, Reading, Run
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Truth, Verdict
from lawgap.reporting.fact_words import answer, asked_for, quantity
from lawgap.reporting.messages import Messages


@dataclass(frozen=True, slots=True)
class Test:
    """A part of a rule: one thing asked for, or a group of them, and whether it is so.

    A single test has a number within its finding; where it was written out before, the number is enough. ``inline``
    names the numbers of a group whose tests were all written out before. ``is_other_answer`` says that the fact has
    another of the answers it may have.
    """

    truth: Truth
    says: str
    number: int | None = None
    repeated: bool = False
    is_other_answer: bool = False
    letter: str | None = None
    found: str | None = None
    inline: str | None = None
    tests: tuple[Test, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it stands for several tests that are to be listed."""
        return bool(self.tests) and self.inline is None


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The tests of one reading: what it assumes, when the rule applies, and what met and partly met ask for.

    ``numbered`` says that there are several tests, so that one can be named by its number.
    """

    assumes: tuple[str, ...]
    verdict: Verdict
    applies: Test | None
    met: Test
    partly: Test | None
    numbered: bool


class Reasoner:
    """Puts derivations of one run into words."""

    def __init__(self, run: Run, messages: Messages) -> None:
        self.run = run
        self.messages = messages

    def reasoning(self, reading: Reading, letters: Mapping[str, str], obligation: str | None) -> Reasoning:
        """The reading in words; ``letters`` name the facts as the finding lists them."""
        derivation = reading.derivation
        written = Written(self.run.facts, self.messages, letters)
        applies = _without(derivation.applies, obligation) if derivation.applies else None
        tests = [written.test(node) if node else None for node in (applies, derivation.met, derivation.partly)]
        asks, met, partly = tests
        assert met
        return Reasoning(
            assumes=tuple(
                answer(self.run.facts[name], value, self.messages) for name, value in reading.assumes.items()
            ),
            verdict=reading.verdict,
            applies=asks,
            met=met,
            partly=partly,
            numbered=len(written.numbers) > 1,
        )


class Written:
    """Writes the tests of one reading, each once."""

    def __init__(self, facts: Mapping[str, Fact], messages: Messages, letters: Mapping[str, str]) -> None:
        self.facts = facts
        self.messages = messages
        self.letters = letters
        self.numbers: dict[str, int] = {}

    def test(self, node: Node, negated: bool = False) -> Test:
        """The condition as a test, with what is below it."""
        truth = ~node.truth if negated else node.truth
        if node.fact is not None:
            return self._single(node, node.fact, truth, negated)
        kind = kind_of(node)
        if kind == "not":
            return self.test(node.nodes[0], not negated)
        if alternatives := self._alternatives(node, kind, negated):
            return alternatives
        tests = tuple(self.test(below, negated) for below in node.nodes)
        if negated:
            kind = {"all": "any", "any": "all"}.get(kind, kind)
        number = at_least(node) if kind == "at_least" else 0
        if negated and kind == "at_least":
            number = len(tests) - number + 1
        says = self.messages.word("group", kind, number=number, count=len(tests))
        inline = None
        if all(test.repeated for test in tests):
            numbers = enumeration([str(test.number) for test in tests], self.messages)
            inline = self.messages.word("group", f"{kind}_tests", number=number, tests=numbers)
        return Test(truth=truth, says=says, inline=inline, tests=tests)

    def _alternatives(self, node: Node, kind: str, negated: bool) -> Test | None:
        """Several answers of one choice in one test: one of them is asked for, or none of them may be given."""
        names = {below.fact for below in node.nodes}
        fact_id = names.pop() if len(names) == 1 else None
        if fact_id is None or self.facts[fact_id].type != "choice":
            return None
        operator, joined = {"any": (" == ", "one_of"), "all": (" != ", "none_of")}.get(kind, ("", ""))
        values = [below.condition.partition(operator)[2] for below in node.nodes] if operator else []
        if not all(values):
            return None
        if negated:
            joined = "none_of" if joined == "one_of" else "one_of"
        fact = self.facts[fact_id]
        sentences = " ".join(fact.says[value] for value in values)
        says = self.messages.word("group", joined, sentences=sentences)
        return self._numbered(says, fact_id, ~node.truth if negated else node.truth)

    def _single(self, node: Node, fact_id: str, truth: Truth, negated: bool) -> Test:
        fact = self.facts[fact_id]
        says = asked_for(fact, node, self.messages, negated)
        names_one = fact.type == "choice" and (" == " in node.condition) is not negated
        found = None if node.value is None else quantity(fact, node.value)
        return self._numbered(says, fact_id, truth, found, names_one and truth is Truth.FALSE)

    def _numbered(
        self, says: str, fact_id: str, truth: Truth, found: str | None = None, is_other_answer: bool = False
    ) -> Test:
        repeated = says in self.numbers
        number = self.numbers.setdefault(says, len(self.numbers) + 1)
        return Test(
            truth=truth,
            says=says,
            number=number,
            repeated=repeated,
            is_other_answer=is_other_answer,
            letter=self.letters.get(fact_id),
            found=found,
            inline=self.messages.word("group", "test", number=number) if repeated else None,
        )


def enumeration(words: Sequence[str], messages: Messages) -> str:
    """``1, 2 and 4``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])}{messages.word('and')}{words[-1]}"


def kind_of(node: Node) -> str:
    """Which connective a node stands for: all, any, not or at_least."""
    if node.condition.startswith("at_least("):
        return "at_least"
    if len(node.nodes) == 1:
        return "not"
    bare = [below.condition for below in node.nodes]
    return "any" if _joined(" or ", bare, node.condition) else "all"


def at_least(node: Node) -> int:
    """How many parts an ``at_least`` needs."""
    return int(node.condition.removeprefix("at_least(").partition(",")[0])


def _joined(connective: str, parts: list[str], whole: str) -> bool:
    """Whether the parts, bracketed or not, make the whole when they are joined."""
    rest = whole
    for place, part in enumerate(parts):
        if place:
            if not rest.startswith(connective):
                return False
            rest = rest.removeprefix(connective)
        bracketed = f"({part})"
        if rest.startswith(bracketed):
            rest = rest.removeprefix(bracketed)
        elif rest.startswith(part):
            rest = rest.removeprefix(part)
        else:
            return False
    return not rest


def _without(node: Node, obligation: str | None) -> Node | None:
    """The condition without the State's obligation, which the report states once for each instrument."""
    if node.fact is not None:
        return None if node.fact == obligation else node
    if kind_of(node) != "all":
        return node
    kept = [below for below in node.nodes if below.fact != obligation]
    if len(kept) == 1:
        return kept[0]
    return node.model_copy(update={"nodes": tuple(kept)}) if kept else None
