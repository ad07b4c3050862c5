"""Figures, and figures in a row with the words under them."""

from dataclasses import replace

from kdeck.finding import several
from kdeck.load.blocks import BlockReader, Div
from kdeck.model.block import Blocks, Frame, Paragraph, Picture, PictureSequence

_MOST = 5


def read_figure(reader: BlockReader, div: Div) -> Blocks:
    """Read a picture with its caption."""
    picture, rest = _leading_picture(reader, div)
    if picture is None:
        return ()
    if len(rest) > 1 or not all(isinstance(block, Paragraph) for block in rest):
        reader.misfit(div, "after the image it holds more than one paragraph")
    caption = next((block.inlines for block in rest if isinstance(block, Paragraph)), ())
    if caption and not picture.alt:
        reader.findings.error(
            "alt-decorative",
            f"the image '{picture.file}' is decorative and has a caption",
            "take out the caption, or say in brackets what the image shows in place of .decorative",
            picture.span.line,
        )
    return (replace(picture, caption=caption),)


def _leading_picture(reader: BlockReader, div: Div) -> tuple[Picture | None, Blocks]:
    blocks = reader.read(div.children)
    if blocks and isinstance(blocks[0], Picture):
        return blocks[0], blocks[1:]
    reader.misfit(div, "it does not begin with an image")
    return None, blocks


def read_frame(reader: BlockReader, div: Div) -> Blocks:
    """Read a picture with the words under it, as a sequence of one."""
    picture, rest = _leading_picture(reader, div)
    if picture is None:
        return ()
    span = reader.findings.span(div.line)
    return (PictureSequence((Frame(picture, rest, span),), span),)


def read_sequence(reader: BlockReader, div: Div) -> Blocks:
    """Read two to five frames in a row."""
    frames: list[Frame] = []
    for block in reader.read(div.children):
        if isinstance(block, PictureSequence):
            frames.extend(block.frames)
        else:
            reader.misfit(div, "it holds something else than 'frame' divs")
    if not 2 <= len(frames) <= _MOST:
        reader.misfit(div, f"it holds {several(len(frames), 'frame')}, not two to five")
    return (PictureSequence(tuple(frames), reader.findings.span(div.line)),)
