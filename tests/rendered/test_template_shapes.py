"""Templates of every shape that clinics have are built on: a talk and a whole deck of each."""

from collections import Counter
from functools import cache
from itertools import combinations

import pytest
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.work import Job, make
from kdeck.check.pptx.file import check_pptx
from kdeck.check.target.slides import check_slides
from kdeck.color import BLACK
from kdeck.finding import Finding, has_errors
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.plan.deck.model import Slide, SlideChart, SlideTable, SlideText
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import Idx, Layout, LayoutName, Rect
from kdeck.plan.text.run import run_text
from kdeck.render.pptx.textbox import narrow
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from projects import MemoryFiles
from theme.shapes import SHAPES, phone

BRAND = (
    "meta: {name: Riverside Clinic}\n"
    'defaults: {kdeck: {phone: "+1 555-555-0134", template: our.potx}}\n'
)
TALK = ("ketamine-talk", Audience.CLINICIAN)
GROUP = ("group-talk", Audience.PLAIN)
DECK = ("how-ketamine-works", Audience.PLAIN)
# The bar of a warning is so wide, or ends so far before the text.
BAR, BAR_GAP = 36.0, 4.0
# On slides of 5.6 inches the details of the title slide are small; where a template has no place
# for footers, the draft notice stands in a text box, which nobody can tell from other text.
BROUGHT = {"German, small": {"pptx-text-size"}, "footless": {"pptx-text-size"}}


def read(name: str) -> tuple[Theme | None, tuple[Finding, ...]]:
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": BRAND,
        "themes/own/our.potx": SHAPES[name](),
    }
    return read_theme(MemoryFiles(files), "own")


@cache
def theme(name: str) -> Theme:
    found, findings = read(name)
    assert found is not None, findings
    assert found.template is not None, findings
    return found


def document(key: str, audience: Audience) -> Document:
    project = starter.project("default")
    recipe = next(each for each in project.library.recipes if each.id == key)
    return select(project.library, recipe, Reader(audience, "US"), project.scenes)


def test_the_corpus_has_more_than_a_score_of_shapes() -> None:
    assert len(SHAPES) > 20


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", list(SHAPES))
def test_every_layout_has_room_for_a_sentence_and_points_clear_of_its_title(name: str) -> None:
    master = adopted(theme(name)).master
    for layout in master.layouts:
        for place in layout.placeholders:
            box = place.rect
            assert box.x >= -1, (layout.name, place)
            assert box.y >= -1, (layout.name, place)
            assert box.x + box.width <= master.width + 1, (layout.name, place)
            assert box.y + box.height <= master.height + 1, (layout.name, place)
    for kind in (LayoutName.POINTS, LayoutName.WARNING, LayoutName.REFERENCES):
        layout = master.layout(kind)
        title, body = (layout.placeholder(idx).rect for idx in (Idx.TITLE, Idx.BODY))
        assert title.width * title.height >= 0.02 * master.width * master.height
        assert body.height >= 0.4 * master.height
        assert not overlaps(title, body), (kind, title, body)
    for layout in master.layouts:
        if layout.foot is not None:
            for place in (layout.placeholders[0], *layout.feet):
                assert not overlaps(layout.foot.rect, place.rect), (layout.name, place)
    warning = master.layout(LayoutName.WARNING)
    bar = min(max(min(place.rect.x for place in warning.placeholders) - BAR_GAP, 0), BAR)
    assert all(place.rect.x >= bar for place in warning.feet), "the draft notice is on the bar"
    assert sum(area(master.layout(kind)) for kind in (LayoutName.TITLE, LayoutName.POINTS)) > 0


def overlaps(one: Rect, other: Rect) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > 1 and down > 1


def area(layout: Layout) -> float:
    return layout.area.width * layout.area.height


