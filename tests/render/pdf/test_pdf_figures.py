"""Where figures stand on pages: with the words that lead to them, and not with each other."""

from collections.abc import Mapping

import pytest

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.outline import polygon
from kdeck.model.scene import Scene, Shape
from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import Handout, Illustration, Item, Prose, SideRow
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import Run
from kdeck.render.pdf.box.box import walk
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.box.page import Page

from .test_pdf_pages import heading, laid_out, prose

HERE = Span("sources/topics/test.md", 7)
SQUARE = Shape(polygon((0, 0), (300, 0), (300, 160), (0, 160)), PaletteRole.PRIMARY, None, 0.0)


def figure() -> Illustration:
    caption = Prose((Run("What it shows.", HERE),), Role.SMALL, HERE)
    return Illustration(Scene(300, 160, (SQUARE,)), "A square", caption, HERE)


def drawings(page: Page) -> int:
    return sum(isinstance(part, Drawing) for placed in page for part in walk(placed.box))


@pytest.mark.parametrize("beside", [True, False])
def test_of_two_figures_the_first_stands_with_its_heading_where_it_fits(
    handouts: Mapping[Audience, Handout], beside: bool
) -> None:
    main: tuple[Item, ...] = (prose(1), figure(), figure())
    topic = (SideRow((heading(3),), main, HERE),) if beside else (heading(3), *main)
    first, second, *rest = laid_out(handouts[Audience.PLAIN], (prose(4), *topic, prose(1)), 640.0)
    assert drawings(first) == 1
    assert drawings(second) == 1
    assert not rest
