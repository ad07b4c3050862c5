"""From fenced divs to the nodes they stand for, one reader for each class."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from kdeck.load.attributes import parse_attributes
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.boxes import drop_boxes
from kdeck.load.datafigures import (
    ICON_ATTRIBUTES,
    INTERVAL_ATTRIBUTES,
    read_icon_array,
    read_intervals,
)
from kdeck.load.facts import FACT_ATTRIBUTES, read_expiry, read_fact, read_from_region
from kdeck.load.fields import nearest
from kdeck.load.frames import read_figure, read_frame, read_sequence
from kdeck.load.misfit import misfit
from kdeck.load.printed import printed_text
from kdeck.load.timelines import read_step, read_timeline
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    Drug,
    Evidence,
    ForAudience,
    ForRegion,
    FromRegion,
    Listing,
    Panel,
    PanelKind,
    Table,
)
from kdeck.model.inline import Text
from kdeck.model.walk import walk_blocks

E = TypeVar("E", bound=StrEnum)

_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_LISTS = (PanelKind.KEY_POINTS, PanelKind.CHECKLIST, PanelKind.QUESTIONS)


def read_div(reader: BlockReader, div: Div) -> Blocks:
    """Read one div by its class."""
    name = div.attributes.name
    if name not in _READERS:
        hint = nearest(name, _READERS, f"the divs are {', '.join(sorted(_READERS))}")
        reader.source.error("div-unknown", f"the div '{name}' is not known", hint, div.line)
        return reader.read(div.children)
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
    values = div.attributes.values
    claim = f"the claim '{div.attributes.id}'" if div.attributes.id else "the claim"
    if not div.attributes.id:
        reader.source.error("claim-id", "the claim has no id", "add #its-name", div.line)
    wordings = _wordings(reader, div)
    drug = _member(reader, div, "drug", Drug)
    evidence = _member(reader, div, "evidence", Evidence)
    refs = tuple(values.get("refs", "").split())
    if not refs:
        reader.source.error(
            "claim-reference",
            f"{claim} has no reference",
            'add refs="key key" with keys of references.json',
            div.line,
        )
    date = values.get("as-of", "")
    if not _DATE.fullmatch(date):
        reader.source.error(
            "claim-date",
            f"'{date}' is not a month" if date else f"{claim} has no date",
            'write as-of="2026-06", with the month it was checked',
            div.line,
        )
    expires = read_expiry(reader, div)
    if wordings is None or drug is None or evidence is None:
        return ()
    span = reader.source.span(div.line)
    return (Claim(div.attributes.id, drug, evidence, refs, date, wordings, span, expires),)


def _wordings(reader: BlockReader, div: Div) -> Worded[Blocks] | None:
    blocks = reader.read(div.children)
    # Where a div has a name that nobody knows, it may be the wording that is missing.
    if not all(name in _READERS for name in _names(div)):
        return None
    found: dict[Audience, Blocks] = {}
    for block in blocks:
        if isinstance(block, ForAudience) and block.audience not in found:
            found[block.audience] = block.blocks
        else:
            reader.source.error(
                "claim-content",
                "a claim holds one 'plain' and one 'clinician' div and nothing else",
                "move the text into one of them, or out of the claim",
                block.span.line,
            )
    missing = [audience for audience in Audience if not found.get(audience)]
    # Where a wording has text that was refused, that was said.
    for audience in set(missing) - set(_names(div)):
        reader.source.error(
            "claim-wording",
            f"the claim '{div.attributes.id}' has no {audience} wording",
            f"add a '{audience}' div with the text",
            div.line,
        )
    return None if missing else Worded(found[Audience.PLAIN], found[Audience.CLINICIAN])


def _names(div: Div) -> Iterator[str]:
    """Name the divs with anything in them that stand inside a div."""
    for child in div.children:
        attributes = parse_attributes(child.info) if child.type == "div" else None
        if attributes and child.children:
            yield attributes.name


def _member(reader: BlockReader, div: Div, key: str, kind: type[E]) -> E | None:
    text = div.attributes.values.get(key, "")
    if text in set(kind):
        return kind(text)
    reader.source.error(
        "claim-attribute",
        f"'{text}' is not a value of '{key}'" if text else f"the claim has no '{key}'",
        nearest(text, list(kind), f"choose one of {', '.join(kind)}"),
        div.line,
    )
    return None


def _audience(reader: BlockReader, div: Div) -> Blocks:
    blocks = reader.read(div.children)
    audience = Audience(div.attributes.name)
    for block in walk_blocks(blocks):
        other = isinstance(block, ForAudience) and block.audience is not audience
        if other or isinstance(block, Claim):
            misfit(reader, div, "it holds a claim or a div for the other audience")
            break
    return (ForAudience(audience, blocks, reader.source.span(div.line)),)


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
    before = len(reader.source.findings)
    blocks = reader.read(div.children)
    if not blocks and not div.children:
        misfit(reader, div, "it is empty")
    sound = len(reader.source.findings) == before
    if sound and kind in _LISTS and not all(_is_list(block) for block in blocks):
        misfit(reader, div, "it holds something else than one list for each audience")
    return (Panel(kind, (Text(heading, span),) if heading else (), blocks, span),)


def _is_list(block: Block) -> bool:
    match block:
        case Listing():
            return True
        case FromRegion():
            return True
        case ForAudience(blocks=blocks) | ForRegion(blocks=blocks):
            # What a region adds may stand between two lists, which then are one.
            pairs = pairwise(isinstance(inner, Listing) for inner in blocks)
            return bool(blocks) and (True, True) not in pairs and all(map(_is_list, blocks))
    return False


def _table(reader: BlockReader, div: Div) -> Blocks:
    before = len(reader.source.findings)
    blocks = reader.read(div.children)
    if len(blocks) != 1 or not isinstance(blocks[0], Table):
        if len(reader.source.findings) == before:
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
    "claim": (_claim, ("drug", "evidence", "refs", "as-of", "expires")),
    "for": (_region, ("region",)),
    "region-fact": (read_from_region, ("key",)),
    "fact": (read_fact, FACT_ATTRIBUTES),
    "figure": (read_figure, ()),
    "sequence": (read_sequence, ()),
    "frame": (read_frame, ()),
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
