"""A scalar stays the text that was written unless it is plainly true, false, null or a whole number."""

from __future__ import annotations

import pytest

from lawgap.reading.yaml_reader import read_yaml

PLAIN = {
    "NO": "NO", "no": "no", "Yes": "Yes", "on": "on", "OFF": "OFF", "True": "True", "FALSE": "FALSE",
    "1.10": "1.10", "1.0": "1.0", "1e5": "1e5", ".inf": ".inf", ".nan": ".nan",
    "12:30": "12:30", "190:20:30": "190:20:30",
    "017": "017", "0o17": "0o17", "0x1F": "0x1F", "0b11": "0b11", "1_000": "1_000", "+1": "+1", "00": "00",
    "2014-03-04": "2014-03-04", "2014": 2014, "0": 0, "-5": -5, "-0": "-0", "72": 72,
    "true": True, "false": False, "null": None, "~": None, "": None, "Null": "Null",
    "9999999999999999": "9999999999999999", "999999999999999": 999_999_999_999_999,
    "Казахстан": "Казахстан", "=": "=", "<<": "<<",
}  # fmt: skip


@pytest.mark.parametrize(("written", "read"), list(PLAIN.items()))
def test_a_plain_scalar(written: str, read: object) -> None:
    found = read_yaml("x.yaml", f"key: {written}\n".encode()).data["key"]
    assert found == read
    assert type(found) is type(read)


@pytest.mark.parametrize("written", ["true", "72", "null", "", "2014-03-04"])
@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quoted_scalar_is_text(written: str, quote: str) -> None:
    assert read_yaml("x.yaml", f"key: {quote}{written}{quote}\n".encode()).data == {"key": written}


def test_a_block_is_text() -> None:
    assert read_yaml("x.yaml", b"key: >-\n  72\n").data == {"key": "72"}


@pytest.mark.parametrize("written", ["NO", "true", "17", "2014-03-04", "~"])
def test_a_key_is_always_text(written: str) -> None:
    assert read_yaml("x.yaml", f"{written}: 1\n".encode()).data == {written: 1}


def test_everything_has_its_place() -> None:
    document = read_yaml("x.yaml", b"first: 1\nlist:\n  - name: a\n  - name: b\n    value: 72\n")
    assert document.data == {"first": 1, "list": [{"name": "a"}, {"name": "b", "value": 72}]}
    assert document.place(("first",)) == (1, 1)
    assert document.place(("list", 1)) == (4, 5)
    assert document.place(("list", 1, "value")) == (5, 5)


def test_what_is_missing_has_the_place_of_what_is_above_it() -> None:
    document = read_yaml("x.yaml", b"list:\n  - name: a\n")
    assert document.place(("list", 0, "value", "deeper")) == (2, 5)
    assert document.place(("nothing",)) == (1, 1)
