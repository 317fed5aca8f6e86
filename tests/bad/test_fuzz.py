"""Random bytes and random mutations of valid files give faults or a run, and never anything else."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lawgap.assessment import assess
from lawgap.checking.library_checks import check_library
from lawgap.checking.loading import OpenState
from lawgap.checking.state_checks import check_state
from lawgap.evaluating.cases import run_rule_cases
from lawgap.evaluating.deciding import Decider
from lawgap.inferring.cases import run_conclusion_cases
from lawgap.model.library import Library
from lawgap.reading.expressions import ExpressionError, parse_expression
from lawgap.reading.library_reader import read_library
from lawgap.reading.state_reader import read_state
from lawgap.reading.yaml_reader import read_yaml

CLEAN = Path(__file__).parent / "clean"
PIECES = (
    *"\t\n\r\x00\x07\x85\u2028\ufeff\u00e9\U0001f600:-?[]{},#&*!|>'\"%@`~ .=",
    *("- ", ": ", "\n  ", "\n- ", "---\n", "...\n", "? ", "null", "true", "NO", "1.10", "12:30", "2015-02-30", "nan"),
    *("0001", "9999", "-1", "1e999", "9" * 40, "[" * 40, "{a: " * 40, "<<", "!!str ", "&a ", "*a", "none", "yes"),
    *("custody.clock_starts", "cat.11.judge", "judge-72-hours", "id:", "from:", "to: 0001", "is:", "given: {}"),
)
DERIVED = settings(
    max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@cache
def _clean(part: str) -> dict[str, bytes]:
    folder = CLEAN / part
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@cache
def _library() -> Library:
    reading = read_library(_clean("library"))
    conditions, faults = check_library(reading)
    assert not reading.faults
    assert not faults
    return Library(reading.data(), conditions)


@st.composite
def mutations(draw: st.DrawFn, part: str) -> dict[str, bytes]:
    """The clean files, one of them with a few pieces put in, cut out or doubled."""
    files = _clean(part)
    name = draw(st.sampled_from(sorted(files)))
    text = files[name].decode()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 4, 12, 60])))
        piece = draw(st.sampled_from(PIECES) | st.just(text[start:end] * 2))
        text = text[:start] + piece + text[end:]
    return {**files, name: text.encode("utf-8", "surrogatepass")}


@DERIVED
@given(st.binary(max_size=300) | st.text(st.sampled_from("".join(PIECES)), max_size=80).map(str.encode))
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: 1")
@example(b"a: 1\r\nb:\r\n  - 2\r\n")
@example(b"? {a: 1}\n: b\n[c]: d\n*e : f\n")
@example(b"a: " + b"x" * 100_000)
@example(b"[" * 50_000)
@example(b"{a: " * 50_000)
@example(b"- " * 50_000)
@example(b"? " * 50_000)
@example(b"a: " + b"9" * 10_000)
@example(b"1: 2\n~: 3\ntrue: 4\n'': 5\n")
def test_any_bytes(content: bytes) -> None:
    document = read_yaml("x.yaml", content)
    assert (document.data is None) == bool(document.faults)
    for name in ("state.yaml", "sources.yaml", "acts.yaml", "facts/x.yaml", "reviews.yaml"):
        check_state(read_state("xyz", {name: content}), _library().data.facts)
    for name in ("rules/scoring.yaml", "rules/cat/x.yaml", "rules/facts/x.yaml", "rules/conclusions/x.yaml"):
        check_library(read_library({name: content, f"standards/cat/{name[-6]}.yaml": content}))


@DERIVED
@given(mutations("state"))
def test_a_mutated_state(files: dict[str, bytes]) -> None:
    reading = read_state("xyz", files)
    faults = [*reading.faults, *check_state(reading, _library().data.facts)]
    assert all(fault.file.startswith("xyz/") and fault.message for fault in faults)
    if not faults:
        run = assess(_library(), OpenState(reading.data(), reading.hashes), date(2020, 2, 29), durable=False)
        assert type(run).model_validate_json(run.model_dump_json(by_alias=True)) == run


@DERIVED
@given(mutations("library"))
def test_a_mutated_library(files: dict[str, bytes]) -> None:
    reading = read_library(files)
    conditions, faults = check_library(reading)
    faults += reading.faults
    assert all(fault.file.split("/")[0] in ("standards", "rules") and fault.message for fault in faults)
    if not faults:
        library = Library(reading.data(), conditions)
        list(run_rule_cases(library, Decider(conditions, library.data.facts, durable=False)))
        list(run_conclusion_cases(library))


WORDS = ("and", "or", "not", "in", "at_least", "years_since", "(", ")", "{", "}", ",", "==", "!=", "<", ">=", "=", "@")
NAMES = ("custody.lawyer_from_start", "custody.hours_before_judge", "custody.clock_starts", "custody.reformed_on")
VALUES = (
    "1",
    "72",
    "1.5",
    "none",
    "true",
    "record",
    "2015-01-01",
    "2015-02-30",
    "9" * 5000,
    "\u0663",
    "\u00b2",
    "\x00",
)


@DERIVED
@given(st.lists(st.sampled_from([*WORDS, *NAMES, *VALUES]), max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_condition(text: str) -> None:
    try:
        parse_expression(text, _library().data.facts)
    except ExpressionError as error:
        assert 1 <= error.column <= len(text) + 1
        assert error.message
