"""Drawings of one size as the pages of a file that nobody reads, to be turned into pictures."""

from kdeck.model.scene import Scene
from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.file.body import FileWriter
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.fonts import FontBook
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.variants import DEFAULT_STANDARD


def scene_pages(scenes: tuple[Scene, ...], titles: tuple[Scene, ...], handout: Handout) -> bytes:
    """Draw each scene on a page of its own, in the colors and the body face of a handout.

    Over it lies the title of the same number, in the face of headings.
    """
    size = (scenes[0].width, scenes[0].height)
    document = Document(DEFAULT_STANDARD, size)
    theme = handout.theme
    canvas = Canvas(size, FontBook(document, Ledger(), handout.span))
    for scene, title in zip(scenes, titles, strict=True):
        assert (scene.width, scene.height) == size, "the pages of a file have one size"
        canvas.new_page()
        for drawn, family in ((scene, theme.body), (title, theme.headings)):
            Drawing(drawn, size[0], theme.palette, family, None).draw(canvas, 0, 0)
    canvas.close_page()
    root = Element("Document", handout.span)
    return FileWriter(document, canvas, root).write(handout, [])
