"""Breakages of the structure tree."""

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .breaking import Change, add_element, breaks, elements, first, kids, plant

COLUMN = Dictionary(O=Name.Table, Scope=Name.Column)


def _rename(kind: str, new: str, place: int = 0) -> Change:
    def change(pdf: Pdf) -> None:
        elements(pdf, kind)[place].S = Name(f"/{new}")

    return change


def _rename_all(kind: str, new: str) -> Change:
    def change(pdf: Pdf) -> None:
        for element in elements(pdf, kind):
            element.S = Name(f"/{new}")

    return change


def _without(kind: str, key: str) -> Change:
    def change(pdf: Pdf) -> None:
        for element in elements(pdf, kind):
            if key in element:
                del element[key]

    return change


def _added(kind: str, parent: str, **more: object) -> Change:
    def change(pdf: Pdf) -> None:
        add_element(pdf, first(pdf, parent), kind, **more)

    return change


def _role(kind: str, name: str, role: str) -> Change:
    """Rename an element, and map the new name."""

    def change(pdf: Pdf) -> None:
        first(pdf, kind).S = Name(f"/{name}")
        pdf.Root.StructTreeRoot.RoleMap = Dictionary({f"/{name}": Name(f"/{role}")})

    return change


for _name, _clause, _change in (
    ("h2_skipped", "7.4.2-1", _rename_all("H2", "H4")),
    ("h3_is_h5", "7.4.2-1", _rename("H3", "H5")),
    ("first_heading_is_h2", "7.4.2-1", _rename("H1", "H2")),
    ("no_h1_but_a_paragraph", "7.4.2-1", _rename("H1", "P")),
    ("h_beside_hn", "7.4.4-3", _rename("H2", "H")),
    ("two_h_in_one_element", "7.4.4-1", _rename_all("H2", "H")),
    ("figures_without_alt", "7.3-1", _without("Figure", "/Alt")),
    ("table_without_rows", "7.2-3", _rename_all("TR", "Div")),
    ("row_outside_a_table", "7.2-4", _added("TR", "Document")),
    ("head_outside_a_table", "7.2-5", _added("THead", "Document")),
    ("body_outside_a_table", "7.2-6", _added("TBody", "Document")),
    ("foot_outside_a_table", "7.2-7", _added("TFoot", "Document")),
    ("header_cell_outside_a_row", "7.2-8", _added("TH", "Document", A=COLUMN)),
    ("cell_outside_a_row", "7.2-9", _added("TD", "Document")),
    ("cell_in_a_table", "7.2-9", _added("TD", "Table")),
    ("paragraph_in_a_table", "7.2-3", _added("P", "Table")),
    ("paragraph_in_a_row", "7.2-10", _added("P", "TR")),
    ("two_heads", "7.2-11", _added("THead", "Table")),
    ("two_captions", "7.2-39", _added("Caption", "Table")),
    ("head_without_a_body", "7.2-14", _rename_all("TBody", "Div")),
    ("paragraph_in_a_head", "7.2-36", _added("P", "THead")),
    ("paragraph_in_a_body", "7.2-37", _added("P", "TBody")),
    ("item_outside_a_list", "7.2-17", _added("LI", "Document")),
    ("body_outside_an_item", "7.2-18", _added("LBody", "Document")),
    ("label_in_a_list", "7.2-19", _added("Lbl", "L")),
    ("paragraph_in_a_list", "7.2-19", _added("P", "L")),
    ("paragraph_in_an_item", "7.2-20", _added("P", "LI")),
    ("caption_at_the_end_of_a_list", "7.2-40", _added("Caption", "L")),
    ("list_is_a_division", "7.2-17", _rename("L", "Div")),
    ("items_are_paragraphs", "7.2-18", _rename_all("LI", "P")),
    ("contents_item_alone", "7.2-26", _added("TOCI", "Document")),
    ("row_one_cell_longer", "7.2-42", _added("TD", "TR")),
    ("headers_without_scope", "7.5-1", _without("TH", "/A")),
    ("headers_are_cells", "7.5-1", _rename_all("TH", "TD")),
    ("formula_without_alt", "7.7-1", _rename("P", "Formula")),
    ("note_without_id", "7.9-1", _rename("P", "Note")),
    ("note_with_an_empty_id", "7.9-1", _added("Note", "Document", ID=String(""))),
    ("element_without_a_parent", "7.1-12", _without("H1", "/P")),
    ("element_without_a_type", "7.1-12", _without("H3", "/S")),
    ("type_that_nobody_knows", "7.1-5", _rename("P", "Slogan")),
    ("type_in_lower_case", "7.1-5", _rename("H3", "h3")),
    ("role_that_nobody_knows", "7.1-5", _role("P", "Slogan", "Motto")),
    ("standard_type_remapped", "7.1-7", _role("P", "P", "H6")),
    ("unused_language_tag", "7.2-29", _added("Span", "P", Lang=String("not a language"))),
    ("language_of_a_part_is_words", "7.2-29", _added("P", "Document", Lang=String("en_US"))),
    ("document_in_a_document", "7.1-3", _added("Document", "Document")),
    ("tree_without_kids", "7.1-3", _without("Document", "/K")),
):
    plant(_name, _clause, _change)


