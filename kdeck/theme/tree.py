"""A YAML file as a tree of nodes, each of which knows its line and its path."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from kdeck.datafile import DataError, plain_characters, refuse_unprintable

if TYPE_CHECKING:
    from ruamel.yaml.events import Event

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16
MAX_NODES = 2_000
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")
_TAG = "tag:yaml.org,2002:"
# What a colon and a line in the wrong place come to for a YAML parser.
_COLON = re.compile(r":(?=\s|$)")
# Names of mappings, with another name behind them.
_CHAIN = re.compile(
    r"\s*(?:meta|logo|color|palette|typography|defaults|kdeck|crisis|confirmed):\s+[\w-]+:(?:\s|$)"
)
_MISPLACED = ("mapping values are not allowed", "expected <block end>")


class YamlError(Exception):
    """Refuse a file, with what is wrong, what to do and the line."""

    def __init__(self, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message, hint, line)
        self.message = message
        self.hint = hint
        self.line = line


@dataclass(frozen=True, slots=True)
class Node:
    """Hold one value: a scalar, a tuple of nodes, or a mapping of names to nodes.

    repeated holds the later values of a name that a mapping has more than once.
    """

    value: "str | int | float | bool | tuple[Node, ...] | dict[str, Node] | None"
    line: int
    path: str
    repeated: "tuple[Node, ...]" = field(default=(), repr=False)

    @property
    def fields(self) -> "dict[str, Node]":
        """Give the entries of a mapping; none for another kind of value."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def entries(self) -> "tuple[Node, ...]":
        """Give the entries of a list; none for another kind of value."""
        return self.value if isinstance(self.value, tuple) else ()

    def walk(self) -> "Iterator[Node]":
        """Give this node and all below it, in the order of the file."""
        yield self
        for child in (*self.fields.values(), *self.entries):
            yield from child.walk()


def kind_of(node: Node) -> str:
    """Name the kind of a value for a person."""
    match node.value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case tuple():
            return "a list"
    return "a mapping"


def parse(data: bytes) -> Node:
    """Read YAML 1.2 without anchors, aliases and tags; the top level is a mapping.

    Raises YamlError.
    """
    if len(data) > MAX_BYTES:
        raise YamlError(f"the file is larger than {MAX_BYTES // 1024} KB", "shorten it")
    text = _decode(data)
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLStreamError
    from ruamel.yaml.reader import ReaderError

    yaml = YAML(typ="safe", pure=True)
    try:
        root = _Builder(yaml.resolver).build(yaml.parse(text))
    except MarkedYAMLError as error:
        raise _broken(error, text) from None
    except (ReaderError, YAMLStreamError) as error:
        raise YamlError(
            f"the file is not YAML: {str(error).splitlines()[0]}", "save it as plain text"
        ) from None
    if root is None:
        return Node({}, 1, "$")
    if not isinstance(root.value, dict):
        raise YamlError(
            f"the file holds {kind_of(root)} where names with values are expected",
            "start with a line such as 'meta:'",
            root.line,
        )
    return root


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlError("the file is not UTF-8 text", "save it as UTF-8", line) from None


def _broken(error: Any, text: str) -> YamlError:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    lines = text.splitlines()
    if line and line <= len(lines) and "\t" in lines[line - 1][: mark.column + 1]:
        return YamlError(
            "a tab is used to indent", "indent with spaces: YAML does not allow tabs", line
        )
    shown = lines[line - 1] if line and line <= len(lines) else ""
    if line and _CHAIN.match(shown):
        hint = "put the second on the next line, indented, or write kdeck: {region: US}"
        return YamlError("two names stand on one line", hint, line)
    problem = " ".join(str(error.problem or error.context or "it is malformed").split())
    if problem.startswith("mapping values are not allowed") and len(_COLON.findall(shown)) > 1:
        hint = 'put the whole text in quotes, as in address: "4 Mill Road: Suite 2"'
        return YamlError("a text without quotes has a colon in it", hint, line)
    first = len(shown) - len(shown.lstrip())
    if problem.startswith(_MISPLACED) and first and mark.column >= first:
        hint = "begin it right below the first letter of the line that it belongs with"
        return YamlError("the line is not indented like those around it", hint, line)
    return YamlError(
        f"the file is not YAML: {problem}",
        "check the indentation, the colons and the quotes of this line and the one before it",
        line,
    )


