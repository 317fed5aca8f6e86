"""Reads standards/ and rules/ into the library's data, gathering every fault on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from lawgap.model.base import Model
from lawgap.model.fault import Fault
from lawgap.model.library import LibraryData
from lawgap.model.rule import ConclusionRule, Rule
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.standard import Instrument, Requirement
from lawgap.model.vocabulary import Fact
from lawgap.reading.binding import bind, bind_each, only_keys
from lawgap.reading.documents import Places
from lawgap.reading.folder import hashes_of
from lawgap.reading.yaml_document import Document, read_yaml

M = TypeVar("M", bound=Model)


@dataclass
class LibraryReading:
    """What could be read: the parts, where each stands, and the faults."""

    instruments: dict[str, Instrument] = field(default_factory=dict)
    requirements: dict[str, Requirement] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    conclusions: dict[str, ConclusionRule] = field(default_factory=dict)
    scoring: ScoringMethod | None = None
    hashes: dict[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    faults: list[Fault] = field(default_factory=list)

    def data(self) -> LibraryData:
        """The data in report order; call it only where there is no fault."""
        assert self.scoring is not None
        order = {name: place for place, name in enumerate(self.instruments)}
        articles = {(i.id, a.id): place for i in self.instruments.values() for place, a in enumerate(i.articles)}
        ranked = sorted(
            self.requirements.values(), key=lambda r: (order[r.instrument], articles[r.instrument, r.article])
        )
        return LibraryData(
            instruments=self.instruments,
            requirements={requirement.id: requirement for requirement in ranked},
            facts=self.facts,
            rules=self.rules,
            conclusions=self.conclusions,
            scoring=self.scoring,
            hashes=self.hashes,
        )


INSTRUMENT_ORDER = ("cat", "opcat", "iccpr", "bpuff", "ovs")


def read_library(contents: dict[str, bytes]) -> LibraryReading:
    """Read the files, by their name relative to the library's folder (``rules/facts/custody.yaml``)."""
    reading = LibraryReading(hashes=hashes_of(contents))
    for name, content in sorted(contents.items(), key=lambda item: _rank(item[0])):
        document = read_yaml(name, content)
        if not document.faults:
            _read_file(name, document, reading)
        reading.faults += document.faults
    if reading.scoring is None and "rules/scoring.yaml" not in contents:
        reading.faults.append(Fault("rules/scoring.yaml", 0, 0, "missing-file", "the scoring method is missing"))
    return reading


def _rank(name: str) -> tuple[int, int, list[tuple[int, str]]]:
    parts = name.split("/")
    instrument = parts[1] if len(parts) > 1 else ""
    known = INSTRUMENT_ORDER.index(instrument) if instrument in INSTRUMENT_ORDER else len(INSTRUMENT_ORDER)
    natural = [(int(p), "") if p.isdigit() else (0, p) for p in name.replace(".", "-").split("-")]
    return known, int(parts[-1] != "instrument.yaml"), natural


def _read_file(name: str, document: Document, reading: LibraryReading) -> None:
    match name.split("/"):
        case ["standards", _, "instrument.yaml"]:
            _take(Instrument, document, None, "instrument", reading.instruments, reading)
        case ["standards", _, _]:
            _take(Requirement, document, "requirements", "requirement", reading.requirements, reading)
        case ["rules", "facts", _]:
            only_keys(document, "topic", "title", "facts")
            _take(Fact, document, "facts", "fact", reading.facts, reading, checked=True)
        case ["rules", "conclusions", _]:
            _take(ConclusionRule, document, "conclusions", "conclusion", reading.conclusions, reading)
        case ["rules", "scoring.yaml"]:
            reading.scoring = bind(ScoringMethod, document)
            reading.places.remember("scoring", "scoring", document, ())
        case ["rules", _, _]:
            _take(Rule, document, "rules", "rule", reading.rules, reading)
        case _:
            document.faults.append(document.fault((), "unexpected-file", f"{name} is in none of the known places"))


def _take(
    model: type[M],
    document: Document,
    key: str | None,
    kind: str,
    into: dict[str, M],
    reading: LibraryReading,
    checked: bool = False,
) -> None:
    if key is None:
        whole = bind(model, document)
        bound = [(whole, ())] if whole else []
    else:
        if not checked:
            only_keys(document, key)
        bound = bind_each(model, document, key)  # type: ignore[assignment]
    for item, path in bound:
        name: str = item.requirement if isinstance(item, Rule) else item.id  # type: ignore[attr-defined]
        taken = reading.places.remember(kind, name, document, path)
        if taken:
            document.faults.append(taken)
        else:
            into[name] = item
