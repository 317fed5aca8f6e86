"""How fast lawgap is, as ratios to things that run on the same machine in the same minutes.

A time in seconds says something about a machine; a ratio of two times taken in turns says something about the
program. So each line compares lawgap with a yardstick that many people know, in pairs that alternate, and prints the
median with the smallest and largest ratio. Nothing here fails: a goal that is missed is printed as missed.
"""

from __future__ import annotations

import gc
import os
import platform
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path
from random import Random
from statistics import median

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import rule_engine  # type: ignore[import-untyped]

from lawgap.assessment import assess
from lawgap.checking.loading import open_library, open_state
from lawgap.evaluating.deciding import outcomes
from lawgap.evaluating.positive import Group, Plain, Positive, event_of, key_of
from lawgap.evaluating.verdicts import compile_rule
from lawgap.model.expression import Comparison, comparisons
from lawgap.model.library import Conditions, Library
from lawgap.model.vocabulary import NONE, Fact, Value
from lawgap.model.words import Verdict
from lawgap.reading.location import find_library, find_state

AS_OF = date(2023, 5, 12)
ROOT = Path(__file__).resolve().parents[2]
Seconds = float
Event = dict[str, Plain | None]
Work = Sequence[tuple[str, Conditions, Mapping[str, Value]]]


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
    """How long a processor works on it, here and in processes started for it; what others do does not count."""
    gc.collect()
    before = _used()
    work()
    return _used() - before


def _used() -> Seconds:
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


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
    """Verdicts with their derivation, against the same verdicts from rule-engine, which gives no reasons."""
    library = open_library(find_library())
    facts = library.data.facts
    theirs = {name: _Translated(parsed, facts) for name, parsed in library.conditions.items()}
    mine = {name: compile_rule(parsed, facts) for name, parsed in library.conditions.items()}
    for words, known in (("all facts known", 1.0), ("one fact in seven unknown", 6 / 7)):
        states = [_imagined(library, Random(number), known) for number in range(4)]
        work = [(name, mine[name], values) for values in states for name in library.conditions]
        inputs = [(theirs[name], theirs[name].inputs(values)) for name, _, values in work]

        def ours(work: Work = work) -> list[str]:
            return [rule.decide(values, AS_OF).verdict.value for _, rule, values in work]

        def others(inputs: Sequence[tuple[_Translated, Event]] = inputs) -> list[str]:
            return [rules.verdict(event) for rules, event in inputs]

        if ours() != others():
            raise AssertionError("the two differ on a verdict; the comparison would be worthless")
        times = in_turns(9, others, ours)
        rates = [len(work) / median(column) for column in zip(*times, strict=True)]
        remark = f"{rates[1]:,.0f} verdicts a second with derivation against {rates[0]:,.0f} without; all are the same"
        ratios = tuple(slow / fast for slow, fast in times)
        yield Line(f"rule-engine / reference evaluator, {words}", ratios, 15, False, remark)


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
    html = render_html(run, reports)
    plain = _plain_document([requirement.asks for requirement in library.data.requirements.values()])

    def ours() -> int:
        return print_html(html, run, reports).pages

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


def _imagined(library: Library, random: Random, known: float) -> dict[str, Value]:
    """A State of which that share of the facts is known, with values on both sides of what the rules test."""
    tested: dict[str, list[Comparison]] = {}
    for parsed in library.conditions.values():
        for comparison in _comparisons(parsed):
            tested.setdefault(comparison.fact, []).append(comparison)
    answers = {name: _answer(library.data.facts[name], found, random) for name, found in tested.items()}
    return {name: answer for name, answer in answers.items() if random.random() < known}


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


def _comparisons(parsed: Conditions) -> tuple[Comparison, ...]:
    parts = (parsed.applies, parsed.met, parsed.partly)
    return tuple(comparison for part in parts if part for comparison in comparisons(part))


class _Translated:
    """One requirement for rule-engine: a rule for each verdict that can be proven, tried in order.

    A missing fact is null there, and each comparison asks first whether it is; so the verdicts have three values too.
    """

    def __init__(self, parsed: Conditions, facts: Mapping[str, Fact]) -> None:
        self.facts = facts
        self.tested = _comparisons(parsed)
        self.rules = [(found.name, rule_engine.Rule(_syntax(found.condition))) for found in outcomes(parsed, facts)]

    def inputs(self, values: Mapping[str, Value]) -> Event:
        """The facts that are tested, in the units that any engine can hold."""
        known = event_of(self.tested, self.facts, values, AS_OF)
        return {key: known.get(key) for key in (key_of(test.fact, test.years_since) for test in self.tested)}

    def verdict(self, event: Event) -> str:
        """The first verdict that is proven."""
        return next((name for name, rule in self.rules if rule.matches(event)), Verdict.UNKNOWN.value)


def _syntax(condition: Positive) -> str:
    if isinstance(condition, Group):
        if not condition.parts:
            return "true" if condition.kind == "all" else "false"
        return f"({(' and ' if condition.kind == 'all' else ' or ').join(map(_syntax, condition.parts))})"
    constant = condition.constant
    literal = str(constant).lower() if isinstance(constant, bool) else str(constant)
    if isinstance(constant, str):
        literal = f'"{constant}"'
    return f"({condition.key} != null and {condition.key} {condition.operator} {literal})"


if __name__ == "__main__":
    main()
