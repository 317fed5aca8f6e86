"""Where durable-rules 2.0.28 answers wrongly without a word: pinned, so that a new release is noticed."""

from __future__ import annotations

from typing import Any

import pytest

CHANGED = "durable-rules behaves differently now: read docs/adr/0003 and see whether the fence can move"

WRONG = {
    "names of one 32-bit hash are one name": (
        'tell("event", rules(B={"case_act_right_scope": 1}), ban_years_arms_law=1); print(fired)',
        "['B']",
    ),
    "sessions of one 32-bit hash are one session": (
        """
r = rules(a=[{"p": {"x": 1}}, {"q": {"y": 1}}])
tell("fact", r, sid="BGD|2018-03-18", id="1", x=1)
tell("fact", r, sid="BEN|2002-09-04", id="2", y=1)
print(fired)
""",
        "['a']",
    ),
    "a small fraction cannot be parsed": (
        'r = rules(a={"$lt": {"x": 1}}); print(tell("event", r, x=1e-05), tell("event", r, x=0.5), fired)',
        "204 ok ['a']",
    ),
    "with 65 conditions satisfied at once nothing fires": (
        """
for most in (64, 65):
    fired.clear()
    r = rules(**{f"r{n}": {f"k{n}": 1} for n in range(most)})
    print(tell("fact", r, id="1", **{f"k{n}": 1 for n in range(most)}), len(fired))
""",
        "ok 64\n303 0",
    ),
    "256 rules on one condition fire a neighbour's": (
        """
r = rules(**{f"r{n}": {"t": 1} for n in range(256)}, other={"t": 2})
tell("fact", r, id="1", t=1)
print("other" in fired)
""",
        "True",
    ),
    "a large number is cut off": ('tell("event", rules(a={"x": 2**63 - 1}), x=10**30); print(fired)', "['a']"),
    "nothing is not unequal to five": ('print(tell("event", rules(a={"$neq": {"x": 5}}), x=None))',
                                       "MessageNotHandledException"),
    "the second condition of one dictionary is ignored": (
        'tell("event", rules(a={"x": 1, "y": 2}), x=1); print(fired)',
        "['a']",
    ),
    "a text of 65,536 bytes equals the empty one": (
        'tell("event", rules(a={"x": ""}), x="x" * 65536); print(fired)',
        "['a']",
    ),
    "a number equals a text": ('tell("event", rules(a={"x": "5"}), x=5); print(fired)', "['a']"),
    "an exit within an action is swallowed": (
        """
def leave(context):
    raise SystemExit(3)

r = Ruleset("pinned", None, {"a": {"all": [{"m": {"x": 1}}], "run": leave}})
print(tell("event", r, x=1))
""",
        "ok",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("program", "printed"), list(WRONG.values()), ids=list(WRONG))
def test_what_it_does(program: str, printed: str, pinned: Any) -> None:
    end = pinned(program)
    assert (end.printed, end.code) == (printed, 0), CHANGED


def test_it_is_the_release_that_was_measured(pinned: Any) -> None:
    program = "from importlib.metadata import version; print(version('durable-rules'))"
    assert pinned(program).printed == "2.0.28", CHANGED
