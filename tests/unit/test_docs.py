"""Documentation that cannot lie: commands, outputs, paths, figures and examples in it are tried."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from lawgap.checking.loading import OpenState
from lawgap.cli.main import cli
from lawgap.evaluating.verdicts import compile_rule
from lawgap.model.library import Library
from lawgap.model.rule import Rule
from lawgap.model.words import Mark, Verdict
from lawgap.reading.conditions import parse_conditions

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MADE = (".venv/", "out/", "lawgap/_library/")
_PATH = re.compile(r"[\w.*-]+(/[\w.*-]+)*/?")
_FILE = re.compile(r"[\w*-]+\.(md|py|yaml|toml|json|css|ttf|j2|png)")

_FIGURE = re.compile(r"<!-- figure: ([\w ]+) -->(\d+)")


def _blocks(page: Path, kind: str) -> list[str]:
    return [text for found, text in _BLOCK.findall(page.read_text("utf-8")) if found == kind]


def _prose(page: Path) -> str:
    return _BLOCK.sub("", page.read_text("utf-8"))


def _commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line of lawgap, and the page it is on."""
    for page in PAGES:
        for block in _blocks(page, "sh"):
            for line in block.splitlines():
                words = shlex.split(line, comments=True)
                if words and words[0] in ("lawgap", ".venv/bin/lawgap"):
                    yield page.name, words[1:]


def _outputs() -> Iterator[tuple[list[str], str]]:
    """Every command that is followed by its output."""
    for page in PAGES:
        pattern = r"^```sh\n\.venv/bin/lawgap ([^\n]*)\n```\n+```text\n(.*?)^```$"
        for found in re.finditer(pattern, page.read_text("utf-8"), re.MULTILINE | re.DOTALL):
            yield shlex.split(found[1]), found[2]


@pytest.mark.parametrize(("page", "words"), [pytest.param(*given, id=" ".join(given[1])) for given in _commands()])
def test_commands_are_understood(page: str, words: list[str], library: Library) -> None:
    name, *arguments = words
    assert name in cli.commands, f"{page}: lawgap has no command {name}"
    given = cli.commands[name].make_context(name, arguments).params
    if given.get("state") and not given["state"].endswith(".json"):
        assert (ROOT / "assessments" / given["state"]).is_dir()
    if given.get("path"):
        assert (ROOT / given["path"]).is_dir()
    if given.get("requirement"):
        assert given["requirement"] in library.data.requirements
    assert set((given.get("standards") or "cat").split(",")) <= library.data.instruments.keys()
    assert set((given.get("fail_on") or "met").split(",")) <= set(Verdict)


@pytest.mark.parametrize(("words", "shown"), [pytest.param(*given, id=given[0][0]) for given in _outputs()])
def test_outputs_are_real(words: list[str], shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line shown is a line of the output, in order; ``...`` stands for lines or words that are left out."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert result.exit_code == 0
    printed = iter([" ".join(line.split()) for line in result.output.splitlines()])
    for line in shown.splitlines():
        wanted = re.compile(".*".join(map(re.escape, " ".join(line.split()).split("..."))))
        assert wanted.pattern == ".*" or any(map(wanted.fullmatch, printed)), f"this is not printed (here): {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_paths_and_links_exist(page: Path) -> None:
    text = _prose(page)
    for name in re.findall(r"`([^`\n]+)`", text):
        if not _PATH.fullmatch(name) or name.startswith(_MADE) or not ("/" in name or _FILE.fullmatch(name)):
            continue
        homes = (ROOT, ROOT / "assessments" / "kaz")
        assert any((home / name).exists() or any(home.glob(name)) for home in homes), f"{page.name}: {name}"
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if not target.startswith("https://"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_links_within_the_reference_lead_somewhere() -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^## (.*)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) == headings


def test_figures_are_counted(library: Library, kazakhstan: OpenState, accept: bool) -> None:
    """Figures in prose stand behind a comment that names them: ``<!-- figure: requirements -->12``."""
    data, file = library.data, kazakhstan.file
    counted = {
        "requirements": len(data.requirements),
        "cases": sum(len(rule.cases) for rule in data.rules.values()),
        "requirements fully verified": sum(r.mark is Mark.VERIFIED for r in data.requirements.values()),
        "kaz sources": len(file.sources),
        "kaz sources not fully verified": sum(s.mark is not Mark.VERIFIED for s in file.sources.values()),
    }
    for page in PAGES:
        text = page.read_text("utf-8")
        right = _FIGURE.sub(lambda found: f"<!-- figure: {found[1]} -->{counted[found[1]]}", text)
        if accept and right != text:
            page.write_text(right, "utf-8")
        assert accept or text == right, page.name


def test_the_reference_is_up_to_date(accept: bool) -> None:
    """In a process of its own, since click remembers what other tests did to its commands."""
    command = [sys.executable, ROOT / "docs" / "generate.py", *(() if accept else ("--check",))]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_the_example_of_a_rule_works(library: Library) -> None:
    (example,) = _blocks(ROOT / "CONTRIBUTING.md", "yaml")
    for written in yaml.safe_load(example)["rules"]:
        case = written["cases"][0]
        rule = Rule.model_validate({**written, "cases": [case, case]})
        parsed = parse_conditions(rule, library.instrument_of(rule.requirement).obligation, library.data.facts)
        assert rule.requirement in library.data.requirements
        assert all(library.data.facts[name].layer == "practice" for name in rule.beside)
        given = {name: library.data.facts[name].read(value) for name, value in rule.cases[0].given.items()}
        given[str(library.instrument_of(rule.requirement).obligation)] = True
        assert compile_rule(parsed, library.data.facts).decide(given, date(2020, 1, 1)).verdict is rule.cases[0].expect


def test_the_parts_of_the_program_are_listed() -> None:
    """CONTRIBUTING.md lists every part, and a part imports no more than is written there."""
    package = ROOT / "engine" / "lawgap"
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    stated = dict(re.findall(r"^  (\w+)/?  .*  imports (.*)$", text, re.MULTILINE))
    assert stated.keys() == {p.stem for p in package.iterdir() if p.suffix in ("", ".py") and p.name[0] not in "_."}
    above: set[str] = set()
    for part, words in stated.items():
        allowed = above if words == "the above" else set(re.findall(r"\w+", words))
        if part != "cli":
            found = _imported(package / part if (package / part).is_dir() else package / f"{part}.py")
            assert found - {part, "lawgap"} <= allowed, part
        above |= {part}


def _imported(part: Path) -> set[str]:
    names: set[str] = set()
    for path in part.rglob("*.py") if part.is_dir() else [part]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lawgap"):
                names.add(f"{node.module}.lawgap".split(".")[1])
    return names


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.match(r"[\w-]+", requirement)[0] for requirement in wanted} - {project["name"]}  # type: ignore[index]
    record = (ROOT / "docs" / "adr" / "0006-dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| ([a-z][\w-]+) \|", record, re.MULTILINE)) == names


def test_every_exit_code_is_explained() -> None:
    explained = re.search(
        r"^## Exit codes$(.*?)^## ", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    reference = re.search(
        r"^## Exit codes$(.*?)^## ", (ROOT / "docs" / "reference.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert explained and reference
    assert re.findall(r"^\| (\d) ", explained[1], re.MULTILINE) == re.findall(r"^\| (\d) ", reference[1], re.MULTILINE)
