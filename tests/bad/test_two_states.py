"""Run files of two States are never compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def test_two_states_are_not_compared(ground, lawgap: Callable[..., object], tmp_path: Path) -> None:
    runs = []
    for code, name in (("XYZ", "Exemplia"), ("XYY", "Examplia")):
        content = (ground.state / "state.yaml").read_text()
        for old in ("XYZ", "XYY"):
            content = content.replace(f"state: {old}", f"state: {code}")
        (ground.state / "state.yaml").write_text(content.replace("Exemplia", name))
        path = tmp_path / f"{code}.json"
        as_of = ("--as-of", "2020-01-01")
        ended = lawgap("--library", ground.library, "assess", ground.state, *as_of, "--format", "json", "-o", path)
        assert ended.code == 0, ended.err
        runs.append(path)
    ended = lawgap("diff", *runs)
    assert ended.code == 3
    assert ended.fault.code == "another-state"
    assert "compare runs of one State" in ended.fault.message
    assert not ended.out
