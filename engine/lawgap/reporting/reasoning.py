"""The derivation in words: what a rule asks for, and how each part of it came out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawgap.model.run import Node, Reading, Run
from lawgap.model.words import Truth, Verdict
from lawgap.reporting.fact_words import answer, asked_for, quantity
from lawgap.reporting.messages import Messages


@dataclass(frozen=True, slots=True)
class Test:
    """A part of a rule: one thing asked for, or a group of them, and whether it is so."""

    truth: Truth
    says: str
    letter: str | None = None
    found: str | None = None
    tests: tuple[Test, ...] = ()

    @property
    def is_group(self) -> bool:
        """Whether it stands for several tests."""
        return bool(self.tests)


@dataclass(frozen=True, slots=True)
class Reasoning:
    """The tests of one reading: what it assumes, when the rule applies, and what met and partly met ask for."""

    assumes: tuple[str, ...]
    verdict: Verdict
    applies: Test | None
    met: Test
    partly: Test | None


class Reasoner:
    """Puts derivations of one run into words."""

    def __init__(self, run: Run, messages: Messages) -> None:
        self.run = run
        self.messages = messages

    def reasoning(self, reading: Reading, letters: Mapping[str, str], obligation: str | None) -> Reasoning:
        """The reading in words; ``letters`` name the facts as the finding lists them."""
        derivation = reading.derivation
        applies = _without(derivation.applies, obligation) if derivation.applies else None
        return Reasoning(
            assumes=tuple(
                answer(self.run.facts[name], value, self.messages) for name, value in reading.assumes.items()
            ),
            verdict=reading.verdict,
            applies=self._test(applies, letters) if applies else None,
            met=self._test(derivation.met, letters),
            partly=self._test(derivation.partly, letters) if derivation.partly else None,
        )

    def _test(self, node: Node, letters: Mapping[str, str], negated: bool = False) -> Test:
        truth = ~node.truth if negated else node.truth
        if node.fact is not None:
            fact = self.run.facts[node.fact]
            return Test(
                truth=truth,
                says=asked_for(fact, node, self.messages, negated),
                letter=letters.get(node.fact),
                found=None if node.value is None else quantity(fact, node.value),
            )
        kind = kind_of(node)
        if kind == "not":
            return self._test(node.nodes[0], letters, not negated)
        tests = tuple(self._test(below, letters, negated) for below in node.nodes)
        if negated:
            kind = {"all": "any", "any": "all"}.get(kind, kind)
        number = at_least(node) if kind == "at_least" else 0
        if negated and kind == "at_least":
            number = len(tests) - number + 1
        says = self.messages.word("group", kind, number=number, count=len(tests))
        return Test(truth=truth, says=says, tests=tests)


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
