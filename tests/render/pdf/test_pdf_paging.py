"""Long tables, lists and paragraphs: one element each, however many pages they cover."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.pdf.read.tagtree import counts, problems, read_tree, tree_text, untagged_text
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.plan.handout.model import (
    Box,
    Entry,
    Grid,
    Handout,
    Item,
    ItemList,
    ListKind,
    Prose,
    SideRow,
)
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import LinkTo, Run, Speak
from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.element import Element
from kdeck.render.pdf.file.fonts import FontBook
from kdeck.render.pdf.file.ledger import Ledger
from kdeck.render.pdf.layout import lay_out
from kdeck.render.pdf.writer import render
from kdeck.variants import DEFAULT_STANDARD, Edition
from planned import Planned
from render.pdf.handout_text import handout_words
from verdicts import flaws

HERE = Span("sources/topics/test.md", 7)
WORDS = "Nerve cells send signals with a chemical that opens gates on other cells. "


def prose(text: str, level: int = 0, role: Role = Role.BODY) -> Prose:
    return Prose((Run(text, HERE),), Role.SUBHEADING if level else role, HERE, level)


def bullets(depth: int, count: int) -> ItemList:
    inner: tuple[Item, ...] = (bullets(depth - 1, count),) if depth > 1 else ()
    entries = tuple(
        Entry("•", (prose(f"Item {number} at depth {depth}. {WORDS}"), *inner), HERE)
        for number in range(count)
    )
    return ItemList(entries, ListKind.BULLETS, Role.BODY, HERE)


def table(rows: int) -> Grid:
    header = tuple(prose(f"Column {number}", role=Role.SMALL) for number in range(3))
    body = tuple(
        tuple(prose(f"Row {row} cell {cell} {WORDS}", role=Role.SMALL) for cell in range(3))
        for row in range(rows)
    )
    return Grid(header, body, (0.3, 0.3, 0.4), prose("A long table"), True, HERE)


def set_items(handouts: Mapping[Audience, Handout], *items: Item) -> Handout:
    title = prose("A title", level=1)
    return replace(handouts[Audience.PLAIN], items=(title, *items))


@pytest.mark.slow
def test_a_table_over_many_pages_is_one_table(handouts: Mapping[Audience, Handout]) -> None:
    data = render(set_items(handouts, table(60))).data
    found = counts(read_tree(data))
    assert (found["Table"], found["TR"], found["TH"], found["TD"]) == (1, 61, 63, 120)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) > 4
    assert untagged_text(data) == ()
    assert problems(data) == ()


def test_lists_nested_four_deep_keep_one_element_each(
    handouts: Mapping[Audience, Handout],
) -> None:
    found = counts(read_tree(render(set_items(handouts, bullets(4, 3))).data))
    assert found["L"] == 1 + 3 + 9 + 27
    assert found["LI"] == found["Lbl"] == found["LBody"] == 3 + 9 + 27 + 81


def test_a_paragraph_and_its_link_over_a_page_break_are_one_element_each(
    handouts: Mapping[Audience, Handout],
) -> None:
    link = LinkTo("https://example.org/", "An example")
    runs = (Run(WORDS * 10, HERE), Run(WORDS * 40, HERE, mark=link), Run(WORDS * 4, HERE))
    data = render(set_items(handouts, Prose(runs, Role.BODY, HERE))).data
    found = counts(read_tree(data))
    masthead = 2
    assert found["P"] == masthead + 1
    assert found["Link"] == 1
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
        assert len(links) == len(pdf.pages) > 1
        assert all("/QuadPoints" in a for a in links)
    assert " ".join(tree_text(read_tree(data)).split()).count("on other cells. Nerve") >= 50


def test_a_panel_longer_than_a_page_is_one_section(handouts: Mapping[Audience, Handout]) -> None:
    items = tuple(prose(WORDS * 3) for _ in range(30))
    panel = Box(PanelKind.CALL_NOW, prose("A panel", level=2), items, HERE)
    data = render(set_items(handouts, panel)).data
    assert counts(read_tree(data))["Sect"] == 1
    assert flaws(data, "panel.pdf") == ()


def test_a_heading_never_ends_a_page(handouts: Mapping[Audience, Handout]) -> None:
    items: list[Item] = []
    for number in range(40):
        heading = replace(prose(f"Heading {number}", level=2), role=Role.HEADING)
        items += [heading, prose(WORDS * (1 + number % 7))]
    data = render(set_items(handouts, *items)).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        entries = [item for root in outline.root for item in [root, *root.children]]
        places = [entry.action.D for entry in entries if entry.action]
        tops = [float(place[3]) for place in places]
    bottom = 20 / 25.4 * 72
    assert len(tops) == 41
    assert all(top - bottom > 50 for top in tops)


def test_a_foreign_word_and_a_short_form_carry_what_they_are(
    handouts: Mapping[Audience, Handout],
) -> None:
    runs = (
        Run("A ", HERE),
        Run("mot", HERE, mark=Speak(lang="fr")),
        Run(" and ", HERE),
        Run("NMDA", HERE, mark=Speak(expansion="N-methyl-D-aspartate")),
    )
    data = render(set_items(handouts, Prose(runs, Role.BODY, HERE))).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        spans = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span"
        ]
        assert {str(span.get("/Lang", "")) for span in spans} == {"fr", ""}
        assert {str(span.get("/E", "")) for span in spans} == {"", "N-methyl-D-aspartate"}
    assert flaws(data, "spans.pdf") == ()


def test_drawing_outside_a_tag_is_impossible() -> None:
    document = Document(DEFAULT_STANDARD, (200, 200))
    canvas = Canvas((200, 200), FontBook(document, Ledger(), HERE))
    canvas.new_page()
    from kdeck.color import BLACK

    with pytest.raises(AssertionError, match="outside a tag"):
        canvas.rectangle((0, 0, 10, 10), BLACK)
    with canvas.tagged(Element("P", HERE)):
        canvas.rectangle((0, 0, 10, 10), BLACK)
    with pytest.raises(AssertionError, match="outside a tag"):
        canvas.rectangle((0, 0, 10, 10), BLACK)


texts = st.text(alphabet="abc deféü-'().,0159 µ", min_size=1, max_size=300).filter(str.strip)


@st.composite
def item_lists(draw: st.DrawFn) -> list[Item]:
    made: list[Item] = []
    for _ in range(draw(st.integers(1, 6))):
        text = " ".join(draw(texts).replace("µ", "μ").split())
        kind = draw(st.sampled_from(["prose", "list", "row", "panel", "table"]))
        if kind == "prose":
            made.append(prose(text))
        elif kind == "list":
            entry = Entry("1.", (prose(text),), HERE)
            made.append(ItemList((entry,) * 3, ListKind.NUMBERS, Role.BODY, HERE))
        elif kind == "row":
            made.append(SideRow((prose("Side", level=2),), (prose(text), prose(text)), HERE))
        elif kind == "panel":
            made.append(Box(PanelKind.KEY_IDEA, None, (prose(text),), HERE))
        else:
            made.append(table(draw(st.integers(1, 8))))
    return made


@settings(max_examples=examples(25), suppress_health_check=list(HealthCheck))
@given(items=item_lists(), width=st.floats(420, 900), height=st.floats(480, 1200))
def test_every_word_is_read_once_in_order_on_any_page(
    handouts: Mapping[Audience, Handout], items: list[Item], width: float, height: float
) -> None:
    handout = set_items(handouts, *items)
    theme = replace(handout.theme, page=(width, height))
    sheet = replace(handout.sheet, column=width - 2 * 56.7 - 114)
    handout = replace(handout, theme=theme, sheet=sheet)
    data = render(handout).data
    root = read_tree(data)
    assert tree_text(root).split() == handout_words(handout, root)
    assert problems(data) == ()
    assert untagged_text(data) == ()


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
def test_a_heading_in_the_text_never_parts_from_the_table_below_it(
    tmp_path: Path, edition: Edition
) -> None:
    body = "".join(
        f"{WORDS * (1 + number % 5)}\n\n## Costs {number}\n\n"
        "| What | Cost |\n|---|---|\n| One visit | 100 dollars |\n| A ride home | 20 dollars |\n\n"
        for number in range(24)
    )
    points = "::: {.key-points}\n- Ask us.\n:::\n"
    project = Planned(tmp_path, f"{body}\n{points}")
    handout = project.handout(Audience.PLAIN, edition)
    layout = lay_out(handout, DEFAULT_STANDARD)
    pages = [[placed.box for placed in page] for page in layout.pages]
    assert len(pages) > 4
    assert not [page for page in pages[:-1] if page[-1].keeps_next]
    rows = [box for page in pages for box in page if box.keeps_next]
    assert len(rows) >= 24
