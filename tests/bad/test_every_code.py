"""Every kind of fault the program can find has a malformed file, or a test that asks for it by name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import lawgap

HERE = Path(__file__).parent
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
_PLACE_OF_CODE = {"Fault": -2, "_fail": 2}


def test_every_code_has_a_malformed_file_or_a_test() -> None:
    package = Path(lawgap.__file__).parent
    found = {code: path.name for path in package.rglob("*.py") for code in _codes(ast.parse(path.read_text("utf-8")))}
    assert len(found) > 40
    announced = {
        line.split()[3]
        for path in HERE.glob("*/*.yaml")
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.startswith("# expect: ")
    }
    asked = {
        node.value
        for path in HERE.parent.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert {code: where for code, where in found.items() if code not in announced | asked} == {}
    assert announced <= found.keys(), "a malformed file announces a code that the program does not have"


def _codes(tree: ast.Module) -> Iterator[str]:
    """The codes that are handed to a fault, or stand together with a message."""
    for node in ast.walk(tree):
        given: ast.expr | None = None
        match node:
            case ast.Call(func=ast.Attribute(attr="fault", value=ast.Attribute(attr="places")), args=args):
                given = args[3] if len(args) > 3 else None
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if name.lower().endswith(
                ("fault", "_fail")
            ):
                place = _PLACE_OF_CODE.get(name, 1)
                given = args[place] if -len(args) <= place < len(args) else None
            case ast.Return(value=ast.Tuple(elts=[given, _])):
                pass
            case ast.Tuple(elts=[given, ast.JoinedStr() | ast.Call(func=ast.Name(id="unknown"))]):
                pass
            case ast.FunctionDef(args=ast.arguments(args=arguments, defaults=defaults)):
                pairs = dict(zip([a.arg for a in arguments][len(arguments) - len(defaults) :], defaults, strict=True))
                given = pairs.get("code")
        if isinstance(given, ast.Constant) and isinstance(given.value, str) and _CODE.fullmatch(given.value):
            yield given.value
