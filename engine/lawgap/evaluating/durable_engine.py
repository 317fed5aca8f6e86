"""The only module that touches durable-rules, inside the fence where no wrong result was ever found.

No ``Host``, no ``durable.lang``, no joins, no absence tests, no floats, no batches, no state deletion without a
firing: see docs/adr/0003. Every call is checked by the reference evaluator; this module never has the last word.
"""

from __future__ import annotations

import locale
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawgap.evaluating.positive import Atom, Group, Plain, Positive
from lawgap.model.fault import InternalError

if TYPE_CHECKING:
    from durable.engine import Ruleset

SHARD = 100
MAX_EXPRESSIONS = 28
MAX_KEYS = 48
MAX_NUMBER = 2**53
MAX_ATOMS = 400
MAX_USES = 48
_IDENTIFIER = re.compile(r"[A-Za-z0-9_.:-]{1,200}")
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_CLOSING = "closing"
_RESERVED = frozenset({"id", "sid", "subject", _CLOSING})
_OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}
_LOCK = threading.RLock()
_NAMES = count()


class FenceError(InternalError):
    """A condition or an event lies outside what durable-rules can be trusted with."""


class FiringError(InternalError):
    """durable-rules did not answer as it must: several rules fired, none was reported, or an action failed."""


def engine_name() -> str | None:
    """Name and version of the engine, or None where it cannot be imported (Python 3.13 and later)."""
    try:
        import durable_rules_engine
    except ImportError:
        return None
    beside = Path(durable_rules_engine.__file__).parent.glob("durable_rules-*-info")
    version = next((folder.name.split("-")[1].removesuffix(".dist") for folder in beside), "of unknown version")
    return f"durable-rules {version}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One possible answer for a subject: the first outcome in order whose condition holds is the answer."""

    name: str
    condition: Positive


class Decisions:
    """Rulesets that answer one event with the name of the outcome whose condition it satisfies."""

    def __init__(self, subjects: Mapping[str, Sequence[Outcome]]) -> None:
        """Compile the subjects' outcomes. Raises FenceError for anything outside the fence."""
        _check_locale()
        self._fired: list[str] = []
        self._shard_of: dict[str, Ruleset] = {}
        self._rulesets: list[Ruleset] = []
        names = list(subjects)
        for start in range(0, len(names), SHARD):
            chosen = names[start : start + SHARD]
            ruleset = self._compile({name: subjects[name] for name in chosen})
            self._rulesets.append(ruleset)
            self._shard_of |= dict.fromkeys(chosen, ruleset)

    def decide(self, subject: str, event: Mapping[str, Plain]) -> str | None:
        """The outcome's name, or None where nothing is proven. Raises FenceError or FiringError."""
        from durable.engine import MessageNotHandledException

        _check_event(event)
        with _LOCK:
            self._fired.clear()
            ruleset = self._shard_of[subject]
            try:
                state = ruleset.assert_event({"subject": subject, "sid": "0", **event})
            except MessageNotHandledException:
                return None
            _run_actions(ruleset, state)
            if len(self._fired) != 1:
                raise FiringError(f"{subject}: {len(self._fired)} outcomes fired: {', '.join(self._fired)}")
            return self._fired[0]

    def close(self) -> None:
        """Give the native memory back."""
        with _LOCK:
            _delete(self._rulesets)

    def _compile(self, subjects: Mapping[str, Sequence[Outcome]]) -> Ruleset:
        definition: dict[str, Any] = {}
        keys: set[str] = {"subject"}
        priority = 0
        for subject, outcomes in subjects.items():
            _check_identifier(subject)
            written: dict[int, list[dict[str, Any]]] = {}
            for outcome in outcomes:
                condition = _condition(outcome.condition, subject, keys, written)
                definition[f"{subject}={outcome.name}"] = {
                    "all": [{"m": condition}],
                    "run": self._noting(outcome.name),
                    "pri": priority,
                }
                priority += 1
        _check_hashes([*keys, *_RESERVED])
        return _ruleset(definition)

    def _noting(self, name: str) -> Callable[[Any], None]:
        def note(_: Any) -> None:
            self._fired.append(name)

        return note


