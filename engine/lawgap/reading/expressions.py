"""Reads conditions into trees, against the vocabulary: every name, value and comparison is checked here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, NoReturn

from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not, Operator
from lawgap.model.fault import nearest
from lawgap.model.vocabulary import NONE, Fact, Value

_TOKEN = re.compile(
    r"\s*(?:(?P<date>\d{4}-\d{2}-\d{2})|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_.]*)"
    r"|(?P<operator><=|>=|==|!=|<|>)|(?P<mark>[(){},])|(?P<wrong>\S))"
)
_KEYWORDS = frozenset({"and", "or", "not", "in", "at_least", "years_since"})
_ORDERINGS = frozenset({"<", "<=", ">", ">="})
MAX_DEPTH = 20
MAX_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ExpressionError(Exception):
    """Why a condition cannot be read; ``column`` counts from 1 within the condition."""

    column: int
    code: str
    message: str


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def parse_expression(text: str, vocabulary: Mapping[str, Fact]) -> Expression:
    """Read one condition.

    Raises ExpressionError at the first place that is not in the grammar, names an unknown fact, or compares a
    fact with a value it cannot have.
    """
    return _Parser(text, vocabulary).parse()


class _Parser:
    def __init__(self, text: str, vocabulary: Mapping[str, Fact]) -> None:
        self.vocabulary = vocabulary
        self.tokens = [
            _Token(match.lastgroup or "", match[match.lastgroup or 0], match.start(match.lastgroup or 0) + 1)
            for match in _TOKEN.finditer(text)
            if match.lastgroup
        ]
        self.tokens.append(_Token("end", "", len(text.rstrip()) + 1))
        self.position = 0
        self.depth = 0

    def parse(self) -> Expression:
        expression = self._any()
        if self._next.kind != "end":
            self._fail(f"{self._next.text!r} is not expected here; join conditions with and / or")
        return expression

    @property
    def _next(self) -> _Token:
        return self.tokens[self.position]

    def _take(self) -> _Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def _took(self, text: str) -> bool:
        if self._next.text == text and self._next.kind in ("name", "mark"):
            self.position += 1
            return True
        return False

    def _need(self, text: str) -> None:
        if not self._took(text):
            found = repr(self._next.text) if self._next.text else "the end"
            self._fail(f"expected {text!r} and found {found}")

    def _fail(self, message: str, token: _Token | None = None, code: str = "expression") -> NoReturn:
        raise ExpressionError((token or self._next).column, code, message)

    def _any(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._fail("the condition is nested too deeply")
        conditions = [self._all()]
        while self._took("or"):
            conditions.append(self._all())
        self.depth -= 1
        return conditions[0] if len(conditions) == 1 else Any(tuple(conditions))

    def _all(self) -> Expression:
        conditions = [self._not()]
        while self._took("and"):
            conditions.append(self._not())
        return conditions[0] if len(conditions) == 1 else All(tuple(conditions))

    def _not(self) -> Expression:
        negations = 0
        while self._took("not"):
            negations += 1
        condition = self._atom()
        return Not(condition) if negations % 2 else condition

    def _atom(self) -> Expression:
        if self._took("("):
            inner = self._any()
            self._need(")")
            return inner
        if self._took("at_least"):
            return self._at_least()
        years_since = self._took("years_since")
        if years_since:
            self._need("(")
        name = self._take()
        if name.kind != "name" or name.text in _KEYWORDS:
            found = repr(name.text) if name.text else "the end"
            self._fail(f"expected the name of a fact and found {found}", name)
        fact = self.vocabulary.get(name.text)
        if fact is None:
            message = f"unknown fact {name.text}{nearest(name.text, self.vocabulary)}"
            self._fail(message, name, "unknown-fact")
        if years_since:
            self._need(")")
            if fact.type != "date":
                self._fail(f"years_since needs a date, and {fact.id} is a {fact.type}", name, "wrong-type")
        return self._comparison(fact, years_since, name)

    def _at_least(self) -> Expression:
        self._need("(")
        count = self._take()
        if count.kind != "number" or not count.text.isdigit() or len(count.text) > MAX_DIGITS:
            self._fail("at_least begins with a whole number: at_least(2, a, b, c)", count)
        conditions = []
        while self._took(","):
            conditions.append(self._any())
        self._need(")")
        if not 1 <= int(count.text) <= len(conditions):
            self._fail(f"at_least({count.text}, ...) needs at least as many conditions", count)
        return AtLeast(int(count.text), tuple(conditions))

    def _comparison(self, fact: Fact, years_since: bool, name: _Token) -> Expression:
        if self._next.kind == "operator":
            operator: Operator = self._take().text  # type: ignore[assignment]
            constant = self._constant(fact, years_since, operator)
            return Comparison(fact.id, operator, constant, years_since, name.column)
        negated = self._next.text == "not" and self.tokens[self.position + 1].text == "in"
        if negated:
            self._take()
        if self._took("in"):
            values = self._set(fact, years_since)
            tests = tuple(Comparison(fact.id, "!=" if negated else "==", v, years_since, name.column) for v in values)
            if len(tests) == 1:
                return tests[0]
            return All(tests) if negated else Any(tests)
        if fact.type != "boolean":
            hint = "; equal is written ==" if self._next.text == "=" else ""
            self._fail(f"{fact.id} is a {fact.type} and must be compared with something{hint}", name, "wrong-type")
        return Comparison(fact.id, "==", True, False, name.column)

    def _set(self, fact: Fact, years_since: bool) -> list[Value]:
        self._need("{")
        values = [self._constant(fact, years_since, "==")]
        while self._took(","):
            values.append(self._constant(fact, years_since, "=="))
        self._need("}")
        return values

    def _constant(self, fact: Fact, years_since: bool, operator: str) -> Value:
        token = self._take()
        if token.kind not in ("name", "number", "date"):
            self._fail(f"expected a value for {fact.id} and found {token.text or 'the end'}", token)
        if operator in _ORDERINGS and not years_since and fact.type not in ("number", "date"):
            self._fail(f"{fact.id} is a {fact.type} and has no order; use == or !=", token, "wrong-type")
        if operator in _ORDERINGS and token.text == NONE:
            self._fail("none has no order of its own; use == or !=", token, "wrong-type")
        if years_since:
            if token.kind != "number" or not token.text.isdigit() or len(token.text) > MAX_DIGITS:
                self._fail("years_since is compared with a whole number of years", token, "wrong-type")
            return int(token.text)
        raw = {"true": True, "false": False}.get(token.text, token.text)
        try:
            return fact.read(raw)
        except ValueError as error:
            self._fail(f"{fact.id} {error}", token, "wrong-type")
