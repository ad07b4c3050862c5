"""Reads the PowerPoint template that a brand names."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from kdeck.datafile.node import Node
from kdeck.datafile.values import line
from kdeck.errors import KdeckError
from kdeck.finding import Findings
from kdeck.ooxml.deck import Deck
from kdeck.ooxml.names import EMU, find, number
from kdeck.theme.decktemplate import TEXTS, DeckTemplate, TemplateLayout
from kdeck.theme.place import Folder
from kdeck.theme.sparelayout import spare_layout
from kdeck.theme.templatefile import TemplateError, open_template
from kdeck.theme.templatelayouts import Read, read_layouts
from kdeck.theme.templateparts import Kept
from kdeck.theme.templatescenery import scenery
from kdeck.theme.templatetext import plain_letters
from kdeck.theme.templatewords import static_words

CODE = "theme-template"
# Sides of a slide in points.
_SMALLEST, _LARGEST = 360.0, 4032.0
# A sheet of A4 that stands upright is the tallest.
_TALLEST = 1.45
# What a text of a few points needs at least.
_LEAST_WIDTH, _LEAST_HEIGHT = 0.5, 0.4


def read_template(node: Node | None, folder: Folder, findings: Findings) -> DeckTemplate | None:
    """Read a template from the theme's folder; None, with a finding, where it cannot be used."""
    file = line(node, findings, CODE)
    if file is None or node is None:
        return None
    data = folder.read(file, node)
    if data is None:
        return None
    try:
        template = _read(open_template(data, file), file)
    except TemplateError as error:
        _refuse(file, error.message, error.hint, findings, node)
        return None
    except KdeckError as error:
        hint = "open it in PowerPoint and save it again"
        _refuse(file, error.message.removeprefix("it "), hint, findings, node)
        return None
    if template.dropped:
        message = f"decks do not keep all of '{file[:80]}': {', '.join(template.dropped)}"
        findings.note(CODE, message, "take them out of the template, or leave it so", node)
    if template.mended:
        message = f"decks set plain what '{file[:80]}' asks for: {', '.join(template.mended)}"
        hint = "take it out of the slide master, or leave it so"
        findings.note(CODE, message, hint, node)
    if template.leveled:
        listed = ", ".join(f"'{name[:40]}'" for name in template.leveled)
        message = f"decks give a plain background to the layouts {listed}: no words can be read"
        message += " on the picture, the shapes or the gradient that they have"
        hint = "choose a plain background for them in the slide master, or leave it so"
        findings.note(CODE, message, hint, node)
    span = node.span
    return replace(template, strict=findings.strict, span=span)


def _refuse(file: str, reason: str, hint: str, findings: Findings, node: Node) -> None:
    findings.error(CODE, f"the template '{file[:80]}' {reason}", hint, node)


def _read(deck: Deck, file: str) -> DeckTemplate:
    width, height = deck.size
    short, long = sorted(deck.size)
    if not _SMALLEST <= short <= long <= _LARGEST or height > _TALLEST * width:
        inches = f"{width / 72:.3g} by {height / 72:.3g} in"
        hint = "make them 13.33 by 7.5 in, or upright as a sheet of paper is, 7.5 by 10 in"
        raise TemplateError(f"has slides of {inches}", hint)
    kept = Kept(deck)
    roots = kept.roots()
    size = (width, height)
    found = list(_renamed(read_layouts(deck), kept))
    bare = not any(_holds_text(read.layout, size) for read in found)
    if bare:
        # Rather plain slides in the clinic's colors and fonts than none.
        found = list(_renamed(read_layouts(deck, bare=True), kept))
    if not roots["slideMaster"] or not found:
        raise TemplateError("has no whole slide master", "open it in PowerPoint and save it again")
    # LibreOffice writes a master for each layout in use; those of another look are not mixed in.
    lead = next((read for read in found if _holds_text(read.layout, size)), None)
    if lead is None:
        raise _without_body([r.layout for r in found], size)
    colors = lead.colors
    if not {"bg1", "tx1"} <= dict(colors).keys():
        raise TemplateError("has no whole theme", "open it in PowerPoint and save it again")
    notes, parts = find(deck.root, "p:notesSz"), kept.parts()
    return DeckTemplate(
        file=file,
        size=(width, height),
        notes_size=(number(notes, "cx", 6_858_000) / EMU, number(notes, "cy", 9_144_000) / EMU),
        layouts=tuple(read.layout for read in found if read.colors == colors),
        colors=colors,
        parts=parts,
        masters=tuple(roots["slideMaster"]),
        notes=next(iter(roots["notesMaster"]), ""),
        handout=next(iter(roots["handoutMaster"]), ""),
        text_style=_text_style(deck),
        dropped=tuple(sorted(words for words in kept.dropped if words)),
        mended=tuple(sorted(kept.mended)),
        leveled=tuple(read.layout.name for read in found if read.leveled),
        words=static_words(parts),
        spare=spare_layout(deck, lead.page, kept, bare=bare),
    )


def _renamed(layouts: Iterator[Read], kept: Kept) -> Iterator[Read]:
    """Give the layouts that are kept, under the names that their parts have in decks."""
    for read in layouts:
        if read.layout.part in kept.names:
            layout = replace(
                read.layout,
                part=kept.names[read.layout.part],
                scenery=scenery(read.page, kept.deck.size, kept),
            )
            yield replace(read, layout=layout)


def _holds_text(layout: TemplateLayout, size: tuple[float, float]) -> bool:
    return _has_body(layout, size) and layout.is_usable and not layout.murky


def _has_body(layout: TemplateLayout, size: tuple[float, float]) -> bool:
    return layout.title is not None and any(
        place.kind in TEXTS
        and place.box[2] >= _LEAST_WIDTH * size[0]
        and place.box[3] >= _LEAST_HEIGHT * size[1]
        for place in layout.contents
    )


def _without_body(layouts: list[TemplateLayout], size: tuple[float, float]) -> TemplateError:
    """Say why no layout can hold text: all have a flaw, or none has the room."""
    roomy = [layout for layout in layouts if _has_body(layout, size)]
    for layout in roomy:
        if layout.flaw:
            hint = "set it upright and in a font of letters, in View, Slide Master"
            return TemplateError(f"{layout.flaw} in the layout '{layout.name[:40]}'", hint)
        if layout.murky:
            reason = (
                f"has a picture, or colors too unlike, behind '{layout.murky[:40]}' in the layout "
                f"'{layout.name[:40]}': nobody can tell whether words can be read there"
            )
            return TemplateError(reason, "give the layout a plain ground, in View, Slide Master")
    hint = "add a layout like PowerPoint's 'Title and Content': a title, and text below it"
    return TemplateError("has no layout with a title and room for text", hint)


def _text_style(deck: Deck) -> bytes:
    style = deck.text_style
    if style is None:
        return b""
    list(plain_letters(style))
    for element in list(style.iter("{*}extLst", "{*}hlinkClick", "{*}buBlip")):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    etree.cleanup_namespaces(style)
    return etree.tostring(style, encoding="UTF-8", with_tail=False)
