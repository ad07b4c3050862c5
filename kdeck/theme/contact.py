"""Reads the clinic of a brand: its name, its contact data, its page, region and language."""

import re
from dataclasses import dataclass

from kdeck.datafile.characters import bind_hours
from kdeck.datafile.node import Node
from kdeck.datafile.values import choice, label, line, lines, mapping, only, shown
from kdeck.finding import Findings, Span
from kdeck.language.known import KNOWN, language_of
from kdeck.nearest import closest
from kdeck.phone import evened_number, is_number, number_hint
from kdeck.theme.clinic import Clinic
from kdeck.theme.crisislines import read_crisis
from kdeck.theme.disclosures import read_disclosures
from kdeck.theme.office import STAND_INS, OfficeFonts
from kdeck.theme.schema import KDECK, META, META_NAME, OFFICE_FONTS, fields, reach, url
from kdeck.theme.visit import read_visit
from kdeck.units import PAGE_SIZES, parse_length
from kdeck.variants import DEFAULT_STANDARD, Standard

CODE = "theme-clinic"
DEFAULT_REGION = "US"
# The regions whose usual paper is Letter.
_LETTER = ("US", "CA", "MX", "PH")
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_BRITAIN = "'GB-ENG' for England, 'GB-WLS', 'GB-SCT' or 'GB-NIR'"
# What regions are called by those who do not know their codes.
_CODES = {
    "united kingdom": _BRITAIN,
    "great britain": _BRITAIN,
    "britain": _BRITAIN,
    "uk": _BRITAIN,
    "england": "'GB-ENG'",
    "wales": "'GB-WLS'",
    "scotland": "'GB-SCT'",
    "northern ireland": "'GB-NIR'",
    "ireland": "'IE'",
    "republic of ireland": "'IE'",
    "united states": "'US'",
    "united states of america": "'US'",
    "america": "'US'",
    "usa": "'US'",
    "canada": "'CA'",
    "australia": "'AU'",
    "new zealand": "'NZ'",
}
_SMALLEST, _LARGEST = 280.0, 1700.0


@dataclass(frozen=True, slots=True)
class Practice:
    """Hold a clinic with its page in points, its region, language, standard and Office fonts.

    deck_fonts is where the brand names the fonts of its decks; template and citation_style, a
    PowerPoint template and a CSL file.
    """

    clinic: Clinic
    page: tuple[float, float]
    region: str
    language: str
    standard: Standard
    office_fonts: OfficeFonts
    deck_fonts: Node | None
    template: Node | None
    citation_style: Node | None


def read_practice(
    meta: Node | None, defaults: Node | None, fallback_name: str, findings: Findings
) -> Practice:
    """Read the meta and the defaults.kdeck of a brand; what is missing gets a default."""
    full, short, home = _meta(meta, findings)
    given = fields(mapping(defaults, findings, CODE).get("kdeck"), KDECK, findings, CODE)
    name = line(given.get("name"), findings, CODE) or full or fallback_name
    region = _region(given.get("region"), findings)
    visit, answers = read_visit(given.get("visit"), findings)
    disclosures, said = read_disclosures(given.get("disclosures"), findings)
    clinic = Clinic(
        name=name,
        short_name=short or name,
        phone=_phone(given.get("phone"), findings),
        address=lines(given.get("address"), findings, CODE),
        hours=bind_hours(line(given.get("hours"), findings, CODE) or ""),
        web=url(given.get("web"), findings, CODE) or home,
        feedback=reach(given.get("feedback"), findings, CODE) or "",
        other_formats=line(given.get("other-formats"), findings, CODE) or "",
        crisis=read_crisis(given.get("crisis"), findings),
        documents_at=url(given.get("documents-at"), findings, CODE) or "",
        visit=visit,
        disclosures=disclosures,
        places=(*_places(meta, given), *answers.items(), *said.items()),
    )
    page = _page(given.get("page"), findings)
    if page is None:
        page = PAGE_SIZES["letter" if region.split("-")[0] in _LETTER else "a4"]
    language = _language(given.get("language"), region, findings)
    standard = Standard(choice(given.get("standard"), Standard, findings, CODE) or DEFAULT_STANDARD)
    office_fonts = _office_fonts(given.get("office-fonts"), findings)
    named = given.get("deck-fonts"), given.get("template"), given.get("citation-style")
    return Practice(clinic, page, region, language, standard, office_fonts, *named)


def _places(meta: Node | None, given: dict[str, Node]) -> tuple[tuple[str, Span], ...]:
    """Say where the brand file has what prints of the clinic."""
    name = meta.fields.get("name") if meta else None
    names = name.fields if name and isinstance(name.value, dict) else {}
    home = (meta.fields.get("link") or meta.fields.get("links")) if meta else None
    nodes = {"name": names.get("full") or name, "short": names.get("short"), "web": home, **given}
    return tuple((key, node.span) for key, node in nodes.items() if node)


