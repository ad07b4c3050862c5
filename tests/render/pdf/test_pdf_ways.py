"""The ways through a handout: contents, bookmarks, page labels, citations and their sources."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pikepdf
import pytest

from kdeck.check.pdf.read.node import Annotation, Node
from kdeck.check.pdf.read.tagtree import counts, read_tree, tree_text
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Contents, Entry, Handout, Item, ItemList, ListKind, Prose
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import BackTo, Mark, Note, Run
from kdeck.render.pdf.writer import render
from kdeck.variants import Standard

HERE = Span("sources/topics/test.md", 7)
Files = Mapping[Audience, bytes]
Handouts = Mapping[Audience, Handout]


def heading(words: str, level: int = 2) -> Prose:
    return Prose((Run(words, HERE),), Role.HEADING, HERE, level)


def listed(handout: Handout, sections: int, from_pages: int) -> Handout:
    """Set sections of one page each, with contents from a number of pages."""
    headings = tuple(heading(f"Section {number}") for number in range(1, sections + 1))
    text = Prose((Run("Some words that are read. " * 150, HERE),), Role.BODY, HERE)
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
