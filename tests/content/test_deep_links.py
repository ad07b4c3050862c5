"""A link to a heading leads to the same place of a document, whichever file it opens."""

import re
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from lxml import html

import starter
from kdeck.batch.target import Target
from kdeck.model.recipe import Format
from kdeck.plan.handout.anchors import Anchors
from kdeck.variants import Edition
from making import make_shipped

HEADINGS = ("h1", "h2", "h3", "h4", "h5")


@cache
def targets() -> dict[str, dict[Format, Target]]:
    found: dict[str, dict[Format, Target]] = {}
    for target in starter.jobs("default"):
        if target.format in (Format.PDF, Format.HTML) and target.edition is Edition.STANDARD:
            found.setdefault(f"{target.document}-{target.audience}", {})[target.format] = target
    return {key: own for key, own in found.items() if len(own) == 2}


def made(target: Target) -> bytes:
    return make_shipped(target, starter.jobs("default")[target]).data


def destinations(data: bytes) -> dict[str, str]:
    """Read the named destinations of a PDF file, each with the heading that stands there."""
    with pikepdf.open(BytesIO(data)) as pdf:
        tree = pikepdf.NameTree(pdf.Root.Names.Dests)
        titles = {}
        pages: list[pikepdf.Object] = [page.obj for page in pdf.pages]
        with pdf.open_outline() as outline:
            waiting = list(outline.root)
            while waiting:
                entry = waiting.pop()
                waiting.extend(entry.children)
                assert entry.action is not None
                at = entry.action.D
                titles[pages.index(at[0]), float(at[3])] = str(entry.title)
        return {
            key: titles[pages.index(place.D[0]), float(place.D[3])] for key, place in tree.items()
        }


@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", sorted(targets()))
def test_the_names_of_headings_in_a_pdf_are_the_ids_of_the_page(name: str) -> None:
    own = targets()[name]
    root = html.document_fromstring(made(own[Format.HTML]).decode())
    ids = {str(each.get("id")) for each in root.iter(*HEADINGS)}
    named = set(destinations(made(own[Format.PDF])))
    # A page has a list of contents, which a handout of few pages has none of; and a handout whose
    # pages are limited leaves out what a page holds.
    assert named - ids == set()
    listed = {str(each.get("aria-labelledby")) for each in root.iter("nav")}
    if starter.jobs("default")[own[Format.PDF]].document.pages is None:
        assert ids - named <= listed


def test_a_name_leads_to_the_heading_whose_words_it_has() -> None:
    own = targets()["how-it-may-work-plain"]
    for key, title in destinations(made(own[Format.PDF])).items():
        assert re.sub(r"-\d+$", "", key) == Anchors().name(title)


def test_names_are_given_once_and_never_to_what_is_no_heading() -> None:
    anchors = Anchors()
    said = ("What is it?", "What is it?", "Dark", "Note 1", "¿Qué es?", "…")
    assert [anchors.name(words) for words in said] == [
        "what-is-it", "what-is-it-2", "dark-2", "note-1-2", "que-es", "part",
    ]  # fmt: skip
