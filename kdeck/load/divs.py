"""From fenced divs to the nodes they stand for, one reader for each class."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kdeck.load.attributes import SHORT
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.boxes import drop_boxes
from kdeck.load.charts import CHART_ATTRIBUTES, read_bars, read_lines
from kdeck.load.claims import read_claim
from kdeck.load.datafigures import (
    ICON_ATTRIBUTES,
    INTERVAL_ATTRIBUTES,
    read_icon_array,
    read_intervals,
)
from kdeck.load.facts import FACT_ATTRIBUTES, read_fact, read_from_region
from kdeck.load.frames import read_figure, read_frame, read_sequence
from kdeck.load.holding import is_list
from kdeck.load.printed import printed_text
from kdeck.load.timelines import read_step, read_timeline
from kdeck.model.audience import Audience
from kdeck.model.block import (
    Blocks,
    Claim,
    CrisisContacts,
    ForAudience,
    ForRegion,
    Panel,
    PanelKind,
    Table,
)
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
        reader.findings.error("div-unknown", f"the div '{name}' is not known", hint, div.line)
        return reader.read(div.children)
    if div.attributes.short and name not in set(Audience):
        message = f"the div '{name}' has no short form"
        hint = "remove '.short': it goes with .plain and .clinician"
        reader.findings.error("div-attribute", message, hint, div.line)
    read, allowed = _READERS[name]
    for key in div.attributes.values:
        if key not in allowed:
            reader.findings.error(
                "div-attribute",
                f"the attribute '{key}' is not known for '{name}'",
                nearest(key, allowed, "remove it"),
                div.line,
            )
    if div.attributes.id and name != "claim":
        reader.findings.error(
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
            reader.misfit(div, "it holds a claim, a short form or a div for the other audience")
            break
    return (ForAudience(audience, blocks, reader.findings.span(div.line), div.attributes.short),)


def _short(reader: BlockReader, div: Div) -> Blocks:
    hint = f"write '{{.plain .{SHORT}}}' or '{{.clinician .{SHORT}}}'"
    reader.findings.error("div-unknown", "the div 'short' names no audience", hint, div.line)
    return reader.read(div.children)


def _region(reader: BlockReader, div: Div) -> Blocks:
    regions = tuple(div.attributes.values.get("region", "").split())
    if not regions:
        reader.findings.error("div-attribute", "'for' names no region", 'add region="US"', div.line)
    return (ForRegion(regions, reader.read(div.children), reader.findings.span(div.line)),)


def _panel(reader: BlockReader, div: Div) -> Blocks:
    kind = PanelKind(div.attributes.name)
    span = reader.findings.span(div.line)
    heading = printed_text(div.attributes.values.get("heading", ""), reader.findings, div.line)
    if kind is PanelKind.CHECKLIST:
        for child in div.children:
            drop_boxes(child)
    before = len(reader.findings.found)
    blocks = reader.read(div.children)
    if not blocks and not div.children:
        reader.misfit(div, "it is empty")
    sound = len(reader.findings.found) == before
    if sound and kind in _LISTS and not all(is_list(block) for block in blocks):
        reader.misfit(div, "it holds something else than one list for each audience")
    return (Panel(kind, (Text(heading, span),) if heading else (), blocks, span),)


def _table(reader: BlockReader, div: Div) -> Blocks:
    before = len(reader.findings.found)
    blocks = reader.read(div.children)
    if len(blocks) != 1 or not isinstance(blocks[0], Table):
        if len(reader.findings.found) == before:
            reader.misfit(div, "it does not hold one table")
        return blocks
    span = reader.findings.span(div.line)
    caption = printed_text(div.attributes.values.get("caption", ""), reader.findings, div.line)
    row_headers = div.attributes.values.get("row-headers", "false")
    if row_headers not in {"true", "false"}:
        reader.findings.error(
            "div-attribute",
            f"'{row_headers}' is not a value of 'row-headers'",
            "write true or false",
            div.line,
        )
    inlines = (Text(caption, span),) if caption else ()
    return (replace(blocks[0], caption=inlines, row_headers=row_headers == "true"),)


def _crisis(reader: BlockReader, div: Div) -> Blocks:
    if div.children:
        reader.misfit(div, "it is not empty: the region supplies its text")
    return (CrisisContacts(reader.findings.span(div.line)),)


def _include(reader: BlockReader, div: Div) -> Blocks:
    if div.children:
        reader.misfit(div, "it is not empty: the file supplies its text")
    name = div.attributes.values.get("file", "")
    if not name:
        reader.findings.error(
            "div-attribute", "'include' names no file", 'add file="name.md"', div.line
        )
        return ()
    return reader.include(name, div.line)


_READERS: dict[str, tuple[Callable[[BlockReader, Div], Blocks], Iterable[str]]] = {
    "claim": (_claim, ("drug", "evidence", "refs", "as-of", "expires")),
    "for": (_region, ("region",)),
    "region-fact": (read_from_region, ("key",)),
    "fact": (read_fact, FACT_ATTRIBUTES),
    "figure": (read_figure, ()),
    "sequence": (read_sequence, ()),
    "frame": (read_frame, ()),
    "icon-array": (read_icon_array, ICON_ATTRIBUTES),
    "intervals": (read_intervals, INTERVAL_ATTRIBUTES),
    "bars": (read_bars, CHART_ATTRIBUTES),
    "lines": (read_lines, CHART_ATTRIBUTES),
    "timeline": (read_timeline, ()),
    "step": (read_step, ("time", "title")),
    "table": (_table, ("caption", "row-headers")),
    "crisis": (_crisis, ()),
    "include": (_include, ("file",)),
    **{str(audience): (_audience, ()) for audience in Audience},
    **{str(kind): (_panel, ("heading",)) for kind in PanelKind},
    str(PanelKind.SPEAKER_NOTES): (_panel, ()),
}
