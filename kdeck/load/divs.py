"""From fenced divs to the nodes they stand for, one reader for each class."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import assert_never

from kdeck.load.attributes import SHORT
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.boxes import drop_boxes
from kdeck.load.claims import read_claim
from kdeck.load.datafigures import (
    ICON_ATTRIBUTES,
    INTERVAL_ATTRIBUTES,
    read_icon_array,
    read_intervals,
)
from kdeck.load.misfit import misfit
from kdeck.load.printed import printed_text
from kdeck.load.timelines import read_step, read_timeline
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    Frame,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import IconArray, Intervals
from kdeck.model.inline import Text
from kdeck.model.walk import walk_blocks
from kdeck.nearest import nearest

_LISTS = (PanelKind.KEY_POINTS, PanelKind.CHECKLIST, PanelKind.QUESTIONS)


def read_div(reader: BlockReader, div: Div) -> Blocks:
    """Read one div by its class."""
    name = div.attributes.name
    if name == SHORT:
        return _short(reader, div)
    if name not in _READERS:
        hint = nearest(name, _READERS, f"the divs are {', '.join(sorted(_READERS))}")
        reader.source.error("div-unknown", f"the div '{name}' is not known", hint, div.line)
        return reader.read(div.children)
    if div.attributes.short and name not in set(Audience):
        message = f"the div '{name}' has no short form"
        hint = "remove '.short': it goes with .plain and .clinician"
        reader.source.error("div-attribute", message, hint, div.line)
    read, allowed = _READERS[name]
    for key in div.attributes.values:
        if key not in allowed:
            reader.source.error(
                "div-attribute",
                f"the attribute '{key}' is not known for '{name}'",
                nearest(key, allowed, "remove it"),
                div.line,
            )
    if div.attributes.id and name != "claim":
        reader.source.error(
            "div-attribute", f"'{name}' takes no id", "remove the '#' word", div.line
        )
    return read(reader, div)


def _claim(reader: BlockReader, div: Div) -> Blocks:
    return read_claim(reader, div, frozenset(_READERS))


def _audience(reader: BlockReader, div: Div) -> Blocks:
    blocks = reader.read(div.children)
    audience = Audience(div.attributes.name)
    for block in walk_blocks(blocks):
        other = isinstance(block, ForAudience) and (block.audience is not audience or block.short)
        if other or isinstance(block, Claim):
            misfit(reader, div, "it holds a claim, a short form or a div for the other audience")
            break
    return (ForAudience(audience, blocks, reader.source.span(div.line), div.attributes.short),)


def _short(reader: BlockReader, div: Div) -> Blocks:
    hint = f"write '{{.plain .{SHORT}}}' or '{{.clinician .{SHORT}}}'"
    reader.source.error("div-unknown", "the div 'short' names no audience", hint, div.line)
    return reader.read(div.children)


def _region(reader: BlockReader, div: Div) -> Blocks:
    regions = tuple(div.attributes.values.get("region", "").split())
    if not regions:
        reader.source.error("div-attribute", "'for' names no region", 'add region="US"', div.line)
    return (ForRegion(regions, reader.read(div.children), reader.source.span(div.line)),)


def _panel(reader: BlockReader, div: Div) -> Blocks:
    kind = PanelKind(div.attributes.name)
    span = reader.source.span(div.line)
    heading = printed_text(div.attributes.values.get("heading", ""), reader.source, div.line)
    if kind is PanelKind.CHECKLIST:
        for child in div.children:
            drop_boxes(child)
    before = len(reader.source.found)
    blocks = reader.read(div.children)
    if not blocks and not div.children:
        misfit(reader, div, "it is empty")
    sound = len(reader.source.found) == before
    if sound and kind in _LISTS and not all(_is_list(block) for block in blocks):
        misfit(reader, div, "it holds something else than one list for each audience")
    return (Panel(kind, (Text(heading, span),) if heading else (), blocks, span),)


def _is_list(block: Block) -> bool:
    match block:
        case Listing():
            return True
        case ForAudience(blocks=blocks) | ForRegion(blocks=blocks):
            listings = [inner for inner in blocks if isinstance(inner, Listing)]
            return bool(blocks) and len(listings) <= 1 and all(_is_list(b) for b in blocks)
        case Paragraph() | Heading() | DefinitionList() | Table() | Picture() | PictureSequence():
            return False
        case Timeline() | IconArray() | Intervals() | Panel() | CrisisContacts():
            return False
        case Claim() | Statement():
            return False
        case _:
            assert_never(block)


def _figure(reader: BlockReader, div: Div) -> Blocks:
    picture, rest = _leading_picture(reader, div)
    if picture is None:
        return ()
    if len(rest) > 1 or not all(isinstance(block, Paragraph) for block in rest):
        misfit(reader, div, "after the image it holds more than one paragraph")
    caption = next((block.inlines for block in rest if isinstance(block, Paragraph)), ())
    return (replace(picture, caption=caption),)


def _leading_picture(reader: BlockReader, div: Div) -> tuple[Picture | None, Blocks]:
    blocks = reader.read(div.children)
    if blocks and isinstance(blocks[0], Picture):
        return blocks[0], blocks[1:]
    misfit(reader, div, "it does not begin with an image")
    return None, blocks


def _frame(reader: BlockReader, div: Div) -> Blocks:
    picture, rest = _leading_picture(reader, div)
    if picture is None:
        return ()
    span = reader.source.span(div.line)
    return (PictureSequence((Frame(picture, rest, span),), span),)


def _sequence(reader: BlockReader, div: Div) -> Blocks:
    frames: list[Frame] = []
    for block in reader.read(div.children):
        if isinstance(block, PictureSequence):
            frames.extend(block.frames)
        else:
            misfit(reader, div, "it holds something else than 'frame' divs")
    if not 2 <= len(frames) <= 3:
        misfit(reader, div, f"it holds {len(frames)} frames, not two or three")
    return (PictureSequence(tuple(frames), reader.source.span(div.line)),)


def _table(reader: BlockReader, div: Div) -> Blocks:
    before = len(reader.source.found)
    blocks = reader.read(div.children)
    if len(blocks) != 1 or not isinstance(blocks[0], Table):
        if len(reader.source.found) == before:
            misfit(reader, div, "it does not hold one table")
        return blocks
    span = reader.source.span(div.line)
    caption = printed_text(div.attributes.values.get("caption", ""), reader.source, div.line)
    row_headers = div.attributes.values.get("row-headers", "false")
    if row_headers not in {"true", "false"}:
        reader.source.error(
            "div-attribute",
            f"'{row_headers}' is not a value of 'row-headers'",
            "write true or false",
            div.line,
        )
    inlines = (Text(caption, span),) if caption else ()
    return (replace(blocks[0], caption=inlines, row_headers=row_headers == "true"),)


def _crisis(reader: BlockReader, div: Div) -> Blocks:
    if div.children:
        misfit(reader, div, "it is not empty: the region supplies its text")
    return (CrisisContacts(reader.source.span(div.line)),)


def _include(reader: BlockReader, div: Div) -> Blocks:
    if div.children:
        misfit(reader, div, "it is not empty: the file supplies its text")
    name = div.attributes.values.get("file", "")
    if not name:
        reader.source.error(
            "div-attribute", "'include' names no file", 'add file="name.md"', div.line
        )
        return ()
    return reader.include(name, div.line)


_READERS: dict[str, tuple[Callable[[BlockReader, Div], Blocks], Iterable[str]]] = {
    "claim": (_claim, ("drug", "evidence", "refs", "as-of")),
    "for": (_region, ("region",)),
    "figure": (_figure, ()),
    "sequence": (_sequence, ()),
    "frame": (_frame, ()),
    "icon-array": (read_icon_array, ICON_ATTRIBUTES),
    "intervals": (read_intervals, INTERVAL_ATTRIBUTES),
    "timeline": (read_timeline, ()),
    "step": (read_step, ("time", "title")),
    "table": (_table, ("caption", "row-headers")),
    "crisis": (_crisis, ()),
    "include": (_include, ("file",)),
    **{str(audience): (_audience, ()) for audience in Audience},
    **{str(kind): (_panel, ("heading",)) for kind in PanelKind},
}
