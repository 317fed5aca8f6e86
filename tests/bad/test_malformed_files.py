"""One malformed file for each fault: exactly the faults it announces, in their places, and nothing written.

A file says in its first lines where it is laid over the clean ground, and what must be found::

    # placed at: facts/judge.yaml
    # expect: 7:5 unknown-fact there is no fact custody.hour_before_judge; did you mean custody.hours_before_judge?

A fault without a place in the file is announced with ``-``, one in another file with ``file:line:column``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lawgap.reading import yaml_builder
from lawgap.reading.yaml_reader import read_yaml

HERE = Path(__file__).parent
FILES = sorted(path for part in ("library", "state", "bill") for path in (HERE / part).glob("*.yaml"))
_EXPECT = re.compile(r"# expect: (?:(?P<file>[^: ]+):)?(?P<place>\d+:\d+|-) (?P<code>[a-z-]+) (?P<message>.+)")


def test_the_clean_ground_has_no_fault(assess, lawgap, ground) -> None:
    assert assess("--format", "json").code == 0
    assert lawgap("--library", ground.library, "check", ground.state).code == 0
    assert lawgap("--library", ground.library, "test").code == 0


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_malformed_file(file: Path, assess, lawgap, ground, tmp_path: Path) -> None:
    content = file.read_bytes()
    first, *others = content.decode("utf-8", "replace").splitlines()
    placed = first.removeprefix("# placed at: ")
    expected = [match for line in others if (match := _EXPECT.fullmatch(line))]
    assert expected, "a malformed file says what is expected of it"
    target = ground.of(file.parent.name) / placed
    shown = "" if file.parent.name == "library" else f"{target.parents[placed.count('/')]}/"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    output = tmp_path / "existing.json"
    output.write_text("as it was")

    if file.parent.name == "bill":
        ended = lawgap("--library", ground.library, "whatif", ground.state, "--bill", target)
    else:
        ended = assess("--format", "json", "-o", output, "--overwrite")

    assert [_announced(fault, shown, placed) for fault in ended.faults] == [match[0] for match in expected]
    assert (ended.code, ended.out) == (3, "")
    assert output.read_text() == "as it was"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["existing.json"]
    assert all(len(line) <= 80 or " " not in line.strip() for line in ended.err.splitlines())


def _announced(fault, shown: str, placed: str) -> str:
    name = fault.file.removeprefix(shown)
    place = f"{fault.line}:{fault.column}" if fault.line else "-"
    message = fault.message.replace(shown, "") if shown else fault.message
    return f"# expect: {'' if name == placed else name + ':'}{place} {fault.code} {message}"


@pytest.mark.parametrize("file", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_slower_parser_finds_the_same(file: Path, monkeypatch) -> None:
    content = file.read_bytes()
    fast = read_yaml("x.yaml", content)
    monkeypatch.setattr(yaml_builder, "_PARSER", yaml.Loader)
    slow = read_yaml("x.yaml", content)
    assert slow.data == fast.data
    assert fast.faults or (slow.places, slow.starts) == (fast.places, fast.starts)
    assert [fault.code for fault in slow.faults] == [fault.code for fault in fast.faults]
