"""Reads a brand from design tokens, in the Design Tokens Format 2025.10 of the W3C's group.

Older habits are read too: 'value' and 'type' without the dollar sign, as Style Dictionary and
Tokens Studio write them, and colors as texts.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.color import Color, parse_css_color
from kdeck.datafile.jsonreader import read_json
from kdeck.datafile.node import Node
from kdeck.errors import KdeckError
from kdeck.finding import Findings, several
from kdeck.theme.intake.families import family_list
from kdeck.theme.intake.found import Found, FoundBrand
from kdeck.theme.intake.leftout import left_out
from kdeck.theme.intake.rolenames import NamedColor, by_role, words_of

# Color spaces of section 14.1 of the format by how CSS Color 4 writes their three components.
_SPACES = {
    "hsl": "hsl({0} {1}% {2}%)",
    "hwb": "hwb({0} {1}% {2}%)",
    "lab": "lab({0} {1} {2})",
    "lch": "lch({0} {1} {2})",
    "oklab": "oklab({0} {1} {2})",
    "oklch": "oklch({0} {1} {2})",
}
_FUNCTION = (
    "srgb", "srgb-linear", "display-p3", "a98-rgb", "prophoto-rgb", "rec2020", "xyz-d65", "xyz-d50",
)  # fmt: skip
_ALIAS = re.compile(r"\{([^{}]{1,300})\}")
_POINTER = re.compile(r"#/(.{1,300})")
_MOST_TOKENS, _MOST_STEPS, _MOST_DEPTH = 20_000, 16, 20
_HINT = "give the file of tokens that holds colors, as its program exports it (.tokens.json)"
_NO_TEXT = frozenset({"mono", "monospace", "code", "icon", "icons", "quote", "math"})


@dataclass(frozen=True, slots=True)
class _Token:
    """Hold one token: its path without the group's dollar names, its type and its value."""

    path: str
    type: str
    value: Node


def read_tokens(text: str, beside: Iterable[str] = ()) -> FoundBrand:
    """Read what tokens say of colors and families. Raises KdeckError where they say nothing.

    beside are the texts of other files, to which aliases may lead; what is no JSON is left out.
    """
    others = (read_json(other, Findings(), "theme-file") for other in beside)
    reader = _Reader(_tree(text), [tree for tree in others if tree is not None])
    colors = list(reader.colors())
    base, headings = reader.families()
    if not colors and base is None and headings is None:
        if {"sets", "resolutionOrder"} & reader.tree.fields.keys():
            raise KdeckError("it is a resolver, which holds no tokens", _HINT)
        if reader.broken:
            message = f"what its tokens refer to is not in it, as in '{reader.broken[0][:60]}'"
            hint = "put the other files beside it, or give the one that is built from all of them"
            raise KdeckError(message, hint)
        raise KdeckError("it holds no color and no font that can be used", _HINT)
    chosen = by_role(colors)
    if not chosen and base is None and headings is None:
        raise KdeckError("none of its colors is strong, or named as a brand's", _HINT)
    remarks = []
    if reader.broken:
        first = f"'{reader.broken[0][:60]}'"
        more = f" and {several(len(reader.broken) - 1, 'other')}" * (len(reader.broken) > 1)
        message = f"of the design tokens {first}{more} cannot be read and left out"
        remarks.append((message, "see whether what they refer to is in the same file"))
    remarks += left_out(colors, chosen, "the design tokens")
    return FoundBrand(chosen, base, headings, remarks=tuple(remarks))


def _tree(text: str) -> Node:
    findings = Findings()
    tree = read_json(text, findings, "theme-file")
    if tree is None:
        first = findings.found[0]
        line = f" (line {first.span.line})" if first.span.line else ""
        raise KdeckError(f"{first.message}{line}", first.hint)
    if not isinstance(tree.value, dict):
        raise KdeckError("it holds no design tokens", _HINT)
    return tree


