"""The shipped talks: as long as they say, one assertion a slide, and an appendix to go to."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

import regional
import starter
from kdeck.batch.budget import fitted
from kdeck.check.target.slides import check_slides
from kdeck.check.target.talklength import check_length
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import Statement
from kdeck.model.document import Chapter, Document
from kdeck.model.recipe import DocumentForm, Format, PartForm, Priority
from kdeck.model.walk import walk_blocks
from kdeck.plan.deck.model import Deck, Slide, SlideParagraph, SlideText, SlideTiles
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.deck.tiles import link_tiles
from kdeck.plan.deck.timing import total
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.run import Run, Runs, ToSlide, run_text
from kdeck.theme.theme import Theme

# The slides before the appendix, and the minutes of notes: the least and the most.
LENGTHS = {
    "ketamine-talk": ((12, 14), (13, 16)),
    "group-talk": ((14, 18), (18, 22)),
}
REGIONS = ("US", *regional.ABROAD)
# Where the talks take the longest.
LONGEST = "GB-SCT"
# What closes a talk, and how many slides stand before it in an appendix.
ENDS = (LayoutName.REFERENCES, LayoutName.CONTACT)
MOST_BEHIND = 20
THEMES = ("default", "aurora", "harbor")


@cache
def theme(name: str) -> Theme:
    return starter.theme(name)


def talk(name: str, region: str) -> Document:
    return next(d for d in regional.documents(region) if d.id == name)


@cache
def planned(name: str, region: str, brand: str) -> Deck:
    return plan_deck(talk(name, region), theme(brand))


def runs(slide: Slide, idx: int | None = None) -> Iterator[Runs]:
    for shape in slide.shapes:
        if isinstance(shape, SlideText) and (idx is None or shape.idx == idx):
            yield from (paragraph.runs for paragraph in shape.paragraphs)
        if isinstance(shape, SlideTiles) and idx is None:
            yield from (paragraph.runs for paragraph in shape.paragraphs)


def words(slide: Slide) -> str:
    return "\n".join(run_text(each) for each in runs(slide))


def led(slide: Slide) -> list[int]:
    return [r.mark.number for each in runs(slide) for r in each if isinstance(r.mark, ToSlide)]


def check(name: str, region: str, brand: str) -> None:
    """Hold a talk against what every talk keeps to."""
    document, deck = talk(name, region), planned(name, region, brand)
    slides, minutes = LENGTHS[name]
    assert fitted(document, theme(brand), Format.PPTX).findings == ()
    assert slides[0] <= len(deck.gone_through) <= slides[1]
    assert minutes[0] <= total(deck.gone_through) <= minutes[1]
    assert [*check_slides(deck), *check_length(deck, document)] == []
    assert [slide.title for slide in deck.gone_through if slide.part] == []
    layouts = [slide.layout for slide in deck.gone_through]
    assert [
        a for a, b, c in zip(layouts, layouts[1:], layouts[2:], strict=False) if a == b == c
    ] == []


def test_every_shipped_talk_has_its_length_here() -> None:
    talks = (d for d in regional.documents("US") if d.form is DocumentForm.TALK)
    assert sorted(document.id for document in talks) == sorted(LENGTHS)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", LENGTHS)
def test_a_talk_keeps_to_its_slides_and_minutes_in_the_longest_region(name: str) -> None:
    check(name, LONGEST, "default")


@pytest.mark.slow
@pytest.mark.parametrize("brand", THEMES)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", LENGTHS)
def test_a_talk_keeps_to_them_everywhere(name: str, region: str, brand: str) -> None:
    check(name, region, brand)


@pytest.mark.parametrize("name", LENGTHS)
def test_the_short_safety_notes_open_the_appendix_and_all_of_it_leads_back(name: str) -> None:
    document, deck = talk(name, "US"), planned(name, "US", "default")
    main = len(deck.gone_through)
    index = main + 1
    assert deck.slides[main - 1].layout is not LayoutName.WARNING
    assert index in led(deck.slides[main - 1])
    alarm = next(n for n, s in enumerate(deck.slides, 1) if s.layout is LayoutName.WARNING)
    lines = [s for s in document.sections if s.form is PartForm.LINES]
    first = index + 1
    assert first in led(deck.slides[alarm - 1])
    for number, section in enumerate(lines, first):
        slide = deck.slides[number - 1]
        assert slide.title == section.takeaway
        assert led(slide) == [alarm]
        foot = sum(1 for _ in runs(slide, Idx.FOOT))
        assert len(words(slide).splitlines()) - foot == len(section.chapters)
    for slide in deck.slides[first:]:
        if slide.layout not in (LayoutName.REFERENCES, LayoutName.CONTACT):
            assert len(led(slide)) == 1, slide.title
            assert led(slide)[0] <= index
    # What nothing leads to goes on from the slide before it.
    reached = {number for slide in deck.slides[:index] for number in led(slide)}
    for number in range(first + 1, len(deck.slides) + 1):
        slide, before = deck.slides[number - 1], deck.slides[number - 2]
        if led(slide) and number not in reached:
            assert slide.title.removesuffix(slide.part) == before.title.removesuffix(before.part)


@pytest.mark.parametrize("name", LENGTHS)
def test_a_slide_leads_to_more_of_its_own_matter_and_names_it(name: str) -> None:
    document, deck = talk(name, "US"), planned(name, "US", "default")
    chapters = [c for s in document.sections if s.form is not PartForm.LINES for c in s.chapters]
    shown = {c.span: c for c in chapters}
    led_to = 0
    for slide in deck.gone_through:
        for each in runs(slide, Idx.FOOT):
            for run in each:
                if not (isinstance(run.mark, ToSlide) and run.text.startswith("More: ")):
                    continue
                led_to += 1
                own = shown[slide.span]
                target = deck.slides[run.mark.number - 1]
                (topic,) = (c for c in chapters if c.span == target.span)
                assert topic.id in (own.id, own.more), f"{slide.title} leads to {target.title}"
                words = run.text.removeprefix("More: ").rpartition(", slide")[0]
                assert words in (target.title + topic.title)
    assert led_to >= 3


@pytest.mark.parametrize("name", LENGTHS)
def test_an_appendix_holds_lines_details_and_what_its_recipe_names(name: str) -> None:
    document, deck = talk(name, "US"), planned(name, "US", "default")
    main = len(deck.gone_through)
    behind = [s for s in deck.slides[main + 1 :] if s.layout not in ENDS]
    assert len(behind) <= MOST_BEHIND
    lines = {s.span for s in document.sections if s.form is PartForm.LINES}
    chapters = {c.span: c for s in document.sections for c in s.chapters if not c.short}
    for slide in behind:
        if slide.span in lines:
            continue
        chapter = chapters[slide.span]
        details = slide.layout in (LayoutName.TABLE, LayoutName.TIMELINE, LayoutName.NUMBERS)
        assert details or chapter.priority is Priority.MAY, slide.title


@pytest.mark.parametrize("name", LENGTHS)
def test_emergency_signs_and_crisis_contacts_stand_whole_before_the_appendix(name: str) -> None:
    document, deck = talk(name, "US"), planned(name, "US", "default")
    shown = "\n".join(words(slide) for slide in deck.gone_through)
    for line in document.region.lines:
        assert line.number in shown.replace("\u00a0", " "), line.name
    alarms = [s for s in deck.gone_through if s.layout is LayoutName.WARNING]
    assert len(alarms) == 2
    assert all(not slide.part for slide in alarms)


def findings_stated(document: Document) -> set[Span]:
    """Give the places of topics that state a finding."""
    chapters = (chapter for section in document.sections for chapter in section.chapters)
    return {chapter.span for chapter in chapters if not chapter.said and cites(chapter)}


def cites(chapter: Chapter) -> bool:
    return any(isinstance(b, Statement) and b.refs for b in walk_blocks(chapter.blocks))


@pytest.mark.parametrize("name", LENGTHS)
def test_a_slide_for_clinicians_that_states_a_finding_names_its_sources(name: str) -> None:
    document, deck = talk(name, "US"), planned(name, "US", "default")
    if document.audience is not Audience.CLINICIAN:
        return
    stated = findings_stated(document)
    asked = [s for s in deck.slides if s.span in stated]
    assert asked
    for slide in asked:
        foot = "".join(run_text(each) for each in runs(slide, Idx.FOOT))
        assert any(character.isdigit() for character in foot), slide.title
    lists = [slide for slide in deck.slides if slide.layout is LayoutName.REFERENCES]
    assert 1 <= len(lists) <= 3


@pytest.mark.slow
def test_a_talk_that_is_too_long_says_what_to_move_and_one_too_short_what_to_add() -> None:
    document = talk("ketamine-talk", "US")
    (long,) = fitted(replace(document, minutes=5), theme("default"), Format.PPTX).findings
    assert long.code == "budget"
    assert "which moves it to the appendix: '" in (long.hint or "")
    longer = replace(document, minutes=30, slides=13)
    short, many = check_length(plan_deck(longer, theme("default")), longer)
    assert "is over after" in short.message
    assert "take the priority 'may' from '" in (short.hint or "")
    assert "has 14 slides before its appendix, 1 more than 'slides: 13' allows" in many.message


@pytest.mark.slow
def test_what_should_stand_in_a_talk_moves_to_its_appendix_where_it_is_too_long() -> None:
    document = talk("ketamine-talk", "US")
    sections = tuple(
        replace(
            section,
            chapters=tuple(
                replace(c, priority=Priority.SHOULD) if c.id == "how-fast" else c
                for c in section.chapters
            ),
        )
        for section in document.sections
    )
    ranked = replace(document, sections=sections, minutes=13)
    kept = fitted(ranked, theme("default"), Format.PPTX)
    assert [finding.code for finding in kept.findings] == ["budget-left-out"]
    assert "moves to its appendix 'how-fast'" in kept.findings[0].message
    deck = plan_deck(kept.document, theme("default"))
    (moved,) = (c for s in document.sections for c in s.chapters if c.id == "how-fast")
    titles = [slide.title for slide in deck.slides]
    assert moved.takeaway not in titles[: len(deck.gone_through)]
    assert any(title.startswith(moved.takeaway) for title in titles)


@pytest.mark.parametrize("name", LENGTHS)
def test_the_index_of_an_appendix_is_tiles_that_each_lead_to_a_slide_and_name_its_number(
    name: str,
) -> None:
    deck = planned(name, "US", "default")
    index = deck.slides[len(deck.gone_through)]
    (tiles,) = (shape for shape in index.shapes if isinstance(shape, SlideTiles))
    assert not tiles.urgent
    behind = range(len(deck.gone_through) + 2, len(deck.slides) + 1)
    for tile in tiles.tiles:
        link, number = tile.text.runs
        assert isinstance(link.mark, ToSlide)
        assert link.mark.number in behind
        assert number.text.strip() == str(link.mark.number)


def test_an_index_of_more_than_tiles_have_room_for_stands_in_columns() -> None:
    area = planned("group-talk", "US", "default").master.layout(LayoutName.TIMELINE).area
    span = Span("")
    lead = SlideParagraph((Run("Choose", span),))
    links = [SlideParagraph((Run(f"What stands on slide {n}", span),)) for n in range(13)]
    family = theme("default").deck_body
    assert link_tiles(lead, links, family, area) is None
    assert link_tiles(lead, links[:3], family, area) is None
    made = link_tiles(lead, links[:12], family, area)
    assert made is not None
    assert len(made.tiles) == 12
    assert max(t.rect.y + t.rect.height for t in made.tiles) <= area.y + area.height
