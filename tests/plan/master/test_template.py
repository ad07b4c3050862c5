"""Decks on a clinic's own template: what is matched, what is measured, and that no word is lost."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from examples import examples
from kdeck.check.target.slides import check_slides
from kdeck.check.theme.template import check_matches, check_template
from kdeck.color import Color, contrast
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.plan.contrast.all import theme_pairs
from kdeck.plan.deck.model import Deck, SlideFigure, SlideTable, SlideText
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.layout import LayoutName
from kdeck.plan.text.run import run_text
from kdeck.render.pptx.writer import render
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from plan.deck.test_deck_words import FULL, NORMAL, SHORT, Topic, planned, said, words_of
from projects import MemoryFiles
from theme import templates
from theme.templates import TEMPLATES, P

BRAND = 'meta: {{name: Small Clinic}}\ncolor: {{primary: "#0B5F66"}}\n{}'
KDECK = "defaults: {{kdeck: {{template: our.potx{}}}}}\n"


@cache
def themed(name: str, more: str = "") -> Theme:
    data = {**TEMPLATES, "pale": templates.pale}[name]()
    brand = BRAND.format(KDECK.format(more))
    files = MemoryFiles({"themes/own/_brand.yml": brand, "themes/own/our.potx": data})
    theme, findings = read_theme(files, "own")
    assert theme is not None, findings
    return theme


def served(name: str) -> dict[LayoutName, tuple[str, str]]:
    return {m.name: (m.layout.name, m.how) for m in adopted(themed(name)).matches}


def test_layouts_are_matched_by_type_and_what_lacks_takes_the_nearest() -> None:
    found = served("plain")
    assert found[LayoutName.TITLE] == ("Title Slide", "type")
    assert found[LayoutName.SECTION] == ("Section Header", "type")
    assert found[LayoutName.POINTS] == ("Title and Content", "type")
    assert found[LayoutName.COLUMNS] == ("Two Content", "type")
    assert found[LayoutName.TIMELINE] == ("Title Only", "type")
    assert found[LayoutName.CONTACT] == ("Two Content", "instead")
    assert found[LayoutName.WARNING] == ("Title and Content", "instead")


def test_without_types_and_with_other_names_placeholders_tell_a_layout() -> None:
    found = served("small")
    assert found[LayoutName.TITLE] == ("Titelfolie", "placeholders")
    assert found[LayoutName.POINTS] == ("Titel und Inhalt", "placeholders")
    assert found[LayoutName.COLUMNS] == ("Zwei Inhalte", "placeholders")
    assert found[LayoutName.TIMELINE] == ("Nur Titel", "placeholders")


def test_names_of_our_own_are_taken_before_other_names_and_in_any_case() -> None:
    template = themed("plain").template
    assert template is not None
    named = {"Title and Vertical Text": "x", "Content with Caption": "WARNING"}
    layouts = tuple(
        replace(each, kind="", name=named.get(each.name, each.name)) for each in template.layouts
    )
    theme = replace(themed("plain"), template=replace(template, layouts=layouts))
    found = {m.name: (m.layout.name, m.how) for m in adopted(theme).matches}
    assert found[LayoutName.POINTS] == ("Title and Content", "name")
    assert found[LayoutName.WARNING] == ("WARNING", "name")


def test_what_is_missing_is_said_with_what_is_taken_and_what_it_lacks() -> None:
    words = [f.message for f in check_matches(themed("sparse"))]
    assert (
        "the template has no layout 'Contact': 'Title and Content' is used, "
        "without a place for 'Code to scan' and 'What the code opens'" in words
    )
    assert not [f for f in check_matches(themed("sparse")) if f.severity is not Severity.NOTE]


def test_type_under_the_limits_is_said_and_set_at_the_limit() -> None:
    messages = [f.message for f in check_matches(themed("small")) if f.code == "template-size"]
    assert any("'Titel und Inhalt' is 12 pt large; 20 pt is written" in m for m in messages)
    place = adopted(themed("small")).master.place(LayoutName.POINTS, 10)
    assert (place.size, place.largest) == (20, 20)
    assert not [f for f in check_matches(themed("plain")) if f.code == "template-size"]


def test_a_pale_title_is_said_and_gets_a_color_that_can_be_read() -> None:
    pale = [f for f in check_template(themed("pale")) if "'Title 1'" in f.message]
    assert len(pale) == 1
    assert "'#FFF2A8', has 1.1:1 against '#FFFFFF', and needs 3:1" in pale[0].message
    assert pale[0].severity is Severity.NOTE
    for layout in adopted(themed("pale")).master.layouts:
        loan = layout.placeholder(0).loan
        assert loan is not None
        assert loan.color is not None
        assert contrast(loan.color, Color(255, 255, 255)) >= 3
    strict = check_template(themed("pale", ", strict: true"))
    assert {f.severity for f in strict} == {Severity.ERROR}
    assert not [f for f in check_template(themed("plain")) if "'Title 1'" in f.message]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_pair_of_colors_on_a_template_can_be_read(name: str) -> None:
    pairs = [pair for pair in theme_pairs(themed(name)) if pair.format == "pptx"]
    assert {"title", "text", "ink", "link"} <= {pair.front for pair in pairs}
    assert not [pair for pair in pairs if not pair.passes]


def test_drawings_take_the_colors_of_the_template() -> None:
    palette = adopted(themed("dark")).theme.palette
    assert palette.paper == Color(0x0E, 0x1B, 0x2A)
    assert palette.ink == Color(0xF4, 0xF7, 0xFA)
    assert palette.primary == Color(0x4F, 0xC3, 0xF7)


@pytest.mark.parametrize("name", TEMPLATES)
def test_placeholders_stay_inside_the_slide_and_apart(name: str) -> None:
    master = adopted(themed(name)).master
    for layout in master.layouts:
        places = layout.placeholders
        for place in (*places, *layout.feet):
            rect = place.rect
            assert -0.5 <= rect.x <= rect.x + rect.width <= master.width + 0.5
            assert -0.5 <= rect.y <= rect.y + rect.height <= master.height + 0.5
            assert place.room > 0
        for number, one in enumerate(places):
            for other in places[number + 1 :]:
                across = min(one.rect.x + one.rect.width, other.rect.x + other.rect.width)
                down = min(one.rect.y + one.rect.height, other.rect.y + other.rect.height)
                left, top = max(one.rect.x, other.rect.x), max(one.rect.y, other.rect.y)
                assert min(across - left, down - top) < 0.5, (layout.name, one.name, other.name)


def read(data: bytes, deck: Deck) -> Iterator[list[str]]:
    """Give what each slide of the file says, in reading order, without its footer."""
    feet = {deck.footer, *map(str, range(len(deck.slides) + 1))}
    for slide in Presentation(BytesIO(data)).slides:
        texts: list[str] = []
        for shape in slide.shapes:
            texts.extend(str(alt) for alt in shape._element.xpath("*/p:cNvPr/@descr") if alt)
            if shape.has_text_frame and shape._element.find(f"{P}txBody") is None:
                continue  # the bar and the mark of a warning
            if shape.has_text_frame and shape.name.split(" ")[0] not in {"Footer", "Slide"}:
                texts.extend(paragraph.text for paragraph in shape.text_frame.paragraphs)
            elif shape.has_text_frame:
                assert shape.text_frame.text in feet
            if shape.has_table:
                texts.extend(cell.text for row in shape.table.rows for cell in row.cells)
        notes = [p.text for p in slide.notes_slide.notes_text_frame.paragraphs if p.text]
        yield [" ".join(text.split()) for text in (*texts, *notes)]


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
@settings(max_examples=examples(6), suppress_health_check=list(HealthCheck))
@given(topic=st.one_of(SHORT, NORMAL, FULL), audience=st.sampled_from(Audience))
def test_no_word_of_a_topic_is_lost_on_a_template(
    name: str, topic: Topic, audience: Audience
) -> None:
    deck = planned(topic, audience, themed(name))
    assert list(read(render(deck).data, deck)) == list(said(deck))
    shown = [
        run_text(p.runs)
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, SlideText)
        for p in shape.paragraphs
    ]
    assert words_of(shown) == [word for words in topic.points for word in words]
    told = words_of([note for slide in deck.slides for note in slide.notes])
    prose = [word for words in topic.prose for word in words]
    assert [word for word in told if word in set(prose)] == prose
    cells = [
        run_text(cell)
        for slide in deck.slides
        for shape in slide.shapes
        if isinstance(shape, SlideTable)
        for row in shape.rows
        for cell in row
    ]
    assert words_of(cells) == [w for row in topic.cells[1:] for cell in row for w in cell]


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", TEMPLATES)
@settings(max_examples=examples(6), suppress_health_check=list(HealthCheck))
@given(topic=NORMAL)
def test_a_normal_topic_fits_a_template(name: str, topic: Topic) -> None:
    deck = planned(topic, Audience.PLAIN, themed(name))
    assert not [f for f in check_slides(deck) if f.code == "slide-overflow"]
    bottom = deck.master.height
    for slide in deck.slides:
        for shape in slide.shapes:
            if isinstance(shape, SlideTable | SlideFigure):
                assert shape.rect.y + shape.rect.height <= bottom
