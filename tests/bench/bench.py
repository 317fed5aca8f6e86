"""How fast lawgap is, as ratios to things that run on the same machine in the same minutes.

A time in seconds says something about a machine; a ratio of two times taken in turns says something about the
program. So each line compares lawgap with a yardstick that many people know, in pairs that alternate, and prints the
median with the smallest and largest ratio. Nothing here fails: a goal that is missed is printed as missed.
"""

from __future__ import annotations

import gc
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median
from typing import Any as Anything

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import rule_engine  # type: ignore[import-untyped]

from lawgap.assessment import assess
from lawgap.checking.loading import open_library, open_state
from lawgap.cli.assess_command import run_bytes
from lawgap.evaluating.positive import key_of
from lawgap.evaluating.reference import Evaluator, whole_years
from lawgap.evaluating.verdicts import decide
from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not, comparisons
from lawgap.model.library import Conditions, Library
from lawgap.model.vocabulary import NONE, Fact, Value
from lawgap.model.words import Verdict
from lawgap.reading.location import find_library, find_state

AS_OF = date(2023, 5, 12)
ROOT = Path(__file__).resolve().parents[2]
Seconds = float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: the ratios that were measured, and the goal they are held against."""

    name: str
    ratios: tuple[float, ...]
    goal: float
    at_most: bool
    remark: str

    @property
    def met(self) -> bool:
        """Whether the median reaches the goal."""
        return median(self.ratios) <= self.goal if self.at_most else median(self.ratios) >= self.goal


def main() -> None:
    """Measure and print, line by line."""
    print(f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {platform.system()}")
    print(f"{'what is compared':<58}{'median':>8}  {'min .. max':<16}{'goal':<9}met?")
    for measure in (whole_process, reference_evaluator, durable_rules, report_as_pdf):
        for line in measure():
            show(line)


def show(line: Line) -> None:
    """One line of the table, with its remark below."""
    spread = f"{min(line.ratios):.2f} .. {max(line.ratios):.2f}"
    goal = f"{'<=' if line.at_most else '>='} {line.goal:g}"
    print(f"{line.name:<58}{median(line.ratios):>7.2f}x  {spread:<16}{goal:<9}{'yes' if line.met else 'NO'}")
    print(f"    {line.remark}", flush=True)


def seconds(work: Callable[[], object]) -> Seconds:
    """How long the work takes, with the garbage of what came before cleared away."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(rounds: int, *works: Callable[[], object]) -> list[tuple[Seconds, ...]]:
    """The times of the works, one after the other, so many rounds, after one that is not counted."""
    for work in works:
        work()
    return [tuple(seconds(work) for work in works) for _ in range(rounds)]


def whole_process() -> Iterator[Line]:
    """A whole assessment as a user starts it, against the bare import of two libraries."""
    assessment = [str(Path(sys.executable).with_name("lawgap")), "assess", "kaz"]
    assessment += ["--as-of", AS_OF.isoformat(), "--format", "json"]
    imports = [sys.executable, "-c", "import pydantic, jinja2"]

    def started(command: Sequence[str]) -> Callable[[], object]:
        return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)

    times = in_turns(9, started(assessment), started(imports))
    remark = f"{_milliseconds(times, 0)} against {_milliseconds(times, 1)}, whole processes"
    ratios = tuple(ours / theirs for ours, theirs in times)
    yield Line("lawgap assess kaz / python -c 'import pydantic, jinja2'", ratios, 4, True, remark)