@breaks("7.3-1")
def figure_with_an_empty_alt(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("")


@breaks("7.3-1")
def figure_with_a_blank_alt(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("   ")


@breaks("7.3-1")
def figure_described_by_its_file(pdf: Pdf) -> None:
    first(pdf, "Figure").Alt = String("logo-final.svg")


@breaks("7.3-1")
def figure_by_a_role_without_alt(pdf: Pdf) -> None:
    _role("P", "Picture", "Figure")(pdf)


@breaks("7.5-1")
def one_header_without_scope(pdf: Pdf) -> None:
    del elements(pdf, "TH")[1]["/A"]


@breaks("7.5-2")
def cell_that_names_no_header(pdf: Pdf) -> None:
    _without("TH", "/A")(pdf)
    first(pdf, "TD").A = Dictionary(O=Name.Table, Headers=Array([String("nowhere")]))


@breaks("7.2-42")
def row_one_cell_shorter(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array(kids(row)[:-1])


@breaks("7.2-15")
def cells_that_overlap(pdf: Pdf) -> None:
    cells = [kids(row) for row in elements(pdf, "TR")]
    cells[1][-1].A = Dictionary(O=Name.Table, RowSpan=2)
    cells[2][-2].A = Dictionary(O=Name.Table, ColSpan=2)


@breaks("7.2-41")
def cell_that_spans_past_the_end(pdf: Pdf) -> None:
    kids(elements(pdf, "TR")[-1])[-1].A = Dictionary(O=Name.Table, RowSpan=3)


@breaks("7.2-16")
def caption_in_the_middle(pdf: Pdf) -> None:
    table = first(pdf, "Table")
    caption, head, *rest = kids(table)
    table.K = Array([head, caption, *rest])


@breaks("7.2-13")
def foot_without_a_body(pdf: Pdf) -> None:
    table = add_element(pdf, first(pdf, "Document"), "Table")
    row = add_element(pdf, add_element(pdf, table, "TFoot"), "TR")
    add_element(pdf, row, "TH", A=COLUMN)


@breaks("7.2-27")
def paragraph_in_a_table_of_contents(pdf: Pdf) -> None:
    add_element(pdf, add_element(pdf, first(pdf, "Document"), "TOC"), "P")


@breaks("7.2-28")
def caption_at_the_end_of_contents(pdf: Pdf) -> None:
    contents = add_element(pdf, first(pdf, "Document"), "TOC")
    add_element(pdf, contents, "TOCI")
    add_element(pdf, contents, "Caption")


@breaks("7.9-2")
def two_notes_of_one_id(pdf: Pdf) -> None:
    for _ in range(2):
        add_element(pdf, first(pdf, "Document"), "Note", ID=String("n1"))


@breaks("7.1-6")
def roles_in_a_circle(pdf: Pdf) -> None:
    first(pdf, "P").S = Name("/Slogan")
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Slogan=Name("/Motto"), Motto=Name("/Slogan"))


@breaks("7.1-12")
def parent_is_another(pdf: Pdf) -> None:
    first(pdf, "H3").P = first(pdf, "L")


@breaks("7.1-12")
def element_in_two_places(pdf: Pdf) -> None:
    document = first(pdf, "Document")
    document.K = Array([*kids(document), first(pdf, "H3")])


@breaks("7.1-11")
def tree_without_a_document(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))


@breaks("7.1-3")
def text_in_no_element(pdf: Pdf) -> None:
    parent: Object = first(pdf, "H3").P
    parent.K = Array([kid for kid in kids(parent) if kid.objgen != first(pdf, "H3").objgen])


@breaks("7.1-3")
def parent_tree_lost(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


@breaks("7.1-3")
def parent_tree_of_another_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.StructParents = 99


@breaks("7.1-3")
def page_without_parents(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


@breaks("7.1-3")
def parent_tree_in_another_order(pdf: Pdf) -> None:
    row = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    row[1], row[2] = row[2], row[1]


@breaks("7.1-3")
def sequence_of_a_missing_page(pdf: Pdf) -> None:
    gone = pdf.make_indirect(Dictionary(Type=Name.Page))
    add_element(pdf, first(pdf, "Document"), "P", K=Dictionary(Type=Name.MCR, Pg=gone, MCID=0))


@breaks("7.1-3")
def sequence_that_no_page_shows(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    add_element(pdf, first(pdf, "Document"), "P", K=Dictionary(Type=Name.MCR, Pg=page, MCID=999))


@breaks("7.6-1")
def labels_of_two_kinds(pdf: Pdf) -> None:
    first(pdf, "L").A = Dictionary(O=Name.List, ListNumbering=Name("/None"))


@breaks("7.1-3")
def tree_root_without_its_type(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/Type"]
