"""Every guard of the one module that touches durable-rules: what lies outside the fence never reaches the library."""

from __future__ import annotations

import locale
from typing import Any

import pytest

from lawgap.evaluating import durable_engine
from lawgap.evaluating.durable_engine import Decisions, FenceError, FiringError, Outcome, chain, engine_name, fnv1a
from lawgap.evaluating.positive import Atom, Group, Positive

pytestmark = pytest.mark.skipif(engine_name() is None, reason="durable-rules cannot be imported on this Python")
YES = Atom("law__a", "==", True)


def all_of(*parts: Positive) -> Group:
    return Group("all", parts)


def any_of(*parts: Positive) -> Group:
    return Group("any", parts)


CONDITIONS: dict[str, tuple[str, Positive]] = {
    "the key id": ("reserved", Atom("id", "==", True)),
    "the key sid": ("reserved", Atom("sid", "==", True)),
    "the key of the subject": ("reserved", Atom("subject", "==", "x")),
    "a key with a dot": ("plain name", Atom("law.a", "==", True)),
    "a key with a dollar": ("plain name", Atom("$and", "==", True)),
    "a key in another script": ("plain name", Atom("закон", "==", True)),
    "an order of texts": ("only whole numbers", Atom("law__a", "<", "x")),
    "an order of booleans": ("only whole numbers", Atom("law__a", ">=", True)),
    "a fraction": ("no boolean", Atom("law__a", "==", 1.5)),  # type: ignore[arg-type]
    "nothing at all": ("no boolean", Atom("law__a", "==", None)),  # type: ignore[arg-type]
    "a number too large": ("no boolean", Atom("law__a", "<", 2**53 + 1)),
    "a number too small": ("no boolean", Atom("law__a", ">", -(2**53) - 1)),
    "a text with a space": ("plain identifier", Atom("law__a", "==", "a b")),
    "a text in another script": ("plain identifier", Atom("law__a", "==", "да")),
    "an empty text": ("plain identifier", Atom("law__a", "==", "")),
    "a long text": ("plain identifier", Atom("law__a", "==", "x" * 201)),
    "too many expressions": ("expressions", any_of(*(Atom("law__a", "==", n) for n in range(27)))),
    "what can never hold": ("never hold", any_of()),
    "an empty conjunction within": ("no form", any_of(YES, all_of())),
}


@pytest.mark.parametrize(("part", "condition"), list(CONDITIONS.values()), ids=list(CONDITIONS))
def test_a_condition_outside_the_fence(part: str, condition: Positive) -> None:
    with pytest.raises(FenceError, match=part):
        Decisions({"cat.1.x": [Outcome("met", condition)]})


def test_a_subject_that_is_no_identifier() -> None:
    with pytest.raises(FenceError, match="plain identifier"):
        Decisions({"cat 1": [Outcome("met", YES)]})


COLLIDING = ("ban_years_arms_law", "case_act_right_scope")


def test_names_that_share_a_hash() -> None:
    assert fnv1a(COLLIDING[0]) == fnv1a(COLLIDING[1])
    with pytest.raises(FenceError, match="same 32-bit hash; rename one"):
        Decisions({"cat.1.x": [Outcome("met", all_of(*(Atom(key, "==", True) for key in COLLIDING)))]})
    with pytest.raises(FenceError, match="same 32-bit hash"):
        chain({COLLIDING[0]: [[COLLIDING[1]]]}, [COLLIDING[1]])


@pytest.fixture
def decisions() -> Any:
    made = Decisions({"cat.1.x": [Outcome("met", YES), Outcome("not_met", Atom("law__a", "==", False))]})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("part", "event"),
    [
        ("no boolean", {"law__a": 1.5}),
        ("no boolean", {"law__a": None}),
        ("no boolean", {"law__a": float("nan")}),
        ("no boolean", {"law__a": 10**30}),
        ("no boolean", {"law__a": [1]}),
        ("plain identifier", {"law__a": "two words"}),
        ("keys", {f"law__k{n}": True for n in range(49)}),
        ("reserved", {"sid": "1"}),
        ("reserved", {"subject": "cat.1.y"}),
        ("reserved", {"id": "x"}),
    ],
)
def test_an_event_outside_the_fence(part: str, event: dict[str, Any], decisions: Decisions) -> None:
    with pytest.raises(FenceError, match=part):
        decisions.decide("cat.1.x", event)
    assert decisions.decide("cat.1.x", {"law__a": True}) == "met"


def test_what_nothing_proves_is_none(decisions: Decisions) -> None:
    assert decisions.decide("cat.1.x", {}) is None
    assert decisions.decide("cat.1.x", {"law__a": False}) == "not_met"


@pytest.mark.parametrize(
    ("part", "ways", "atoms"),
    [
        ("plain identifier", {"a b": [["c"]]}, ["c"]),
        ("plain identifier", {"c": [["a b"]]}, []),
        ("1 to 12", {"c": [[]]}, []),
        ("1 to 12", {"c": [["a", "a"]]}, ["a"]),
        ("1 to 12", {"c": [[f"a{n}" for n in range(13)]]}, []),
        ("at most", {f"c{n}": [["a"]] for n in range(49)}, ["a"]),
        ("at most", {f"c{n}": [[f"a{n}x{m}" for m in range(10)]] for n in range(41)}, []),
    ],
)
def test_ways_outside_the_fence(part: str, ways: dict[str, list[list[str]]], atoms: list[str]) -> None:
    with pytest.raises(FenceError, match=part):
        chain(ways, atoms)


def test_a_decimal_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    comma = {**locale.localeconv(), "decimal_point": ","}
    monkeypatch.setattr(locale, "localeconv", lambda: comma)
    with pytest.raises(FenceError, match="decimal comma"):
        Decisions({"cat.1.x": [Outcome("met", YES)]})


def test_an_action_that_did_not_run_is_an_error(decisions: Decisions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable_engine, "_run_actions", lambda ruleset, state: None)
    with pytest.raises(FiringError, match="0 outcomes fired"):
        decisions.decide("cat.1.x", {"law__a": True})


def test_an_error_within_an_action_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: Decisions, name: str) -> Any:
        def fail(_: Any) -> None:
            raise KeyError(name)

        return fail

    monkeypatch.setattr(Decisions, "_noting", failing)
    decisions = Decisions({"cat.1.x": [Outcome("met", YES)]})
    with pytest.raises(FiringError):
        decisions.decide("cat.1.x", {"law__a": True})
    decisions.close()
