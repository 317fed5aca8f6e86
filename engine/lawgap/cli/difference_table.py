"""A difference as text for a terminal: what moved, grouped by how, each with its causes."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from lawgap.cli.explain_command import provision_words
from lawgap.cli.run_table import STYLES
from lawgap.model.difference import Cause, Difference, Move, Position, Side
from lawgap.model.run import Standing

KINDS = {
    "opened": "Opened: a gap is there now",
    "worse": "Worse",
    "no_longer_known": "No longer known",
    "closed": "Closed: the gap is gone",
    "better": "Better",
    "settled": "Settled: what was open is answered",
    "now_applies": "Applies now",
    "no_longer_applies": "No longer applies",
    "renamed": "Renamed only: the provision moved, the finding did not",
}
CAUSES = {
    "law": "the law changed",
    "obligation": "the obligation changed",
    "observation": "something was observed",
    "knowledge": "our knowledge changed",
    "standard": "the standard or the rule changed",
    "time": "time passed",
}


def tables(difference: Difference) -> Iterator[RenderableType]:
    """The parts to print in order."""
    yield Text(
        f"{difference.after.state.name}: from {_side(difference.before)} to {_side(difference.after)}", style="bold"
    )
    if difference.is_empty:
        yield Text("Nothing moved.")
        return
    for kind, title in KINDS.items():
        moves = [move for move in difference.moves if move.kind == kind]
        if moves:
            yield Text(f"\n{title} ({len(moves)})", style="bold")
            yield _moves(moves, difference)
    for words, names in (
        ("These conclusions follow now", difference.conclusions_new),
        ("These conclusions follow no longer", difference.conclusions_gone),
    ):
        if names:
            yield Text(f"\n{words}: {', '.join(names)}")
    if difference.scores:
        yield Text("\nScores of the instruments, before and after", style="bold")
        yield _scores(difference)


def _side(side: Side) -> str:
    known = f" as known on {side.known_on}" if side.known_on else ""
    return f"{side.as_of}{known}"


def _moves(moves: list[Move], difference: Difference) -> Table:
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 2))
    table.add_column("Finding", ratio=1)
    for move in moves:
        text = Text(move.title, style="bold").append(f"  {move.requirement}", style="not bold dim")
        text.append("\n").append_text(_position(move.before)).append(" \u2192 ").append_text(_position(move.after))
        for cause in _joined(move.causes):
            text.append(f"\n{cause_words(cause, difference)}", style="not bold")
        table.add_row(text)
    return table


def _position(position: Position | None) -> Text:
    if position is None:
        return Text("not there", style="dim")
    bounds = "" if position.lower == position.upper else f" ({position.lower:g} to {position.upper:g})"
    return Text(f"{position.verdict.symbol} {position.verdict.words}{bounds}", style=STYLES[position.verdict])


def _joined(causes: tuple[Cause, ...]) -> list[Cause]:
    """Causes of one kind and one set of statements said once."""
    return list({(c.kind, c.fact, c.entered, c.left): c for c in causes}.values())


def cause_words(cause: Cause, difference: Difference) -> str:
    """``the law changed on 1 January 2015: 72 hours -> 48 hours (Criminal Procedure Code, art 131)``."""
    words = CAUSES[cause.kind]
    if cause.kind == "observation" and not cause.entered:
        words = "an earlier observation ceased to count"
    if cause.on:
        words += f" on {cause.on}"
    if cause.fact is None:
        return words
    moved = next((item for item in difference.facts if item.fact == cause.fact), None)
    said = difference.vocabulary.get(cause.fact)
    if moved and said:
        words += (
            f": {_values(moved.before, cause.fact, difference)} \u2192 {_values(moved.after, cause.fact, difference)}"
        )
    else:
        words += f": {cause.fact}"
    acts = [provision_words(difference.statements[name], difference.acts) for name in cause.entered or cause.left]
    return f"{words} ({'; '.join(dict.fromkeys(acts))})" if acts else words


def _values(standing: Standing | None, fact: str, difference: Difference) -> str:
    if standing is None or not standing.values:
        return "not known"
    said = difference.vocabulary[fact]
    sentences = [said.sentence(said.read_run_value(value.value)) for value in standing.values]
    return " / or: ".join(f"\u201c{sentence}\u201d" for sentence in sentences)


def _scores(difference: Difference) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2))
    for name in ("Instrument", "Layer", "Before", "After"):
        table.add_column(name)
    for move in difference.scores:
        if move.article is None:
            cells = [f"{s.lower:.2f} to {s.upper:.2f}" if s else "-" for s in (move.before, move.after)]
            table.add_row(move.instrument, move.layer.value, *cells)
    return table
