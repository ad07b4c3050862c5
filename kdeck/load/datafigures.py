"""From the divs of data figures, each with one pipe table of numbers, to their nodes."""

import re
from decimal import Decimal

from kdeck.finding import several
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.printed import printed_text
from kdeck.model.block import Blocks, Cell, Table
from kdeck.model.datafigure import (
    DENOMINATORS,
    Count,
    Estimate,
    IconArray,
    IconGroup,
    Intervals,
    Scale,
)
from kdeck.model.inline import Inlines, Text, plain_text

ICON_ATTRIBUTES = ("of", "caption", "time", "comparison")
INTERVAL_ATTRIBUTES = (
    "caption", "time", "unit", "line", "line-label", "below", "above", "level",
)  # fmt: skip
_ICON_COLUMNS = ("group", "count", "words for them", "words for the others")
_INTERVAL_COLUMNS = ("label", "estimate", "low end", "high end")
_COUNT = re.compile(r"(about )?\s*(\d{1,4})(?:\s*(?:[-\u2013]|to|or)\s*(\d{1,4}))?", re.IGNORECASE)
_NUMBER = re.compile(r"[-\u2212]?\d{1,9}(?:\.\d{1,6})?")
_LEVEL = re.compile(r"[1-9]\d")
_NO_GROUP = "none"
_LINE_LABEL = "no difference"
_EXAMPLES = {
    "caption": "How many felt better",
    "time": "24 hours after 1 dose",
    "comparison": "a placebo drip",
    "unit": "points",
    "below": "favors ketamine",
    "above": "favors midazolam",
}


def read_icon_array(reader: BlockReader, div: Div) -> Blocks:
    """Read counts out of one denominator; none where they cannot be drawn."""
    of = _denominator(reader, div)
    caption, time, comparison = (context_words(reader, div, key) for key in ICON_ATTRIBUTES[1:])
    rows = full_rows(reader, _table(reader, div, _ICON_COLUMNS), _ICON_COLUMNS)
    groups = [group for row in rows if of and (group := _group(reader, row, of))]
    if not of or not groups or not (caption and time and comparison):
        return ()
    span = reader.findings.span(div.line)
    compared = () if plain_text(comparison) == _NO_GROUP else comparison
    return (IconArray(of, tuple(groups), caption, time, compared, span),)


def read_intervals(reader: BlockReader, div: Div) -> Blocks:
    """Read estimates with their intervals; none where they cannot be drawn.

    The header of the second column says what is measured.
    """
    caption, time = (context_words(reader, div, key) for key in ("caption", "time"))
    table = _table(reader, div, _INTERVAL_COLUMNS)
    scale = _scale(reader, div, table.header[1].inlines if table else ())
    rows = full_rows(reader, table, _INTERVAL_COLUMNS)
    estimates = [estimate for row in rows if (estimate := _estimate(reader, row))]
    if scale is None or not estimates or not (caption and time):
        return ()
    return (Intervals(tuple(estimates), scale, caption, time, reader.findings.span(div.line)),)


def figure_table(reader: BlockReader, div: Div) -> Table | None:
    """Read the one table with rows that a div holds; none, with a finding, where it does not."""
    blocks = reader.read(div.children)
    table = blocks[0] if len(blocks) == 1 else None
    if not isinstance(table, Table) or not table.rows:
        reader.misfit(div, "it does not hold one table with rows")
        return None
    return table


def _table(reader: BlockReader, div: Div, columns: tuple[str, ...]) -> Table | None:
    table = figure_table(reader, div)
    if table is not None and len(table.header) != len(columns):
        problem = f"its table has {several(len(table.header), 'column')}, not {len(columns)}"
        reader.misfit(div, f"{problem} ({', '.join(columns)})")
        return None
    return table


def full_rows(
    reader: BlockReader, table: Table | None, columns: tuple[str, ...]
) -> list[tuple[Cell, ...]]:
    """Give the rows of which every cell has words, with a finding for each other cell."""
    found = []
    for row in table.rows if table else ():
        empty = [n for n, cell in zip(columns, row, strict=True) if not plain_text(cell.inlines)]
        for name in empty:
            hint = f"fill the column for the {name}"
            reader.findings.error("data-row", f"the row has no {name}", hint, row[0].span.line)
        if not empty:
            found.append(row)
    return found


