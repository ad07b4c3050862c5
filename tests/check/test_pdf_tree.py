from contextlib import suppress

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from examples import examples
from kdeck.check.pdf.read.cmap import read_cmap
from kdeck.check.pdf.read.font import UNKNOWN, read_font
from kdeck.check.pdf.read.tagtree import (
    Annotation,
    Attribute,
    Node,
    counts,
    outline,
    problems,
    read_tree,
    tree_text,
    untagged_text,
)
from kdeck.errors import ExitCode, KdeckError

from .pdfs import Element, Link, On, Sheet, cmap_stream, e, plain_font, save, tagged


def show(text: str, mcid: int, tag: str = "P") -> str:
    return f"/{tag} <</MCID {mcid}>> BDC BT /F1 9 Tf ({text}) Tj ET EMC\n"


def text_of(sheets: list[Sheet | str], root: Element) -> str:
    return tree_text(read_tree(save(tagged(sheets, root))))


def leaflet() -> Pdf:
    first = show("Step two.", 1) + show("A leaflet", 0, "H1") + show("See ", 2) + show("us", 3)
    second = "/Artifact BMC BT /F1 9 Tf (Page 2) Tj ET EMC " + show(" now.", 0) + show("Dose", 1)
    return tagged(
        [first, second],
        e(
            "Document",
            e("H1", On(0, 0), T=String("top")),
            e("P", On(0, 1), Lang=String("en-GB")),
            e("P", On(0, 2), e("Link", On(0, 3), Link(0, "https://a.org")), On(1, 0)),
            e(
                "Table",
                e("TR", e("TH", On(1, 1), A=Dictionary(O=Name.Table, Scope=Name.Column))),
            ),
            e("Figure", Alt=String("A door")),
        ),
    )


def test_text_follows_the_structure_and_not_the_page() -> None:
    assert tree_text(read_tree(save(leaflet()))) == "A leaflet\nStep two.\nSee us now.\nDose"


def test_spoken_text_has_the_alternatives() -> None:
    assert tree_text(read_tree(save(leaflet())), spoken=True).endswith("Dose\nA door")


def test_outline_is_a_readable_golden() -> None:
    assert outline(read_tree(save(leaflet()))) == (
        "StructTreeRoot\n"
        "  Document\n"
        '    H1 title="top" "A leaflet"\n'
        '    P lang="en-GB" "Step two."\n'
        "    P\n"
        '      "See "\n'
        "      Link\n"
        '        "us"\n'
        "        <Link https://a.org>\n"
        '      " now."\n'
        "    Table\n"
        "      TR\n"
        '        TH Scope=Column "Dose"\n'
        '    Figure alt="A door"\n'
    )


def test_sound_pdf_has_no_problems_and_no_untagged_text() -> None:
    assert problems(save(leaflet())) == ()
    assert untagged_text(save(leaflet())) == ()


def test_nodes_carry_what_the_elements_say() -> None:
    root = read_tree(save(leaflet()))
    document = root.kids[0]
    assert isinstance(document, Node)
    assert document.pages == (0, 1)
    header = next(n for n in root.elements() if n.role == "TH")
    assert header.attributes == (Attribute("Table", "Scope", "Column"),)
    assert header.attribute("Scope") == "Column"
    assert header.pages == (1,)
    links = [leaf for leaf in root.leaves() if isinstance(leaf, Annotation)]
    assert links == [Annotation("Link", 0, "https://a.org", "to a page")]
    assert counts(root)["P"] == 2
    assert counts(root)["Link"] == 1
    assert counts(root)["H2"] == 0


def test_actual_text_and_expansion_are_read() -> None:
    root = e("P", On(0, 0), e("Span", On(0, 1), ActualText=String("micrograms"), E=String("µg")))
    tree = read_tree(save(tagged([show("5 ", 0) + show("ug", 1)], root)))
    assert tree_text(tree) == "5 micrograms"
    assert next(n.expansion for n in tree.elements() if n.type == "Span") == "µg"


def test_empty_actual_text_hides_the_content() -> None:
    root = e("P", On(0, 0), e("Span", On(0, 1), ActualText=String("")))
    assert text_of([show("well", 0) + show("-", 1)], root) == "well"


def test_actual_text_of_marked_content_stands_once_for_what_it_holds() -> None:
    content = (
        "/P <</MCID 0>> BDC BT /F1 9 Tf (hand) Tj "
        "/Span <</ActualText (y)>> BDC (-) Tj (xx) Tj EMC (work) Tj ET EMC"
    )
    assert text_of([content], e("P", On(0, 0))) == "handywork"


