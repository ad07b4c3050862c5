"""What a book holds: the words of the page, the way to every part, and how it can be read."""

import io
import os
import time
from dataclasses import replace
from functools import cache
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.work import Job, make
from kdeck.check.html.book import Book
from kdeck.check.html.bookfile import check_epub
from kdeck.check.html.page import Page, words
from kdeck.color import WHITE
from kdeck.model.recipe import Format
from kdeck.plan.drawn.emblem import Emblem
from kdeck.plan.web.model import WebPage
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.book import render_book
from kdeck.render.html.writer import render

# A picture of one point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8"
    "ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
# One of figures and notes, one of short lines on a sheet, and a card to cut out.
NAMES = ("safety-card-plain", "snow-hill-clinician", "ketamine-in-brief-plain")


@cache
def jobs() -> dict[str, Job]:
    project = starter.project("default")
    planned = plan_jobs(project, project.themes[0], [], TODAY)
    return {
        f"{target.document}-{target.audience}": job
        for target, job in planned
        if target.format is Format.EPUB
    }


@cache
def page(name: str) -> WebPage:
    return plan_page(jobs()[name].document, jobs()[name].theme)


@cache
def made(name: str) -> bytes:
    return render_book(page(name)).data


def main(read: Page) -> etree._Element:
    return next(read.elements("main"))


@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", NAMES)
def test_a_book_says_what_the_page_says(name: str) -> None:
    (text,) = Book(made(name), name).pages()
    on_the_web = Page(render(page(name)).data, name)
    assert words(main(text)) == words(main(on_the_web))


@pytest.mark.parametrize("name", NAMES)
def test_a_book_begins_by_saying_what_it_is_and_has_no_finding(name: str) -> None:
    with ZipFile(io.BytesIO(made(name))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
    assert check_epub(made(name), name) == ()


@pytest.mark.parametrize("name", NAMES)
def test_its_contents_lead_to_every_heading_in_order(name: str) -> None:
    book = Book(made(name), name)
    (text,) = book.pages()
    contents = book.contents()
    assert contents is not None
    wanted = list(text.elements("h1", "h2", "h3"))
    toc = next(contents.elements("nav"))
    links = list(toc.iter("a"))
    assert [a.get("href") for a in links] == [f"text.xhtml#{h.get('id')}" for h in wanted]
    assert all(words(a) for a in links)
    assert len(list(toc.iter("ol"))) > any(h.tag == "h3" for h in wanted)


def test_a_book_says_its_language_title_and_how_it_can_be_read() -> None:
    book = Book(made("snow-hill-clinician"), "a.epub")
    document = jobs()["snow-hill-clinician"].document
    assert book.terms("title") == (document.title,)
    assert book.terms("language") == (document.language,)
    assert book.properties() >= {
        "accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard",
        "accessibilitySummary", "modified",
    }  # fmt: skip


def test_the_same_book_has_the_same_bytes_in_any_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    name = NAMES[0]
    for zone in ("Pacific/Kiritimati", "America/Adak"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        assert render_book(page(name)).data == made(name)
    monkeypatch.undo()
    time.tzset()
    assert make(jobs()[name]).data == made(name)
    assert os.environ.get("TZ") != "America/Adak"


def test_a_book_keeps_its_name_and_other_clinics_have_another() -> None:
    own = page(NAMES[0])
    masthead = replace(own.handout.masthead, clinic="Another Clinic")
    other = replace(own, handout=replace(own.handout, masthead=masthead))
    newer = replace(own, handout=replace(own.handout, dated="2027-01-01"))
    names = [Book(render_book(each).data, "a").terms("identifier") for each in (own, newer, other)]
    assert names[0] == names[1] != names[2]


def test_a_logo_that_is_a_picture_is_a_file_of_the_book_and_has_its_plate() -> None:
    own = page(NAMES[0])
    logo = starter.theme("default").logos(on_primary=True)[0]
    emblem = Emblem(logo, 30, 30, WHITE, None, PNG)
    masthead = replace(own.handout.masthead, emblem=emblem, names=False)
    shown = replace(own, handout=replace(own.handout, masthead=masthead))
    data = render_book(shown).data
    assert check_epub(data, "a.epub") == ()
    with ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("EPUB/logo.png") == PNG
        assert b'src="logo.png"' in archive.read("EPUB/text.xhtml")
        assert f".mark.plate{{background:{WHITE}}}".encode() in archive.read("EPUB/style.css")
    assert f".mark.plate{{background:{WHITE}}}".encode() in render(shown).data


@pytest.mark.parametrize("name", NAMES)
def test_a_book_asks_nothing_of_a_program_behind_it(name: str) -> None:
    with ZipFile(io.BytesIO(made(name))) as archive:
        text = archive.read("EPUB/text.xhtml")
        style = archive.read("EPUB/style.css")
    # No element has a prefix: some reading systems know none.
    assert b":svg" not in text.replace(b"/svg", b"")
    assert b"<html " in text
    for sign in (b"<script", b"var(", b"<form", b"<details", b"http-equiv"):
        assert sign not in text
    assert b"var(" not in style
    assert b"url(" not in style
