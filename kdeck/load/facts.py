"""The divs of a fact that a region supplies, and of the place where a topic prints it."""

import re

from kdeck.load.blocks import BlockReader, Div
from kdeck.load.days import is_day
from kdeck.load.limits import LONGEST_TAKEAWAY
from kdeck.load.printed import printed_text
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Blocks, Claim, FromRegion, RegionFact
from kdeck.model.walk import walk_blocks

FACT_ATTRIBUTES = ("key", "searched", "who", *(f"{audience}-takeaway" for audience in Audience))
_KEY = re.compile(r"[a-z]+(?:-[a-z]+)*")


def read_from_region(reader: BlockReader, div: Div) -> Blocks:
    """Read where a topic prints a fact of the reader's region."""
    if div.children:
        reader.misfit(div, "it is not empty: the region supplies its text")
    return (FromRegion(_key(reader, div), reader.findings.span(div.line)),)


def read_fact(reader: BlockReader, div: Div) -> Blocks:
    """Read what a region says of one thing: a claim, or what to ask, and key points."""
    values = div.attributes.values
    searched, who = (values.get(name, "").strip() for name in ("searched", "who"))
    if bool(searched) != bool(who):
        lacks = "who" if searched else "searched"
        hint = 'write searched="what was looked at" and who="who could tell"'
        message = f"a fact that nobody could confirm has no '{lacks}'"
        reader.findings.error("region-fact", message, hint, div.line)
    blocks = reader.read(div.children)
    confirmed = any(isinstance(block, Claim) for block in walk_blocks(blocks))
    if not (searched or confirmed):
        hint = "put it into a claim, or say with searched= and who= that it could not be confirmed"
        message = f"the fact '{values.get('key', '')}' has no claim behind it"
        reader.findings.error("region-fact", message, hint, div.line)
    span, takeaway = reader.findings.span(div.line), _takeaway(reader, div)
    return (RegionFact(_key(reader, div), blocks, searched, who, span, takeaway),)


def _takeaway(reader: BlockReader, div: Div) -> Worded[str] | None:
    values = [div.attributes.values.get(f"{audience}-takeaway", "") for audience in Audience]
    plain, clinician = (printed_text(text, reader.findings, div.line) for text in values)
    for audience, text in zip(Audience, (plain, clinician), strict=True):
        if (any(values) and not text) or len(text) > LONGEST_TAKEAWAY:
            message = f"the fact's {audience} takeaway has {len(text)} characters"
            hint = f"say it in 1 to {LONGEST_TAKEAWAY}: it is the title of a slide"
            reader.findings.error("region-fact", message, hint, div.line)
    return Worded(plain, clinician) if plain and clinician else None


def _key(reader: BlockReader, div: Div) -> str:
    key = div.attributes.values.get("key", "")
    if not _KEY.fullmatch(key):
        name = div.attributes.name
        message = f"'{key}' is not a key of '{name}'" if key else f"'{name}' has no key"
        reader.findings.error("region-fact", message, 'write it like key="approval"', div.line)
    return key


def read_expiry(reader: BlockReader, div: Div) -> str:
    """Read the day from which a claim has to be checked again; empty where it has none."""
    day = div.attributes.values.get("expires", "")
    if day and not is_day(day):
        hint = 'write it like expires="2027-11-29", with the day from which it is checked again'
        reader.findings.error("claim-date", f"'{day}' is not a day", hint, div.line)
        return ""
    return day
