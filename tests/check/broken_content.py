"""Breakages of pages and annotations."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .breaking import (
    Change,
    add_annotation,
    add_element,
    append,
    breaks,
    edit,
    elements,
    first,
    kids,
    plant,
)

WORDS = "BT 1 0 0 1 60 40 Tm /F1+0 12 Tf (\\001\\002) Tj ET"
BOX = "40 40 20 20 re f"
INSIDE = rf"\1 /Artifact BMC {BOX} EMC"
LANG = f"/Artifact <</Lang (en_US)>> BDC {BOX} EMC"


def _appended(more: str) -> Change:
    return lambda pdf: append(pdf, more)


def _edited(pattern: str, new: str) -> Change:
    return lambda pdf: edit(pdf, pattern, new)


def _annotated(subtype: str, parent: str | None, **more: object) -> Change:
    def change(pdf: Pdf) -> None:
        add_annotation(pdf, subtype, parent, **more)

    return change


C = String("words")
for _name, _clause, _change in (
    ("text_outside_any_tag", "7.1-3", _appended(WORDS)),
    ("shape_outside_any_tag", "7.1-3", _appended(BOX)),
    ("line_outside_any_tag", "7.1-3", _appended("10 10 m 90 10 l S")),
    ("shading_outside_any_tag", "7.1-3", _appended("/Sh0 sh")),
    ("text_in_a_tag_without_mcid", "7.1-3", _appended(f"/P BMC {WORDS} EMC")),
    ("artifact_in_a_tag", "7.1-1", _edited(r"(/H1 <<.*?BDC)", INSIDE)),
    ("tag_in_an_artifact", "7.1-2", _edited(r"/H1 <<", "/Artifact BMC /H1 <<")),
    ("mcid_twice", "7.1-3", _appended(f"/P <</MCID 3>> BDC {WORDS} EMC")),
    ("mcid_of_no_element", "7.1-3", _appended(f"/P <</MCID 777>> BDC {WORDS} EMC")),
    ("tag_of_the_content_lost", "7.1-3", _edited(r"/H1 <</MCID \d+>> BDC", "/H1 BMC")),
    ("heading_made_an_artifact", "7.1-3", _edited(r"/H1 <</MCID \d+>> BDC", "/Artifact BMC")),
    ("sequence_not_closed", "7.1-3", _appended(f"/Artifact BMC {BOX}")),
    ("sequence_closed_twice", "7.1-3", _appended("EMC")),
    ("language_of_content_is_words", "7.2-29", _appended(LANG)),
    ("link_outside_the_tree", "7.18.5-1", _annotated("Link", None, Contents=C)),
    ("link_in_a_paragraph", "7.18.5-1", _annotated("Link", "P", Contents=C)),
    ("link_without_words", "7.18.5-2", _annotated("Link", "Link")),
    ("link_with_empty_words", "7.18.5-2", _annotated("Link", "Link", Contents=String(""))),
    ("annotation_outside_the_tree", "7.18.1-1", _annotated("Text", None, Contents=C)),
    ("annotation_in_a_paragraph", "7.18.1-1", _annotated("Highlight", "P", Contents=C)),
    ("annotation_without_words", "7.18.1-2", _annotated("Square", "Annot")),
    ("trap_net", "7.18.2-1", _annotated("TrapNet", "Annot", Contents=C)),
    ("printer_mark_in_the_tree", "7.18.8-1", _annotated("PrinterMark", "Annot", Contents=C)),
    ("field_outside_the_tree", "7.18.4-1", _annotated("Widget", None, FT=Name.Btn, T=C, TU=C)),
    ("field_in_a_paragraph", "7.18.4-1", _annotated("Widget", "P", FT=Name.Btn, T=C, TU=C)),
    ("field_without_words", "7.18.1-3", _annotated("Widget", "Form", FT=Name.Btn, T=C)),
    ("field_with_empty_words", "7.18.1-3", _annotated("Widget", "Form", T=C, TU=String(""))),
):  # fmt: skip
    plant(_name, _clause, _change)


@breaks("7.18.4-2")
def form_with_two_kids(pdf: Pdf) -> None:
    add_annotation(pdf, "Widget", "Form", FT=Name.Btn, T=C, TU=C)
    form = first(pdf, "Form")
    form.K = Array([*kids(form), *kids(form)])


@breaks("7.18.3-1")
def no_tab_order(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


@breaks("7.18.3-1")
def tab_order_by_rows(pdf: Pdf) -> None:
    pdf.pages[0].obj.Tabs = Name.R


@breaks("7.18.5-1")
def link_element_without_its_annotation(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([kid for kid in kids(link) if isinstance(kid, int) or "/Obj" not in kid])


@breaks("7.18.5-1")
def annotation_names_no_parent(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/StructParent"]


@breaks("7.18.5-1")
def annotation_names_another_parent(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].StructParent = 0


@breaks("7.18.5-1")
def annotation_names_a_parent_that_is_missing(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots[0].StructParent = 4711


@breaks("7.18.5-2")
def contents_removed(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0]["/Contents"]


@breaks("7.18.5-1")
def link_element_is_a_span(pdf: Pdf) -> None:
    first(pdf, "Link").S = Name.Span


def _form(pdf: Pdf, content: str, **more: object) -> Object:
    form = Stream(pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form,
                  BBox=Array([0, 0, 99, 99]), Resources=Dictionary())  # fmt: skip
    for key, value in more.items():
        form[f"/{key}"] = value
    made = pdf.make_indirect(form)
    pdf.pages[0].obj.Resources.XObject = Dictionary(X1=made)
    return made


@breaks("7.20-1")
def reference_to_another_file(pdf: Pdf) -> None:
    _form(pdf, BOX, Ref=Dictionary(F=String("other.pdf"), Page=0))
    append(pdf, "/Artifact BMC /X1 Do EMC")


@breaks("7.1-3")
def form_with_loose_content(pdf: Pdf) -> None:
    _form(pdf, BOX)
    append(pdf, "/X1 Do")


@breaks("7.20-2")
def tagged_form_drawn_twice(pdf: Pdf) -> None:
    form = _form(pdf, f"/P <</MCID 0>> BDC {BOX} EMC")
    owner = add_element(pdf, first(pdf, "Document"), "P")
    owner.K = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, Stm=form, MCID=0)
    numbers = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    key = max(numbers) + 1
    numbers[key] = Array([owner])
    form.StructParents = key
    append(pdf, "/X1 Do 1 0 0 1 9 9 cm /X1 Do")


@breaks("7.1-3")
def content_that_cannot_be_read(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b" ) > [ << BT (")


@breaks("7.1-3")
def content_of_a_broken_filter(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    broken = pdf.make_indirect(Stream(pdf, b""))
    broken.write(b"no deflated data at all", filter=Name.FlateDecode)
    page.Contents = broken


@breaks("7.2-30")
def replacement_text_without_a_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]
    append(pdf, f"/Span <</ActualText (words)>> BDC /Artifact BMC {BOX} EMC EMC")


@breaks("7.2-22")
def alt_without_a_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]
    for element in elements(pdf, "P"):
        element.Lang = String("en")