def cases() -> list[object]:
    found: list[object] = []
    for name in SHAPES:
        found.append(pytest.param(name, DECK, id=f"{name}-deck"))
        found.append(pytest.param(name, TALK, id=f"{name}-talk"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("name", "key"), cases())
def test_a_deck_is_built_on_it_without_a_finding_that_it_did_not_bring(
    name: str, key: tuple[str, Audience]
) -> None:
    made = make(Job(document(*key), theme(name), Format.PPTX))
    assert not has_errors(made.findings), made.findings
    found = {finding.code: finding for finding in check_pptx(made.data, "deck.pptx")}
    assert found.keys() <= BROUGHT.get(name, set()), found


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["small logo", "small picture"])
def test_an_agenda_names_every_part_where_slides_have_little_room(name: str) -> None:
    deck = plan_deck(document(*GROUP), theme(name))
    agenda = deck.slides[1]
    named = sum(len(shape.paragraphs) for shape in agenda.shapes if isinstance(shape, SlideText))
    assert f"{named} parts" in agenda.title
    assert named == 6


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(("name", "drawn"), [("busy", True), ("small side title", False)])
def test_many_intervals_are_drawn_alone_where_a_half_is_narrow_and_else_said(
    name: str, drawn: bool
) -> None:
    deck = plan_deck(document(*TALK), theme(name))
    slides = [slide for slide in deck.slides if "confirmed interval" in slide.title]
    charts = [shape for slide in slides for shape in slide.shapes if isinstance(shape, SlideChart)]
    assert [len(chart.rows) for chart in charts] == [5] * drawn
    assert all(chart.columns and chart.idx is None for chart in charts)
    texts = [s for slide in slides for s in slide.shapes if isinstance(s, SlideText)]
    words = " ".join(run_text(p.runs) for text in texts for p in text.paragraphs)
    assert "0 is no difference" in words
    assert drawn or all(name in words for name in ("KARMA-Dep 2", "TRANSFORM-3", "ASPIRE"))


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["small side title", "old Office", "small logo"])
def test_a_table_on_narrow_slides_keeps_its_words_and_no_row_has_slides_of_its_own(
    name: str,
) -> None:
    talk = document(*TALK)
    wide, narrow = (plan_deck(talk, each) for each in (starter.theme("default"), theme(name)))
    said = {words for slide in narrow.slides for words in spoken(slide)}
    said |= {words.partition(": ")[2] for words in said}
    lost = [words for slide in wide.slides for words in cells(slide) if words not in said]
    assert not lost
    shown = Counter[str]()
    rows = Counter[str]()
    for slide in narrow.slides:
        for table in (shape for shape in slide.shapes if isinstance(shape, SlideTable)):
            shown[table.summary] += 1
            rows[table.summary] += len(table.rows)
    assert all(rows[table] >= 1.5 * slides for table, slides in shown.items()), (rows, shown)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("key", [TALK, GROUP])
def test_no_point_of_a_talk_says_its_title_again(key: tuple[str, Audience]) -> None:
    deck = plan_deck(document(*key), theme("wide"))
    assert not [s.title for s in deck.slides if f"{s.title}." in spoken(s)]


def cells(slide: Slide) -> list[str]:
    """Give the words of each cell of the rows of tables, as one piece."""
    tables = [shape for shape in slide.shapes if isinstance(shape, SlideTable)]
    return [run_text(cell) for table in tables for row in table.rows for cell in row if cell]


def spoken(slide: Slide) -> list[str]:
    """Give the words of each cell and each paragraph of a slide."""
    texts = [shape for shape in slide.shapes if isinstance(shape, SlideText)]
    return [*cells(slide), *(run_text(p.runs) for text in texts for p in text.paragraphs)]


@pytest.mark.parametrize(("name", "band"), [("side title", 280), ("small side title", 220)])
def test_a_footer_leaves_the_band_behind_a_title_for_the_ground_of_the_text(
    name: str, band: float
) -> None:
    master = adopted(theme(name)).master
    for layout in master.layouts:
        for foot in layout.feet:
            assert foot.rect.x >= band, layout.name
            assert foot.loan is not None
            assert foot.loan.plate is None, layout.name
        assert not any(overlaps(*pair) for pair in combinations([f.rect for f in layout.feet], 2))


def test_a_title_that_its_ground_would_hide_is_black_and_no_faint_gray() -> None:
    title = adopted(theme("busy")).master.layout(LayoutName.TITLE).placeholder(Idx.TITLE)
    assert title.loan is not None
    assert title.loan.color == BLACK


def test_lines_of_a_length_end_where_a_template_aligns_them() -> None:
    master = adopted(theme("right-aligned")).master
    place = master.layout(LayoutName.POINTS).placeholder(Idx.TITLE)
    assert place.loan is not None
    frame = parse_xml(f"<a:bodyPr {nsdecls('a')}/>")
    narrow(frame, place, 100.0)
    left, _, right, _ = place.insets
    assert [int(frame.get(side)) / 12700 for side in ("lIns", "rIns")] == [left + 100, right]


def test_slides_as_tall_as_a_phone_are_refused_with_what_to_do() -> None:
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": BRAND,
        "themes/own/our.potx": phone(),
    }
    _, findings = read_theme(MemoryFiles(files), "own")
    (only,) = (f for f in findings if f.code == "theme-template")
    assert "has slides of 5.62 by 10 in" in only.message
    assert "upright as a sheet of paper" in only.hint


@pytest.mark.slow
def test_every_document_is_planned_whole_on_a_sheet_that_stands_upright() -> None:
    project = starter.project("default")
    for recipe in project.library.recipes:
        for audience in recipe.audiences if Format.PPTX in recipe.formats else ():
            told = select(project.library, recipe, Reader(audience, "US"), project.scenes)
            deck = plan_deck(told, theme("portrait"))
            assert [f.message for f in check_slides(deck) if has_errors((f,))] == []


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", ["picture behind", "wide face"])
def test_a_template_on_which_no_words_could_be_read_serves_with_a_plain_ground(name: str) -> None:
    found, findings = read(name)
    assert found is not None
    told = [f for f in findings if "plain background" in f.message]
    assert [str(f.severity) for f in told] == ["note"]
    points = adopted(found).master.layout(LayoutName.POINTS)
    assert all(place.loan is None or place.loan.plate is None for place in points.placeholders)
