"""Memory over many life cycles stays flat, and threads that are switched all the time get right answers."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgap.evaluating.durable_engine import SHARD, Decisions, Outcome, chain, engine_name
from lawgap.evaluating.positive import Atom

pytestmark = pytest.mark.skipif(engine_name() is None, reason="durable-rules cannot be imported on this Python")

CYCLES = """
import resource
from lawgap.evaluating.durable_engine import Decisions, Outcome, chain
from lawgap.evaluating.positive import Atom

outcomes = [Outcome("met", Atom("law__a", "<", 5)), Outcome("not_met", Atom("law__a", ">=", 5))]
ways = {"c": [["a", "b"]], "d": [["c"]]}

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

for cycle in range(3300):
    decisions = Decisions({"cat.1.x": outcomes, "cat.1.y": outcomes})
    assert decisions.decide("cat.1.x", {"law__a": cycle % 10}) == ("met" if cycle % 10 < 5 else "not_met")
    assert decisions.decide("cat.1.y", {}) is None
    decisions.close()
    assert chain(ways, ["a", "b"] if cycle % 2 else ["a"]) == ({"c", "d"} if cycle % 2 else set())
    if cycle == 299:
        before = peak()
print((peak() - before) / 3000)
"""


def test_memory_over_3000_life_cycles() -> None:
    """In kilobytes for each cycle of two rulesets; a whole one leaked would be far above a hundred."""
    done = subprocess.run([sys.executable, "-c", CYCLES], capture_output=True, text=True, timeout=120, check=True)
    assert float(done.stdout) < 8


def test_the_peak_is_measured_in_kilobytes_here() -> None:
    assert 5_000 < resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 50_000_000


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads are switched every microsecond."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_threads_get_their_own_answers() -> None:
    subjects = {
        f"cat.{n}.x": [Outcome(f"low{n}", Atom("law__a", "<", 500)), Outcome(f"high{n}", Atom("law__a", ">=", 500))]
        for n in range(4)
    }
    decisions = Decisions(subjects)
    wrong: list[object] = []

    def ask(n: int) -> None:
        try:
            for value in range(1_000):
                answer = decisions.decide(f"cat.{n}.x", {"law__a": value})
                if answer != (f"low{n}" if value < 500 else f"high{n}"):
                    wrong.append((n, value, answer))
                if value % 100 == 0 and chain({"c": [["a", "b"]]}, ["a", "b"]) != {"c"}:
                    wrong.append((n, value, "chain"))
        except Exception as error:  # noqa: BLE001  (a thread would swallow it)
            wrong.append(error)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    decisions.close()
    assert wrong == []


def test_more_subjects_than_one_ruleset_holds() -> None:
    names = [f"cat.{n}.x" for n in range(2 * SHARD + 50)]
    decisions = Decisions({name: [Outcome("met", Atom("law__a", "==", True))] for name in names})
    assert [decisions.decide(name, {"law__a": True}) for name in names] == ["met"] * len(names)
    decisions.close()


def test_no_thread_is_started(root: Path) -> None:
    """The library's own host would start two timer threads that can free memory in use."""
    program = """
import threading
from lawgap.cli.main import cli
cli(["assess", "kaz", "--as-of", "2019-01-01", "--format", "json"], standalone_mode=False)
import sys
print(threading.active_count(), "durable.lang" in sys.modules, file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr.split() == ["1", "False"]