def _denominator(reader: BlockReader, div: Div) -> int:
    text = div.attributes.values.get("of", "")
    known = [number for number in DENOMINATORS if text == str(number)]
    if not known:
        message = f"'{text}' is not a denominator" if text else "the icon array has no denominator"
        hint = "write of= with one of 10, 20, 50, 100"
        reader.findings.error("icon-denominator", message, hint, div.line)
    return known[0] if known else 0


def context_words(reader: BlockReader, div: Div, key: str) -> Inlines:
    """Read an attribute that tells what numbers mean; a finding where it is missing."""
    text = printed_text(div.attributes.values.get(key, ""), reader.findings, div.line)
    if not text:
        message = f"the div '{div.attributes.name}' has no '{key}'"
        hint = f'add {key}="{_EXAMPLES[key]}"'
        if key == "comparison":
            hint += f', or {key}="{_NO_GROUP}" where there was no comparison group'
        reader.findings.error("data-context", message, hint, div.line)
        return ()
    return (Text(text, reader.findings.span(div.line)),)


def _group(reader: BlockReader, row: tuple[Cell, ...], of: int) -> IconGroup | None:
    label, count, they, others = row
    made = _count(reader, count, of)
    if made is None:
        return None
    return IconGroup(label.inlines, made, they.inlines, others.inlines, label.span)


def _count(reader: BlockReader, cell: Cell, of: int) -> Count | None:
    text = plain_text(cell.inlines).strip()
    match = _COUNT.fullmatch(text)
    line = cell.span.line
    if match is None:
        hint = "write a whole number such as 4, a range such as 4-5, or 'about 4'"
        reader.findings.error("icon-count", f"'{text}' is not a count", hint, line)
        return None
    low, high = int(match[2]), int(match[3] or match[2])
    if low > high:
        hint = f"write {high}-{low}"
        reader.findings.error("icon-count", f"the range '{text}' is reversed", hint, line)
        return None
    if high > of:
        message = f"the count {high} is more than the {of} it is out of"
        hint = "correct the count, or the denominator in of="
        reader.findings.error("icon-count", message, hint, line)
        return None
    return Count(low, high, bool(match[1]))


def _scale(reader: BlockReader, div: Div, measure: Inlines) -> Scale | None:
    values = div.attributes.values
    unit, below, above = (context_words(reader, div, key) for key in ("unit", "below", "above"))
    line = _number(reader, values.get("line", "0"), "line", div.line)
    level = values.get("level", "95")
    if not _LEVEL.fullmatch(level):
        hint = 'write level="95" for 95% intervals'
        message = f"'{level}' is not a level of confidence"
        reader.findings.error("interval-number", message, hint, div.line)
        return None
    if line is None or not (measure and unit and below and above):
        return None
    label = printed_text(values.get("line-label", ""), reader.findings, div.line) or _LINE_LABEL
    return Scale(
        measure=measure,
        unit=unit,
        line=line,
        line_label=(Text(label, reader.findings.span(div.line)),),
        below=below,
        above=above,
        level=int(level),
    )


def _estimate(reader: BlockReader, row: tuple[Cell, ...]) -> Estimate | None:
    label, *cells = row
    at = label.span.line
    named = zip(_INTERVAL_COLUMNS[1:], cells, strict=True)
    found = [_number(reader, plain_text(cell.inlines).strip(), name, at) for name, cell in named]
    value, low, high = found
    if value is None or low is None or high is None:
        return None
    if low > high:
        message = f"the interval from {low} to {high} is reversed"
        reader.findings.error("interval-order", message, "swap its ends", at)
        return None
    if not low <= value <= high:
        message = f"the interval from {low} to {high} does not hold its estimate, {value}"
        reader.findings.error("interval-order", message, "correct one of the three numbers", at)
        return None
    return Estimate(label.inlines, value, low, high, label.span)


def _number(reader: BlockReader, text: str, name: str, line: int | None) -> Decimal | None:
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace("\u2212", "-"))
    hint = "write a number with a point, such as -3.16"
    reader.findings.error("interval-number", f"the {name} '{text}' is not a number", hint, line)
    return None
