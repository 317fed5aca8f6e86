"""Forward chaining in plain Python: what follows, by which way, and how many steps away."""

from __future__ import annotations

import pytest

from lawgap.inferring.fixpoint import fixpoint

WAYS = {
    "c": (("a", "b"),),
    "d": (("c",), ("x", "y")),
    "e": (("d", "a"),),
    "f": (("missing",),),
}


def test_a_chain_of_three_steps() -> None:
    assert fixpoint(WAYS, ["a", "b"]) == {"c": (("a", "b"), 1), "d": (("c",), 2), "e": (("d", "a"), 3)}


def test_the_first_way_that_holds_is_named() -> None:
    assert fixpoint(WAYS, ["x", "y"]) == {"d": (("x", "y"), 1)}
    assert fixpoint(WAYS, ["a", "b", "x", "y"])["d"] == (("x", "y"), 1)


def test_half_a_conjunction_is_nothing() -> None:
    assert fixpoint(WAYS, ["a"]) == {}


@pytest.mark.parametrize("atoms", [[], ["unheard-of"]])
def test_nothing_follows_from_nothing(atoms: list[str]) -> None:
    assert fixpoint(WAYS, atoms) == {}


def test_what_is_given_is_not_drawn_again() -> None:
    assert fixpoint(WAYS, ["c", "a"]) == {"d": (("c",), 1), "e": (("d", "a"), 2)}


def test_a_circle_ends_and_draws_nothing_from_itself() -> None:
    assert fixpoint({"p": (("q",),), "q": (("p",),)}, ["a"]) == {}


def test_what_is_drawn_in_one_round_is_used_only_in_the_next() -> None:
    ways = {"second": (("first",),), "first": (("a",),)}
    assert {name: depth for name, (_, depth) in fixpoint(ways, ["a"]).items()} == {"first": 1, "second": 2}
