"""The page that is read first: the most serious gaps, each from standard to law to remedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lawgap.model.run import Finding, Node, Run, RunValue
from lawgap.model.words import Gravity, Layer, Truth, Verdict
from lawgap.reporting.citations import Note
from lawgap.reporting.fact_words import answer
from lawgap.reporting.findings import FullFinding
from lawgap.reporting.messages import Messages

MOST_SERIOUS = 6
_GRAVITY = list(Gravity)


@dataclass(frozen=True, slots=True)
class Gap:
    """One line of the summary: a finding, the answer that decides it, and where that stands.

    ``caution`` words what is unverified there and how it is known. ``also`` are less grave findings by the same answer.
    """

    finding: Finding
    anchor: str
    paragraph: int
    law: str
    provision: str
    caution: str | None
    remedy: str
    fact: str
    value: RunValue
    also: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerCount:
    """How many findings of one layer have each verdict."""

    layer: Layer
    counts: Mapping[Verdict, int]
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The most serious gaps and the numbers around them."""

    gaps: tuple[Gap, ...]
    all_gaps: int
    layers: tuple[LayerCount, ...]
    known: int
    total: int


def summary(run: Run, full: Mapping[str, FullFinding], messages: Messages) -> Summary:
    """The summary; ``full`` holds the findings written in full, by requirement."""
    gaps = [finding for finding in run.findings if finding.verdict.is_gap]
    chosen = _one_of_each_cluster(sorted(gaps, key=_seriousness))
    lines = _one_of_each_answer(_gap(run, finding, full[finding.requirement], messages) for finding in chosen)
    decided = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)
    scored = [finding for finding in run.findings if finding.verdict.is_scored]
    return Summary(
        gaps=lines[:MOST_SERIOUS],
        all_gaps=len(gaps),
        layers=tuple(_count(run, layer) for layer in Layer),
        known=sum(finding.verdict in decided for finding in scored),
        total=len(scored),
    )


def _seriousness(finding: Finding) -> tuple[bool, int, bool, bool, int]:
    """What comes first: law before practice, then gravity, the absolute prohibitions, whole gaps, firm authority."""
    return (
        finding.layer is Layer.PRACTICE,
        _GRAVITY.index(finding.gravity),
        not finding.absolute,
        finding.verdict is not Verdict.NOT_MET,
        finding.tier,
    )


def _one_of_each_cluster(findings: list[Finding]) -> Iterator[Finding]:
    met: set[str] = set()
    for finding in findings:
        if finding.cluster in met:
            continue
        if finding.cluster:
            met.add(finding.cluster)
        yield finding


def _gap(run: Run, finding: Finding, written: FullFinding, messages: Messages) -> Gap:
    failing = dict.fromkeys(_failing(finding.derivation.met))
    known = [line for line in written.law if line.answers]
    decisive = [line for line in known if line.fact in failing] or known
    line = decisive[0]
    found = run.standings[line.fact].values[0]
    cited = line.answers[0].cited[_lowest(run, found.statements)]
    return Gap(
        finding=finding,
        anchor=written.anchor,
        paragraph=written.numbers.standard,
        law=answer(run.facts[line.fact], found.value, messages),
        provision=f"{cited.act}, {cited.rest}" if cited.act else cited.rest,
        caution=_caution(cited.note, messages),
        remedy=finding.remedy,
        fact=line.fact,
        value=found.value,
    )


def _one_of_each_answer(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """No answer twice: a later gap by the same answer is named with the first."""
    kept: dict[tuple[str, RunValue], Gap] = {}
    for gap in gaps:
        answered = gap.fact, gap.value
        first = kept.get(answered)
        kept[answered] = replace(first, also=(*first.also, gap.finding)) if first else gap
    return tuple(kept.values())


def _lowest(run: Run, names: tuple[str, ...]) -> int:
    """The place of the statement that binds the official most closely: the lowest norm that gives the answer."""

    def rank(place: int) -> int:
        statement = run.statements[names[place]]
        act = run.acts.get(statement.provision.act) if statement.provision else None
        level = statement.norm_level or (act.level if act else None)
        return level.rank if level else -1

    return max(range(len(names)), key=rank)


def _caution(note: Note, messages: Messages) -> str | None:
    """What is unverified in a statement, and how it is known where nobody asserts it outright."""
    how = [place.how for place in note.places]
    parts = list(dict.fromkeys(filter(None, how))) if all(how) else []
    if note.unverified:
        parts.append(messages.word("unverified_parts", parts=", ".join(note.unverified)))
    return "; ".join(parts) or None


def _failing(node: Node) -> Iterator[str]:
    """The facts whose comparisons fail, going down through what is false."""
    if node.truth is not Truth.FALSE:
        return
    if node.fact:
        yield node.fact
    for below in node.nodes:
        yield from _failing(below)


def _count(run: Run, layer: Layer) -> LayerCount:
    found = [finding for finding in run.findings if finding.layer is layer]
    counts = {verdict: sum(finding.verdict is verdict for finding in found) for verdict in Verdict}
    return LayerCount(layer, counts, len(found))
