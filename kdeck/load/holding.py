"""Which blocks may stand inside a div that holds but some kinds."""

from itertools import pairwise
from typing import assert_never

from kdeck.model.block import (
    Block,
    Claim,
    CrisisContacts,
    DefinitionList,
    ForAudience,
    ForRegion,
    FromRegion,
    Heading,
    Listing,
    Panel,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
    Table,
    Timeline,
)
from kdeck.model.datafigure import Bars, IconArray, Intervals, Lines
from kdeck.model.walk import inner_blocks


def is_list(block: Block) -> bool:
    """Say whether a block is a list, or one for some readers: what checklists hold."""
    match block:
        case Listing() | FromRegion():
            return True
        case ForAudience(blocks=blocks) | ForRegion(blocks=blocks):
            # What a region adds may stand between two lists, which then are one.
            pairs = pairwise(isinstance(inner, Listing) for inner in blocks)
            return bool(blocks) and (True, True) not in pairs and all(map(is_list, blocks))
        case Paragraph() | Heading() | DefinitionList() | Table() | Picture() | PictureSequence():
            return False
        case Timeline() | IconArray() | Intervals() | Bars() | Lines() | Panel() | CrisisContacts():
            return False
        case Claim() | Statement() | RegionFact():
            return False
        case _:
            assert_never(block)


def is_words(block: Block) -> bool:
    """Say whether a block is a paragraph or a list of such, for some readers or all: a step's."""
    match block:
        case Paragraph():
            return True
        case Listing() | ForAudience() | ForRegion():
            return all(is_words(inner) for inner in inner_blocks(block))
        case Heading() | DefinitionList() | Table() | Picture() | PictureSequence() | Timeline():
            return False
        case IconArray() | Intervals() | Bars() | Lines() | Panel() | CrisisContacts():
            return False
        case Claim() | Statement():
            return False
        case FromRegion() | RegionFact():
            return False
        case _:
            assert_never(block)