def reference_evaluator() -> Iterator[Line]:
    """Verdicts with their derivation, against the same rules in rule-engine, which says true or false only."""
    library = open_library(find_library())
    facts = library.data.facts
    states = [_imagined(library, Random(number)) for number in range(4)]
    work = [(name, parsed, values) for values in states for name, parsed in library.conditions.items()]
    theirs = {name: _Translated(parsed, facts) for name, parsed in library.conditions.items()}
    inputs = [(theirs[name], theirs[name].inputs(values)) for name, _, values in work]

    def ours() -> list[Verdict]:
        return [decide(parsed, Evaluator(facts, values, AS_OF)).verdict for _, parsed, values in work]

    def others() -> list[Verdict]:
        return [rules.verdict(given) for rules, given in inputs]

    differing = [name for (name, _, _), a, b in zip(work, ours(), others(), strict=True) if a is not b]
    if differing:
        raise AssertionError(f"the two say different things of {differing[:5]}; the comparison would be worthless")
    times = in_turns(9, others, ours)
    rates = [len(work) / median(column) for column in zip(*times, strict=True)]
    remark = f"{rates[1]:,.0f} requirements a second with traces against {rates[0]:,.0f} without; verdicts are the same"
    yield Line("reference evaluator / rule-engine (speed)", tuple(a / b for a, b in times), 15, False, remark)


def durable_rules() -> Iterator[Line]:
    """What it costs that durable-rules decides and the reference checks every verdict."""
    library = open_library(find_library())
    state = open_state(find_state("kaz", ROOT / "assessments"), library)
    times = in_turns(9, lambda: assess(library, state, AS_OF), lambda: assess(library, state, AS_OF, durable=False))
    remark = f"{_milliseconds(times, 0)} against {_milliseconds(times, 1)}, {len(library.conditions)} requirements"
    ratios = tuple(both / alone for both, alone in times)
    yield Line("assessment with durable-rules / by the reference alone", ratios, 30, True, remark)


def report_as_pdf() -> Iterator[Line]:
    """The report against the same HTML through bare WeasyPrint, and its page against a page of plain text."""
    import weasyprint

    from lawgap.reporting.assets import BASE, AssetFetcher
    from lawgap.reporting.fonts import only_fonts_of
    from lawgap.reporting.pages import render_html
    from lawgap.reporting.pdf import VARIANT, print_html

    library = open_library(find_library())
    run = assess(library, open_state(find_state("kaz", ROOT / "assessments"), library), AS_OF)
    reports = find_library() / "reports"
    html, run_file = render_html(run, reports), run_bytes(run)
    plain = _plain_document([requirement.asks for requirement in library.data.requirements.values()])

    def ours() -> int:
        return print_html(html, run, reports, run_file).pages

    def bare() -> int:
        with only_fonts_of(reports / "fonts"):
            fetcher = AssetFetcher(reports)
            document = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(pdf_variant=VARIANT)
            document.write_pdf(pdf_variant=VARIANT)
            return len(document.pages)

    def text() -> int:
        with only_fonts_of(reports / "fonts"):
            document = weasyprint.HTML(string=plain).render()
            document.write_pdf()
            return len(document.pages)

    pages, _, plain_pages = ours(), bare(), text()
    times = [tuple(seconds(work) for work in (ours, bare, text)) for _ in range(3)]
    remark = f"{_milliseconds(times, 0)} against {_milliseconds(times, 1)} for {pages} pages"
    yield Line("report as PDF / bare WeasyPrint on the same HTML", tuple(a / b for a, b, _ in times), 1.1, True, remark)
    a_page = median(a / pages for a, _, _ in times) * 1000
    a_plain_page = median(c / plain_pages for _, _, c in times) * 1000
    remark = f"{a_page:.0f} ms a page against {a_plain_page:.0f} ms ({plain_pages} pages of plain text)"
    per_page = tuple((a / pages) / (c / plain_pages) for a, _, c in times)
    yield Line("a page of the report / a page of plain text", per_page, 3.5, True, remark)


def _milliseconds(times: Sequence[tuple[Seconds, ...]], column: int) -> str:
    return f"{median(row[column] for row in times) * 1000:,.0f} ms"


def _plain_document(sentences: Sequence[str]) -> str:
    """Paragraphs of ordinary prose in the font of the report, with no markup beside."""
    prose = [" ".join(sentences[place : place + 4]) for place in range(0, len(sentences) - 3, 2)]
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in prose * 3)
    style = 'body { font: 10pt/1.45 "Source Serif 4" }'
    return f'<html lang="en"><style>{style}</style><title>Plain text</title><body>{paragraphs}</body></html>'