def chain(ways: Mapping[str, Sequence[Sequence[str]]], atoms: Iterable[str]) -> set[str]:
    """Everything that follows from the atoms, each way being a conjunction of atoms, by forward chaining.

    ``ways`` maps a conclusion's atom to the conjunctions that suffice for it. Raises FenceError or FiringError.
    """
    from durable.engine import MessageNotHandledException, MessageObservedException

    drawn: set[str] = set()
    failures: list[BaseException] = []

    def asserting(atom: str) -> Callable[[Any], None]:
        def draw(context: Any) -> None:
            if atom in drawn:
                return
            drawn.add(atom)
            try:
                context.assert_fact({"id": atom, "atom": atom})
            except (MessageNotHandledException, MessageObservedException):
                return
            except Exception as error:  # noqa: BLE001  (durable-rules would swallow it)
                failures.append(error)

        return draw

    definition: dict[str, Any] = {}
    names = {atom for conjunctions in ways.values() for conjunction in conjunctions for atom in conjunction}
    given = sorted(set(atoms) & names)
    for atom in names | set(ways):
        _check_identifier(atom)
    uses = Counter(atom for conjunctions in ways.values() for conjunction in conjunctions for atom in conjunction)
    if len(names) > MAX_ATOMS or max(uses.values(), default=0) > MAX_USES:
        raise FenceError(f"at most {MAX_ATOMS} different conditions, each in at most {MAX_USES} ways")
    _check_hashes([*names, *ways])
    for atom, conjunctions in ways.items():
        for number, conjunction in enumerate(conjunctions):
            if not 1 <= len(conjunction) <= 12 or len(set(conjunction)) != len(conjunction):
                raise FenceError(f"{atom}: a way needs 1 to 12 different conditions")
            definition[f"{atom}#{number}"] = {
                "all": [{f"m{i}": {"atom": part}} for i, part in enumerate(conjunction)],
                "run": asserting(atom),
            }
    if not definition:
        return set()
    with _LOCK:
        ruleset = _ruleset(definition)
        try:
            for atom in given:
                try:
                    state = ruleset.assert_fact({"sid": "0", "id": atom, "atom": atom})
                except MessageNotHandledException:
                    continue
                _run_actions(ruleset, state)
        finally:
            _delete([ruleset])
    if failures:
        raise FiringError(f"an action failed: {failures[0]!r}")
    return drawn


def _ruleset(definition: dict[str, Any]) -> Ruleset:
    from durable.engine import Ruleset

    closing = {"all": [{"m": {_CLOSING: True}}], "run": lambda _: None}
    return Ruleset(f"lawgap{next(_NAMES)}", None, {**definition, _CLOSING: closing})


def _run_actions(ruleset: Ruleset, state: Any) -> None:
    reported: list[object] = []
    ruleset.do_actions(state, lambda error, _: reported.append(error))
    if not reported or any(reported):
        raise FiringError(f"durable-rules reported {reported}")


def _delete(rulesets: list[Ruleset]) -> None:
    import durable_rules_engine

    for ruleset in rulesets:
        # The memory of a session is only freed with the session, and that is safe only after something has fired in it.
        _run_actions(ruleset, ruleset.assert_event({"sid": "0", _CLOSING: True}))
        ruleset.delete_state("0")
        durable_rules_engine.delete_ruleset(ruleset._handle)
    rulesets.clear()