class _Reader:
    """Walk through groups, and follow aliases within the file."""

    def __init__(self, tree: Node, others: list[Node]) -> None:
        self.tree = tree
        self._others = others
        self.broken: list[str] = []
        self._tokens: dict[str, _Token] = {}
        self._led: dict[str, Node | None] = {}
        self._collect(tree, "", "", 0)

    def colors(self) -> Iterator[NamedColor]:
        """Give the opaque colors in the order of the file."""
        for token in self._tokens.values():
            if token.type not in ("", "color"):
                continue
            color = self._color(token.value, 0)
            if color is not None:
                yield NamedColor(token.path, color, _origin(token))
            elif self._is_broken(token):
                self.broken.append(token.path)

    def families(self) -> tuple[Found[str] | None, Found[str] | None]:
        """Choose the families of text and of headings by the names of their tokens."""
        base: tuple[int, Found[str]] | None = None
        headings: Found[str] | None = None
        for token in self._tokens.values():
            words = set(words_of(token.path))
            family = self._family(token, words)
            if not family or words & _NO_TEXT:
                continue
            found = Found(family, _origin(token))
            if words & {"heading", "headings", "display", "title", "headline", "brand", "h1"}:
                headings = headings or found
                continue
            rank = 2 * bool(words & {"body", "base", "text", "paragraph"})
            rank += bool(words & {"sans", "default", "primary", "regular"})
            if base is None or rank > base[0]:
                base = rank, found
        return (base[1] if base else headings), headings

    def _collect(self, group: Node, path: str, kind: str, depth: int) -> None:
        if len(self._tokens) >= _MOST_TOKENS:
            raise KdeckError(f"it holds more than {_MOST_TOKENS:,} tokens", _HINT)
        fields = group.fields
        given = fields.get("$type") or (fields.get("type") if "value" in fields else None)
        if given is not None and isinstance(given.value, str):
            kind = given.value
        value = fields.get("$value") or _older_value(fields)
        if value is None and "$ref" in fields and "$extends" not in fields:
            value = group
        if value is not None:
            self._tokens[path] = _Token(path, kind, value)
            return
        base = fields.get("$extends")
        if base is not None and depth < _MOST_DEPTH:
            target = self._target(base)
            if target is not None and target is not group and isinstance(target.value, dict):
                self._collect(target, path, kind, depth + 1)
        for name, child in fields.items():
            if isinstance(child.value, dict) and (not name.startswith("$") or name == "$root"):
                below = path if name == "$root" else f"{path}.{name}".removeprefix(".")
                self._collect(child, below, kind, depth + 1)

    def _target(self, node: Node) -> Node | None:
        """Find what an alias or a pointer (RFC 6901) of this file leads to, once."""
        text = node.fields["$ref"].value if "$ref" in node.fields else node.value
        if not isinstance(text, str):
            return None
        if text not in self._led:
            self._led[text] = self._find(text)
        return self._led[text]

    def _find(self, text: str) -> Node | None:
        if alias := _ALIAS.fullmatch(text.strip()):
            steps = alias[1].split(".")
            steps = steps[:-1] if steps[-1] in ("value", "$value") else steps
        elif pointer := _POINTER.fullmatch(text.strip()):
            unescaped = (s.replace("~1", "/").replace("~0", "~") for s in pointer[1].split("/"))
            steps = list(unescaped)
        else:
            return None
        found = (_walked(tree, steps) for tree in (self.tree, *self._others))
        at = next((node for node in found if node is not None), None)
        if at is None:
            return None
        if not at.fields.keys() & {"$value", "value"}:
            # The group's own token, and the light one of Spectrum's sets.
            light = at.fields["sets"].fields.get("light") if "sets" in at.fields else None
            at = at.fields.get("$root") or light or at
        return next((at.fields[k] for k in ("$value", "value") if k in at.fields), at)

    def _followed(self, node: Node, steps: int) -> Node | None:
        """Follow aliases to a value; None where they end nowhere or in a circle."""
        while (target := self._target(node)) is not None:
            steps += 1
            if steps > _MOST_STEPS:
                return None
            node = target
        # Values of two modes: paper has no dark one.
        return node.fields.get("light", node)

    def _color(self, node: Node, steps: int) -> Color | None:
        found = self._followed(node, steps)
        if found is None:
            return None
        if isinstance(found.value, str):
            return _opaque(found.value)
        space, parts = found.fields.get("colorSpace"), found.fields.get("components")
        alpha = found.fields.get("alpha")
        if alpha is not None and alpha.value != 1:
            return None
        written = _css(space, [self._followed(p, steps) for p in parts.entries]) if parts else ""
        color = parse_css_color(written) if written else None
        spare = found.fields.get("hex")
        if color is None and spare is not None and isinstance(spare.value, str):
            return parse_css_color(spare.value)
        return color

    def _is_broken(self, token: _Token) -> bool:
        if token.type == "color":
            return not self._is_clear(token.value)
        text = token.value.value
        return (
            isinstance(text, str) and bool(_ALIAS.fullmatch(text)) and not self._target(token.value)
        )

    def _is_clear(self, node: Node) -> bool:
        """Say whether a color lets through what is behind it: read, and of no use on paper."""
        found = self._followed(node, 0)
        if found is None:
            return False
        alpha = found.fields.get("alpha")
        text = found.value if isinstance(found.value, str) else ""
        long = text.startswith("#") and len(text) in (5, 9)
        return (
            alpha is not None or long or "/" in text or text.startswith(("rgba", "hsla", "trans"))
        )

    def _family(self, token: _Token, words: set[str]) -> str:
        typed = token.type.lower() in ("fontfamily", "fontfamilies", "typography", "font")
        if not typed and (token.type or not {"font", "family"} <= words):
            return ""
        found = self._followed(token.value, 0)
        if found is not None and "fontFamily" in found.fields:
            found = self._followed(found.fields["fontFamily"], 0)
        if found is None:
            return ""
        listed = [self._followed(entry, 0) for entry in found.entries] or [found]
        names = [entry.value for entry in listed if entry and isinstance(entry.value, str)]
        return family_list(part for name in names for part in name.split(","))


