"""Reads standards/ and rules/ into the library's data, gathering every fault on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from lawgap.model.base import Model
from lawgap.model.fault import Fault
from lawgap.model.library import LibraryData
from lawgap.model.rule import ConclusionRule, Rule
from lawgap.model.scoring_method import ScoringMethod
from lawgap.model.standard import Instrument, Requirement
from lawgap.model.vocabulary import Fact
from lawgap.reading.binding import bind, bind_each, holds_keys, only_keys
from lawgap.reading.documents import Places
from lawgap.reading.folder import hashes_of
from lawgap.reading.yaml_document import Document, Path
from lawgap.reading.yaml_reader import read_yaml

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
            rule_hashes={name: _hash(requirement, self.rules[name]) for name, requirement in self.requirements.items()},
        )


KEYS = {
    "instrument": "id, title, abbreviation, kind, adopted, articles and so on",
    "requirement": "a list under requirements:",
    "fact": "topic, title and a list under facts:",
    "conclusion": "a list under conclusions:",
    "scoring": "values, tiers, gravity, bands and so on",
    "rule": "a list under rules:",
}


def _hash(requirement: Requirement, rule: Rule) -> str:
    """What the requirement and its rule say, without the rule's own cases."""
    content = requirement.model_dump_json() + rule.model_dump_json(exclude={"cases"})
    return sha256(content.encode()).hexdigest()[:16]


INSTRUMENT_ORDER = ("cat", "opcat", "iccpr", "op2", "bpuff", "ovs")


def read_library(contents: dict[str, bytes]) -> LibraryReading:
    """Read the files, by their name relative to the library's folder (``rules/facts/custody.yaml``)."""
    reading = LibraryReading(hashes=hashes_of(contents))
    for name, content in sorted(contents.items(), key=lambda item: _rank(item[0])):
        kind = _kind(name)
        if kind is None:
            message = "is in none of the places where a library's files are: standards/ and rules/"
            reading.faults.append(Fault(name, 0, 0, "unexpected-file", message))
            continue
        document = read_yaml(name, content, KEYS[kind])
        if holds_keys(document, KEYS[kind]):
            _read_file(kind, document, reading)
        else:
            reading.places.unread.add(kind)
        reading.faults += document.faults
    if reading.scoring is None and "rules/scoring.yaml" not in contents:
        reading.faults.append(
            Fault("rules/scoring.yaml", 0, 0, "missing-file", "is missing; it holds the scoring method")
        )
    return reading


def _rank(name: str) -> tuple[int, int, list[tuple[int, str]]]:
    parts = name.split("/")
    instrument = parts[1] if len(parts) > 1 else ""
    known = INSTRUMENT_ORDER.index(instrument) if instrument in INSTRUMENT_ORDER else len(INSTRUMENT_ORDER)
    natural = [(int(p), "") if p.isdecimal() else (0, p) for p in name.replace(".", "-").split("-")]
    return known, int(parts[-1] != "instrument.yaml"), natural


def _kind(name: str) -> str | None:
    match name.split("/"):
        case ["standards", _, "instrument.yaml"]:
            return "instrument"
        case ["standards", _, _]:
            return "requirement"
        case ["rules", "facts", _]:
            return "fact"
        case ["rules", "conclusions", _]:
            return "conclusion"
        case ["rules", "scoring.yaml"]:
            return "scoring"
        case ["rules", _, _]:
            return "rule"
    return None


def _read_file(kind: str, document: Document, reading: LibraryReading) -> None:
    match kind:
        case "instrument":
            _take(Instrument, document, kind, reading.instruments, reading)
        case "requirement":
            only_keys(document, "requirements")
            _take(Requirement, document, kind, reading.requirements, reading)
        case "fact":
            only_keys(document, "topic", "title", "facts")
            _take(Fact, document, kind, reading.facts, reading)
        case "conclusion":
            only_keys(document, "conclusions")
            _take(ConclusionRule, document, kind, reading.conclusions, reading)
        case "scoring":
            reading.scoring = bind(ScoringMethod, document)
            reading.places.remember(kind, kind, document, ())
        case _:
            only_keys(document, "rules")
            _take(Rule, document, kind, reading.rules, reading)


def _take(model: type[M], document: Document, kind: str, into: dict[str, M], reading: LibraryReading) -> None:
    bound: list[tuple[M | None, Path]]
    bound = [(bind(model, document), ())] if kind == "instrument" else bind_each(model, document, f"{kind}s")
    for item, path in bound:
        if item is None:
            reading.places.set_aside(kind, document, path)
            continue
        name: str = item.requirement if isinstance(item, Rule) else item.id  # type: ignore[attr-defined]
        taken = reading.places.remember(kind, name, document, path)
        if taken:
            document.faults.append(taken)
        else:
            into[name] = item