def _imagined(library: Library, random: Random) -> dict[str, Value]:
    """A State of which every fact is known, with values on both sides of what the rules test."""
    tested: dict[str, list[Comparison]] = {}
    for parsed in library.conditions.values():
        for part in (parsed.applies, parsed.met, parsed.partly):
            for comparison in comparisons(part) if part else ():
                tested.setdefault(comparison.fact, []).append(comparison)
    return {name: _answer(library.data.facts[name], found, random) for name, found in tested.items()}


def _answer(fact: Fact, tests: Sequence[Comparison], random: Random) -> Value:
    match fact.type:
        case "boolean":
            return random.random() < 0.7
        case "choice":
            return random.choice(fact.values)
        case "date":
            return date(random.randrange(2000, 2023), random.randrange(1, 13), random.randrange(1, 28))
        case _:
            numbers = [t.constant for t in tests if isinstance(t.constant, int | Decimal) and not t.years_since]
            near: list[Value] = [max(number + step, 0) for number in numbers or [1] for step in (-1, 0, 1)]
            return random.choice([*near, NONE] if fact.none else near)


class _Translated:
    """One requirement's conditions in the syntax of rule-engine, compiled."""

    def __init__(self, conditions: Conditions, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        parts = (conditions.applies, conditions.met, conditions.partly)
        self.tested = tuple({item for part in parts if part for item in comparisons(part)})
        self.applies, self.met, self.partly = (
            rule_engine.Rule(_syntax(part, facts)) if part else None for part in parts
        )

    def inputs(self, values: Mapping[str, Value]) -> dict[str, Anything]:
        """The values of the facts that are tested, as rule-engine takes them; what is missing is null."""
        given: dict[str, Anything] = {}
        for test in self.tested:
            value = values.get(test.fact)
            if test.years_since and isinstance(value, date):
                given[key_of(test.fact, True)] = whole_years(value, AS_OF)
            else:
                given[key_of(test.fact)] = _native(self.facts[test.fact], value)
        return given

    def verdict(self, given: Mapping[str, Anything]) -> Verdict:
        """The verdict, from as few evaluations as it takes."""
        if self.applies and not self.applies.matches(given):
            return Verdict.NOT_APPLICABLE
        if self.met and self.met.matches(given):
            return Verdict.MET
        return Verdict.PARTLY_MET if self.partly and self.partly.matches(given) else Verdict.NOT_MET


def _native(fact: Fact, value: Value | None) -> Anything:
    if fact.type == "number" and value == NONE:
        return Decimal("Infinity") if fact.none == "no_upper_limit" else Decimal("-Infinity")
    return value


def _syntax(expression: Expression, facts: Mapping[str, Fact]) -> str:
    match expression:
        case Comparison():
            left = key_of(expression.fact, expression.years_since)
            return f"{left} {expression.operator} {_literal(facts[expression.fact], expression)}"
        case Not(condition):
            return f"not ({_syntax(condition, facts)})"
        case All(conditions):
            return " and ".join(f"({_syntax(condition, facts)})" for condition in conditions)
        case Any(conditions):
            return " or ".join(f"({_syntax(condition, facts)})" for condition in conditions)
        case AtLeast(number, conditions):
            return _syntax(Any(tuple(All(chosen) for chosen in combinations(conditions, number))), facts)


def _literal(fact: Fact, comparison: Comparison) -> str:
    constant = comparison.constant
    if comparison.years_since or fact.type == "number":
        return ("inf" if fact.none == "no_upper_limit" else "-inf") if constant == NONE else str(constant)
    if fact.type == "boolean":
        return str(constant).lower()
    return f'd"{constant}"' if fact.type == "date" else f'"{constant}"'


if __name__ == "__main__":
    main()
