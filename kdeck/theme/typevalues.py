"""What a brand may say of its type: weights, styles, sizes and distances of lines."""

import re

from kdeck.datafile.node import Node
from kdeck.datafile.values import choice, label, shown
from kdeck.finding import Findings

WEIGHTS = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(?:px|pt|rem|em|%|in|mm|cm)")


def weight_value(node: Node) -> int | None:
    """Read a font weight as a number from 100 to 900; None where it is not one."""
    value = node.value
    if isinstance(value, str):
        return WEIGHTS.get(value) or (int(value) if re.fullmatch("[1-9]00", value) else None)
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 100 <= value <= 900 and value % 100 == 0 else None
    return None


def check_weight(
    node: Node | None, findings: Findings, *, ranges: bool = False, auto: bool = False
) -> None:
    """Refuse what is no font weight; ranges and auto say what else a place may hold."""
    if node is None or (auto and node.value == "auto"):
        return
    if ranges and isinstance(node.value, str) and re.fullmatch(r"[1-9]00\.\.[1-9]00", node.value):
        return
    for entry in node.entries if ranges and node.entries else (node,):
        if weight_value(entry) is None:
            hint = f"use 100, 200, … 900, or one of: {', '.join(WEIGHTS)}"
            findings.error(
                "theme-font", f"'weight' is not a font weight: '{shown(entry)}'", hint, entry
            )


def check_style(node: Node | None, findings: Findings) -> None:
    """Refuse what is neither upright nor italic."""
    if node is not None:
        for entry in node.entries or (node,):
            choice(entry, ("normal", "italic"), findings, "theme-font")


def check_size(node: Node | None, findings: Findings) -> None:
    """Refuse what is no size of text."""
    if node is None:
        return
    match = _SIZE.fullmatch(node.value.strip()) if isinstance(node.value, str) else None
    if match is None or float(match[1]) <= 0:
        hint = "write a number and its unit, as in 16px, 12pt or 1.1rem"
        findings.error("theme-size", f"{label(node)} is not a size: '{shown(node)}'", hint, node)


def check_line_height(node: Node | None, findings: Findings) -> None:
    """Refuse what is no distance of lines."""
    if node is None:
        return
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.5 <= value <= 5:
        hint = "write a number without a unit, as in 1.4"
        findings.error("theme-size", f"'line-height' is not one: '{shown(node)}'", hint, node)
