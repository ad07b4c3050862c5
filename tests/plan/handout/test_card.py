"""The card says whom to call and for what: all signs of an emergency, and the region's numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.check.target.crisisplace import lacking
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Listing
from kdeck.model.document import Document
from kdeck.model.walk import walk_blocks
from kdeck.plan.handout.model import Box, Columns, Item, ItemList, ListKind, Prose, Side
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_handout
from kdeck.plan.text.run import run_text
from kdeck.render.pdf.box.drawing import Drawing
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.layout import lay_out
from kdeck.render.pdf.writer import render
from kdeck.theme.theme import Theme
from kdeck.theme.visit import NOTHING_SAID
from kdeck.variants import DEFAULT_STANDARD
from regional import documents


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


@pytest.mark.parametrize("size", [(612.0, 792.0), (595.276, 841.89)])
@pytest.mark.parametrize("name", starter.THEMES)
def test_a_card_is_folded_in_its_middle_between_the_calls_and_the_signs(
    name: str, size: tuple[float, float]
) -> None:
    theme = replace(starter.theme(name), page=size)
    handout = plan_handout(card(theme), theme)
    (page,) = lay_out(handout, DEFAULT_STANDARD).pages
    middle = size[1] / 4
    assert all(placed.y >= middle or placed.y + placed.box.height <= middle for placed in page), (
        "nothing stands on the fold"
    )
    outside, inside = handout.items
    assert isinstance(outside, Side)
    assert isinstance(inside, Side)
    below = [placed for placed in page if placed.y >= middle]
    assert len(below) == len(inside.items)


@pytest.mark.parametrize("name", starter.THEMES)
def test_a_card_has_the_logo_of_its_clinic_on_every_copy(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = starter.theme(name)
    drawn: list[float] = []
    draw = Drawing.draw

    def noted(drawing: Drawing, canvas: Canvas, x: float, y: float) -> None:
        drawn.append(drawing.width)
        draw(drawing, canvas, x, y)

    monkeypatch.setattr(Drawing, "draw", noted)
    assert render(plan_handout(card(theme), theme)).data
    assert len(drawn) == 4


def test_a_card_says_whom_to_call_after_hours_or_leaves_a_line_to_write_it_on() -> None:
    theme = starter.theme("default")
    outside, _ = plan_handout(card(theme), theme).items
    assert isinstance(outside, Side)
    said = [run_text(item.runs) for item in outside.items if isinstance(item, Prose)]
    assert f"After hours: {theme.clinic.visit.after_hours}" in said
    silent = replace(theme, clinic=replace(theme.clinic, visit=NOTHING_SAID))
    outside, inside = plan_handout(card(silent), silent).items
    assert isinstance(outside, Side)
    assert isinstance(inside, Side)
    (line,) = [item for item in outside.items if isinstance(item, ItemList)]
    assert line.kind is ListKind.LINES
    crew = inside.items[-1]
    assert isinstance(crew, Box)
    kinds = [item.kind for item in crew.items if isinstance(item, ItemList)]
    assert kinds == [ListKind.BOXES, ListKind.LINES]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("region", "line", "closed"),
    [
        ("US", "call or text 988 now", "After hours:"),
        ("GB-ENG", "call 111 (option 2) now, or text 85258", "Out of hours: Call 111"),
        ("GB-NIR", "Lifeline, call 0808 808 8000 now, or text 85258", "Out of hours: Call the GP"),
        ("IE", "Samaritans, call 116 123 now, or text 50808", "Out of hours: Call your GP"),
        (
            "AU",
            "Lifeline, call 13 11 14 now, or text 0477 13 11 14",
            "Out of hours: Call 1800MEDICARE",
        ),
        ("NZ", "call or text 1737 now", "Out of hours: Call Healthline"),
        ("CA", "call or text 9-8-8 now", "After hours: Call 811"),
    ],
)
def test_a_card_names_the_line_and_who_helps_out_of_hours_in_every_region(
    region: str, line: str, closed: str
) -> None:
    theme = starter.theme("default")
    theme = replace(theme, clinic=replace(theme.clinic, visit=NOTHING_SAID))
    (document,) = (d for d in documents(region) if d.id == "safety-card")
    outside, _ = plan_handout(document, theme).items
    assert isinstance(outside, Side)
    told = " | ".join(_words(outside.items)).replace("\u00a0", " ")
    assert f"Thoughts of suicide: {line} |" in told
    assert f"| {closed}" in told
    urgent = document.region.urgent_line
    written = any(isinstance(item, ItemList) for item in outside.items)
    assert written is not (urgent is not None and bool(urgent.number))


def _words(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        match item:
            case Prose():
                yield run_text(item.runs)
            case Columns():
                for column in item.columns:
                    yield from _words(column)
            case ItemList():
                yield from (word for entry in item.entries for word in _words(entry.items))
            case _:
                pass
