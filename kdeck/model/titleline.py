"""A short line as a title: its words, where it is one paragraph of words alone."""

from kdeck.model.block import Blocks, Paragraph
from kdeck.model.inline import Datum, Footnote, plain_text
from kdeck.model.walk import walk_blocks, walk_inlines


def title_line(blocks: Blocks) -> str:
    """Give a short line without its full stop; empty where it needs data, or is no one line."""
    lines = [block.inlines for block in walk_blocks(blocks) if isinstance(block, Paragraph)]
    if len(lines) != 1:
        return ""
    if any(isinstance(each, Datum | Footnote) for each in walk_inlines(lines[0])):
        return ""
    return " ".join(plain_text(lines[0]).replace(" .", ".").split()).removesuffix(".")
