"""Files that are refused: each with a line, a kind and no data."""

from __future__ import annotations

import pytest

from lawgap.reading.folder import MAX_BYTES
from lawgap.reading.yaml_builder import MAX_DEPTH
from lawgap.reading.yaml_reader import read_yaml

FAULTS = {
    "a key given twice": (b"a: 1\nb: 2\na: 3\n", 3, "duplicate-key"),
    "a key given twice, once quoted": (b"a: 1\n'a': 3\n", 2, "duplicate-key"),
    "a key given twice further down": (b"x:\n  - a: 1\n    a: 2\n", 3, "duplicate-key"),
    "an anchor": (b"a: &x [1]\n", 1, "alias"),
    "an anchor at a text": (b"a: &x text\n", 1, "alias"),
    "an alias": (b"a: 1\nb: *a\n", 2, "alias"),
    "a merge": (b"a: &x {c: 1}\nb:\n  <<: *x\n", 1, "alias"),
    "a tag": (b"a: !!float 1\n", 1, "tag"),
    "a tag at a list": (b"a:\n  - b: !!set {c: 1}\n", 2, "tag"),
    "a tag that would make an object": (b"a: !!python/name:os.system x\n", 1, "tag"),
    "two documents": (b"a: 1\n---\nb: 2\n", 2, "several-documents"),
    "a list as a key": (b"? [1, 2]\n: 3\n", 1, "complex-key"),
    "a bracket left open": (b"a: [1, 2\n", 1, "yaml-syntax"),
    "a tab for indentation": (b"a:\n\tb: 1\n", 2, "yaml-syntax"),
    "a null character": (b"a: 1\nb: \x00\n", 2, "yaml-syntax"),
    "text that is not UTF-8": (b"a: 1\nb: \xff\n", 2, "encoding"),
    "UTF-16": ("a: 1\n".encode("utf-16"), 1, "encoding"),
}


@pytest.mark.parametrize(("content", "line", "code"), list(FAULTS.values()), ids=list(FAULTS))
def test_a_fault(content: bytes, line: int, code: str) -> None:
    document = read_yaml("x.yaml", content)
    fault = document.faults[0]
    assert (fault.file, fault.line, fault.code) == ("x.yaml", line, code)
    assert fault.message
    assert document.data is None


def test_a_key_given_twice_names_the_line_of_the_first() -> None:
    assert "line 2" in read_yaml("x.yaml", b"b: 1\na: 1\na: 2\n").faults[0].message


def test_several_faults_are_said_at_once() -> None:
    document = read_yaml("x.yaml", b"a: 1\na: 2\nb: *c\nd: !x 1\n")
    assert [fault.code for fault in document.faults] == ["duplicate-key", "alias", "tag"]


@pytest.mark.parametrize("opening", [b"[", b"{a: ", b"- "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 50_000])
def test_deep_nesting_is_refused_and_nothing_crashes(opening: bytes, depth: int) -> None:
    document = read_yaml("x.yaml", opening * depth)
    assert [fault.code for fault in document.faults] == ["too-deep"]
    assert document.data is None


def test_nesting_within_the_limit_is_read() -> None:
    assert read_yaml("x.yaml", b"[" * MAX_DEPTH + b"]" * MAX_DEPTH).faults == []


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    document = read_yaml("x.yaml", b"a" * (MAX_BYTES + 1))
    assert [fault.code for fault in document.faults] == ["too-large"]


def test_a_file_of_the_largest_size_is_read() -> None:
    assert len(read_yaml("x.yaml", b"a: " + b"b" * (MAX_BYTES - 3)).data["a"]) == MAX_BYTES - 3


@pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing but a remark\n", b"---\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_fault_of_its_own(content: bytes) -> None:
    document = read_yaml("x.yaml", content)
    assert [fault.code for fault in document.faults] == ["empty-file"]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert read_yaml("x.yaml", b"\xef\xbb\xbfa: 1\n").data == {"a": 1}
