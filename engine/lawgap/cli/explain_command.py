"""lawgap explain: one finding as a tree, from the requirement down to the locator in the source."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from lawgap.cli.run_table import STYLES
from lawgap.model.run import WHY_SET_ASIDE, Finding, Node, Reading, Run, Standing
from lawgap.model.state import Act, NotBefore, Source, Statement
from lawgap.model.words import Mark, Truth

_TRUTHS = {
    Truth.TRUE: ("\u2713", "green", "holds"),
    Truth.FALSE: ("\u2717", "red", "does not hold"),
    Truth.UNKNOWN: ("?", "dim", "is not known"),
}


def print_explanation(run: Run, finding: Finding) -> None:
    """Print the tree."""
    Console(highlight=False).print(explanation(run, finding))


def explanation(run: Run, finding: Finding) -> Tree:
    """The finding as a tree."""
    head = Text(f"{finding.verdict.symbol} {finding.verdict.words}", style=STYLES[finding.verdict])
    head.append(f"  {finding.title}", style="bold")
    head.append(f"\n{finding.requirement}, {run.state.name}, the law as it stood on {run.as_of}", style="dim")
    tree = Tree(head)
    instrument = run.standards[finding.instrument]
    asked = tree.add(Text(f"What is required ({instrument.abbreviation} {finding.provision}, {finding.layer} layer)"))
    asked.add(Text(finding.asks))
    for authority in finding.authorities:
        says = f": {authority.says}" if authority.says else ""
        asked.add(Text(f"{authority.text} {authority.pinpoint} (tier {authority.tier}{_mark(authority.mark)}){says}"))
    shown: set[str] = set()
    for reading in finding.readings:
        _reading(tree, reading, run, shown)
    if finding.undecided:
        open_ = tree.add(Text("What would decide it"))
        for name in finding.undecided:
            open_.add(Text(f"{run.facts[name].question}  [{name}]"))
    if finding.beside:
        practice = tree.add(Text("Practice, beside the finding and never counted in it"))
        for name in finding.beside:
            _fact(practice, name, run, shown)
    if finding.verdict.is_gap or finding.undecided:
        tree.add(Text("Remedy: ", style="bold").append(finding.remedy, style="not bold"))
    return tree


def _reading(tree: Tree, reading: Reading, run: Run, shown: set[str]) -> None:
    title = "How the rule was applied"
    if reading.assumes:
        assumed = "; ".join(_sentence(name, value, run) for name, value in reading.assumes.items())
        title = f"If this is right: {assumed}  then: {reading.verdict.words}"
    branch = tree.add(Text(title))
    derivation = reading.derivation
    for words, node in (
        ("It applies where", derivation.applies),
        ("It is met where", derivation.met),
        ("It is partly met where", derivation.partly),
    ):
        if node:
            _node(branch.add(_condition(words, node)), node, run, shown)


def _condition(words: str, node: Node) -> Text:
    symbol, style, truth = _TRUTHS[node.truth]
    text = Text(f"{symbol} ", style=style).append(f"{words} {node.condition}".strip(), style="not bold")
    return text.append(f": {truth}", style)


def _node(branch: Tree, node: Node, run: Run, shown: set[str]) -> None:
    if node.fact:
        _fact(branch, node.fact, run, shown)
    for below in node.nodes:
        if below.nodes:
            _node(branch.add(_condition("", below)), below, run, shown)
        elif below.fact:
            _fact(branch.add(_condition("", below)), below.fact, run, shown)


def _fact(branch: Tree, name: str, run: Run, shown: set[str]) -> None:
    """The fact's standing with its statements; what was printed once is only named again."""
    if name in shown:
        branch.add(Text("(see above)", style="dim"))
        return
    shown.add(name)
    standing = run.standings.get(name)
    if standing is None:
        branch.add(Text(f"Not known: {run.facts[name].question} No statement speaks of it.", style="dim"))
        return
    for value in standing.values:
        said = branch.add(Text(_sentence(name, value.value, run)))
        for statement in value.statements:
            _statement(said, run.statements[statement], run, "")
    if not standing.values:
        branch.add(Text(f"Not known: {run.facts[name].question}", style="dim"))
    _others(branch, standing, run)


def _others(branch: Tree, standing: Standing, run: Run) -> None:
    for latent in standing.latent:
        words = f"Latent, at the level of the {latent.level.value.replace('_', ' ')}: "
        said = branch.add(Text(words + _sentence(standing.fact, latent.value, run), style="yellow"))
        _statement(said, run.statements[latent.statement], run, "")
    for aside in standing.set_aside:
        statement = run.statements[aside.statement]
        words = f"Not used ({WHY_SET_ASIDE[aside.reason]}): {_sentence(standing.fact, statement.value, run)}"
        if aside.reason in ("ended", "begins_later"):
            branch.add(Text(f"{words} ({provision_words(statement, run.acts)}, {dates_words(statement)})", style="dim"))
        else:
            _statement(branch.add(Text(words, style="dim")), statement, run, "dim")


def _statement(branch: Tree, statement: Statement, run: Run, style: str) -> None:
    line = Text(f"{provision_words(statement, run.acts)}, {dates_words(statement)}", style=style)
    if statement.unverified:
        line.append(f" [unverified: {', '.join(statement.unverified)}]", style="yellow")
    line.append(f"  {statement.id}", style="dim")
    node = branch.add(line)
    for evidence in statement.evidence:
        source = run.sources[evidence.source]
        how = "" if evidence.how == "asserted" else f" ({evidence.how.replace('_', ' ')})"
        quoted = f" \u201c{evidence.words}\u201d" if evidence.words else ""
        text = Text(f"{source_words(source)}, {evidence.place}{how}{quoted}", style="dim")
        node.add(text.append(_mark(source.mark), style="yellow"))


def provision_words(statement: Statement, acts: dict[str, Act]) -> str:
    """The provision of national law: ``Criminal Code (No. 226-V), art 146``; or who says it, or why there is none."""
    provision = statement.provision
    if provision is None:
        return statement.claimant or statement.no_provision or "no provision is cited"
    words = _act_words(acts[provision.act])
    if provision.article:
        words += f", art {provision.article}"
    if provision.amended_by:
        words += f", as amended by {_act_words(acts[provision.amended_by])}"
    return words


def _act_words(act: Act) -> str:
    if not act.number:
        return act.title
    return f"{act.title} (No. {act.number}{', number unverified' if 'number' in act.unverified else ''})"


def dates_words(statement: Statement) -> str:
    """When it holds."""
    if statement.observed:
        until = f" to {statement.observed.until}" if statement.observed.until else ""
        return f"observed {statement.observed.on}{until}"
    holds = statement.holds
    since = f"in force from {holds.start}" if holds.start else "in force, from when is not said"
    return f"{since} to {holds.end}" if holds.end else since


def source_words(source: Source) -> str:
    """Publisher, title and date of a source."""
    published = source.published
    when = f"not before {published.not_before}" if isinstance(published, NotBefore) else str(published)
    return f"{source.publisher}, {source.title} ({when})"


def _sentence(name: str, value: bool | int | float | str, run: Run) -> str:
    fact = run.facts[name]
    return fact.sentence(fact.read_run_value(value))


def _mark(mark: Mark) -> str:
    return "" if mark is Mark.VERIFIED else f", {mark.value} verified" if mark is Mark.PARTLY else ", unverified"