def _condition(
    condition: Positive, subject: str, keys: set[str], written: dict[int, list[dict[str, Any]]]
) -> dict[str, Any]:
    """The condition joined with the subject, as the library's own JSON.

    The outcomes of one subject share parts; ``written`` keeps what each was written as, by identity.
    """
    parts: list[dict[str, Any]] = [{"subject": subject}]
    for part in condition.parts if isinstance(condition, Group) and condition.kind == "all" else (condition,):
        if id(part) not in written:
            written[id(part)] = _conjuncts(_simplified(part), keys)
        parts += written[id(part)]
    size = sum(_expressions(part) for part in parts) + 1
    if size > MAX_EXPRESSIONS:
        raise FenceError(f"{subject}: {size} expressions in one condition; {MAX_EXPRESSIONS} is the most")
    return {"$and": parts}


def _conjuncts(condition: Positive, keys: set[str]) -> list[dict[str, Any]]:
    if isinstance(condition, Group) and condition.kind == "all":
        return [_json(part, keys) for part in condition.parts]
    return [_json(condition, keys)]


def _json(condition: Positive, keys: set[str]) -> dict[str, Any]:
    if isinstance(condition, Group):
        if not condition.parts:
            raise FenceError("an empty group within a condition has no form in durable-rules")
        return {"$and" if condition.kind == "all" else "$or": [_json(part, keys) for part in condition.parts]}
    _check_key(condition.key)
    _check_value(condition.key, condition.constant)
    if condition.operator not in ("==", "!=") and (isinstance(condition.constant, bool | str)):
        raise FenceError(f"{condition.key}: only whole numbers have an order")
    keys.add(condition.key)
    test = {condition.key: condition.constant}
    return test if condition.operator == "==" else {_OPERATORS[condition.operator]: test}


def _simplified(condition: Positive) -> Positive:
    """Groups of one part opened, and groups of the same kind joined; an empty group has no form in the library."""
    if isinstance(condition, Atom):
        return condition
    parts: list[Positive] = []
    for part in map(_simplified, condition.parts):
        if isinstance(part, Group) and part.kind == condition.kind:
            parts += part.parts
        else:
            parts.append(part)
    atoms = dict.fromkeys(part for part in parts if isinstance(part, Atom))
    unique: tuple[Positive, ...] = (*atoms, *(part for part in parts if isinstance(part, Group)))
    if condition.kind == "any" and not unique:
        raise FenceError("a condition that can never hold has no form in durable-rules")
    return unique[0] if len(unique) == 1 else Group(condition.kind, unique)


def _expressions(part: dict[str, Any]) -> int:
    for operator in ("$and", "$or"):
        if operator in part:
            return 1 + sum(_expressions(inner) for inner in part[operator])
    return 1


def _check_event(event: Mapping[str, Plain]) -> None:
    if len(event) > MAX_KEYS:
        raise FenceError(f"an event of {len(event)} keys; {MAX_KEYS} is the most")
    for key, value in event.items():
        _check_key(key)
        _check_value(key, value)


def _check_key(key: str) -> None:
    if key in _RESERVED or not _KEY.fullmatch(key):
        raise FenceError(f"the key {key!r} is reserved or not a plain name")


def _check_value(key: str, value: Plain) -> None:
    if isinstance(value, str):
        _check_identifier(value)
    elif not isinstance(value, bool) and not (isinstance(value, int) and abs(value) <= MAX_NUMBER):
        raise FenceError(f"{key}: {value!r} is no boolean, whole number or identifier")


def _check_identifier(text: str) -> None:
    if not _IDENTIFIER.fullmatch(text):
        raise FenceError(f"{text!r} is not a plain identifier")


def _check_hashes(names: Iterable[str]) -> None:
    """The library tells names apart by a 32-bit hash alone, so two of one ruleset must not share it."""
    seen: dict[int, str] = {}
    for name in names:
        value = fnv1a(name)
        if seen.setdefault(value, name) != name:
            raise FenceError(f"{name} and {seen[value]} have the same 32-bit hash; rename one")


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of the text's UTF-8 bytes."""
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def _check_locale() -> None:
    if locale.localeconv()["decimal_point"] != ".":
        raise FenceError("LC_NUMERIC has a decimal comma, which durable-rules reads numbers by")
