"""The closed vocabularies of the project, each word with its meaning where it is printed."""

from __future__ import annotations

from enum import StrEnum


class Layer(StrEnum):
    """What kind of thing is measured; the layers are never blended into one number."""

    LAW = "law"
    INSTITUTION = "institution"
    PRACTICE = "practice"


class Force(StrEnum):
    """Where the duty and its detail come from."""

    TREATY = "treaty"
    OPTIONAL_PROTOCOL = "optional_protocol"
    INTERPRETATION = "interpretation"
    SOFT_LAW = "soft_law"
    TREATY_AND_INTERPRETATION = "treaty_and_interpretation"
    OPTIONAL_PROTOCOL_AND_INTERPRETATION = "optional_protocol_and_interpretation"


class Mark(StrEnum):
    """What was checked of a pinpoint, an act or a source."""

    VERIFIED = "verified"
    PARTLY = "partly"
    UNVERIFIED = "unverified"


class Gravity(StrEnum):
    """How much depends on a requirement."""

    GRAVE = "grave"
    SERIOUS = "serious"
    ORDINARY = "ordinary"


class NormLevel(StrEnum):
    """The rank of an act of national law."""

    CONSTITUTION = "constitution"
    CONSTITUTIONAL_LAW = "constitutional_law"
    CODE = "code"
    STATUTE = "statute"
    DECREE = "decree"
    ORDER = "order"
    RESOLUTION = "resolution"

    @property
    def rank(self) -> int:
        """0 is the highest; codes and statutes stand side by side, as do orders and resolutions."""
        return _RANKS[self]


_RANKS = {
    NormLevel.CONSTITUTION: 0,
    NormLevel.CONSTITUTIONAL_LAW: 1,
    NormLevel.CODE: 2,
    NormLevel.STATUTE: 2,
    NormLevel.DECREE: 3,
    NormLevel.ORDER: 4,
    NormLevel.RESOLUTION: 4,
}


class Truth(StrEnum):
    """Kleene's three values."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        return _NEGATION[self]


_NEGATION = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


class Verdict(StrEnum):
    """What an assessment says of one requirement."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    CONTESTED = "contested"
    NOT_APPLICABLE = "not_applicable"
    TAKEN = "taken"
    NOT_TAKEN = "not_taken"

    @property
    def words(self) -> str:
        """The verdict as it is printed."""
        return self.value.replace("_", " ")

    @property
    def symbol(self) -> str:
        """One character that tells verdicts apart without colour."""
        return _SYMBOLS[self]

    @property
    def is_gap(self) -> bool:
        """Whether the law falls short, in part or wholly."""
        return self in (Verdict.PARTLY_MET, Verdict.NOT_MET)

    @property
    def is_scored(self) -> bool:
        """Optional steps and what does not apply never enter a score."""
        return self not in (Verdict.NOT_APPLICABLE, Verdict.TAKEN, Verdict.NOT_TAKEN)


_SYMBOLS = {
    Verdict.MET: "\u2713",
    Verdict.PARTLY_MET: "\u25d0",
    Verdict.NOT_MET: "\u2717",
    Verdict.UNKNOWN: "?",
    Verdict.CONTESTED: "\u2260",
    Verdict.NOT_APPLICABLE: "\u2013",
    Verdict.TAKEN: "\u2713",
    Verdict.NOT_TAKEN: "\u25cb",
}
