"""Opens a clinic's PowerPoint template with care: anybody may have made it."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from kdeck.archive import Limits
from kdeck.errors import KdeckError
from kdeck.ooxml.deck import Deck, related
from kdeck.ooxml.package import Package

_MEGABYTE = 1024 * 1024
LIMITS = Limits(members=2000, part=16 * _MEGABYTE, total=64 * _MEGABYTE, tags=200_000)
_MOST_UNPACKED = 256 * _MEGABYTE
# Deflate cannot do better than about 1000 to 1; XML of presentations reaches 40.
_MOST_RATIO, _SMALL = 200, _MEGABYTE
_SUFFIXES = (".potx", ".pptx")
_OLD = (".pot", ".ppt", ".pps")
_MACROS = (".potm", ".pptm", ".ppsm", ".ppam")
_OLE = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_MAIN = re.compile(r"presentationml\.(presentation|template|slideshow)\.main\+xml$")
_AGAIN = "open it in PowerPoint and save it as a PowerPoint template (.potx)"


class TemplateError(Exception):
    """Refuse a template, with the reason in words and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def open_template(data: bytes, name: str) -> Deck:
    """Open a template. Raises TemplateError for what is none, or is not safe to use."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _MACROS:
        raise TemplateError("may hold macros", "save it without them, as .potx")
    if suffix in _OLD:
        raise TemplateError("is of the old format", "save it in PowerPoint as .potx")
    if suffix not in _SUFFIXES:
        raise TemplateError("is no PowerPoint template", "give a .potx or a .pptx file")
    if data.startswith(_OLE):
        hint = f"take the protection off, or {_AGAIN}"
        raise TemplateError("has a password or rights management, or is of the old format", hint)
    try:
        package = Package(data, LIMITS)
        _check_entries(package)
        _check_types(package)
        deck = Deck(package)
    except KdeckError as error:
        raise TemplateError(error.message.removeprefix("it "), _AGAIN) from None
    if deck.root.get("conformance") == "strict":
        hint = "save it in PowerPoint as 'PowerPoint template', without 'Strict Open XML'"
        raise TemplateError("is saved as 'Strict Open XML'", hint)
    return deck


def _check_entries(package: Package) -> None:
    """Refuse an archive that would unpack to too much, or whose names are traps."""
    seen: set[str] = set()
    for entry in package.entries:
        name = entry.filename
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            raise TemplateError(f"holds a file whose name leads out: '{name[:60]}'", _AGAIN)
        if name.casefold() in seen:
            raise TemplateError(f"holds two files of the name '{name[:60]}'", _AGAIN)
        seen.add(name.casefold())
        if entry.flag_bits & 0x1:
            raise TemplateError("has a password", f"take it off: {_AGAIN}")
        if name.lower().endswith("vbaproject.bin"):
            raise TemplateError("holds macros", "save it without them, as .potx")
        squeezed = entry.file_size > _MOST_RATIO * max(entry.compress_size, 1)
        if squeezed and entry.file_size > _SMALL:
            raise TemplateError(f"unpacks to an immense size: '{name[:60]}'", _AGAIN)
    if sum(entry.file_size for entry in package.entries) > _MOST_UNPACKED:
        raise TemplateError("unpacks to an immense size", "leave out large pictures and films")


def _check_types(package: Package) -> None:
    root = package.part(_TYPES)
    if root is None:
        raise TemplateError("is no PowerPoint template", _AGAIN)
    types = [value for entry in root for value in _type(entry)]
    if any("macroEnabled" in value or "vbaProject" in value for _, value in types):
        raise TemplateError("holds macros", "save it without them, as .potx")
    main = related(package, "", "officeDocument") or ""
    found = next((value for part, value in types if part.lstrip("/") == main), "")
    if not _MAIN.search(found):
        raise TemplateError("is no PowerPoint template", "give a .potx or a .pptx file")


def _type(entry: etree._Element) -> Iterator[tuple[str, str]]:
    if isinstance(entry.tag, str):
        yield entry.get("PartName", ""), entry.get("ContentType", "")
