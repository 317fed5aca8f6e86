"""A run file that is not what was written: a clear fault, exit 3, and nothing written, whichever version it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lawgap.model.fault import FaultyDataError
from lawgap.model.run import SCHEMA_VERSION
from lawgap.reading.run_reader import read_run

OLD = Path(__file__).parent / "files" / "version-1-opcat-ovs.json"
Spoil = Callable[[bytes], bytes]


def _with(**changes: object) -> Spoil:
    return lambda run: json.dumps({**json.loads(run), **changes}).encode()


def _without(key: str) -> Spoil:
    return lambda run: json.dumps({name: value for name, value in json.loads(run).items() if name != key}).encode()


def _edited(edit: Callable[[Any], object]) -> Spoil:
    def spoil(run: bytes) -> bytes:
        data = json.loads(run)
        edit(data)
        return json.dumps(data).encode()

    return spoil


def _replaced(old: bytes, new: bytes) -> Spoil:
    """Replace the first place, whether or not the file was written with a space after each colon."""

    def spoil(run: bytes) -> bytes:
        spaced = old.replace(b'":', b'": ')
        return run.replace(spaced if spaced in run else old, new, 1)

    return spoil


def _deep_node(data: Any) -> None:
    node: dict[str, Any] = {"condition": "c", "truth": "true"}
    for _ in range(200):
        node = {"condition": "c", "truth": "true", "nodes": [node]}
    data["findings"][0]["readings"][0]["derivation"]["met"] = node


EITHER: dict[str, tuple[Spoil, str, str]] = {
    "newer": (_with(schema_version=SCHEMA_VERSION + 1), "schema-version", "install a newer lawgap"),
    "much newer": (_with(schema_version=10**30), "schema-version", "install a newer lawgap"),
    "version 0": (_with(schema_version=0), "schema-version", "make it anew"),
    "version true": (_with(schema_version=True), "schema-version", "has schema version True"),
    "version in words": (_with(schema_version="two" * 99), "schema-version", "make it anew"),
    "no version": (_without("schema_version"), "schema-version", "has no schema version"),
    "cut short": (lambda run: run[:-20], "no-run", "was cut short"),
    "cut in a letter": (lambda run: run.replace(b"Kazakhstan", "Қазақстан".encode()[:-1], 1), "no-run", "cut short"),
    "something after it": (lambda run: run + b"{}", "no-run", "is no run file"),
    "a comma too many": (lambda run: run.replace(b'"KAZ",', b'"KAZ",,'), "no-run", "is no run file"),
    "NaN": (_replaced(b'"lower":0.0', b'"lower":NaN'), "no-run", "NaN is no number"),
    "infinity": (_replaced(b'"lower":0.0', b'"lower":-Infinity'), "no-run", "-Infinity is no number"),
    "beyond numbers": (_replaced(b'"lower":0.0', b'"lower":1e999'), "no-run", "1e999 is too large"),
    "duplicate key": (_replaced(b'"engine"', b'"program": "x", "engine"'), "no-run", "'program' is given twice"),
    "duplicate key inside": (_replaced(b'"lower":', b'"lower":1.0, "lower": '), "no-run", "'lower' is given twice"),
    "a lone surrogate": (_replaced(b'"Republic of Kazakhstan"', rb'"\ud800"'), "no-run", "cannot be written"),
    "deep brackets": (lambda run: b'{"schema_version": 1, "findings": ' + b"[" * 90_000, "no-run", "is no run file"),
    "a deep derivation": (_edited(_deep_node), "no-run", "recursion"),
    "no findings": (_without("findings"), "no-run", "findings: Field required"),
    "findings of text": (_with(findings="none"), "no-run", "findings"),
    "no reading": (_edited(lambda d: d["findings"][0].update(readings=[])), "no-run", "there is no reading"),
    "a verdict misspelt": (_edited(lambda d: d["findings"][0].update(verdict="mett")), "no-run", "verdict"),
    "another instrument": (_edited(lambda d: d["findings"][0].update(instrument="cat")), "no-run", "instrument cat is"),
    "another article": (_edited(lambda d: d["findings"][0].update(article="99")), "no-run", "the article 99 is not"),
    "an unknown fact": (_edited(lambda d: d["findings"][0].update(facts=["x.y"])), "no-run", "the fact x.y is not"),
    "instruments": (_with(instruments=["cat"]), "no-run", "name different instruments"),
    "no sources": (_with(sources={}), "no-run", "the source "),
    "no acts": (_with(acts={}), "no-run", "the act "),
    "no statements": (_with(statements={}), "no-run", "the statement "),
    "no facts": (_with(facts={}), "no-run", "the fact "),
    "an answer of another type": (
        _edited(lambda d: d["standings"]["npm.exists"]["values"][0].update(value="often")), "no-run", "true or false",
    ),
}  # fmt: skip
PRESENT: dict[str, tuple[Spoil, str, str]] = {
    "a verdict changed": (
        _edited(lambda d: d["findings"][0].update(verdict="unknown")),
        "changed-run",
        "was changed after",
    ),
    "a word changed": (_replaced(b"Republic of", b"republic of"), "changed-run", "its digest is not that"),
    "a hash changed": (_edited(lambda d: d["inputs"].update({"x": "y"})), "changed-run", "was changed after"),
    "another order": (_edited(lambda d: d.update(state=d.pop("state"))), "changed-run", "was changed after"),
    "a finding left out": (_edited(lambda d: d["findings"].pop()), "changed-run", "was changed after"),
    "no digest": (_without("digest"), "changed-run", "was changed after"),
    "another digest": (_with(digest="0" * 64), "changed-run", "was changed after"),
    "a digest of another kind": (_with(digest=7), "changed-run", "was changed after"),
    "called version 1": (_with(schema_version=1), "no-run", "digest: Extra inputs"),
}


def _told(path: Path) -> tuple[str, str]:
    with pytest.raises(FaultyDataError) as raised:
        read_run(path)
    assert {fault.file for fault in raised.value.faults} == {str(path)}
    assert len(raised.value.faults) <= 20
    assert all(len(fault.message) < 400 for fault in raised.value.faults)
    return raised.value.faults[0].code, " ".join(fault.message for fault in raised.value.faults)


@pytest.mark.parametrize(("spoil", "code", "told"), list(EITHER.values()), ids=list(EITHER))
@pytest.mark.parametrize("version", ["present", "old"])
def test_a_file_that_is_no_run(version: str, spoil: Spoil, code: str, told: str, written: Path) -> None:
    whole = OLD.read_bytes() if version == "old" else written.read_bytes()
    written.write_bytes(spoil(whole))
    found, message = _told(written)
    assert (found, told in message) == (code, True), message


@pytest.mark.parametrize(("spoil", "code", "told"), list(PRESENT.values()), ids=list(PRESENT))
def test_a_file_that_was_changed(spoil: Spoil, code: str, told: str, written: Path) -> None:
    written.write_bytes(spoil(written.read_bytes()))
    found, message = _told(written)
    assert (found, told in message) == (code, True), message


def test_white_space_is_no_change(written: Path) -> None:
    run = read_run(written)
    written.write_bytes(json.dumps(json.loads(written.read_bytes()), indent=4).replace("\n", "\r\n").encode())
    assert read_run(written) == run


@pytest.mark.parametrize("name", ["newer", "cut short", "NaN", "duplicate key", "deep brackets", "a verdict changed"])
def test_the_command_line_ends_with_3_and_writes_nothing(name: str, written: Path, command: Callable[..., Any]) -> None:
    spoil, code, _ = {**EITHER, **PRESENT}[name]
    written.write_bytes(spoil(written.read_bytes()))
    for arguments in (
        ("report", written, "--format", "html", "-o", written.with_suffix(".html")),
        ("diff", written, OLD),
    ):
        ended, out, err = command(*arguments)
        assert (ended, out) == (3, "")
        assert f"[{code}]" in err
        assert "nothing was written" in err
    assert [path.name for path in written.parent.iterdir()] == [written.name]
