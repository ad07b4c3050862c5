"""The ways through a handout: contents, bookmarks, page labels, citations and their sources."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pikepdf
import pytest

from kdeck.check.pdf.read.node import Annotation, Node
from kdeck.check.pdf.read.tagtree import counts, read_tree, tree_text, untagged_text
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Contents, Entry, Handout, Item, ItemList, ListKind, Prose
from kdeck.plan.look.style import Role, stylesheet
from kdeck.plan.text.run import BackTo, Mark, Note, Run
from kdeck.render.pdf.box.box import Columns, walk
from kdeck.render.pdf.box.flowing import Flowing
from kdeck.render.pdf.box.textbox import TextBox
from kdeck.render.pdf.layout import lay_out
from kdeck.render.pdf.writer import render
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

HERE = Span("sources/topics/test.md", 7)
Files = Mapping[Audience, bytes]
Handouts = Mapping[Audience, Handout]


def heading(words: str, level: int = 2) -> Prose:
    return Prose((Run(words, HERE),), Role.HEADING, HERE, level)


def listed(handout: Handout, sections: int, from_pages: int) -> Handout:
    """Set sections of half a page each, with contents from a number of pages."""
    headings = tuple(heading(f"Section {number}") for number in range(1, sections + 1))
    text = Prose((Run("Some words that are read. " * 60, HERE),), Role.BODY, HERE)
    body: tuple[Item, ...] = tuple(item for head in headings for item in (head, text))
    contents = Contents(heading("Contents"), headings, from_pages, HERE)
    return replace(handout, items=(heading("A title", 1), contents, *body))


def headings_of(root: Node) -> list[tuple[int, str, int]]:
    """List the level, the words and the page of every heading."""
    return [
        (int(node.role[1]), tree_text(node), node.pages[0])
        for node in root.elements()
        if node.role in {f"H{level}" for level in range(1, 7)}
    ]


def bookmarks_of(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str, int]]:
    """List the level, the title and the page of every bookmark."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}

    def walk(items: list[pikepdf.OutlineItem], level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            assert item.action is not None
            yield level, item.title, pages[item.action.D[0].objgen]
            yield from walk(list(item.children), level + 1)

    with pdf.open_outline() as outline:
        yield from walk(list(outline.root), 1)


def links_in(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", [])


@pytest.mark.sampled(1)
def test_the_bookmarks_are_the_headings_in_words_level_order_and_page(
    files: Files, audience: Audience
) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf:
        assert list(bookmarks_of(pdf)) == headings_of(read_tree(files[audience]))


def test_pages_are_labeled_as_their_feet_number_them(files: Files, audience: Audience) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf:
        assert [f"{page.label}" for page in pdf.pages] == [
            str(n) for n in range(1, len(pdf.pages) + 1)
        ]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("standard", list(Standard))
def test_the_contents_give_the_page_of_every_section(
    handouts: Handouts, audience: Audience, standard: Standard
) -> None:
    # A patient gets a list of contents in a longer document alone.
    items = tuple(
        replace(item, from_pages=1) if isinstance(item, Contents) else item
        for item in handouts[audience].items
    )
    data = render(replace(handouts[audience], items=items), standard).data
    root = read_tree(data)
    pages = {words: page + 1 for _, words, page in headings_of(root)}
    entries = [tree_text(node) for node in root.elements() if node.role == "TOCI"]
    assert len(entries) > 8
    for entry in entries:
        words, _, number = entry.rpartition(" ")
        assert int(number) == pages[words]


@pytest.mark.slow
def test_the_contents_lead_to_the_headings_and_name_them(handouts: Handouts) -> None:
    data = render(handouts[Audience.CLINICIAN], Standard.UA_2).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [link for link in links_in(pdf) if ", page " in str(link.get("/Contents", ""))]
        assert len(found) == counts(read_tree(data))["TOCI"] > 8
        for link in found:
            target = link.A.SD[0]
            assert target.S == "/H2"
            assert str(link.Contents).startswith(f"{target.T}, page ")
            owner = next(iter(_owners(pdf, link)))
            assert [ref.objgen for ref in owner.Ref] == [target.objgen]


def _owners(pdf: pikepdf.Pdf, link: pikepdf.Object) -> Iterator[pikepdf.Object]:
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    yield numbers[int(link.StructParent)]


def test_contents_stand_only_in_a_file_with_enough_pages(handouts: Handouts) -> None:
    handout = handouts[Audience.PLAIN]
    with pikepdf.open(io.BytesIO(render(listed(handout, 6, 999)).data)) as pdf:
        pages = len(pdf.pages)
    for from_pages, entries in ((pages + 1, 0), (pages, 6)):
        data = render(listed(handout, 6, from_pages)).data
        assert counts(read_tree(data)).get("TOCI", 0) == entries
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert list(bookmarks_of(pdf)) == headings_of(read_tree(data))


def test_the_dots_of_the_contents_are_no_text(handouts: Handouts) -> None:
    root = read_tree(render(listed(handouts[Audience.PLAIN], 12, 2)).data)
    assert all(".." not in tree_text(node) for node in root.elements())


def test_a_citation_leads_to_its_source_and_the_source_back(files: Files) -> None:
    data = files[Audience.CLINICIAN]
    root = read_tree(data)
    numbers = [
        tree_text(node).rstrip(".")
        for item in root.elements()
        if item.role == "LI"
        for node in item.kids
        if isinstance(node, Node)
        and node.role == "Lbl"
        and any(isinstance(leaf, Annotation) for leaf in node.leaves())
    ]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = [str(link.Contents) for link in links_in(pdf)]
        for number in numbers:
            assert said.count(f"Back to where the text names reference {number}") == 1


def test_a_source_inside_a_range_leads_back_to_the_range(handouts: Handouts) -> None:
    def cited(words: str, mark: Mark) -> Prose:
        return Prose((Run(words, HERE, mark=mark),), Role.BODY, HERE)

    entries = tuple(
        Entry(f"{number}.", (cited("A source.", None),), HERE, BackTo(number))
        for number in range(1, 5)
    )
    text = (cited("1", Note(1, last=3)), cited("4", Note(4)))
    items = (heading("A title", 1), *text, ItemList(entries, ListKind.REFERENCES, Role.SMALL, HERE))
    made = render(replace(handouts[Audience.PLAIN], items=items))
    assert made.findings == ()
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        tops = [float(k.A.D[3]) for k in links_in(pdf) if str(k.Contents).startswith("Back")]
    assert tops[0] == tops[1] == tops[2] > tops[3]


def sources(count: int) -> ItemList:
    words = "Somebody AB, Another CD. A title of some length about what was found in a trial. "
    entries = tuple(
        Entry(
            f"{number}.",
            (Prose((Run(f"{number} {words * 2}", HERE),), Role.SMALL, HERE),),
            HERE,
        )
        for number in range(1, count + 1)
    )
    return ItemList(entries, ListKind.REFERENCES, Role.SMALL, HERE)


@pytest.mark.parametrize(
    ("count", "edition", "columns"),
    [(60, Edition.STANDARD, 2), (60, Edition.LARGE_PRINT, 1), (5, Edition.STANDARD, 1)],
)
def test_many_references_stand_in_two_columns_that_are_read_one_after_the_other(
    handouts: Handouts, count: int, edition: Edition, columns: int
) -> None:
    plain = handouts[Audience.PLAIN]
    sheet = stylesheet(plain.theme, Audience.CLINICIAN, edition)
    items = (heading("A title", 1), sources(count))
    made = render(replace(plain, items=items, sheet=sheet, larger=()))
    assert made.findings == ()
    root = read_tree(made.data)
    (listing,) = (node for node in root.elements() if node.role == "L")
    entries = [tree_text(node).split()[:2] for node in listing.elements() if node.role == "LI"]
    assert entries == [[f"{number}.", str(number)] for number in range(1, count + 1)]
    assert untagged_text(made.data) == ()
    layout = lay_out(replace(plain, items=items, sheet=sheet, larger=()), DEFAULT_STANDARD)
    *whole, last = [
        [part for part in walk(placed.box) if isinstance(part, (Columns, Flowing))]
        for page in layout.pages
        for placed in page
        if not isinstance(placed.box, TextBox)
    ]
    assert len(last) == columns - 1
    # Where a page ends among them, both of its columns are full.
    for boxes in whole:
        for box in boxes:
            assert min(part.height for part in box.parts) > 0.8 * layout.first.room
