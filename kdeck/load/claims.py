"""From the div of a claim to its wordings, in full and in short, and what stands behind them."""

import re
from collections.abc import Container, Iterator
from enum import StrEnum
from typing import TypeVar

from kdeck.load.attributes import SHORT, parse_attributes
from kdeck.load.blocks import BlockReader, Div
from kdeck.load.facts import read_expiry
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Blocks, Claim, Drug, Evidence, ForAudience
from kdeck.nearest import nearest

E = TypeVar("E", bound=StrEnum)

_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


def read_claim(reader: BlockReader, div: Div, known: Container[str]) -> Blocks:
    """Read a claim; known are the names of all divs."""
    values = div.attributes.values
    claim = f"the claim '{div.attributes.id}'" if div.attributes.id else "the claim"
    if not div.attributes.id:
        reader.findings.error("claim-id", "the claim has no id", "add #its-name", div.line)
    found = _wordings(reader, div, known)
    drug = _member(reader, div, "drug", Drug)
    evidence = _member(reader, div, "evidence", Evidence)
    refs = tuple(values.get("refs", "").split())
    if not refs:
        reader.findings.error(
            "claim-reference",
            f"{claim} has no reference",
            'add refs="key key" with keys of references.json',
            div.line,
        )
    date = values.get("as-of", "")
    if not _DATE.fullmatch(date):
        reader.findings.error(
            "claim-date",
            f"'{date}' is not a month" if date else f"{claim} has no date",
            'write as-of="2026-06", with the month it was checked',
            div.line,
        )
    expires = read_expiry(reader, div)
    if found is None or drug is None or evidence is None:
        return ()
    wordings, short = found
    span = reader.findings.span(div.line)
    return (Claim(div.attributes.id, drug, evidence, refs, date, wordings, span, short, expires),)


def _wordings(
    reader: BlockReader, div: Div, known: Container[str]
) -> tuple[Worded[Blocks], Worded[Blocks] | None] | None:
    """Read the wordings of a claim, in full and, where it has them, in short."""
    blocks = reader.read(div.children)
    # Where a div has a name that nobody knows, it may be the wording that is missing.
    if not all(name in known for name, _ in _names(div)):
        return None
    full: dict[Audience, Blocks] = {}
    short: dict[Audience, Blocks] = {}
    for block in blocks:
        found = short if isinstance(block, ForAudience) and block.short else full
        if isinstance(block, ForAudience) and block.audience not in found:
            found[block.audience] = block.blocks
        else:
            reader.findings.error(
                "claim-content",
                "a claim holds one 'plain' and one 'clinician' div, one of each that is .short, "
                "and nothing else",
                "move the text into one of them, or out of the claim",
                block.span.line,
            )
    whole = _worded(reader, div, full, short=False)
    if not any(marked for _, marked in _names(div)):
        return (whole, None) if whole else None
    line = _worded(reader, div, short, short=True)
    return (whole, line) if whole and line else None


def _worded(
    reader: BlockReader, div: Div, found: dict[Audience, Blocks], *, short: bool
) -> Worded[Blocks] | None:
    """Pair the wordings that were found; None, with a finding, where an audience has none."""
    missing = [audience for audience in Audience if not found.get(audience)]
    # Where a wording has text that was refused, that was said.
    for audience in set(missing) - {name for name, marked in _names(div) if marked is short}:
        what = "short wording" if short else "wording"
        name, text = (f"{{.{audience} .{SHORT}}}", "one line") if short else (audience, "the text")
        there = (audience, short) in _names(div, empty=True)
        reader.findings.error(
            "claim-wording",
            f"the claim '{div.attributes.id}' has no {audience} {what}",
            f"write {text} into its '{name}' div" if there else f"add a '{name}' div with {text}",
            div.line,
        )
    return None if missing else Worded(found[Audience.PLAIN], found[Audience.CLINICIAN])


def _names(div: Div, *, empty: bool = False) -> Iterator[tuple[str, bool]]:
    """Name the divs inside a div that hold anything, or nothing, and say which are short."""
    for child in div.children:
        attributes = parse_attributes(child.info) if child.type == "div" else None
        if attributes and bool(child.children) is not empty:
            yield attributes.name, attributes.short


def _member(reader: BlockReader, div: Div, key: str, kind: type[E]) -> E | None:
    text = div.attributes.values.get(key, "")
    if text in set(kind):
        return kind(text)
    reader.findings.error(
        "claim-attribute",
        f"'{text}' is not a value of '{key}'" if text else f"the claim has no '{key}'",
        nearest(text, kind),
        div.line,
    )
    return None
