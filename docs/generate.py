"""Writes docs/reference.md from the program and the library, so that it cannot say what is not so.

make docs                                    writes it
.venv/bin/python docs/generate.py --check    ends with 1 where it is out of date
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import click
import yaml

from lawgap.checking.loading import open_library
from lawgap.cli import main as command_line
from lawgap.model.expression import Operator
from lawgap.model.library import Library
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Force, Gravity, Layer, Mark, NormLevel, Verdict
from lawgap.reading.expressions import parse_expression
from lawgap.reading.location import find_library

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "reference.md"

GRAMMAR = """\
condition   = alternative, { "or", alternative } ;
alternative = negation, { "and", negation } ;
negation    = { "not" }, test ;
test        = "(", condition, ")"
            | "at_least", "(", number, ",", condition, { ",", condition }, ")"
            | subject, comparison, value
            | subject, [ "not" ], "in", "{", value, { ",", value }, "}"
            | fact ;                                    (* a yes-or-no fact may stand alone *)
subject     = fact | "years_since", "(", fact, ")" ;
comparison  = COMPARISONS ;
value       = "true" | "false" | "none" | number | date | choice ;
"""
EXAMPLES = (
    ("torture.offence.exists", "a yes-or-no fact"),
    ("custody.hours_before_judge <= 48", "a number against a constant; never a fact against a fact"),
    ("custody.hours_before_judge != none", "the law sets a limit; `none` ranks above or below every number, as its fact"
     " says, and is only tested with == and !="),
    ("custody.clock_starts == apprehension", "a choice"),
    ("custody.exceptions_beyond_48_hours in {none, narrow}", "one of several"),
    ("not torture.offence.exists or custody.hours_before_judge <= 24", "`and` binds closer than `or`"),
    ("at_least(2, torture.offence.exists, npm.exists, custody.hours_before_judge <= 48)", "two of three"),
)  # fmt: skip


def reference() -> str:
    """The whole reference."""
    library = open_library(find_library(ROOT))
    parts = (
        _head(),
        _commands(),
        _exit_codes(),
        _words(),
        _grammar(library),
        _instruments(library),
        _vocabulary(library),
        _requirements(library),
        _conclusions(library),
        _faults(),
    )
    return "\n".join(line for part in parts for line in (*part, "")).rstrip() + "\n"


def _head() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Written by `docs/generate.py` from the program and the library; change those, then run `make docs`."
    yield ""
    sections = (
        "Commands",
        "Exit codes",
        "Words",
        "Conditions",
        "Instruments",
        "Vocabulary",
        "Requirements",
        "Conclusions",
        "Faults",
    )
    yield " · ".join(f"[{name}](#{name.lower().replace(' ', '-')})" for name in sections)


def _commands() -> Iterator[str]:
    yield "## Commands"
    group = command_line.cli
    context = click.Context(group, info_name="lawgap", **group.context_settings)
    yield ""
    yield str(group.help)
    yield ""
    yield from _options(group, context)
    for name in group.list_commands(context):
        command = group.commands[name]
        arguments = " ".join(p.make_metavar(context) for p in command.params if isinstance(p, click.Argument))
        yield ""
        yield f"### lawgap {name} {arguments}".rstrip()
        yield ""
        yield " ".join(inspect.cleandoc(command.help or "").split())
        yield ""
        yield from _options(command, click.Context(command, parent=context, info_name=name))


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [p.get_help_record(context) for p in command.get_params(context) if isinstance(p, click.Option)]
    yield from _table(("Option", ""), ((f"`{record[0]}`", record[1]) for record in records if record))


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes"
    yield ""
    stated = re.search(r"Exit codes: (.*?)\.(\s|$)", str(command_line.__doc__), re.DOTALL)
    assert stated, "the command line no longer states its exit codes"
    codes = (code.split(" ", 1) for code in " ".join(stated[1].split()).split(", "))
    yield from _table(("Code", "Meaning"), codes)


def _words() -> Iterator[str]:
    yield "## Words"
    yield ""
    scored = ((v.symbol, v.words, "yes" if v.is_gap else "", "yes" if v.is_scored else "never") for v in Verdict)
    yield from _table(("", "Verdict", "A gap", "Scored"), scored)
    yield ""
    for title, words in (("Layers", Layer), ("Force", Force), ("Marks", Mark), ("Gravity", Gravity)):
        yield f"- {title}: {', '.join(f'`{word}`' for word in words)}."
    ranks: dict[int, list[str]] = {}
    for level in NormLevel:
        ranks.setdefault(level.rank, []).append(f"`{level}`")
    ordered = ", ".join(" and ".join(names) for _, names in sorted(ranks.items()))
    yield f"- Norm levels, from the highest: {ordered}."


def _grammar(library: Library) -> Iterator[str]:
    yield "## Conditions"
    yield ""
    yield "What a rule may say under `applies`, `met` and `partly`. A missing fact makes its comparison unknown."
    yield ""
    yield "```ebnf"
    yield GRAMMAR.replace("COMPARISONS", " | ".join(f'"{name}"' for name in get_args(Operator))).rstrip()
    yield "```"
    yield ""
    for text, _ in EXAMPLES:
        parse_expression(text, library.data.facts)
    yield from _table(("Example", ""), ((f"`{text}`", meaning) for text, meaning in EXAMPLES))


def _instruments(library: Library) -> Iterator[str]:
    data = library.data
    yield "## Instruments"
    yield ""
    rows = []
    for instrument in data.instruments.values():
        mine = [r for r in data.requirements.values() if r.instrument == instrument.id]
        layers = Counter(requirement.layer for requirement in mine)
        marks = Counter(requirement.mark for requirement in mine)
        rows.append(
            (
                f"`{instrument.id}`",
                instrument.title,
                f"`{instrument.obligation}`" if instrument.obligation else "soft law",
                *(len(mine), *(layers[layer] for layer in Layer)),
                sum(requirement.absolute for requirement in mine),
                sum(requirement.optional for requirement in mine),
                marks[Mark.VERIFIED],
                sum(len(data.rules[requirement.id].cases) for requirement in mine),
            )
        )
    totals = (sum(int(str(row[place])) for row in rows) for place in range(3, 11))
    heads = ("Id", "Title", "Binding where", "Requirements", *(layer.value.capitalize() for layer in Layer))
    rows.append(("", "All", "", *totals))
    yield from _table((*heads, "Absolute", "Optional", "All pinpoints verified", "Cases of rules"), rows)


def _vocabulary(library: Library) -> Iterator[str]:
    yield "## Vocabulary"
    yield ""
    yield "What a State can be asked, topic by topic; each file is in `rules/facts/`."
    yield ""
    rows = []
    layers = get_args(Fact.model_fields["layer"].annotation)
    for file in sorted((ROOT / "rules" / "facts").glob("*.yaml")):
        topic = yaml.safe_load(file.read_text("utf-8"))
        facts = [library.data.facts[item["id"]] for item in topic["facts"]]
        found = Counter(fact.layer for fact in facts)
        rows.append((f"`{topic['topic']}`", topic["title"], len(facts), *(found[layer] for layer in layers)))
    totals = (sum(int(str(row[place])) for row in rows) for place in range(2, 7))
    rows.append(("", "All", *totals))
    yield from _table(("Topic", "", "Facts", *(layer.capitalize() for layer in layers)), rows)


def _requirements(library: Library) -> Iterator[str]:
    yield "## Requirements"
    for instrument in library.data.instruments.values():
        yield ""
        yield f"### {instrument.short_title}"
        yield ""
        mine = (r for r in library.data.requirements.values() if r.instrument == instrument.id)
        yield from _table(
            ("Id", "Provision", "What is required", "Layer"),
            ((f"`{r.id}`", r.provision, r.title, r.layer.value) for r in mine),
        )


def _conclusions(library: Library) -> Iterator[str]:
    yield "## Conclusions"
    yield ""
    yield "What may follow from several findings together; each file is in `rules/conclusions/`."
    yield ""
    drawn = library.data.conclusions.values()
    yield from _table(
        ("Id", "Says", "Gravity", "Ways"), ((f"`{c.id}`", c.title, c.gravity.value, len(c.follows_from)) for c in drawn)
    )


def _faults() -> Iterator[str]:
    yield "## Faults"
    yield ""
    yield "Every fault names the file, the line and the column, and ends with one of these codes."
    yield ""
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "engine" / "lawgap").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT / "engine").with_suffix("").parts)
        for code in _codes(ast.parse(path.read_text("utf-8")), path.parent.name in ("reading", "checking")):
            found.setdefault(code, set()).add(f"`{module}`")
    yield from _table(
        ("Code", "Found by"), ((f"`{c}`", ", ".join(sorted(where))) for c, where in sorted(found.items()))
    )


_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


def _codes(tree: ast.Module, in_tuples: bool) -> Iterator[str]:
    """The codes of the faults a module can raise: plain words that stand right before a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if "fault" in name.lower():
                yield from _before_a_message(node.args)
            elif name == "_fail" and len(node.args) > 2:
                yield str(ast.literal_eval(node.args[2]))
        elif isinstance(node, ast.Tuple) and in_tuples:
            yield from _before_a_message(node.elts)
        elif isinstance(node, ast.FunctionDef) and node.args.args[-1:] and node.args.args[-1].arg == "code":
            yield from (str(default.value) for default in node.args.defaults[-1:] if isinstance(default, ast.Constant))


def _before_a_message(items: list[ast.expr]) -> Iterator[str]:
    for item, following in pairwise(items):
        if isinstance(item, ast.Constant) and _CODE.fullmatch(str(item.value)) and _is_message(following):
            yield str(item.value)


def _is_message(item: ast.expr) -> bool:
    match item:
        case ast.JoinedStr() | ast.Name(id="message"):
            return True
        case ast.Constant(value=str(text)):
            return " " in text
        case ast.Call(func=ast.Name(id="unknown" | "str")):
            return True
        case ast.Call(func=ast.Attribute(value=value)):
            return _is_message(value)
        case _:
            return False


def _table(head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns = [str(cell) for cell in head]
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for row in rows:
        cells = (" ".join(str(cell).split()).replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"


def main() -> None:
    """Write the reference, or compare it with what is there."""
    text = reference()
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text, "utf-8")
    elif not TARGET.is_file() or TARGET.read_text("utf-8") != text:
        sys.exit("docs/reference.md is out of date; run make docs")


if __name__ == "__main__":
    main()
