"""The JSON Schema of run files is committed; write it anew with ``pytest tests/unit/test_run_schema.py --accept``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lawgap.model.run import SCHEMA_VERSION, Run
from lawgap.model.run_file import RunFile, run_bytes
from lawgap.reading.run_reader import read_run

COMMAND = "pytest tests/unit/test_run_schema.py --accept"


def test_the_committed_schema_is_that_of_the_models(root: Path, accept: bool) -> None:
    path = root / "docs" / "run.schema.json"
    schema = RunFile.model_json_schema(mode="serialization", by_alias=True)
    text = json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if accept:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"the models changed; look at the difference and run {COMMAND}"


def test_what_a_reader_needs_is_in_every_run_file(assessed: Callable[..., Run]) -> None:
    data: dict[str, Any] = json.loads(run_bytes(assessed("2019-01-01")))
    needed = {
        "schema_version",
        "engine",
        "state",
        "as_of",
        "instruments",
        "inputs",
        "findings",
        "conclusions",
        "scores",
        "digest",
    }
    assert needed <= data.keys()
    assert data["schema_version"] == SCHEMA_VERSION
    for finding in data["findings"]:
        assert {
            "requirement",
            "instrument",
            "provision",
            "layer",
            "verdict",
            "readings",
            "facts",
            "remedy",
        } <= finding.keys()
        assert finding["readings"][0]["derivation"]["met"]["condition"]


def test_a_run_file_read_back_is_the_same_run(assessed: Callable[..., Run], tmp_path: Path) -> None:
    run = assessed("2019-01-01", "2019-06-01")
    path = tmp_path / "run.json"
    path.write_bytes(run_bytes(run))
    assert read_run(path) == run
    assert run_bytes(read_run(path)) == run_bytes(run)


def test_everything_a_run_names_is_in_the_run(assessed: Callable[..., Run]) -> None:
    """A report is drawn from a run and nothing else, so that every name must lead somewhere."""
    run = assessed("2026-11-22")
    for finding in run.findings:
        assert {*finding.facts, *finding.beside, *finding.undecided} <= run.facts.keys()
        assert finding.instrument in run.standards
        assert finding.article in {article.id for article in run.standards[finding.instrument].articles}
    for standing in run.standings.values():
        named = {name for value in standing.values for name in value.statements}
        named |= {item.statement for item in (*standing.latent, *standing.set_aside)}
        assert named <= run.statements.keys()
    for statement in run.statements.values():
        assert {evidence.source for evidence in statement.evidence} <= run.sources.keys()
        if statement.provision:
            assert statement.provision.act in run.acts
    for review in run.reviews:
        assert set(review.statements) <= run.statements.keys()
