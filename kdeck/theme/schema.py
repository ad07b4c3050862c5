"""The names that a brand file may use, and the ways to read a value of one kind."""

import re

from kdeck.theme.ledger import Ledger, nearest
from kdeck.theme.tree import Node, kind_of

BRAND = ("meta", "logo", "color", "typography", "defaults")
# Many brands write links, which the format does not forbid.
META = ("name", "link", "links")
META_NAME = ("full", "short")
SEMANTIC = (
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
)
LOGO_SIZES = ("medium", "large", "small")
LOGO_IMAGE = ("path", "alt", "attrs")
FONT_KEYS = {
    "file": ("source", "family", "files"),
    "google": ("source", "family", "weight", "style", "display", "version", "url"),
    "bunny": ("source", "family", "weight", "style", "display", "version", "url"),
    "system": ("source", "family", "weight", "style"),
}
FONT_FILE = ("path", "weight", "style")
ELEMENTS = {
    "base": ("family", "weight", "size", "line-height"),
    "headings": ("family", "weight", "style", "line-height", "color"),
    "monospace": ("family", "weight", "style", "size"),
    "monospace-inline": (
        "family", "weight", "style", "size", "color", "background-color",
    ),
    "monospace-block": (
        "family", "weight", "style", "size", "line-height", "color", "background-color",
    ),
    "link": ("weight", "color", "background-color", "decoration"),
}  # fmt: skip
KDECK = (
    "name",
    "phone",
    "address",
    "hours",
    "web",
    "other-formats",
    "page",
    "region",
    "language",
    "standard",
    "office-fonts",
    "template",
    "citation-style",
    "edition",
    "strict",
    "leave-out",
    "include",
    "show-name",
    "crisis",
)
OFFICE_FONTS = ("headings", "body")
CRISIS = ("confirmed", "own-lines")
CONFIRMED = ("emergency", "lines", "on", "by")
OWN_LINE = ("name", "how", "number")
# Letters of any script, in words that Python and the editors' JavaScript read alike: all but spaces
# and what else ASCII has beside letters, digits, - and _.
COLOR_NAME = re.compile(r"[^\s\d!-,.-@\[-^`{-~-][^\s!-,./:-@\[-^`{-~]*")
# An address of this length still has a code that a telephone reads from paper.
LONGEST_URL = 300
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#]\S*)?")


def fields(node: Node | None, known: tuple[str, ...], ledger: Ledger, code: str) -> dict[str, Node]:
    """Give the entries of a mapping that have a known name; record the others."""
    found = mapping(node, ledger, code)
    for name, child in found.items():
        if name not in known:
            ledger.error("theme-key", f"unknown name '{name[:80]}'", nearest(name, known), child)
    return {name: child for name, child in found.items() if name in known}


def mapping(node: Node | None, ledger: Ledger, code: str) -> dict[str, Node]:
    """Give the entries of a mapping, whatever their names; record another kind of value."""
    if node is None or node.value is None:
        return {}
    if not isinstance(node.value, dict):
        hint = "write names with values below it, indented"
        ledger.error(code, f"{label(node)} is {kind_of(node)}, not a mapping", hint, node)
    return node.fields


def text(node: Node | None, ledger: Ledger, code: str) -> str | None:
    """Read a text that is not empty; None where there is none."""
    if node is None:
        return None
    if isinstance(node.value, str) and node.value.strip():
        return " ".join(node.value.split())
    if node.value is None or node.value == "":
        _empty(node, ledger, code)
    else:
        hint = "put it in quotes" if not isinstance(node.value, dict | tuple) else "write one value"
        ledger.error(code, f"{label(node)} is {kind_of(node)}, not text", hint, node)
    return None


def texts(node: Node | None, ledger: Ledger, code: str) -> tuple[str, ...]:
    """Read a list of texts, or the lines of one text."""
    if node is not None and isinstance(node.value, str) and node.value.strip():
        lines = (" ".join(line.split()) for line in node.value.splitlines())
        return tuple(line for line in lines if line)
    if node is not None and isinstance(node.value, tuple):
        return tuple(t for t in (text(e, ledger, code) for e in node.entries) if t)
    single = text(node, ledger, code)
    return (single,) if single else ()


def url(node: Node | None, ledger: Ledger, code: str) -> str | None:
    """Read a web address with its scheme."""
    value = text(node, ledger, code)
    if value is not None and not _URL.fullmatch(value):
        hint = "write it with https://, as in https://example.org/clinic"
        ledger.error(code, f"{label(node)} is not a web address: '{value[:80]}'", hint, node)
        return None
    if value is not None and len(value) > LONGEST_URL:
        message = f"{label(node)} is a web address of {len(value)} characters: '{value[:60]}…'"
        hint = f"give a page with an address of at most {LONGEST_URL}, as people would type it"
        ledger.error(code, message, hint, node)
        return None
    return value


def choice(node: Node | None, known: tuple[str, ...], ledger: Ledger, code: str) -> str | None:
    """Read one of some words."""
    value = text(node, ledger, code)
    if value is not None and value not in known:
        hint = nearest(value, known)
        ledger.error(code, f"{label(node)} is not known: '{value[:80]}'", hint, node)
        return None
    return value


def label(node: Node | None) -> str:
    """Name a value by the last part of its path, in quotes."""
    return f"'{node.path.rsplit('.', 1)[-1]}'" if node else ""


def _empty(node: Node, ledger: Ledger, code: str) -> None:
    hint = "give it a value, or remove the line"
    if code == "theme-color":
        hint = 'put the color in quotes, as in "#0B5F66": after a space, # starts a comment'
    ledger.error(code, f"{label(node)} has no value", hint, node)
