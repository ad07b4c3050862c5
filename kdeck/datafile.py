"""YAML read as plain data, with the line of every value and no way to run or expand anything."""

import re
import unicodedata
import warnings
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]

MAX_DEPTH = 20
LONGEST_TEXT = 2_000
_LONGEST_NUMBER = 18
_TOO_DEEP = ("this is nested too deep", "use fewer levels")
_PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*")
# Control characters but tab and line ends, halves of surrogate pairs, and U+FFFD, the sign of a
# character that was lost. XML 1.0 (2.2) has no place for most of them.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")

# What does not show and is in the way of search: soft hyphens, spaces of no width, byte order marks
# inside a text, and marks of direction; Word and PDF files leave them in a paste. Joiners and the
# selectors of a form mean something to Arabic letters and to emoji, and nothing beside Latin ones.
_LATIN = "[\u0020-\u024f]"
_JOINING = "[\u034f\u200c\u200d\ufe00-\ufe0f]"
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    f"|(?<={_LATIN}){_JOINING}+|{_JOINING}+(?={_LATIN})"
)
# These turn letters round: what prints is not what the writer sees.
_TURNING = re.compile("[\u202d\u202e]")
_OTHERWISE = {
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    **{number: unicodedata.normalize("NFKC", chr(number)) for number in range(0xFB00, 0xFB07)},
}
_CURLY = re.compile("[“”„«][^“”„«»]*[“”»]?|[^“”„«»]*[“”»]")


class DataError(Exception):
    """Say why a data file cannot be read, with a hint and a line (from 1)."""

    def __init__(self, message: str, hint: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.line = line


@dataclass(frozen=True, slots=True)
class DataFile:
    """Hold the data of a file and the line on which each path, such as '$.title.plain', stands."""

    data: Data
    lines: dict[str, int]

    def line(self, path: str) -> int | None:
        """Give the line of a path, or of the nearest one above it."""
        while path not in self.lines and path != "$":
            path = path[: max(path.rfind("."), path.rfind("["), 1)]
        return self.lines.get(path)


def child_path(path: str, key: str | int) -> str:
    """Extend a path by a key or an index."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    return f"{path}.{key}" if _PLAIN_KEY.fullmatch(key) else f'{path}["{key}"]'


def refuse_unprintable(text: str, first_line: int = 1) -> None:
    """Raise a DataError, with its line, for a character that no document can show."""
    found = _UNPRINTABLE.search(text) or _TURNING.search(text)
    if found:
        raise DataError(
            f"the character U+{ord(found[0]):04X} cannot be printed",
            "delete it and type the word again: it may have come with a paste",
            first_line + text.count("\n", 0, found.start()),
        )


def plain_characters(text: str) -> str:
    """Leave out what does not show, and write ligatures as letters, so that search finds words.

    The lines of a text keep their numbers.
    """
    return _HIDDEN.sub("", text).translate(_OTHERWISE)


def parse_yaml(text: str, first_line: int = 1) -> DataFile:
    """Parse one YAML document; first_line is the line of the file on which the text begins.

    Raises DataError for anything but plain mappings, sequences and scalars.
    """
    refuse_unprintable(text, first_line)
    reader = YAML(typ="safe", pure=True)
    try:
        # Anchors are refused below; that one stands twice need not be said on the terminal.
        with warnings.catch_warnings(action="ignore"):
            root = reader.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        problem = (error.problem or error.context or "it is not YAML").lower()
        raise DataError(f"this is not valid YAML: {problem}", _yaml_hint(problem), line) from None
    except RecursionError:
        raise DataError(*_TOO_DEEP, first_line) from None
    except (YAMLError, ValueError) as error:
        raise DataError(
            f"this is not valid YAML: {str(error).splitlines()[0].lower()}",
            "retype the lines by hand: a character that does not show may have come with a paste",
            first_line,
        ) from None
    lines: dict[str, int] = {"$": first_line}
    data = _build(root, "$", lines, first_line, 0) if root is not None else None
    return DataFile(data, lines)


def _yaml_hint(problem: str) -> str:
    if "tab" in problem or "\\t" in problem:
        return "indent with spaces, not with tabs"
    if "mapping values are not allowed" in problem:
        return "put the value in double quotes when it has a colon in it"
    return "check the quotes, the colons and the indentation of this line and the one above"


def _build(node: Node, path: str, lines: dict[str, int], first: int, depth: int) -> Data:
    line = first + node.start_mark.line
    if depth > MAX_DEPTH:
        raise DataError(*_TOO_DEEP, line)
    if node.anchor is not None:
        raise DataError(f"the anchor '{node.anchor}' is not supported", "write the value out", line)
    lines[path] = line
    match node:
        case MappingNode():
            return _mapping(node, path, lines, first, depth)
        case SequenceNode():
            return [
                _build(item, child_path(path, index), lines, first, depth + 1)
                for index, item in enumerate(node.value)
            ]
        case ScalarNode():
            return _scalar(node, line)
    raise AssertionError(node)


def _mapping(
    node: MappingNode, path: str, lines: dict[str, int], first: int, depth: int
) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for key_node, value in node.value:
        line = first + key_node.start_mark.line
        if not isinstance(key_node, ScalarNode):
            raise DataError("a key is not a word", "write keys as plain words", line)
        key = str(key_node.value)
        refuse_unprintable(key, line)
        if key in found:
            raise DataError(f"the key '{key}' stands twice", "keep one of them", line)
        inner = child_path(path, key)
        found[key] = _build(value, inner, lines, first, depth + 1)
        lines[inner] = line
    return found


def _scalar(node: ScalarNode, line: int) -> Data:
    text = str(node.value)
    refuse_unprintable(text, line)
    if node.style is None and _CURLY.fullmatch(text):
        inner = text.strip("“”„«»")
        raise DataError(
            f"'{text}' stands in curly quotation marks, which would be printed",
            f'write it in straight ones: "{inner}"',
            line,
        )
    tag = str(node.tag).rpartition(":")[2]
    if len(text) > LONGEST_TEXT:
        hint = f"say it in {LONGEST_TEXT:,} or fewer"
        raise DataError(f"this text has {len(text):,} characters", hint, line)
    if tag == "null":
        return None
    if tag == "bool":
        return text.lower() in {"true", "yes", "on"}
    if tag in {"int", "float"} and len(text) > _LONGEST_NUMBER:
        raise DataError("this number is too long", "put it in double quotes, if it is text", line)
    if tag == "int" and re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if tag == "float" and re.fullmatch(r"[-+]?\d+\.\d+", text):
        return float(text)
    return unicodedata.normalize("NFC", plain_characters(text))
