"""Pictures of pixels on slides: no larger than their pixels allow, and every one with its words."""

from dataclasses import replace

import pytest

from check.documents import SPAN
from kdeck.model.block import Picture
from kdeck.model.document import Document
from kdeck.model.inline import Text
from kdeck.model.scene import Label, Pixels, Scene
from kdeck.paletterole import PaletteRole
from kdeck.plan.deck.model import Slide, SlideFigure, SlideText
from kdeck.plan.deck.sharpness import kept_sharp
from kdeck.plan.master.layout import LayoutName, Rect
from kdeck.plan.text.run import run_text
from plan.talks import chapter, plan, points, section, talk

ROOM = Rect(40.0, 100.0, 800.0, 340.0)


def dots(width: int, height: int) -> Scene:
    """Show so many pixels, a dot for each 300th of an inch."""
    size = width * 0.24, height * 0.24
    return Scene(*size, (Pixels(b"", 0.0, 0.0, *size),))


def figure(scene: Scene) -> SlideFigure:
    return SlideFigure(scene, "A picture", ROOM, "Figure")


@pytest.mark.parametrize(
    ("pixels", "shown"),
    [((60, 60), (120, 120)), ((400, 300), (400, 300)), ((60, 20), (120, 40))],
)
def test_a_picture_of_few_pixels_is_small_and_in_the_middle_of_its_room(
    pixels: tuple[int, int], shown: tuple[int, int]
) -> None:
    rect = kept_sharp(figure(dots(*pixels))).rect
    assert (rect.width, rect.height) == pytest.approx(shown)
    assert rect.x + rect.width / 2 == ROOM.x + ROOM.width / 2
    assert rect.y + rect.height / 2 == ROOM.y + ROOM.height / 2


def test_a_picture_that_fills_its_room_sharply_and_a_drawing_stay_as_they_are() -> None:
    label = Label("gate", 5, 10, 14, "start", PaletteRole.INK)
    for scene in (dots(1600, 400), dots(300, 400), Scene(20, 20, (label,))):
        made = figure(scene)
        assert kept_sharp(made) is made


def pictured(caption: str, scene: Scene) -> Document:
    """Show two pictures, the second of them with a caption, or with none."""
    said = (Text(caption, SPAN),) if caption else ()
    shown = Picture("dot.png", None, "A picture", said, SPAN)
    first = replace(shown, alt="The first", caption=())
    made = talk(section("Part", chapter("dose", points("One", "Two"), first, shown)))
    return replace(made, scenes=(("dot.png", scene),))


def second(document: Document) -> list[Slide]:
    slides = plan(document).slides
    return [s for s in slides if any(getattr(f, "alt", "") == "A picture" for f in s.shapes)]


@pytest.mark.parametrize("caption", ["", "What it shows."])
def test_every_picture_is_shown_with_its_caption_or_without_one(caption: str) -> None:
    (slide,) = second(pictured(caption, dots(60, 60)))
    (shown,) = (shape for shape in slide.shapes if isinstance(shape, SlideFigure))
    assert shown.rect.width == pytest.approx(120)
    said = [s for s in slide.shapes if isinstance(s, SlideText)]
    assert [run_text(p.runs) for text in said for p in text.paragraphs] == [caption] * bool(caption)


def test_a_picture_that_can_be_read_alone_only_has_its_caption_as_its_title() -> None:
    small = Label("gate", 5, 100, 8, "start", PaletteRole.INK)
    (slide,) = second(pictured("What it shows.", Scene(600, 200, (small,))))
    assert slide.layout is LayoutName.DRAWING
    assert slide.title == "What it shows"
