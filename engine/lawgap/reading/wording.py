"""What pydantic says of a value that does not fit, in words that say what to write instead."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from lawgap.model.fault import nearest
from lawgap.reading.yaml_document import Path

_NEEDED = {
    "string": "text; put it in quotes",
    "int": "a whole number, without quotes",
    "bool": "true or false",
    "decimal": "a number",
    "list": "a list: [one, two], or entries that begin with `- `",
    "tuple": "a list: [one, two], or entries that begin with `- `",
    "dict": "keys with values",
    "model": "keys with values",
}
_PURPOSE = {
    "'evidence'": "; every statement needs its source, with the place in it",
    "'authorities'": "; every requirement rests on a text, with the pinpoint",
    "'cases'": "; every rule brings its own test cases",
}


def in_words(detail: ErrorDetails, within: Path, model: type[BaseModel]) -> tuple[str, str]:
    """The code and the message; ``within`` is the part of the location that is in the data."""
    name = repr(detail["loc"][-1]) if detail["type"] == "missing" else _name(within)
    given = _short(detail["input"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            allowed = _keys_at(model, within[:-1])
            return "unknown-key", f"unknown key {name}{nearest(str(within[-1]), allowed, show=True)}"
        case "missing":
            return "missing-key", f"the key {name} is missing{_PURPOSE.get(name, '')}"
        case "value_error":
            return "wrong-value", str(detail["msg"]).removeprefix("Value error, ")
        case "literal_error" | "enum":
            allowed = [
                word.strip(" '").replace("True", "true").replace("False", "false")
                for word in str(context["expected"]).replace(" or ", ", ").split(",")
            ]
            hint = nearest(given, allowed)
            listed = f"{hint} Allowed: " if hint else "; allowed: "
            return "wrong-value", f"{name} cannot be {given}{listed}{', '.join(allowed)}"
    return _value_in_words(detail, within, name, given)


def _value_in_words(detail: ErrorDetails, within: Path, name: str, given: str) -> tuple[str, str]:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "too_short":
            least = context["min_length"]
            return (
                "missing-value",
                f"{name} needs at least {least} {'entry' if least == 1 else 'entries'}{_PURPOSE.get(name, '')}",
            )
        case "string_too_long":
            return "too-long", f"{name} may have at most {context['max_length']} characters; shorten it"
        case "string_pattern_mismatch":
            return "wrong-value", f"{name} cannot be {given}; {_form(str(context['pattern']))}"
        case "greater_than_equal" | "less_than_equal":
            bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
            return "wrong-value", f"{name} must be {bound} (given: {given})"
    if detail["input"] is None:
        return "missing-value", f"{name} is empty; give a value, or leave the key out where it is optional"
    if not within:
        return "wrong-type", f"an entry here must be keys with values (given: {given})"
    needed = next(
        (words for kind, words in _NEEDED.items() if detail["type"].startswith(kind)), "another kind of value"
    )
    if len(detail["loc"]) > len(within) and detail["type"].startswith(("bool", "int", "string")):
        needed = "true, false, a number or a text"
    return "wrong-type", f"{name} must be {needed} (given: {given})"


def _name(within: Path) -> str:
    keys = [step for step in within if isinstance(step, str)]
    if not keys:
        return "this"
    return repr(keys[-1]) if isinstance(within[-1], str) else f"an entry of {keys[-1]!r}"


def _short(value: object) -> str:
    """The value as it stands in the file, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    text = {list: "a list", dict: "keys with values", type(None): "nothing"}.get(type(value), str(value))
    return text if len(text) <= 50 else f"{text[:50]}..."


_FORMS = (
    ("^https?", "an address begins with http:// or https://"),
    ("{64}", "a sha256 has 64 characters, 0-9 and a-f"),
    ("{3}", "write three capitals, such as KAZ"),
    ("|", "allowed: "),
    ("(_", "write small letters, digits and _, with dots between: custody.hours_before_judge"),
    (r"\.", "write small letters and digits, with dots and hyphens between: cat.1.definition"),
    ("-", "write small letters and digits, with hyphens between: criminal-code-2014"),
    ("", "write small letters only"),
)


def _form(pattern: str) -> str:
    words = next(words for part, words in _FORMS if part in pattern)
    return words + ", ".join(pattern.strip("^$()").split("|")) if words.endswith(": ") else words


def _keys_at(model: Any, path: Path) -> list[str]:
    """The keys that are allowed at the path of a model."""
    kinds = list(_kinds(model))
    for step in path:
        kinds = [below for kind in kinds for below in _below(kind, step)]
    models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return [info.alias or name for kind in models for name, info in kind.model_fields.items()]


def _below(kind: Any, step: str | int) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return [inner for name, info in fields if (info.alias or name) == step for inner in _kinds(info.annotation)]
    arguments = get_args(kind)
    return list(_kinds(arguments[-1 if get_origin(kind) is dict else 0])) if arguments else []


def _kinds(annotation: Any) -> list[Any]:
    """The kinds that a value may be of, with what is annotated laid bare."""
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [kind for member in get_args(annotation) for kind in _kinds(member)]
    return [annotation]
