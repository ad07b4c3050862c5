"""The events of a YAML text, from two parsers that agree, neither of which expands anything."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Any, NamedTuple

from kdeck.datafile.refusal import YamlError, worded


class Kind(Enum):
    """Name what an event says."""

    SCALAR = auto()
    ALIAS = auto()
    MAPPING = auto()
    SEQUENCE = auto()
    END = auto()
    DOCUMENT = auto()


class Event(NamedTuple):
    """Say what comes next in a text; the line counts from 0.

    is_plain says that a scalar has neither quotation marks nor a tag, so that it may be a number.
    """

    kind: Kind
    line: int
    text: str = ""
    anchor: str | None = None
    tag: str | None = None
    is_plain: bool = False


class OtherParserError(Exception):
    """Leave a text to the parser in Python: libyaml refuses it, is not there, or reads it wrong."""


_KINDS = {
    "ScalarEvent": Kind.SCALAR,
    "AliasEvent": Kind.ALIAS,
    "MappingStartEvent": Kind.MAPPING,
    "SequenceStartEvent": Kind.SEQUENCE,
    "MappingEndEvent": Kind.END,
    "SequenceEndEvent": Kind.END,
    "DocumentStartEvent": Kind.DOCUMENT,
}


def quick_events(text: str) -> Iterator[Event]:
    """Parse with libyaml, many times faster than in Python.

    Raises OtherParserError where the text is for the other parser.
    """
    # YAML 1.2 lets tabs stand where libyaml, of YAML 1.1, does not, and the reverse.
    if "\t" in text:
        raise OtherParserError
    try:
        from yaml import CBaseLoader
        from yaml import YAMLError as LibyamlError
    except ImportError:
        raise OtherParserError from None
    parser: Any = CBaseLoader(text)
    try:
        while (raw := parser.get_event()) is not None:
            if kind := _KINDS.get(type(raw).__name__):
                yield _event(kind, raw)
    except LibyamlError:
        raise OtherParserError from None


def careful_events(text: str) -> Iterator[Event]:
    """Parse in Python; raises YamlError, with words for what is wrong."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError as RuamelError

    try:
        for raw in YAML(typ="safe", pure=True).parse(text):
            if kind := _KINDS.get(type(raw).__name__):
                yield _event(kind, raw)
    except RuamelError as error:
        raise worded(error, text) from None
    # ruamel puts a number in a directive, or a code in a text, into int() and chr().
    except (ValueError, OverflowError) as error:
        message = f"this is not valid YAML: {str(error).lower()}"
        raise YamlError(message, "retype the lines by hand", 1) from None


def _event(kind: Kind, raw: Any) -> Event:
    line = raw.start_mark.line
    if kind is Kind.SCALAR:
        is_plain = raw.implicit[0] and not raw.tag
        return Event(kind, line, raw.value, raw.anchor, raw.tag, is_plain)
    if kind is Kind.END or kind is Kind.DOCUMENT:
        return Event(kind, line)
    return Event(kind, line, "", raw.anchor, getattr(raw, "tag", None))
