"""Writes a font into a brand file, with everything else in it left as it is."""

import json
import re
from collections.abc import Sequence

from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.theme.schema import read_brand
from kdeck.theme.shipped import FAMILY_NAMES
from kdeck.theme.typevalues import weight_value

_ELEMENTS = ("base", "headings")
_BLOCK = re.compile(r"\s*(?:typography|fonts):\s*(?:#.*)?")


def font_lines(family: str, files: Sequence[tuple[str, int]]) -> list[str]:
    """Write the entry of a font in 'fonts'; files are paths with their weights."""
    return [
        f"- family: {_quoted(family)}",
        "  source: file",
        "  files:",
        *(f"    - {{path: {_quoted(path)}, weight: {weight}}}" for path, weight in files),
    ]


def with_font(text: str, family: str, files: Sequence[tuple[str, int]]) -> str | None:
    """Add a font to the text of a brand file, in place of one of its name.

    Of that one, italic files and those of other weights stay.
    Text and headings are set in it where they are set in a font that comes with kdeck, unless one
    of them is set in it already. Gives None where the file is written in a way that is left to a
    person, such as between braces.
    """
    tree = read_brand(text.encode(), Findings())
    if tree is None:
        return None
    entry = font_lines(family, files)
    lines = text.splitlines()
    typography = tree.fields.get("typography")
    if typography is None:
        lines += ["", "typography:", "  fonts:", *_indented(entry, 4)]
        lines += [f"  {element}: {_quoted(family)}" for element in _ELEMENTS]
        return "\n".join(lines) + "\n"
    fonts = typography.fields.get("fonts")
    if not typography.fields or not all(_is_block(node, lines) for node in (typography, fonts)):
        return None
    elements = [_family(typography.fields.get(element)) for element in _ELEMENTS]
    chosen = any(family in _stack(node) for node in elements)
    for node in elements:
        if node is not None and not chosen and str(node.value) in FAMILY_NAMES:
            at = node.begins - 1
            lines[at] = _renamed(lines[at], str(node.value), family)
    inner = _indent(lines[min(child.line for child in typography.fields.values()) - 1])
    if fonts is None:
        lines[typography.line : typography.line] = [
            f"{' ' * inner}fonts:",
            *_indented(entry, inner + 2),
        ]
        return "\n".join(lines) + "\n"
    dash = _indent(lines[fonts.entries[0].begins - 1]) if fonts.entries else inner + 2
    weights = {weight for _, weight in files}
    for old in reversed(fonts.entries):
        named = old.fields.get("family")
        if named is not None and named.value == family:
            entry += _indented(_kept(old, lines, weights), 4)
            del lines[old.begins - 1 : _end(lines, old.begins - 1, dash)]
    lines[fonts.line : fonts.line] = _indented(entry, dash)
    return "\n".join(lines) + "\n"


def declared_family(text: str, file: str) -> str | None:
    """Give the family under which a brand file lists a font file, by its path in the theme."""
    tree = read_brand(text.encode(), Findings())
    typography = tree.fields.get("typography") if tree else None
    fonts = typography.fields.get("fonts") if typography else None
    for entry in fonts.entries if fonts else ():
        family, files = entry.fields.get("family"), entry.fields.get("files")
        paths = (
            [path.value for f in files.entries if (path := f.fields.get("path"))] if files else []
        )
        if file in paths and family is not None and isinstance(family.value, str):
            return family.value
    return None


def _is_block(node: Node | None, lines: list[str]) -> bool:
    return node is None or bool(_BLOCK.fullmatch(lines[node.line - 1]))


def _family(node: Node | None) -> Node | None:
    """Find where an element names its family."""
    return node.fields.get("family") if node is not None and node.fields else node


def _stack(node: Node | None) -> list[str]:
    """List the names in a list of families as CSS writes it."""
    return [name.strip(" '\"") for name in str(node.value).split(",")] if node is not None else []


def _kept(font: Node, lines: list[str], weights: set[int]) -> list[str]:
    """Write the files of a font that are italic or of other weights as they stand, but for space.

    What stands between braces is written anew.
    """
    found = font.fields.get("files")
    kept: list[str] = []
    for file in found.entries if found else ():
        style, weight = file.fields.get("style"), file.fields.get("weight")
        italic = style is not None and style.value == "italic"
        own = weight_value(weight) if weight is not None else None
        if not italic and (own is None or own in weights):
            continue
        start = file.begins - 1
        dash = _indent(lines[start])
        if lines[start].lstrip().startswith("- ") and start >= font.line:
            kept += [line[dash:] for line in lines[start : _end(lines, start, dash)]]
        else:
            kept.append(f"- {json.dumps(file.plain, ensure_ascii=False)}")
    return kept


def _end(lines: list[str], start: int, dash: int) -> int:
    """Find where an entry of a list ends: before what is indented as it is, or less."""
    end = start + 1
    while end < len(lines) and lines[end].strip() and _indent(lines[end]) > dash:
        end += 1
    return end


def _renamed(line: str, old: str, new: str) -> str:
    return re.sub(
        rf"(:\s+)(['\"]?){re.escape(old)}\2", lambda m: m[1] + _quoted(new), line, count=1
    )


def _indented(lines: list[str], spaces: int) -> list[str]:
    return [" " * spaces + line for line in lines]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