def _meta(node: Node | None, findings: Findings) -> tuple[str, str, str]:
    given = _filled(mapping(node, findings, CODE))
    # The format lets a brand add names of its own here; a slip of the pen is none.
    meant = {name: child for name, child in given.items() if closest(name, META)}
    only(meant, META, findings, "theme-key")
    full = short = None
    name_node = given.get("name")
    if name_node is not None and isinstance(name_node.value, dict):
        names = _filled(fields(name_node, META_NAME, findings, CODE))
        full, short = (line(names.get(key), findings, CODE) for key in META_NAME)
    else:
        full = line(name_node, findings, CODE)
    return (
        full or short or "",
        short or "",
        _home(given.get("link") or given.get("links"), findings),
    )


def _filled(given: dict[str, Node]) -> dict[str, Node]:
    """Leave out the empty texts that a form of a brand file has for what it does not know."""
    return {
        n: c for n, c in given.items() if not (isinstance(c.value, str) and not c.value.strip())
    }


def _home(node: Node | None, findings: Findings) -> str:
    if node is not None and isinstance(node.value, dict):
        links = {n: url(child, findings, CODE) for n, child in _filled(node.value).items()}
        return links.get("home") or ""
    return url(node, findings, CODE) or ""


def _phone(node: Node | None, findings: Findings) -> str:
    value = line(node, findings, CODE)
    if value is None:
        return ""
    if not is_number(value):
        message = f"'phone' is not a phone number: '{value[:80]}'"
        hint = number_hint(value, "write it as people dial it, as in +1 555-555-0134")
        findings.error(CODE, message, hint, node)
    return evened_number(value)


def _region(node: Node | None, findings: Findings) -> str:
    value = line(node, findings, CODE)
    if value is not None and not _REGION.fullmatch(value):
        message = f"'region' is not a region: '{value[:80]}'"
        code = _CODES.get(" ".join(value.casefold().replace(".", "").split()), "")
        if not code and _REGION.fullmatch(value.upper()):
            code = f"'{value.upper()}'"
        hint = (
            f"write {code}" if code else "write a country code, as in US, or a part, as in GB-ENG"
        )
        findings.error(CODE, message, hint, node)
        value = None
    return value or DEFAULT_REGION


def _office_fonts(node: Node | None, findings: Findings) -> OfficeFonts:
    given = fields(node, OFFICE_FONTS, findings, CODE)
    headings, body = (choice(given.get(key), STAND_INS, findings, CODE) for key in OFFICE_FONTS)
    return OfficeFonts(headings or "", body or "")


def _language(node: Node | None, region: str, findings: Findings) -> str:
    """Read the language of the documents; without one, that of the region."""
    value = line(node, findings, CODE)
    if value is None:
        return language_of(region)
    known = {tag.casefold(): tag for tag in KNOWN}
    tag = known.get(value.replace("_", "-").casefold())
    if tag is None:
        message = f"'language' is none that kdeck prints: '{value[:80]}'"
        findings.error(CODE, message, f"write one of {', '.join(KNOWN)}, or remove the line", node)
    return tag or language_of(region)


def _page(node: Node | None, findings: Findings) -> tuple[float, float] | None:
    if node is None:
        return None
    if isinstance(node.value, dict):
        sides = fields(node, ("width", "height"), findings, CODE)
        for name in ("width", "height"):
            if name not in sides:
                findings.error(CODE, f"'page' has no {name}", f"add '{name}: 210mm'", node)
        lengths = [_length(side, findings) for side in sides.values()]
    elif len(node.entries) == 2:
        lengths = [_length(side, findings) for side in node.entries]
    elif isinstance(node.value, str) and node.value.lower() in PAGE_SIZES:
        return PAGE_SIZES[node.value.lower()]
    else:
        message = f"'page' is not a page size: '{shown(node)}'"
        hint = f"use {', '.join(PAGE_SIZES)}, or {{width: 210mm, height: 297mm}}"
        findings.error(CODE, message, hint, node)
        return None
    found = [length for length in lengths if length is not None]
    return (found[0], found[1]) if len(found) == 2 else None


def _length(node: Node, findings: Findings) -> float | None:
    points = parse_length(node.value) if isinstance(node.value, str) else None
    if points is not None and _SMALLEST <= points <= _LARGEST:
        return points
    hint = "write a number and its unit, from 100mm to 590mm, as in 210mm or 8.5in"
    findings.error(CODE, f"{label(node)} is not the side of a page: '{shown(node)}'", hint, node)
    return None
