"""How the code is laid out: who may import whom, what may not be imported at all, and what no module does."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "engine" / "lawgap"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_IMPORT = {
    "model": {"model"},
    "reading": {"model", "reading"},
    "checking": {"model", "reading", "checking"},
    "evaluating": {"model", "evaluating"},
    "inferring": {"model", "evaluating", "inferring"},
    "scoring": {"model", "scoring"},
    "assessment": {"model", "checking", "evaluating", "inferring", "scoring"},
    "comparing": {"model", "reading", "checking", "evaluating", "inferring", "scoring", "assessment", "comparing"},
    "planning": {"model", "checking", "evaluating", "assessment", "comparing", "planning"},
    "asking": {"model", "reading", "checking", "evaluating", "scoring", "assessment", "asking"},
    "saving": {"model", "reading", "checking", "assessment", "saving"},
    "reporting": {"model", "scoring", "reporting"},
}


def part_of(module: Path) -> str:
    """The package or top-level module it belongs to."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(module: Path) -> set[str]:
    """The dotted names of every module it imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively"
            found |= {
                f"{node.module}.{alias.name}" if node.module == "lawgap" else str(node.module) for alias in node.names
            }
    return found


def name_of(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


every_module = pytest.mark.parametrize("module", MODULES, ids=name_of)


@every_module
def test_imports_go_one_way(module: Path) -> None:
    part = part_of(module)
    if part in ("cli", "__init__"):
        return
    assert part in MAY_IMPORT, f"{part} has no place in the order of the packages; give it one here"
    own = {name.split(".")[1] for name in imported(module) if name.startswith("lawgap.")} - {"__version__"}
    assert own <= MAY_IMPORT[part], f"{name_of(module)} must not import {own - MAY_IMPORT[part]}"


@every_module
def test_only_one_module_touches_durable_rules(module: Path) -> None:
    touched = {name for name in imported(module) if name.split(".")[0] in ("durable", "durable_rules_engine")}
    assert not touched or name_of(module) == "evaluating/durable_engine.py"
    assert "durable.lang" not in touched


@every_module
def test_names_say_what_is_inside(module: Path) -> None:
    words = set(module.stem.split("_")) | {part_of(module)}
    assert not words & {"helper", "helpers", "util", "utils", "common", "manager", "managers", "misc"}


@every_module
def test_no_module_is_too_long(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 400


@every_module
def test_no_clock_below_the_command_line_and_no_evaluated_text(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            builtin = isinstance(node.func, ast.Name)
            assert not (builtin and called in ("eval", "exec", "compile")), f"{name_of(module)}:{node.lineno}: {called}"
            if part_of(module) != "cli":
                clock = called in ("today", "now", "utcnow", "localtime", "gmtime")
                assert not clock, f"{name_of(module)}:{node.lineno}: {called}()"


@every_module
def test_every_module_says_what_it_is(module: Path) -> None:
    if module.stat().st_size:
        assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def modules_after(program: str, root: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys; print(*sys.modules, sep='\\n', file=sys.stderr)"],
        cwd=root, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return set(done.stderr.split())


HEAVY = {"weasyprint", "jinja2", "rich", "yaml", "pydyf", "fontTools", "hypothesis", "pytest"}


def test_the_facade_imports_nothing_heavy(root: Path) -> None:
    assert not modules_after("import lawgap.assessment", root) & (HEAVY - {"yaml"})


@pytest.mark.parametrize("form", ["table", "json"])
def test_assessing_never_imports_what_only_a_report_needs(form: str, root: Path) -> None:
    program = f"""
import sys
from lawgap.cli.main import cli
sys.argv = ["lawgap"]
cli(["assess", "kaz", "--as-of", "2019-01-01", "--format", "{form}"], standalone_mode=False)
"""
    loaded = modules_after(program, root)
    assert not loaded & {"weasyprint", "jinja2", "pydyf", "fontTools"}
    assert "lawgap.reporting" not in loaded
    assert ("rich" in loaded) == (form == "table")


def test_there_is_one_copy_of_the_package() -> None:
    assert not (PACKAGE.parent / "__init__.py").exists()
    assert not list((PACKAGE.parents[1] / "rules").rglob("*.py"))
