"""What holds of the slides and notes of all shipped decks."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

import pytest

import regional
import starter
from kdeck.model.audience import Audience
from kdeck.model.block import Listing, Statement
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.model.scene import Label, Shape
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.fit import Measure
from kdeck.plan.deck.maker import plain
from kdeck.plan.deck.model import Deck, Slide, SlideBars, SlideFigure, SlideText, SlideTiles
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.deck.sources import rests_on
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.run import run_text
from plan.talks import texts

# A slide is no sheet, and a deck no handout.
PAPER = re.compile(r"\bthis (?:sheet|handout|leaflet|page|document|paper)\b", re.IGNORECASE)
RANGE = re.compile(r"(?<![\w.,–-])\d+(?:[.,]\d+)*–\d+(?:[.,]\d+)*(?![\w–-]|[.,]\d)")
CITED = re.compile(r"\[[^\]]*\]")
TWO_STOPS = re.compile(r"[.?!]”?(?:\.|:)(?!\w)")
BRANDS = ("default", "harbor")
# Titles that stand in a narrow column, beside points or the motif of a cover.
BESIDE = (LayoutName.FEW, LayoutName.TITLE)
# Layouts of lines of safety notes that no agenda and no list of sources has.
LISTED = (LayoutName.POINTS, LayoutName.FEW, LayoutName.PAIR, LayoutName.TRIO, LayoutName.FOUR)
# What may go on over several slides under one title: the same table, list of sources, or steps.
GOES_ON = (LayoutName.TABLE, LayoutName.REFERENCES, LayoutName.TIMELINE)


@cache
def decks(brand: str = "default") -> tuple[tuple[Document, Deck], ...]:
    theme = starter.theme(brand)
    return tuple(
        (document, plan_deck(document, theme))
        for document in regional.documents("US")
        if Format.PPTX in document.formats
    )


def slides() -> Iterator[Slide]:
    return (slide for _, deck in decks() for slide in deck.slides)


@pytest.mark.slow
def test_no_slide_and_no_note_speaks_of_paper() -> None:
    said = [(slide.title, text) for slide in slides() for text in (*texts(slide), *slide.notes)]
    assert [(title, text) for title, text in said if PAPER.search(text)] == []


@pytest.mark.slow
def test_no_note_ends_twice() -> None:
    assert [note for slide in slides() for note in slide.notes if TWO_STOPS.search(note)] == []


@pytest.mark.slow
def test_no_chart_and_no_point_that_has_others_beside_it_repeats_the_title() -> None:
    for slide in slides():
        for shape in slide.shapes:
            if isinstance(shape, SlideBars):
                assert " ".join(shape.title).casefold() != slide.bare_title.casefold()
            if slide.layout is LayoutName.FEW and isinstance(shape, SlideText):
                said = [run_text(p.runs).rstrip(".").casefold() for p in shape.paragraphs]
                assert len(said) == 1 or slide.title.casefold() not in said


def test_ranges_stand_in_words_on_slides_and_in_notes() -> None:
    shown = [
        run.text
        for slide in slides()
        if slide.layout is not LayoutName.REFERENCES
        for text in slide.shapes
        if isinstance(text, SlideText)
        for paragraph in text.paragraphs
        for run in paragraph.runs
        # A dash between numbers of sources is a mark of its own.
        if run.mark is None
    ]
    notes = [CITED.sub("", note) for slide in slides() for note in slide.notes]
    said = [slide.title for slide in slides()] + notes
    assert [words for words in (*shown, *said) if RANGE.search(words)] == []
    assert any("3 to 14" in words for words in shown)


def foot(slide: Slide) -> str:
    found = (s for s in slide.shapes if isinstance(s, SlideText) and s.idx == Idx.FOOT)
    return " ".join(run_text(p.runs) for text in found for p in text.paragraphs)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("brand", BRANDS)
def test_each_slide_for_clinicians_that_states_a_finding_names_a_source_of_it(brand: str) -> None:
    asked = 0
    for document, deck in decks(brand):
        if document.audience is not Audience.CLINICIAN:
            continue
        known = {reference.id: author_year(reference) for reference in document.references}
        chapters = {c.span: c for section in document.sections for c in section.chapters}
        for slide in deck.slides:
            chapter = chapters.get(slide.span)
            if chapter is None or chapter.short:
                continue
            stated = {
                known[key]
                for block in walk_blocks(chapter.blocks)
                if isinstance(block, Statement)
                for key in block.refs
                if key in known
            }
            if stated:
                asked += 1
                assert any(name in foot(slide) for name in stated), (document.id, slide.title)
    assert asked >= 120


@pytest.mark.sampled(1)
@pytest.mark.parametrize("brand", BRANDS)
def test_short_lines_for_clinicians_name_their_sources_or_where_these_are_listed(
    brand: str,
) -> None:
    asked = 0
    for document, deck in decks(brand):
        if document.audience is not Audience.CLINICIAN or not document.full_notes:
            continue
        short = {
            section.span
            for section in document.sections
            if any(c.short and rests_on(c) for c in section.chapters)
        }
        for slide in deck.slides:
            if slide.span in short and slide.layout in LISTED:
                asked += 1
                assert foot(slide), (document.id, slide.title)
    assert asked >= 12


@pytest.mark.parametrize("brand", BRANDS)
def test_a_table_names_the_sources_of_its_own_rows_and_no_others(brand: str) -> None:
    asked = 0
    for document, deck in decks(brand):
        names = {reference.id: author_year(reference) for reference in document.references}
        for slide in deck.slides:
            if not slide.cites:
                continue
            asked += 1
            own = {names[key] for key in slide.cites if key in names}
            line = foot(slide)
            assert any(name in line for name in own), (document.id, slide.title)
            others = {name for name in names.values() if name in line} - own
            # A name may stand within a longer one.
            assert all(any(n in name for name in own) for n in others), (document.id, slide.title)
    assert asked >= 20


@pytest.mark.parametrize("brand", BRANDS)
def test_a_title_above_a_slide_has_two_lines_at_most(brand: str) -> None:
    theme = starter.theme(brand)
    for document, deck in decks(brand):
        for slide in deck.slides:
            if slide.layout in BESIDE:
                continue
            place = deck.master.place(slide.layout, Idx.TITLE)
            measure = Measure(theme.deck_headings, place, slide.title_size)
            lines = measure.lines(plain(slide.title, slide.span), slide.narrowed)
            assert lines <= 2, (document.id, slide.title)


def label(slide: Slide) -> str:
    return slide.title.removesuffix(slide.part).rstrip()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("brand", BRANDS)
def test_slides_of_one_title_go_on_with_one_table_or_list_and_no_other_shares_it(
    brand: str,
) -> None:
    for document, deck in decks(brand):
        titles = [slide.title for slide in deck.slides]
        assert len(set(titles)) == len(titles), document.id
        for title, parts in groupby(deck.slides, key=label):
            going_on = list(parts)
            assert len({slide.layout for slide in going_on}) == 1, (document.id, title)
            assert [slide.part for slide in deck.slides if label(slide) == title] == [
                slide.part for slide in going_on
            ], (document.id, title)
            if len(going_on) > 1:
                assert going_on[0].layout in GOES_ON, (document.id, title)


def test_references_take_three_slides_at_most() -> None:
    for document, deck in decks():
        lists = [slide for slide in deck.slides if slide.layout is LayoutName.REFERENCES]
        assert len(lists) <= 3, document.id


def test_an_icon_array_is_a_few_objects() -> None:
    figures = [
        shape
        for slide in slides()
        for shape in slide.shapes
        if isinstance(shape, SlideFigure) and shape.name == "Icon array"
    ]
    assert figures
    for figure in figures:
        drawn = [item for item in figure.scene.items if isinstance(item, Shape)]
        assert len(drawn) <= 3 * 2


def test_each_emergency_sign_is_a_tile_with_an_icon_of_its_own() -> None:
    found = 0
    for document, deck in decks():
        signs = [c for s in document.sections for c in s.chapters if c.id == "emergency-signs"]
        for slide in deck.slides:
            for shape in slide.shapes:
                if not (isinstance(shape, SlideTiles) and shape.urgent):
                    continue
                found += 1
                icons = [tile.icon[0] for tile in shape.tiles if tile.icon]
                assert len(set(icons)) == len(icons), document.id
                said = [run_text(tile.text.runs) for tile in shape.tiles]
                items = [
                    item
                    for chapter in signs
                    for block in walk_blocks(chapter.blocks)
                    if isinstance(block, Listing)
                    for item in block.items
                    if item.keys
                ]
                assert len(said) == len(items) == 9
                assert document.region.emergency in run_text(shape.lead.runs)
                (number,) = (each for each in slide.shapes if isinstance(each, SlideFigure))
                (drawn,) = (each for each in number.scene.items if isinstance(each, Label))
                assert drawn.text == document.region.emergency in number.alt
                assert drawn.size >= 60
                assert drawn.bold
    assert found >= 8


def ideas(deck: Deck) -> list[LayoutName | None]:
    """Give the layout of each idea: slides of one topic, or of lines of one part, show one.

    None stands for a table of an appendix.
    """
    behind = {slide.span for slide in deck.slides[len(deck.gone_through) :]}
    found: list[tuple[LayoutName | None, object]] = []
    for slide in deck.slides:
        # Tables of an appendix are looked up, each by itself.
        if deck.appendix and slide.span in behind and slide.layout is LayoutName.TABLE:
            found.append((None, slide.title))
            continue
        idea = (slide.layout, slide.span)
        if found[-1:] != [idea]:
            found.append(idea)
    return [layout for layout, _ in found]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("brand", BRANDS)
def test_no_layout_shows_three_ideas_in_a_row(brand: str) -> None:
    for document, deck in decks(brand):
        row = ideas(deck)
        trios = zip(row, row[1:], row[2:], strict=False)
        assert [a for a, b, c in trios if a is not None and a == b == c] == [], document.id


def test_remission_by_step_is_drawn_with_the_numbers_of_its_source() -> None:
    drawn = [s for slide in slides() for s in slide.shapes if isinstance(s, SlideBars)]
    remission = [bars for bars in drawn if "STAR*D" in " ".join(bars.title)]
    assert remission
    for bars in remission:
        (series,) = bars.series
        assert [str(value) for value in series.values] == ["36.8", "30.6", "13.7", "13.0"]
        assert bars.unit == "%"
