"""Where durable-rules 2.0.28 crashes or never returns: pinned, so that a new release is noticed."""

from __future__ import annotations

import signal
from typing import Any

import pytest

CHANGED = "durable-rules behaves differently now: read docs/adr/0003 and see whether the fence can move"
SEGMENTATION_FAULT = -signal.SIGSEGV

CRASHES = {
    "deleting the state of a session in which nothing fired": """
r = rules(a=[{"p": {"x": 1}}, {"q": {"y": 1}}])
for number in range(200):
    r.assert_fact({"sid": str(number), "id": "1", "x": 1})
for number in range(200):
    r.delete_state(str(number))
""",
    "the session after the last that fits, touched twice": """
r = rules(a={"x": 1})
for number in range(1025):
    tell("event", r, sid=str(number), x=1)
tell("event", r, sid="1024", x=1)
""",
}


@pytest.mark.parametrize("program", list(CRASHES.values()), ids=list(CRASHES))
def test_it_crashes(program: str, pinned: Any) -> None:
    assert pinned(program).code == SEGMENTATION_FAULT, CHANGED


def test_joining_two_facts_by_an_order_ends_badly(pinned: Any) -> None:
    """It reads beyond its memory: by luck a crash or an error, and never the plain answer that 24 is not above 48."""
    program = """
r = rules(a=[
    {"req": {"$and": [{"kind": "req"}, {"op": "max"}]}},
    {"law": {"$and": [{"key": {"req": "key"}}, {"$gt": {"value": {"req": "limit"}}}]}},
])
tell("fact", r, id="1", kind="req", op="max", key="hours", limit=48)
tell("fact", r, id="2", kind="law", key="hours", value=24)
"""
    assert pinned(program).code != 0, CHANGED


LOOPS = {
    "compiling 513 conditions under one node": 'rules(**{f"r{n}": {"k": f"v{n}"} for n in range(513)})',
    "an event where 512 conditions hang under one node": """
r = rules(**{f"r{n}": {"k": f"v{n}"} for n in range(512)})
tell("event", r, k="v3")
""",
    "a fact where a rule is nothing but an absence": 'tell("fact", rules(a={"$nex": {"x": 1}}), id="1", y=1)',
    "an empty conjunction": 'tell("event", rules(a={"$and": []}), x=1)',
}


@pytest.mark.parametrize("program", list(LOOPS.values()), ids=list(LOOPS))
def test_it_never_returns(program: str, pinned: Any) -> None:
    assert pinned(program, seconds=2).code is None, CHANGED


def test_511_conditions_under_one_node_are_answered(pinned: Any) -> None:
    program = 'r = rules(**{f"r{n}": {"k": f"v{n}"} for n in range(511)}); print(tell("event", r, k="v3"), fired)'
    assert pinned(program).printed == "ok ['r3']", CHANGED


def test_deleting_the_state_is_safe_once_something_fired(pinned: Any) -> None:
    """What closing a ruleset rests on."""
    end = pinned("""
r = rules(a=[{"p": {"x": 1}}, {"q": {"y": 1}}], closing={"closing": True})
for number in range(200):
    r.assert_fact({"sid": str(number), "id": "1", "x": 1})
    tell("event", r, sid=str(number), closing=True)
for number in range(200):
    r.delete_state(str(number))
durable_rules_engine.delete_ruleset(r._handle)
print(len(fired))
""")
    assert (end.printed, end.code) == ("200", 0), CHANGED
