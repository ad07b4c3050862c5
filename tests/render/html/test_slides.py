"""A deck as a page: every slide with its title, its words for ears, its notes, and its drawing."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from io import BytesIO

import pytest
from lxml import etree, html
from PIL import Image

import starter
from kdeck.batch.kit.slides import PlannedSlides
from kdeck.batch.work import Job, plan_job
from kdeck.check.html.file import check_html
from kdeck.check.html.made import check_made
from kdeck.check.html.page import words
from kdeck.finding import Span
from kdeck.model.recipe import Format
from kdeck.model.scene import Pixels, Scene
from kdeck.plan.deck.model import NoteLine, SlideParagraph, SlideTable, SlideText
from kdeck.plan.text.run import Run, ToSlide, run_text
from kdeck.plan.text.spoken import range_in_words
from kdeck.render.html.drawing import Drawer, by_color
from kdeck.render.html.slideelements import SlideTeller
from kdeck.render.html.slides import render_slides
from kdeck.variants import Standard
from xpath import elements, values

SPAN = Span("a.md", 1)


@cache
def jobs() -> dict[str, Job]:
    return {
        f"{target.document}-{target.audience}": job
        for target, job in starter.jobs("default").items()
        if target.format is Format.SLIDES_HTML
    }


NAMES = sorted(jobs())
# A short deck and a talk stand for the others where nobody waits for all.
CASES = [
    pytest.param(name, marks=() if name == "snow-hill-plain" else pytest.mark.slow)
    for name in NAMES
]


@cache
def planned(name: str) -> PlannedSlides:
    plan = plan_job(jobs()[name])
    assert isinstance(plan, PlannedSlides)
    return plan


@cache
def data(name: str) -> bytes:
    return planned(name).render(Standard.UA_1).data


def page(name: str) -> etree._Element:
    return html.document_fromstring(data(name).decode())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def ranged(text: str) -> str:
    """Squeeze a text with words for the dash of a range, as a page has them."""
    return squeezed(range_in_words(text, "{} to {}".format))


def test_every_deck_can_be_had_as_a_page() -> None:
    assert len(NAMES) >= 13


@pytest.mark.parametrize("name", CASES)
def test_each_slide_is_a_section_whose_heading_is_its_title_and_says_its_words_once(
    name: str,
) -> None:
    sections = elements(page(name), "//main//section")
    slides = planned(name).deck.slides
    assert len(sections) == len(slides)
    for section, slide in zip(sections, slides, strict=True):
        (heading,) = elements(section, "./h1|./h2")
        assert words(heading) == " ".join(slide.title.split())
        (shown,) = elements(section, "./div[@class='words']") or [etree.Element("div")]
        said = squeezed(words(shown))
        for shape in slide.shapes:
            if isinstance(shape, SlideText):
                for paragraph in shape.paragraphs:
                    assert ranged(run_text(paragraph.runs)) in said
            if isinstance(shape, SlideTable):
                for row in (shape.header, *shape.rows):
                    assert "".join(ranged(run_text(cell)) for cell in row) in said
        told = squeezed(words(section))
        for line in slide.script:
            assert squeezed(line.words) in told
        # The drawing is for eyes alone: its words are those that stand beside it.
        assert {svg.get("aria-hidden") for svg in section.iter("svg")} == {"true"}


@pytest.mark.parametrize("name", CASES)
def test_a_page_of_slides_fetches_nothing_and_our_own_check_finds_nothing(name: str) -> None:
    root = page(name)
    assert check_html(data(name), name) == ()
    assert list(check_made(data(name), jobs()[name].document)) == []
    (policy,) = values(root, "//meta[@http-equiv='Content-Security-Policy']/@content")
    for tag in ("style", "script"):
        (only,) = root.iter(tag)
        hashed = b64encode(sha256((only.text or "").encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{hashed}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert not elements(root, "//*[@style]|//*[@onclick]|//link|//iframe|//img[not(@src)]")
    addresses = values(root, "//@href|//@src")
    known = {f"#{each}" for each in values(root, "//@id")}
    assert {a for a in addresses if a.startswith("#")} <= known
    others = {a.partition(":")[0] for a in addresses if not a.startswith("#") and ":" in a}
    assert others <= {"https", "tel", "sms", "mailto", "data"}


def test_a_page_without_its_crisis_lines_is_found() -> None:
    name = "snow-hill-plain"
    document = jobs()[name].document
    number = document.region.emergency
    silent = data(name).replace(number.encode(), b"")
    assert {each.code for each in check_made(silent, document)} == {"html-crisis"}


def test_lists_within_lists_numbers_and_links_to_slides_are_elements() -> None:
    def paragraph(text: str, level: int = 0, number: int = 0) -> SlideParagraph:
        return SlideParagraph((Run(text, SPAN),), not number, level, number)

    more = SlideParagraph((Run("more", SPAN, mark=ToSlide(7, "more on slide 7")),))
    shape = SlideText(
        1,
        (paragraph("a"), paragraph("b", 1), paragraph("c", 1), paragraph("d"), more,
         paragraph("e", number=3), paragraph("f", number=4)),
        20.0,
    )  # fmt: skip
    made = element_text(*SlideTeller("Picture: {alt}", "en-US").words((shape,)))
    assert made == (
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"
        '<p><a href="#slide-7" aria-label="more on slide 7">more</a></p>'
        '<ol start="3"><li>e</li><li>f</li></ol>'
    )


def test_notes_keep_their_labels_and_their_lists() -> None:
    script = (NoteLine("one", "Time"), NoteLine("two", bullet=True), NoteLine("three", bullet=True))
    made = element_text(*SlideTeller("{alt}", "en-US").notes(script))
    assert made == ("<p><strong>Time:</strong> one</p><ul><li>two</li><li>three</li></ul>")


def element_text(*elements: etree._Element) -> str:
    return b"".join(etree.tostring(each, method="html") for each in elements).decode()


def test_a_logo_that_is_a_picture_stands_in_the_file_once() -> None:
    buffer = BytesIO()
    Image.new("RGB", (4, 2), "red").save(buffer, "PNG")
    theme = jobs()[NAMES[0]].theme
    drawer = Drawer(theme.body, by_color(theme.palette))
    scene = Scene(100, 50, (Pixels(buffer.getvalue(), 10, 5, 40, 20),))
    first, second = (element_text(drawer.draw(scene, "")) for _ in range(2))
    assert first.count("data:image/png;base64,") == 1
    assert "data:" not in second
    assert '<use href="#_p1" x="10" y="5">' in first
    assert '<use href="#_p1" x="10" y="5">' in second


def test_the_same_deck_gives_the_same_bytes() -> None:
    name = "snow-hill-plain"
    assert render_slides(planned(name).page).data == data(name)
