"""The card says whom to call and for what: all signs of an emergency, and the region's numbers."""

from collections.abc import Iterator

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.target.crisisplace import lacking
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Listing
from kdeck.model.document import Document
from kdeck.model.walk import walk_blocks
from kdeck.plan.handout.model import Side
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_handout
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.writer import render
from kdeck.theme.theme import Theme


def card(theme: Theme) -> Document:
    shipped = starter.project(theme.id)
    library = shipped.library_of(theme.id)
    recipe = next(recipe for recipe in library.recipes if recipe.id == "safety-card")
    return select(library, recipe, Reader(Audience.PLAIN, theme.region), shipped.scenes)


def keys(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, Listing):
            for item in block.items:
                yield from item.keys


def test_the_card_names_every_sign_of_an_emergency() -> None:
    topics = {topic.id: topic for topic in starter.library().topics}
    assert set(keys(topics["card-signs"].blocks)) == set(keys(topics["emergency-signs"].blocks))


@pytest.mark.parametrize("name", starter.THEMES)
def test_the_card_has_the_numbers_of_its_region_and_of_its_clinic(name: str) -> None:
    theme = starter.theme(name)
    document = card(theme)
    handout = plan_handout(document, theme)
    words = " ".join(each.text for each in read_handout(handout))
    assert lacking(words, document.region) == ()
    # A line that takes texts is told with both, for who cannot speak.
    line = document.region.first_line
    assert line is not None
    way = "call or text" if document.region.takes_texts else "call"
    assert f"{way} {line.number}" in words.replace("\u00a0", " ")
    assert theme.clinic.phone in words
    assert isinstance(handout.items[0], Side)
    assert handout.sheet.smallest >= 11


def test_four_cards_are_drawn_and_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    theme = starter.theme("default")
    drawn: list[str] = []
    text = Canvas.text

    def noted(canvas: Canvas, at: tuple[float, float], words: str, pen: object) -> None:
        drawn.append("copy" if isinstance(canvas.mark, str) else "content")
        text(canvas, at, words, pen)  # type: ignore[arg-type]

    monkeypatch.setattr(Canvas, "text", noted)
    assert render(plan_handout(card(theme), theme)).data
    assert drawn.count("copy") == 3 * drawn.count("content")
