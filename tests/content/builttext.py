"""The words of finished files, read back as a reader gets them: of a PDF, and of a deck."""

import io
from collections.abc import Iterable, Iterator

from pptx import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from kdeck.check.html.page import Page, words
from kdeck.check.pdf.read.tagtree import read_tree, tree_text


def evened(text: str) -> str:
    """Write every space as one."""
    return " ".join(text.split())


def pdf_words(data: bytes) -> str:
    """Give the words of a PDF along its structure tree."""
    return evened(tree_text(read_tree(data)))


def page_words(data: bytes) -> str:
    """Give the words of a page on the web."""
    return evened(words(Page(data, "page.html").root))


def deck_words(data: bytes) -> str:
    """Give the words of a deck: of all shapes of its slides, and of their notes."""
    return evened(" ".join(_deck(data)))


def _deck(data: bytes) -> Iterator[str]:
    for slide in Presentation(io.BytesIO(data)).slides:
        yield from _shapes(slide.shapes)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            yield slide.notes_slide.notes_text_frame.text


def _shapes(shapes: Iterable[BaseShape]) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape, GroupShape):
            yield from _shapes(shape.shapes)
        elif isinstance(shape, GraphicFrame):
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
        elif isinstance(shape, Shape):
            yield shape.text_frame.text
