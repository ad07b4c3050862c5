"""The names that a brand file may use, and what they may hold."""

import re

from kdeck.datafile.characters import decode
from kdeck.datafile.node import Node
from kdeck.datafile.reader import read_mapping
from kdeck.datafile.values import label, line, mapping, only
from kdeck.finding import Findings

MAX_BYTES = 256 * 1024
MOST_VALUES = 2_000
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
    "documents-at",
    "other-formats",
    "feedback",
    "page",
    "region",
    "language",
    "standard",
    "deck-fonts",
    "office-fonts",
    "template",
    "citation-style",
    "edition",
    "strict",
    "leave-out",
    "include",
    "show-name",
    "crisis",
    "visit",
    "disclosures",
)
OFFICE_FONTS = ("headings", "body")
CRISIS = ("confirmed", "own-lines")
CONFIRMED = ("emergency", "lines", "on", "by")
OWN_LINE = ("name", "how", "number")
VISIT = ("schedule", "length", "price", "food", "bring", "companion", "after-hours")
DISCLOSURES = ("speaker", "funding")
# Two lines of a leaflet: what a clinic says of one thing stands beside what holds everywhere.
LONGEST_ANSWER = 200
# Letters of any script, in words that Python and the editors' JavaScript read alike: all but spaces
# and what else ASCII has beside letters, digits, - and _.
COLOR_NAME = re.compile(r"[^\s\d!-,.-@\[-^`{-~-][^\s!-,./:-@\[-^`{-~]*")
# An address of this length still has a code that a telephone reads from paper.
LONGEST_URL = 300
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#]\S*)?")


def read_brand(data: bytes, findings: Findings) -> Node | None:
    """Read the bytes of a brand file; None, with a finding, where they cannot be read."""
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1024} KB"
        findings.error("theme-yaml", message, "shorten it", 1)
        return None
    text = decode(data, findings, "theme-yaml")
    if text is None:
        return None
    return read_mapping(text, findings, "theme-yaml", most=MOST_VALUES, example="meta:")


def fields(
    node: Node | None, known: tuple[str, ...], findings: Findings, code: str
) -> dict[str, Node]:
    """Give the entries of a mapping that have a known name; record the others."""
    return only(mapping(node, findings, code), known, findings, "theme-key")


_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def reach(node: Node | None, findings: Findings, code: str) -> str | None:
    """Read a web address, or a mail address, as the address of a link."""
    value = line(node, findings, code)
    if value is not None and len(value) <= LONGEST_URL:
        mail = value.removeprefix("mailto:")
        if _MAIL.fullmatch(mail):
            return f"mailto:{mail}"
    if value is not None and value.startswith("http://"):
        message = f"{label(node)} sends what people write unprotected: '{value[:80]}'"
        findings.error(code, message, "write it with https://, or give a mail address", node)
        return None
    return url(node, findings, code)


def url(node: Node | None, findings: Findings, code: str) -> str | None:
    """Read a web address with its scheme."""
    value = line(node, findings, code)
    if value is not None and not _URL.fullmatch(value):
        hint = "write it with https://, as in https://example.org/clinic"
        findings.error(code, f"{label(node)} is not a web address: '{value[:80]}'", hint, node)
        return None
    if value is not None and len(value) > LONGEST_URL:
        message = f"{label(node)} is a web address of {len(value)} characters: '{value[:60]}…'"
        hint = f"give a page with an address of at most {LONGEST_URL}, as people would type it"
        findings.error(code, message, hint, node)
        return None
    return value
