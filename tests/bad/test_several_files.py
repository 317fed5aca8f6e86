"""Faults in many files are said in one go, in order of place, and none that only follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _told(ended) -> list[tuple[str, int, str]]:
    assert ended.code == 3
    return [(fault.file.rpartition("/")[2], fault.line, fault.code) for fault in ended.faults]


def test_a_state_with_faults_in_every_file(assess, ground) -> None:
    _replace(ground.state / "state.yaml", "XYZ", "xyz")
    _replace(ground.state / "sources.yaml", "kind: ngo", "kind: club")
    _replace(ground.state / "acts.yaml", "2015-01-01", "2015-02-30")
    _replace(ground.state / "reviews.yaml", "flagged", "flaged")
    _replace(ground.state / "facts" / "judge.yaml", "value: 72", "value: 72 hours")
    _replace(ground.state / "facts" / "lawyer.yaml", "value: true", "value: maybe\n    valeu: 1")
    ended = assess()
    assert _told(ended) == [
        ("acts.yaml", 5, "wrong-value"),
        ("judge.yaml", 4, "wrong-type"),
        ("lawyer.yaml", 5, "unknown-key"),
        ("reviews.yaml", 4, "wrong-value"),
        ("sources.yaml", 14, "wrong-value"),
        ("state.yaml", 1, "wrong-value"),
    ]
    assert ended.err.endswith("6 faults; nothing was written\n")


def test_a_library_with_faults_in_every_file(assess, ground) -> None:
    _replace(ground.library / "standards" / "cat" / "judge.yaml", "tier: 1", "tier: 9")
    _replace(ground.library / "rules" / "cat" / "lawyer.yaml", "serious", "heavy")
    _replace(ground.library / "rules" / "conclusions" / "custody.yaml", "cat.11.lawyer, is", "cat.11.lawyers, is")
    _replace(ground.library / "rules" / "scoring.yaml", "band: far", "band: farr")
    assert _told(assess()) == [
        ("lawyer.yaml", 4, "wrong-value"),
        ("custody.yaml", 8, "unknown-requirement"),
        ("scoring.yaml", 7, "wrong-value"),
        ("judge.yaml", 10, "wrong-value"),
    ]


def test_check_finds_faults_in_the_library_and_in_a_state_at_once(lawgap, ground) -> None:
    _replace(ground.library / "rules" / "cat" / "lawyer.yaml", "serious", "heavy")
    _replace(ground.state / "facts" / "judge.yaml", "source: gazette", "source: gazete")
    ended = lawgap("--library", ground.library, "check", ground.state)
    assert _told(ended) == [("judge.yaml", 8, "unknown-source"), ("lawyer.yaml", 4, "wrong-value")]
    assert ended.out == ""


def test_lines_are_sorted_as_numbers(assess, ground) -> None:
    path = ground.state / "facts" / "many.yaml"
    path.write_text("statements:\n" + "".join(f"  - {{id: s{n}, fcat: x}}\n" for n in range(12)))
    lines = [fault.line for fault in assess().faults]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "file", ["sources.yaml", "acts.yaml", "facts/judge.yaml", "facts/lawyer.yaml", "reviews.yaml", "state.yaml"]
)
def test_an_unreadable_file_of_a_state_is_the_only_fault(file: str, assess, ground) -> None:
    (ground.state / file).write_text("sources: [1, 2", "utf-8")
    assert _told(assess()) == [(Path(file).name, 1, "yaml-syntax")]


@pytest.mark.parametrize(
    "file",
    [
        "standards/cat/instrument.yaml",
        "standards/cat/judge.yaml",
        "rules/facts/custody.yaml",
        "rules/cat/judge.yaml",
        "rules/conclusions/custody.yaml",
        "rules/scoring.yaml",
    ],
)
def test_an_unreadable_file_of_the_library_is_the_only_fault(file: str, assess, ground) -> None:
    (ground.library / file).write_text("- [1, 2", "utf-8")
    assert _told(assess()) == [(Path(file).name, 1, "yaml-syntax")]


@pytest.mark.parametrize("file", ["sources.yaml", "facts/judge.yaml", "state.yaml"])
def test_an_empty_file_says_what_should_be_in_it(file: str, assess, ground) -> None:
    (ground.state / file).write_bytes(b"")
    fault = assess().fault
    assert fault.code == "empty-file"
    assert fault.message.startswith("the file is empty; it should hold ")
