"""Reads a brand from a PowerPoint file: its theme's colors and fonts, and its one logo."""

import posixpath

from lxml import etree

from kdeck.color import Color, parse_color
from kdeck.errors import KdeckError
from kdeck.ooxml.deck import Deck, Themed
from kdeck.ooxml.names import NAMESPACES, name
from kdeck.theme.intake.families import family_list
from kdeck.theme.intake.found import Attachment, Found, FoundBrand
from kdeck.theme.templatefile import TemplateError, open_template

_HINT = "give a template (.potx) or a presentation (.pptx) that PowerPoint saved"
_SLOTS = {
    "tx1": "foreground",
    "bg1": "background",
    "accent1": "primary",
    "accent2": "secondary",
    "accent3": "tertiary",
    "hlink": "link",
}
# The colors that Office comes with: since 2007, 2013 and 2023.
_OFFICE = ("4F81BD", "4472C4", "5B9BD5", "156082")
_OFFICE_FONTS = ("Calibri", "Calibri Light", "Aptos", "Aptos Display", "Cambria")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg")
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def read_office_theme(data: bytes, file: str) -> FoundBrand:
    """Read the theme of a template. Raises KdeckError for what is none, or not safe to use."""
    try:
        deck = open_template(data, file)
    except TemplateError as error:
        raise KdeckError(f"it {error.message}", error.hint) from None
    pages = [page for _, page in deck.layouts()]
    themed = pages[0].theme if pages else None
    if themed is None or themed.root is None:
        raise KdeckError("it has no theme", _HINT)
    called = themed.root.get("name", "")[:60]
    # A dark template turns text and background round.
    slots = {themed.scheme.names.get(slot, slot): role for slot, role in _SLOTS.items()}
    colors = {
        role: Found(color, f"'{slot}' of the theme '{called}'")
        for slot, role in slots.items()
        if (color := _color(themed, slot)) is not None
    }
    remarks = []
    primary = colors.get("primary")
    if primary and primary.value.hex in _OFFICE:
        message = "the template has the colors that Office comes with, and none of the clinic's"
        remarks.append((message, "choose the clinic's colors in it, or give '--color' here"))
    logo, remark = _logo(deck)
    if remark:
        remarks.append((remark, "give the file of the logo with '--logo'"))
    # Its link color is as a rule the blue of Office.
    if "link" in colors and colors["link"].value.hex in ("0563C1", "0000FF", "467886"):
        del colors["link"]
    return FoundBrand(colors, _family(themed, "mn"), _family(themed, "mj"), logo, tuple(remarks))


def _color(themed: Themed, slot: str) -> Color | None:
    found = themed.scheme.slots.get(slot)
    for entry in found if found is not None else ():
        value = entry.get("lastClr") or entry.get("val") or ""
        return parse_color(f"#{value}")
    return None


def _family(themed: Themed, short: str) -> Found[str] | None:
    family = family_list([themed.families.get(f"+{short}-lt", "")])
    if not family or family in _OFFICE_FONTS:
        return None
    which = "text" if short == "mn" else "headings"
    return Found(family, f"the theme's font of {which}")


def _logo(deck: Deck) -> tuple[Found[Attachment] | None, str]:
    """Find the one picture of master and layouts; nothing, and why, where there are several."""
    found: dict[str, str] = {}
    for root, part in _drawn(deck):
        led = {r.id: r.target for r in deck.package.relations(part) if not r.external}
        for picture in root.iterfind(".//p:pic", NAMESPACES):
            target = _picture(picture, led)
            if target:
                found.setdefault(target, posixpath.basename(part))
    if len(found) > 1:
        return None, f"the template has {len(found)} pictures, none is taken for the logo"
    if not found:
        return None, ""
    target, part = next(iter(found.items()))
    suffix = posixpath.splitext(target)[1].lower()
    if suffix not in _PICTURES or target not in deck.package.names:
        return None, f"the template's picture '{posixpath.basename(target)[:40]}' cannot be drawn"
    logo = Attachment(f"logo{suffix}", deck.package.data(target))
    return Found(logo, f"the only picture, in {part[:60]}"), ""


def _drawn(deck: Deck) -> list[tuple[etree._Element, str]]:
    """List the masters and layouts with the names of their parts."""
    parts: list[str] = []
    for master in deck.package.relations(deck.main):
        if master.type == "slideMaster" and not master.external:
            led = deck.package.relations(master.target)
            parts += [master.target, *(r.target for r in led if r.type == "slideLayout")]
    roots = ((deck.part(part), part) for part in dict.fromkeys(parts))
    return [(root, part) for root, part in roots if root is not None]


def _picture(picture: etree._Element, led: dict[str, str]) -> str:
    """Find the part that a picture shows, as SVG where it has one; empty for a placeholder."""
    blip = picture.find(".//a:blip", NAMESPACES)
    if blip is None or picture.find(".//p:nvPr/p:ph", NAMESPACES) is not None:
        return ""
    vector = next(blip.iter(_SVG), None)
    best = vector if vector is not None else blip
    return led.get(best.get(name("r:embed"), ""), "")