def test_blocks_do_not_join_and_inline_elements_do() -> None:
    content = show("one", 0) + show("two", 1) + show("three", 2)
    blocks = e("Sect", e("P", On(0, 0)), e("P", On(0, 1)), e("Note", On(0, 2)))
    spans = e("P", On(0, 0), e("Span", On(0, 1)), e("Em", On(0, 2)))
    assert text_of([content], blocks) == "one\ntwo\nthree"
    assert text_of([content], spans) == "onetwothree"


def test_placement_overrides_the_kind_of_element() -> None:
    block = Dictionary(O=Name.Layout, Placement=Name.Block)
    root = e("Document", e("P", On(0, 0), e("Span", On(0, 1), A=block)))
    assert text_of([show("one", 0) + show("two", 1)], root) == "one\ntwo"


def test_space_lost_between_two_lines_stays_lost() -> None:
    assert text_of([show("wrap", 0) + show("around", 1)], e("P", On(0, 0), On(0, 1))) == (
        "wraparound"
    )


def test_every_show_operator_is_read() -> None:
    content = (
        "/P <</MCID 0>> BDC BT /F1 9 Tf (a) Tj [(b) -900 (c)] TJ (d) ' 1 2 (e) \" <66> Tj ET EMC"
    )
    assert text_of([content], e("P", On(0, 0))) == "abcdef"


def test_content_nested_in_a_sequence_belongs_to_it() -> None:
    content = "/P <</MCID 0>> BDC BT /F1 9 Tf (a) Tj /Span BMC (b) Tj EMC (c) Tj ET EMC"
    assert text_of([content], e("P", On(0, 0))) == "abc"


def test_properties_may_be_named() -> None:
    pdf = tagged(["/P /MC0 BDC BT /F1 9 Tf (named) Tj ET EMC"], e("P", On(0, 0)))
    pdf.pages[0].obj.Resources.Properties = Dictionary(MC0=Dictionary(MCID=0))
    assert tree_text(read_tree(save(pdf))) == "named"
    assert problems(save(pdf)) == ()


def test_font_is_restored_with_the_graphics_state() -> None:
    pdf = tagged(
        ["/P <</MCID 0>> BDC BT /F1 9 Tf q /F2 9 Tf (\\001) Tj Q (\\101) Tj ET EMC"],
        e("P", On(0, 0)),
    )
    encoding = Dictionary(Type=Name.Encoding, Differences=Array([1, Name.fi, Name.uni03BC]))
    pdf.pages[0].obj.Resources.Font["/F2"] = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.X, Encoding=encoding
    )
    assert tree_text(read_tree(save(pdf))) == "ﬁA"


