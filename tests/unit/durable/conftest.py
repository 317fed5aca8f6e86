"""Runs what durable-rules does badly in a process of its own, so that a crash or a loop stays there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from lawgap.evaluating.durable_engine import engine_name

_PRELUDE = """
import durable_rules_engine
from durable.engine import Ruleset, MessageNotHandledException, MessageObservedException

fired = []

def noting(name):
    return lambda context: fired.append(name)

def rules(**given):
    return Ruleset("pinned", None, {
        name: {"all": condition if isinstance(condition, list) else [{"m": condition}], "run": noting(name)}
        for name, condition in given.items()
    })

def tell(kind, ruleset, **message):
    try:
        state = getattr(ruleset, "assert_" + kind)({"sid": "0", **message})
    except (MessageNotHandledException, MessageObservedException) as error:
        return type(error).__name__
    except Exception as error:
        return str(error).rpartition(": ")[2]
    ruleset.do_actions(state, lambda error, state: None)
    return "ok"
"""


@dataclass(frozen=True)
class End:
    """How the process ended: what it printed, and its exit code, a signal below zero, or None for no end in time."""

    printed: str
    code: int | None


@pytest.fixture
def pinned() -> Callable[..., End]:
    """Runs a program over durable-rules; skips where the library cannot be imported."""
    if engine_name() is None:
        pytest.skip("durable-rules cannot be imported on this Python")

    def run(program: str, seconds: float = 20) -> End:
        command = [sys.executable, "-W", "ignore", "-c", _PRELUDE + program]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
        except subprocess.TimeoutExpired as late:
            return End((late.stdout or b"").decode().strip(), None)
        return End(done.stdout.strip(), done.returncode)

    return run