class _Builder:
    """Build nodes from the events of a YAML parser, which never expand anything."""

    def __init__(self, resolver: Any) -> None:
        self.resolver = resolver
        self.count = 0

    def build(self, events: "Iterator[Event]") -> Node | None:
        from ruamel.yaml.events import DocumentStartEvent, StreamEndEvent, StreamStartEvent

        root: Node | None = None
        for event in events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    raise YamlError(
                        "the file holds more than one document",
                        "remove the line '---' and what follows",
                        _line(event),
                    )
                root = self._node(next(events), events, "$", 0)
                next(events)
            else:
                assert isinstance(event, (StreamStartEvent, StreamEndEvent)), event
        return root if root is None or root.value is not None else None

    def _node(self, event: "Event", events: "Iterator[Event]", path: str, depth: int) -> Node:
        from ruamel.yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

        self._refuse(event, depth)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, events, path, depth)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, events, path, depth)
        assert isinstance(event, ScalarEvent), event
        return Node(self._scalar(event), _line(event), path)

    def _refuse(self, event: Any, depth: int) -> None:
        from ruamel.yaml.events import AliasEvent

        self.count += 1
        line = _line(event)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(
                f"anchors and aliases are not read: '{event.anchor}'",
                "write the value out where it is needed",
                line,
            )
        tag = str(getattr(event, "tag", None) or "!").removeprefix(_TAG)
        if tag not in ("!", "str", "map", "seq"):
            raise YamlError(f"tags are not read: '{tag}'", "write the value without it", line)
        if depth > MAX_DEPTH:
            raise YamlError(f"the file nests more than {MAX_DEPTH} deep", "flatten it", line)
        if self.count > MAX_NODES:
            raise YamlError(f"the file has more than {MAX_NODES} values", "shorten it", line)

    def _sequence(self, start: Any, events: "Iterator[Event]", path: str, depth: int) -> Node:
        from ruamel.yaml.events import SequenceEndEvent

        entries: list[Node] = []
        while not isinstance(event := next(events), SequenceEndEvent):
            entries.append(self._node(event, events, f"{path}[{len(entries)}]", depth + 1))
        return Node(tuple(entries), _line(start), path)

    def _mapping(self, start: Any, events: "Iterator[Event]", path: str, depth: int) -> Node:
        from ruamel.yaml.events import MappingEndEvent

        fields: dict[str, Node] = {}
        repeated: list[Node] = []
        while not isinstance(event := next(events), MappingEndEvent):
            name = self._name(event, depth)
            below = f"{path}.{name}" if _PLAIN_KEY.fullmatch(name) else f"{path}['{name}']"
            child = self._node(next(events), events, below, depth + 1)
            # An empty value starts where the next token does: the name's own line is the place.
            child = child if child.value is not None else Node(None, _line(event), below)
            if name in fields:
                repeated.append(Node(child.value, _line(event), below))
            else:
                fields[name] = child
        return Node(fields, _line(start), path, tuple(repeated))

    def _name(self, event: "Event", depth: int) -> str:
        from ruamel.yaml.events import ScalarEvent

        self._refuse(event, depth)
        if not isinstance(event, ScalarEvent):
            raise YamlError("a name is not plain text", "write 'name: value'", _line(event))
        return str(event.value)

    def _scalar(self, event: Any) -> str | int | float | bool | None:
        from ruamel.yaml.nodes import ScalarNode

        text = str(event.value)
        try:
            refuse_unprintable(text, _line(event))
        except DataError as error:
            raise YamlError(error.message, error.hint, error.line) from None
        tag = str(self.resolver.resolve(ScalarNode, text, event.implicit))
        return _value(tag.removeprefix(_TAG), normalize("NFC", plain_characters(text)))


def _value(kind: str, text: str) -> str | int | float | bool | None:
    try:
        match kind:
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text.replace("_", ""), 0)
            case "float":
                return float(text.replace("_", ""))
    except ValueError:
        return text
    return text


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
