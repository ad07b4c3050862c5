"""What a page on the web holds: the words of the handout, and nothing that is fetched."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pytest
from lxml import etree, html

import starter
from kdeck.batch.work import Job, make
from kdeck.check.html.page import Page
from kdeck.check.html.page import words as said
from kdeck.finding import Span
from kdeck.model.recipe import Format
from kdeck.model.region import Channel, CrisisLine
from kdeck.model.review import Review
from kdeck.plan.handout.model import (
    Box,
    Columns,
    Contents,
    Flank,
    Flow,
    Frames,
    Grid,
    Group,
    Illustration,
    Item,
    ItemList,
    Kept,
    Prose,
    Side,
    SideRow,
    StepList,
)
from kdeck.plan.text.run import Run, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.spoken import range_in_words
from kdeck.plan.web.planner import plan_page
from kdeck.render.html.inline import InlineMaker
from kdeck.render.html.markup import element as made_of
from kdeck.render.html.writer import render
from kdeck.variants import Standard

# The words that stand on a page and on no sheet of paper.
HIDDEN = re.compile(r"^(Warning|Urgent|Phone|Checklist|Questions|Limits): ")


@cache
def jobs() -> dict[str, Job]:
    planned = starter.jobs("default").items()
    return {target.path: job for target, job in planned if target.format is Format.HTML}


NAMES = sorted(jobs())


@cache
def made(name: str) -> bytes:
    artifact = make(jobs()[name])
    assert artifact.findings == ()
    return artifact.data


def page(name: str) -> etree._Element:
    return html.document_fromstring(made(name))


def texts(items: tuple[Item, ...]) -> Iterator[str]:  # noqa: PLR0912
    """Give what a handout says, paragraph by paragraph, without its lists of contents."""
    for item in items:
        match item:
            case Prose():
                yield run_text(item.runs)
            case ItemList():
                for entry in item.entries:
                    yield entry.label if entry.label.strip("•▪☐.0123456789") else ""
                    yield from texts(entry.items)
            case StepList():
                for step in item.entries:
                    yield from texts((step.time, step.title, *step.items))
            case Grid():
                yield from texts((item.caption,) if item.caption else ())
                yield from texts((*item.header, *(cell for row in item.rows for cell in row)))
            case Illustration():
                yield item.alt
                yield from texts((item.caption,) if item.caption else ())
            case Frames():
                for picture, words in item.frames:
                    yield from texts((picture, *words))
            case Box():
                yield from texts((item.heading,) if item.heading else ())
                yield from texts(item.items)
            case SideRow():
                yield from texts((*item.side, *item.main))
            case Kept() | Flow() | Side():
                yield from texts(item.items)
            case Columns():
                for column in item.columns:
                    yield from texts(column)
            case Group():
                yield from texts((item.heading, *item.items))
            case Flank():
                yield from texts((*item.items, item.picture))
            case Contents():
                pass


def squeezed(text: str) -> str:
    """Leave out what a line break or a mark of a list may change."""
    return re.sub(r"\s|[•▪☐]", "", text)


def main_words(root: etree._Element) -> str:
    (main,) = root.iter("main")
    for heard in [e for e in main.iter() if e.get("class") == "heard"]:
        heard.text = ""
    for nav in list(main.iter("nav")):
        nav.getparent().remove(nav)  # type: ignore[union-attr]
    for item in main.iter("li"):
        label = item.find("span[@class='label']")
        if label is not None:
            label.clear(keep_tail=True)  # type: ignore[call-arg]
    return squeezed(said(main))


def _to(first: str, last: str) -> str:
    return f"{first} to {last}"


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_what_the_handout_says_in_its_order(name: str) -> None:
    job = jobs()[name]
    handout = plan_page(job.document, job.theme).handout
    # A page has words for the dash of a range.
    expected = squeezed("".join(range_in_words(text, _to) for text in texts(handout.items)))
    expected = re.sub(r"(?<=\d)–(?=\d)", "to", expected)
    assert re.sub(r"\d+\.|Note\d+\.", "", main_words(page(name))) == re.sub(
        r"\d+\.|Note\d+\.", "", expected
    )


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_fetched_and_nothing_runs_that_is_not_named(name: str) -> None:
    root = page(name)
    (policy,) = [m.get("content") or "" for m in root.iter("meta") if m.get("http-equiv")]
    (style,) = root.iter("style")
    scripts = [s for s in root.iter("script") if s.get("type") is None]
    for text in (style.text or "", *(script.text or "" for script in scripts)):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none';")
    assert len(scripts) == 1
    assert not [e for e in root.iter() if isinstance(e.tag, str) and e.get("style")]
    assert not list(root.iter("link", "iframe", "object", "embed", "base"))
    for element in root.iter():
        if isinstance(element.tag, str):
            assert not [key for key in element.attrib if str(key).startswith("on")]
            assert (element.get("src") or "data:image/png;").startswith("data:image/png;")
    assert "url(" not in (style.text or "")
    assert "@import" not in (style.text or "")


@pytest.mark.parametrize("name", NAMES)
def test_every_link_within_the_page_leads_somewhere_and_ids_are_given_once(name: str) -> None:
    root = page(name)
    ids = [e.get("id") for e in root.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    inner = [str(a.get("href"))[1:] for a in root.iter("a") if str(a.get("href")).startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_to_call_are_links_and_stay_in_reach(name: str) -> None:
    root = page(name)
    (nav,) = [n for n in root.iter("nav") if n.get("aria-label")]
    assert [str(a.get("href")) for a in nav.iter("a")] == ["tel:911", "tel:988", "tel:5555550142"]
    assert {a.get("href") for a in root.iter("main").__next__().iter("a")} >= {"tel:911"}


def test_a_draft_is_kept_out_of_search_and_a_review_is_told() -> None:
    name = next(name for name in NAMES if "safety-notes-plain" in name)
    job = jobs()[name]
    assert b'content="noindex"' in made(name)
    assert b"MedicalWebPage" not in made(name)
    review = Review("Ann </script> Lee", "psychiatrist", "2026-11-01", "2027-11-01", Span("a"))
    document = replace(job.document, review=review)
    root = html.document_fromstring(render(plan_page(document, job.theme)).data)
    (told,) = [s.text or "" for s in root.iter("script") if s.get("type")]
    assert json.loads(told)["lastReviewed"] == "2026-11-01"
    assert json.loads(told)["reviewedBy"]["name"] == "Ann </script> Lee"
    assert "noindex" not in {m.get("content") for m in root.iter("meta")}


def test_the_same_page_has_the_same_bytes() -> None:
    job = jobs()[NAMES[0]]
    planned = plan_page(job.document, job.theme)
    assert render(planned).data == render(planned).data == made(NAMES[0])
    assert replace(job, standard=Standard.UA_2) is not job
    assert make(replace(job, standard=Standard.UA_2)).data == made(NAMES[0])


def test_a_page_tells_ears_what_the_sign_of_a_panel_tells_eyes() -> None:
    name = next(name for name in NAMES if "your-treatment-visit-plain" in name)
    signs = [e.text for e in page(name).iter("span") if e.get("class") == "heard"]
    assert "Urgent: " in signs
    assert "Checklist: " in signs


def test_a_table_keeps_its_roles_and_every_cell_names_its_column() -> None:
    name = next(name for name in NAMES if "evidence-summary" in name)
    root = page(name)
    tables = list(root.iter("table"))
    assert tables
    for table in tables:
        assert table.get("role") == "table"
        assert all(th.get("scope") for th in table.iter("th"))
        assert all(td.get("data-over") for td in table.iter("td"))


def test_a_page_is_read_by_our_own_reader() -> None:
    name = NAMES[0]
    assert Page(made(name), name).root.get("lang") == jobs()[name].document.language


# A page is read on a phone, where every kilobyte is paid for.
# The largest holds the chart of five trials and the table of the two drugs, and names what sixty
# short forms stand for.
LARGEST = 136 * 1024
LARGEST_BRIEF = 60 * 1024


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_larger_than_it_needs(name: str) -> None:
    brief = "ketamine-in-brief" in name
    assert len(made(name)) < (LARGEST_BRIEF if brief else LARGEST)


def test_a_term_leads_to_its_definition_where_it_is_first_told() -> None:
    name = next(name for name in NAMES if "how-ketamine-works-plain" in name)
    root = page(name)
    links = [a for a in root.iter("a") if a.get("class") == "term"]
    terms = {f"#{dt.get('id')}": said(dt) for dt in root.iter("dt") if dt.get("id")}
    targets = [str(a.get("href")) for a in links]
    assert len(terms) > 5
    assert set(targets) == set(terms)
    assert len(targets) == len(set(targets))
    # Words in the text may bend a term, but they are that term.
    assert all(said(a)[:3].casefold() in terms[str(a.get("href"))].casefold() for a in links)


@pytest.mark.parametrize("name", [name for name in NAMES if "clinician" in name or "brief" in name])
def test_where_no_list_of_terms_stands_no_term_leads_there(name: str) -> None:
    assert not [a for a in page(name).iter("a") if a.get("class") == "term"]


def test_a_page_has_words_for_the_dash_of_a_range() -> None:
    runs = (Run("In 8–19% of people.", Span("a")),)
    (words,) = InlineMaker("en-US").nodes(runs)
    assert words == "In 8 to 19% of people."


def test_a_number_that_takes_texts_alone_is_a_link_that_writes_one() -> None:
    texts = CrisisLine("A", "Text 85258.", "85258", confirmed=True, channels=(Channel.TEXT,))
    job = jobs()[NAMES[0]]
    runs = RunMaker(job.document, job.theme).line(texts, Span("a"))
    paragraph = made_of("p", *InlineMaker("en-US").nodes(runs))
    (link,) = paragraph.iter("a")
    assert (link.get("href"), link.get("aria-label"), link.get("class")) == (
        "sms:85258", "Text 85258", "number"
    )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_letters_of_a_drawing_can_be_read_on_a_phone(name: str) -> None:
    # A phone of 390 pixels leaves a drawing that stands by itself so many.
    width, least = 343, 11
    (main,) = page(name).iter("main")
    beside = {svg for row in main.iterfind(".//div[@class='frames']") for svg in row.iter("svg")}
    for drawing in main.iterfind(".//figure/svg[@role='img']"):
        scale = width / float(drawing.get("width") or 0)
        sizes = [scale * float(text.get("font-size") or 0) for text in drawing.iter("text")]
        assert drawing in beside or min(sizes, default=least) >= least, drawing.get("aria-label")