def _walked(at: Node, steps: list[str]) -> Node | None:
    """Go down by the names of groups, and by numbers in lists; None where there is no such way."""
    for step in steps:
        if step.isascii() and step.isdigit() and int(step) < len(at.entries):
            at = at.entries[int(step)]
        elif step in at.fields:
            at = at.fields[step]
        else:
            return None
    return at


def _older_value(fields: dict[str, Node]) -> Node | None:
    """Give a value without its dollar sign, where that is no name of a group."""
    value = fields.get("value")
    if value is None or (isinstance(value.value, dict) and "type" not in fields):
        return None
    return value


def _origin(token: _Token) -> str:
    return f"{token.path}, line {token.value.line}"


def _opaque(text: str) -> Color | None:
    """Read a color as CSS writes it; eight digits that end in ff are opaque too."""
    text = text.strip()
    if re.fullmatch(r"#[0-9a-fA-F]{6}[fF]{2}", text):
        text = text[:7]
    return parse_css_color(text)


def _css(space: Node | None, parts: list[Node | None]) -> str:
    """Write three components as CSS does; an empty text where they are none."""
    if space is None or not isinstance(space.value, str) or len(parts) != 3:
        return ""
    written = []
    for part in parts:
        value = part.value if part else None
        if value == "none":
            written.append("none")
        elif isinstance(value, int | float) and not isinstance(value, bool) and _sane(value):
            written.append(f"{value:.6f}".rstrip("0").rstrip("."))
        else:
            return ""
    if space.value in _FUNCTION:
        return f"color({space.value} {' '.join(written)})"
    return _SPACES[space.value].format(*written) if space.value in _SPACES else ""


def _sane(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= 1000