def test_untagged_text_is_found_in_pages_and_forms() -> None:
    pdf = tagged(["BT /F1 9 Tf (lost) Tj ET /X1 Do " + show("kept", 0)], e("P", On(0, 0)))
    form = Stream(pdf, b"BT /F1 9 Tf ( in a form) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=form)
    assert untagged_text(save(pdf)) == ("lost in a form",)
    assert tree_text(read_tree(save(pdf))) == "kept"


def test_text_of_a_form_belongs_to_the_sequence_that_draws_it() -> None:
    pdf = tagged(["/P <</MCID 0>> BDC /X1 Do EMC"], e("P", On(0, 0)))
    form = Stream(pdf, b"BT /F1 9 Tf (formed) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=form)
    assert tree_text(read_tree(save(pdf))) == "formed"


def test_font_chosen_in_a_form_ends_with_it() -> None:
    pdf = tagged(["/P <</MCID 0>> BDC BT /F1 9 Tf (a) Tj /X1 Do (b) Tj ET EMC"], e("P", On(0, 0)))
    form = Stream(pdf, b"BT /F9 9 Tf (x) Tj ET", Type=Name.XObject, Subtype=Name.Form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=form)
    assert tree_text(read_tree(save(pdf))) == f"a{UNKNOWN}b"


def test_marked_content_of_a_form_is_reached_by_its_stream() -> None:
    pdf = tagged(["/X1 Do"], e("P"))
    form = pdf.make_indirect(
        Stream(pdf, show("inside", 7).encode(), Type=Name.XObject, Subtype=Name.Form)
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=form)
    element = pdf.Root.StructTreeRoot.K[0]
    element.K = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, Stm=form, MCID=7)
    assert tree_text(read_tree(save(pdf))) == "inside"


def test_form_that_draws_itself_ends_the_reading() -> None:
    pdf = tagged(["/X1 Do"], e("P"))
    form = pdf.make_indirect(Stream(pdf, b"/X1 Do", Type=Name.XObject, Subtype=Name.Form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=form)
    with pytest.raises(KdeckError, match="forms in forms"):
        read_tree(save(pdf))


def _composite(pdf: Pdf, blocks: str, space: str = "<0000> <FFFF>") -> None:
    pdf.pages[0].obj.Resources.Font = Dictionary(
        F1=Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.X,
            Encoding=Name("/Identity-H"),
            ToUnicode=cmap_stream(pdf, blocks, space),
        )
    )


def test_ligatures_and_ranges_are_read_through_to_unicode() -> None:
    pdf = tagged(
        ["/P <</MCID 0>> BDC BT /F1 9 Tf <00010002000300040005000600070008> Tj ET EMC"],
        e("P", On(0, 0)),
    )
    _composite(
        pdf,
        "2 beginbfchar <0001> <006F> <0002> <006600660069> endbfchar\n"
        "2 beginbfrange <0003> <0004> <0063>\n<0005> <0006> [<0065> <D83DDE00>] endbfrange\n"
        "1 beginbfrange <0007> <0007> <00B5> endbfrange",
    )
    assert tree_text(read_tree(save(pdf))) == f"officde😀µ{UNKNOWN}"


def test_simple_font_reads_to_unicode_before_its_encoding() -> None:
    pdf = tagged(["/P <</MCID 0>> BDC BT /F1 9 Tf (AB) Tj ET EMC"], e("P", On(0, 0)))
    font = pdf.pages[0].obj.Resources.Font.F1
    font.ToUnicode = cmap_stream(pdf, "1 beginbfchar <41> <03B1> endbfchar", "<00> <FF>")
    assert tree_text(read_tree(save(pdf))) == "αB"


def test_codes_of_mixed_width_follow_the_code_spaces_of_the_encoding() -> None:
    pdf = tagged(["/P <</MCID 0>> BDC BT /F1 9 Tf <41814241> Tj ET EMC"], e("P", On(0, 0)))
    _composite(pdf, "2 beginbfchar <41> <0061> <8142> <0062> endbfchar")
    space = "<00> <7F> <8100> <FEFF>"
    pdf.pages[0].obj.Resources.Font.F1.Encoding = cmap_stream(pdf, "", space)
    assert tree_text(read_tree(save(pdf))) == "aba"


def test_encodings_without_a_table_are_read() -> None:
    win = read_font(Dictionary(Subtype=Name.TrueType, Encoding=Name.WinAnsiEncoding))
    standard = read_font(Dictionary(Subtype=Name.Type1))
    assert win.decode(b"5 \xb5g \x96 \xe9") == "5 µg – é"
    assert standard.decode(b"it's \xaefine") == "it’s ﬁfine"
    assert read_font(None).decode(b"ab") == UNKNOWN * 2


def test_malformed_cmap_leaves_codes_unmapped() -> None:
    assert read_cmap(b"beginbfchar <01> endbfchar beginbfrange <05> [ endbfrange").text == {}
    assert len(read_cmap(b"beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange").text) < 70000


@pytest.mark.parametrize(
    ("content", "root", "expected"),
    [
        (show("a", 0) + show("b", 0), e("P", On(0, 0)), "MCID 0 of page 1 is opened 2 times"),
        (show("a", 0) + show("b", 1), e("P", On(0, 0)), "MCID 1 of page 1 is in no element"),
        (show("a", 0), e("P", On(0, 0), On(0, 4)), "P has MCID 4, which no page shows"),
        (
            show("a", 0),
            e("Sect", e("H1", On(0, 0)), e("P", On(0, 0))),
            "MCID 0 of page 1 is in two elements",
        ),
        ("/P <</MCID 0>> BDC", e("P", On(0, 0)), "page 1: 1 marked sequence is not closed"),
        ("EMC" + show("a", 0), e("P", On(0, 0)), "is closed that was not open"),
        (
            "/P <</MCID 0>> BDC " + show("a", 1) + "EMC",
            e("P", On(0, 0), On(0, 1)),
            "page 1: MCID 1 lies in MCID 0",
        ),
        (
            "/Artifact BMC " + show("a", 0) + "EMC",
            e("P", On(0, 0)),
            "page 1: MCID 0 lies in an artifact",
        ),
    ],
)
def test_each_problem_between_tree_and_content_is_named(
    content: str, root: Element, expected: str
) -> None:
    assert any(expected in problem for problem in problems(save(tagged([content], root))))


def test_parent_tree_that_misleads_is_named() -> None:
    pdf = tagged([show("a", 0)], e("Sect", e("P", On(0, 0))))
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = pdf.Root.StructTreeRoot.K[0]
    assert problems(save(pdf)) == ("the parent tree does not lead MCID 0 of page 1 to its P",)
    del pdf.Root.StructTreeRoot.ParentTree
    assert problems(save(pdf)) == ("the parent tree does not lead MCID 0 of page 1 to its P",)


def test_element_that_names_another_parent_is_named() -> None:
    pdf = tagged([show("a", 0)], e("Sect", e("P", On(0, 0))))
    section = pdf.Root.StructTreeRoot.K[0]
    section.K[0].P = pdf.Root.StructTreeRoot
    assert problems(save(pdf)) == ("P names another parent than Sect",)
    del section.K[0].P
    assert problems(save(pdf)) == ("P names another parent than Sect",)


def test_element_that_is_its_own_ancestor_is_named() -> None:
    pdf = tagged([show("a", 0)], e("Sect", e("P", On(0, 0))))
    section = pdf.Root.StructTreeRoot.K[0]
    section.K.append(section)
    assert "Sect is reached twice" in problems(save(pdf))
    assert tree_text(read_tree(save(pdf))) == "a"


def test_untagged_pdf_has_an_empty_tree_and_says_so() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert read_tree(save(pdf)) == Node("StructTreeRoot", "StructTreeRoot")
    assert problems(save(pdf)) == ("the PDF has no structure tree",)


def test_roles_are_resolved_and_a_circle_is_named() -> None:
    pdf = tagged([show("a", 0)], e("Sect", e("Lead", On(0, 0)), e("Ring")))
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(
        Lead=Name.Intro, Intro=Name.P, Ring=Name.Gnir, Gnir=Name.Ring
    )
    tree = read_tree(save(pdf))
    assert [(n.type, n.role) for n in tree.elements()][2] == ("Lead", "P")
    assert counts(tree)["P"] == 1
    assert '    Lead role="P" "a"\n' in outline(tree)
    assert problems(save(pdf)) == ("the role map of Ring does not end",)


def test_attributes_come_from_arrays_and_classes() -> None:
    pdf = tagged([""], e("Document", e("TD", C=Name.Wide)))
    cell = pdf.Root.StructTreeRoot.K[0].K[0]
    cell.A = Array([Dictionary(O=Name.Table, Headers=Array([String("a"), String("b")])), 0])
    pdf.Root.StructTreeRoot.ClassMap = Dictionary(Wide=Dictionary(O=Name.Table, ColSpan=2))
    node = next(n for n in read_tree(save(pdf)).elements() if n.type == "TD")
    assert node.attributes == (
        Attribute("Table", "Headers", ("a", "b")),
        Attribute("Table", "ColSpan", 2),
    )
    assert "TD Headers=a,b ColSpan=2" in outline(Node("X", "X", (node,)))


def test_tree_of_great_depth_is_refused_and_not_cut() -> None:
    root = e("P", On(0, 0))
    for _ in range(150):
        root = e("Sect", root)
    with pytest.raises(KdeckError, match="nested deeper"):
        read_tree(save(tagged([show("a", 0)], root)))


@pytest.mark.parametrize("read", [read_tree, problems, untagged_text])
def test_what_is_no_pdf_is_unreadable(read: object) -> None:
    assert callable(read)
    for data in (b"", b"garbage", b"%PDF-1.7"):
        with pytest.raises(KdeckError) as caught:
            read(data)
        assert caught.value.code is ExitCode.UNREADABLE


def test_pdf_with_a_password_is_unreadable() -> None:
    data = save(leaflet(), encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(KdeckError, match="password"):
        read_tree(data)


_JUNK = (
    lambda: Name.Junk, lambda: 7, lambda: String("junk"), lambda: Array([1, Name.X, None]),
    lambda: Dictionary(Type=Name.OBJR), lambda: Dictionary(MCID=String("x"), Type=Name.MCR),
    lambda: True, lambda: Array([Array([])]), Dictionary,
)  # fmt: skip
_KEYS = ("/K", "/S", "/P", "/Pg", "/A", "/C", "/Lang", "/Alt", "/NS", "/Type", "/ID")


@given(st.integers(0, 6), st.sampled_from(_KEYS), st.sampled_from(_JUNK))
@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
def test_junk_in_an_element_never_crashes(which: int, key: str, junk: object) -> None:
    pdf = leaflet()
    tree = pdf.Root.StructTreeRoot
    elements = [tree, tree.K[0], *tree.K[0].K]
    assert callable(junk)
    elements[which % len(elements)][key] = junk()
    data = save(pdf)
    outline(read_tree(data))
    problems(data)


@given(st.binary(max_size=60), st.integers(0, 2000))
@settings(max_examples=examples(150))
def test_damaged_bytes_are_read_or_refused(noise: bytes, place: int) -> None:
    data = bytearray(save(leaflet()))
    data[place : place + len(noise)] = noise
    # Any other exception fails the test.
    with suppress(KdeckError):
        tree_text(read_tree(bytes(data)))
    with suppress(KdeckError):
        problems(bytes(data))
    with suppress(KdeckError):
        untagged_text(bytes(data))


@given(st.text("()<>[]/ABCDEMTJjfPQqDo0123 \\'\"\n", max_size=60))
@settings(max_examples=examples(200))
def test_odd_content_is_read_or_refused(content: str) -> None:
    data = save(tagged([Sheet(content, plain_font())], e("P", On(0, 0))))
    with suppress(KdeckError):
        problems(data)
    with suppress(KdeckError):
        untagged_text(data)
