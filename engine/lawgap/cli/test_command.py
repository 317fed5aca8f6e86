"""lawgap test: runs every case of the rules and conclusions."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from lawgap.checking.loading import open_library
from lawgap.evaluating.cases import run_rule_cases
from lawgap.evaluating.deciding import Decider
from lawgap.inferring.cases import run_conclusion_cases
from lawgap.reading.location import find_library


def run_cases(library: Path | None) -> None:
    """Print what failed and how many passed; end with 3 where a case failed."""
    opened = open_library(find_library(library))
    decider = Decider(opened.conditions, opened.data.facts)
    rules = list(run_rule_cases(opened, decider))
    conclusions = list(run_conclusion_cases(opened))
    decider.close()
    failed = [result for result in (*rules, *conclusions) if not result.passed]
    for result in failed:
        click.echo(f"{result.rule}: {result.name}: expected {result.expected}, found {result.found}", err=True)
    click.echo(f"{len(rules)} cases of rules and {len(conclusions)} of conclusions, decided by {decider.engine}")
    click.echo(f"{len(failed)} failed" if failed else "all as expected")
    if failed:
        sys.exit(3)
