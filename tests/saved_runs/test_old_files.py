"""Every run file that a version of the program has written is read by the present one, and says what it said.

``files/`` holds true files, made by the program as it was: version 1 without and with the hashes of rules, and version
2. A file is never changed; where one can no longer be read, a new schema version with its migration is due.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.comparing.difference import compare
from lawgap.model.library import Library
from lawgap.model.run import SCHEMA_VERSION
from lawgap.model.run_file import run_bytes
from lawgap.reading.run_migrations import MIGRATIONS, migrate, readable
from lawgap.reading.run_reader import read_run
from lawgap.reporting.messages import read_messages
from lawgap.reporting.report import build_report

FILES = sorted((Path(__file__).parent / "files").iterdir())
VERDICTS = {
    "version-1-opcat-ovs.json": {"unknown": 12, "met": 3, "not_met": 1, "partly_met": 1},
    "version-1-ovs-known.json": {"unknown": 7},
    "version-2-opcat-ovs.json": {"unknown": 6, "not_applicable": 5, "met": 3, "not_met": 2, "partly_met": 1},
}
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def _raw(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text("utf-8"))


def test_every_schema_version_has_a_file_and_a_way_to_the_present() -> None:
    assert {path.name for path in FILES} == VERDICTS.keys()
    assert {_raw(path)["schema_version"] for path in FILES} == set(readable())
    assert set(MIGRATIONS) == set(range(1, SCHEMA_VERSION))


@every_file
def test_an_old_file_says_what_it_said(path: Path) -> None:
    raw, run = _raw(path), read_run(path)
    assert run.schema_version == SCHEMA_VERSION
    assert Counter(finding.verdict.value for finding in run.findings) == VERDICTS[path.name]
    for finding, told in zip(run.findings, raw["findings"], strict=True):
        assert (finding.requirement, finding.verdict) == (told["requirement"], told["verdict"])
        assert (finding.lower, finding.upper) == (told["lower"], told["upper"])
        assert finding.rule_hash == told.get("rule_hash", "")
        assert finding.derivation.met.condition == told["readings"][0]["derivation"]["met"]["condition"]
    assert run.inputs == raw["inputs"]
    assert {name: statement.value for name, statement in run.statements.items()} == {
        name: statement["value"] for name, statement in raw["statements"].items()
    }


@every_file
def test_an_old_file_keeps_everything_it_recorded(path: Path, tmp_path: Path) -> None:
    """Written again, it may say more than it did, but nothing else, but for its version and its digest."""
    run = read_run(path)
    again = tmp_path / "again.json"
    again.write_bytes(run_bytes(run))
    assert read_run(again) == run
    raw, now = _raw(path), _raw(again)
    for varying in ("schema_version", "digest"):
        raw.pop(varying, None)
    assert list(_lost(raw, now, "")) == []


def _lost(old: Any, new: Any, where: str) -> Iterator[str]:
    """The places where the new does not say what the old said."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in old.items():
            yield from _lost(value, new.get(key), f"{where}/{key}")
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for place, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _lost(one, other, f"{where}/{place}")
    elif old != new or type(old) is not type(new):
        yield where


@every_file
def test_an_old_file_can_be_reported(path: Path, root: Path) -> None:
    run = read_run(path)
    report = build_report(run, read_messages(root / "reports", "en"))
    assert len(report.verdicts) == len(run.findings)
    assert len(report.chapters) == len(run.instruments)


@every_file
def test_an_old_file_can_be_compared_with_a_new_run(path: Path, library: Library, kazakhstan: OpenState) -> None:
    old = read_run(path)
    new = assess(library, kazakhstan, date(2026, 11, 22), None, old.instruments, durable=False)
    there, back = compare(old, new), compare(new, old)
    assert {move.requirement for move in there.moves} == {move.requirement for move in back.moves}
    assert not there.is_empty
    assert compare(old, old).is_empty
    if not old.findings[0].rule_hash:
        kinds = {cause.kind for move in there.moves if move.before and move.after for cause in move.causes}
        assert "standard" not in kinds


def test_a_hash_that_was_not_recorded_is_no_change_of_the_standard(small: Any) -> None:
    silent = small.model_copy(
        update={"findings": tuple(finding.model_copy(update={"rule_hash": ""}) for finding in small.findings)}
    )
    assert compare(silent, small).is_empty
    assert compare(small, silent).is_empty
    other = small.model_copy(
        update={"findings": tuple(f.model_copy(update={"rule_hash": "1", "upper": 0.25}) for f in small.findings)}
    )
    assert {c.kind for move in compare(small, other).moves for c in move.causes} == {"standard"}
    assert {c.kind for move in compare(silent, other).moves for c in move.causes} == set()


@pytest.mark.parametrize("findings", [None, 7, ["x"], [{"requirement": "x"}]])
def test_a_migration_leaves_what_it_was_given_as_it_was(findings: object) -> None:
    given = {"schema_version": 1, "findings": findings, "remark": "kept"}
    before = json.dumps(given)
    migrated = migrate(given, 1)
    assert json.dumps(given) == before
    assert migrated["schema_version"] == SCHEMA_VERSION
    assert migrated["remark"] == "kept"
