"""Reads the PowerPoint template that a brand names."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from kdeck.errors import KdeckError
from kdeck.finding import Span
from kdeck.ooxml.deck import Deck
from kdeck.ooxml.names import EMU, find, number
from kdeck.theme.decktemplate import TEXTS, DeckTemplate, TemplateLayout
from kdeck.theme.ledger import Ledger
from kdeck.theme.place import Folder
from kdeck.theme.schema import text
from kdeck.theme.templatefile import TemplateError, open_template
from kdeck.theme.templatelayouts import read_colors, read_layouts
from kdeck.theme.templateparts import Kept
from kdeck.theme.tree import Node

CODE = "theme-template"
# Sides of a slide in points; a slide that is higher than wide has no room beside a figure.
_SMALLEST, _LARGEST = 360.0, 4032.0
_LEAST_RATIO = 1.2
# What a text of a few points needs at least.
_LEAST_WIDTH, _LEAST_HEIGHT = 0.5, 0.4


def read_template(node: Node | None, folder: Folder, ledger: Ledger) -> DeckTemplate | None:
    """Read a template from the theme's folder; None, with a finding, where it cannot be used."""
    file = text(node, ledger, CODE)
    if file is None or node is None:
        return None
    data = folder.read(file, node)
    if data is None:
        return None
    try:
        template = _read(open_template(data, file), file)
    except TemplateError as error:
        _refuse(file, error.message, error.hint, ledger, node)
        return None
    except KdeckError as error:
        hint = "open it in PowerPoint and save it again"
        _refuse(file, error.message.removeprefix("it "), hint, ledger, node)
        return None
    if template.dropped:
        message = f"decks do not keep all of '{file[:80]}': {', '.join(template.dropped)}"
        ledger.note(CODE, message, "take them out of the template, or leave it so", node)
    span = Span(ledger.file, node.line, node.path)
    return replace(template, strict=ledger.strict, span=span)


def _refuse(file: str, reason: str, hint: str, ledger: Ledger, node: Node) -> None:
    ledger.error(CODE, f"the template '{file[:80]}' {reason}", hint, node)


def _read(deck: Deck, file: str) -> DeckTemplate:
    width, height = deck.size
    if not _SMALLEST <= height <= width <= _LARGEST or width < _LEAST_RATIO * height:
        size = f"{width / 72:.3g} by {height / 72:.3g} in"
        raise TemplateError(
            f"has slides of {size}", "make them wider than high, as in 13.33 by 7.5 in"
        )
    kept = Kept(deck.package)
    roots = kept.roots(deck)
    layouts = tuple(_renamed(read_layouts(deck), kept))
    colors = read_colors(deck)
    if not roots["slideMaster"] or not {"bg1", "tx1"} <= colors.keys():
        raise TemplateError("has no whole slide master", "open it in PowerPoint and save it again")
    if not any(_has_body(layout, (width, height)) for layout in layouts):
        hint = "add a layout like PowerPoint's 'Title and Content': a title, and text below it"
        raise TemplateError("has no layout with a title and room for text", hint)
    notes = find(deck.root, "p:notesSz")
    return DeckTemplate(
        file=file,
        size=(width, height),
        notes_size=(number(notes, "cx", 6_858_000) / EMU, number(notes, "cy", 9_144_000) / EMU),
        layouts=layouts,
        colors=tuple(colors.items()),
        parts=tuple(kept.parts[name] for name in sorted(kept.parts)),
        masters=tuple(roots["slideMaster"]),
        notes=next(iter(roots["notesMaster"]), ""),
        handout=next(iter(roots["handoutMaster"]), ""),
        text_style=_text_style(deck),
        dropped=tuple(sorted(words for words in kept.dropped if words)),
    )


def _renamed(layouts: Iterator[TemplateLayout], kept: Kept) -> Iterator[TemplateLayout]:
    """Give the layouts that are kept, under the names that their parts have in decks."""
    for layout in layouts:
        if layout.part in kept.names:
            yield replace(layout, part=kept.names[layout.part])


def _has_body(layout: TemplateLayout, size: tuple[float, float]) -> bool:
    return layout.is_usable and any(
        place.kind in TEXTS
        and place.box[2] >= _LEAST_WIDTH * size[0]
        and place.box[3] >= _LEAST_HEIGHT * size[1]
        for place in layout.contents
    )


def _text_style(deck: Deck) -> str:
    style = deck.text_style
    if style is None:
        return ""
    for element in list(style.iter("{*}extLst", "{*}hlinkClick", "{*}buBlip")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    etree.cleanup_namespaces(style)
    return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in style)
