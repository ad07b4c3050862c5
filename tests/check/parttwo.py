"""Good and broken PDF 2.0 files, with what veraPDF and kdeck must say of each."""

import io
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kdeck.check.pdf.read.plain import name_of

from .pdfs import TITLE, Element, Link, On, Sheet, e, embedded_font, tagged

Change = Callable[[Pdf], None]
PDF_1_7 = "http://iso.org/pdf/ssn"
PDF_2 = "http://iso.org/pdf2/ssn"
OWN = "https://example.org/ns"
MATHML = "http://www.w3.org/1998/Math/MathML"
REVISION = "<pdfuaid:rev>2024</pdfuaid:rev>"


@dataclass(frozen=True)
class Case:
    """Keep a file; no clause means that veraPDF passes it, and no codes that kdeck does."""

    name: str
    kids: tuple[Element, ...]
    clause: str
    codes: frozenset[str]
    change: Change
    rev: str

    def make(self) -> bytes:
        return second(*self.kids, change=self.change, rev=self.rev)


CASES: list[Case] = []
P = e("P", On(0, 1))


def nothing(_pdf: Pdf) -> None:
    """Change nothing."""


def case(
    name: str,
    *kids: Element,
    clause: str = "",
    code: str = "",
    change: Change = nothing,
    rev: str = REVISION,
) -> None:
    CASES.append(Case(name, kids, clause, frozenset(code.split()), change, rev))


def second(*kids: Element, change: Change = nothing, rev: str = REVISION) -> bytes:
    """Make a whole PDF/UA-2 file: MCID 0 is a heading, 1 and 2 belong to the kids if they ask."""
    claim = f"{TITLE}<pdfuaid:part>2</pdfuaid:part>{rev}"
    pdf = tagged([Sheet("", {})], e("Document", e("H1", On(0, 0)), *kids), xmp=claim)
    font, shown = embedded_font(pdf, "kite")
    page = pdf.pages[0].obj
    page.Resources.Font = Dictionary(F1=pdf.make_indirect(font))
    used = sorted({0, *(k.mcid for kid in kids for k in leaves(kid))})
    lines = (
        f"/P <</MCID {n}>> BDC BT /F1 12 Tf 9 {250 - 14 * n} Td <{shown}> Tj ET EMC" for n in used
    )
    page.Contents = pikepdf.Stream(pdf, "\n".join(lines).encode())
    change(pdf)
    spaces = {PDF_2: namespace(pdf, PDF_2)}
    for each in elements(pdf.Root.StructTreeRoot.K[0]):
        if "/NS" not in each:
            each.NS = spaces[PDF_2]
    out = io.BytesIO()
    pdf.save(out, static_id=True, min_version="2.0", fix_metadata_version=False)
    return out.getvalue()


def leaves(element: Element) -> list[On]:
    found: list[On] = []
    for kid in element.kids:
        found += [kid] if isinstance(kid, On) else leaves(kid) if isinstance(kid, Element) else []
    return found


def elements(top: Object) -> list[Object]:
    kids = list(top.get("/K", Array([])))
    return [top, *(each for kid in kids if "/S" in kid for each in elements(kid))]


def element(pdf: Pdf, kind: str) -> Object:
    return next(x for x in elements(pdf.Root.StructTreeRoot.K[0]) if name_of(x, "/S") == kind)


def namespace(pdf: Pdf, address: str, **roles: object) -> Object:
    made = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String(address)))
    if roles:
        made.RoleMapNS = Dictionary({f"/{key}": value for key, value in roles.items()})
    tree = pdf.Root.StructTreeRoot
    tree.Namespaces = Array([*tree.get("/Namespaces", Array([])), made])
    return made


# Elements in elements
case("paragraph", P)
case("items", e("L", e("LI", e("LBody", On(0, 1)))))
case("text in a section", e("Sect", On(0, 1)), clause="Table 5. Sect-content", code="pdf-nesting")
case("paragraph in a list", e("L", P), clause="Table 5. L-P", code="pdf-nesting")
case("paragraph in an item", e("L", e("LI", P)), clause="Table 5. LI-P", code="pdf-nesting")
case("word without a paragraph", e("Span", On(0, 1)), clause="Table 5. Document-Span",
     code="pdf-nesting")  # fmt: skip
case("word in a paragraph", e("P", e("Span", On(0, 1))))
case("heading in a paragraph", e("P", e("H2", On(0, 1))), clause="Table 5. P-Hn",
     code="pdf-nesting")  # fmt: skip
case("heading in a heading", e("H2", e("H3", On(0, 1))), clause="Table 5. Hn-Hn",
     code="pdf-nesting")  # fmt: skip
case("division in emphasis, through what means nothing",
     e("P", e("Em", e("NonStruct", e("Div", P)))), clause="Table 5. Em-P",
     code="pdf-nesting")  # fmt: skip
case("division around items", e("L", e("Div", e("LI", e("LBody", On(0, 1))))),
     clause="Table 5. L-Div", code="pdf-nesting")  # fmt: skip
case("parts around paragraphs", e("Part", e("Part", e("Div", P))))
case("two captions", e("Aside", e("Caption", On(0, 1)), e("P", On(0, 2)), e("Caption", On(0, 3))),
     clause="Table 5. Aside-Caption", code="pdf-nesting")  # fmt: skip
case("caption between paragraphs",
     e("Sect", e("P", On(0, 1)), e("Caption", On(0, 2)), e("P", On(0, 3))),
     clause="8.2.5.27", code="pdf-nesting")  # fmt: skip
case("caption at the end", e("Aside", e("P", On(0, 1)), e("Caption", On(0, 2))))
case("title", e("Title", On(0, 1)))
case("title in an aside", e("Aside", e("Title", On(0, 1)), e("P", On(0, 2))),
     clause="Table 5. Aside-Title", code="pdf-nesting")  # fmt: skip
case("document in a document", e("Document", P), clause="", code="pdf-nesting")
case("note of PDF 2.0", e("P", On(0, 1), e("FENote", On(0, 2))))


# The top
def side_by_side(pdf: Pdf) -> None:
    """Put the last element into a second document beside the first, as joined files have them."""
    root = pdf.Root.StructTreeRoot
    top = root.K[0]
    *others, last = top.K
    second_ = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([last]))
    )
    second_.NS = namespace(pdf, PDF_2)
    last.P, top.K, root.K = second_, Array(others), Array([top, second_])


def among(kind: str) -> Change:
    def change(pdf: Pdf) -> None:
        element(pdf, "Document").S = Name(f"/{kind}")

    return change


case("joined: two documents", P, clause="8.2.5.2", code="pdf-nesting", change=side_by_side)
for kind in ("Sect", "Part", "DocumentFragment"):
    case(f"{kind} at the top", P, clause="8.2.5.2", code="pdf-nesting", change=among(kind))


# Namespaces
def typed(kind: str, address: str, **roles: object) -> Change:
    """Move the first element of a kind into a namespace with a role map of its own."""

    def change(pdf: Pdf) -> None:
        spaces = {PDF_2: PDF_2, PDF_1_7: PDF_1_7}
        mapped = {
            key: value
            if isinstance(value, Name)
            else Array([value[0], namespace(pdf, spaces[value[1]])])  # type: ignore[index]
            for key, value in roles.items()
        }
        element(pdf, kind).NS = namespace(pdf, address, **mapped)

    return change


def looped(pdf: Pdf) -> None:
    one, two = namespace(pdf, OWN), namespace(pdf, f"{OWN}/2")
    one.RoleMapNS = Dictionary(Remark=Array([Name.Hint, two]))
    two.RoleMapNS = Dictionary(Hint=Array([Name.Remark, one]))
    element(pdf, "Remark").NS = one


def through(pdf: Pdf) -> None:
    one, two = namespace(pdf, OWN), namespace(pdf, f"{OWN}/2")
    one.RoleMapNS = Dictionary(Remark=Array([Name.Remark, two]))
    two.RoleMapNS = Dictionary(Remark=Array([Name.P, namespace(pdf, PDF_2)]))
    element(pdf, "Remark").NS = one


def staying(pdf: Pdf) -> None:
    own = namespace(pdf, OWN)
    own.RoleMapNS = Dictionary(
        Remark=Array([Name.Hint, own]), Hint=Array([Name.P, namespace(pdf, PDF_2)])
    )
    element(pdf, "Remark").NS = own


remark = e("Remark", On(0, 1))
case("latex: own type mapped to PDF 2.0", remark,
     change=typed("Remark", OWN, Remark=(Name.P, PDF_2)))  # fmt: skip
case("latex: own type mapped to PDF 1.7", remark,
     change=typed("Remark", OWN, Remark=(Name.BlockQuote, PDF_1_7)))  # fmt: skip
case("latex: through two namespaces", remark, change=through)
case("own type that nothing maps", remark, clause="8.2.4", code="pdf-role",
     change=typed("Remark", OWN))  # fmt: skip
case("own type in the namespace of PDF 2.0", remark, clause="8.2.4", code="pdf-role")
case("type that PDF 2.0 has dropped", e("BlockQuote", P), clause="8.2.4", code="pdf-role")
case("type of PDF 1.7", e("BlockQuote", P), change=typed("BlockQuote", PDF_1_7))
case("namespaces in a circle", remark, clause="8.2.4", code="pdf-role pdf-tree", change=looped)
case("type mapped inside its namespace", remark, clause="8.2.4", code="pdf-role", change=staying)


def older(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Aside=Name.Art, FENote=Name.Note)


case("latex: role map for older readers", e("Aside", P), change=older)


# A document that another namespace maps to that of PDF 2.0 is one, and no other.
case(
    "document in an own namespace",
    P,
    change=typed("Document", OWN, Document=(Name.Document, PDF_2)),
)
case("document of PDF 1.7", P, clause="8.2.5.2", code="pdf-role", change=typed("Document", PDF_1_7))
case("document mapped to PDF 1.7", P, clause="8.2.5.2", code="pdf-role",
     change=typed("Document", OWN, Document=(Name.Document, PDF_1_7)))  # fmt: skip


# The claim
case("revision left out", P, clause="5", code="pdf-identifier", rev="")
case("another revision", P, clause="5", code="pdf-identifier", rev=REVISION.replace("24", "23"))


# Lists and headings
def numbered(value: Name | None) -> Element:
    more = {} if value is None else {"A": Dictionary(O=Name.List, ListNumbering=value)}
    return e("L", e("LI", e("Lbl", On(0, 1)), e("LBody", On(0, 2))), **more)


case("labels", numbered(Name.Unordered))
case("labels without numbering", numbered(None), clause="8.2.5.25", code="pdf-list")
case("labels called none", numbered(Name("/None")), clause="8.2.5.25", code="pdf-list")
case("heading H", e("H", On(0, 1)), clause="8.2.5.12", code="pdf-heading-mixed")


# Links
def paired(first: str, second: str) -> Element:
    return e("P", e("Link", On(0, 1), Link(0, first), Link(0, second)))


def to_elements(*kinds: str) -> Change:
    """Let the links of the page lead to elements, as PDF 2.0 lets them."""

    def change(pdf: Pdf) -> None:
        for link, kind in zip(pdf.pages[0].obj.Annots, kinds, strict=True):
            del link["/A"]
            link.Dest = Array([element(pdf, kind), Name.Fit])

    return change


case("link over two lines", paired("https://e.org", "https://e.org"))
case("link over two lines to an element", paired("", ""), change=to_elements("H1", "H1"))
case("link to two elements", paired("", ""), clause="8.2.5.20", code="pdf-annotation",
     change=to_elements("H1", "P"))  # fmt: skip
# The clause speaks of locations; veraPDF compares elements alone.
case("link to two addresses", paired("https://e.org", "https://e.org/b"), code="pdf-annotation")
single = e("P", e("Link", On(0, 1), Link(0, "https://e.org")))


def to_page(pdf: Pdf) -> None:
    link = pdf.pages[0].obj.Annots[0]
    del link["/A"]
    link.Dest = Array([pdf.pages[0].obj, Name.Fit])


def acting(**more: object) -> Change:
    def change(pdf: Pdf) -> None:
        page = Array([pdf.pages[0].obj, Name.Fit])
        pdf.pages[0].obj.Annots[0].A = Dictionary(
            {"/S": Name.GoTo, "/D": page} | {f"/{key}": value for key, value in more.items()}
        )
        if more:
            pdf.pages[0].obj.Annots[0].A.SD = Array([element(pdf, "H1"), Name.Fit])

    return change


def marked(lead: Callable[[Pdf], Object]) -> Change:
    def change(pdf: Pdf) -> None:
        outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
        item = pdf.make_indirect(Dictionary(Title=String("kite"), Parent=outlines))
        item.Dest = Array([lead(pdf), Name.Fit])
        outlines.First = outlines.Last = item
        pdf.Root.Outlines = outlines

    return change


case("link to a page", single, clause="8.8", code="pdf-destination", change=to_page)
case("link to an element", single, change=to_elements("H1"))
case("action to a page", single, clause="8.8", code="pdf-destination", change=acting())
case("action to a page and an element", single, change=acting(SD=True))
case("bookmark to a page", P, clause="8.8", code="pdf-destination",
     change=marked(lambda pdf: pdf.pages[0].obj))  # fmt: skip
case("bookmark to an element", P, change=marked(lambda pdf: element(pdf, "H1")))


def named(tree: bool, lead: str) -> Change:
    """Let a link lead to a name, kept in a name tree or, as in PDF 1.1, in a dictionary."""

    def change(pdf: Pdf) -> None:
        page, heading = pdf.pages[0].obj, element(pdf, "H1")
        place = Array([page if lead == "page" else heading, Name.Fit])
        link = page.Annots[0]
        del link["/A"]
        if tree:
            link.Dest = String("intro")
            pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("intro"), place])))
        else:
            link.Dest = Name.intro
            pdf.Root.Dests = Dictionary(intro=place)

    return change


for in_tree in (True, False):
    where = "a tree of names" if in_tree else "the old dictionary of names"
    case(f"link by name to a page in {where}", single, clause="8.8", code="pdf-destination",
         change=named(in_tree, "page"))  # fmt: skip
    case(f"link by name to an element in {where}", single, change=named(in_tree, "element"))


# Annotations
def flags(value: int) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Annots[0].F = value

    return change


case("invisible link in the structure", single, clause="8.9.2.2", code="pdf-annotation",
     change=flags(1))  # fmt: skip
case("link that is never viewed in the structure", single, clause="8.9.2.2",
     code="pdf-annotation", change=flags(32))  # fmt: skip
case("link that is viewed on demand", single, change=flags(32 + 256))


def tabs(order: Name) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj.Tabs = order

    return change


for order, good in ((Name.S, True), (Name.A, True), (Name.W, True), (Name.R, False)):
    case(f"tab order {order}", single, clause="" if good else "8.9.3.3",
         code="" if good else "pdf-tab-order", change=tabs(order))  # fmt: skip


def turned(kind: str, role: str, **more: object) -> Change:
    """Make the links other annotations, in an element of another type."""

    def change(pdf: Pdf) -> None:
        element(pdf, "Link").S = Name(f"/{role}")
        for annotation in pdf.pages[0].obj.Annots:
            for key in ("/A", "/Contents"):
                del annotation[key]
            annotation.Subtype = Name(f"/{kind}")
            for key, value in more.items():
                annotation[f"/{key}"] = value(pdf) if callable(value) else value
            look = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
            annotation.AP = Dictionary(N=look)

    return change


def held(**more: object) -> Callable[[Pdf], Object]:
    def make(pdf: Pdf) -> Object:
        data = pdf.make_stream(b"a;b")
        data.Type = Name.EmbeddedFile
        entries = {"/Type": Name.Filespec, "/F": String("a.csv"), "/UF": String("a.csv")}
        given = {f"/{key}": value for key, value in more.items()}
        return pdf.make_indirect(Dictionary(entries | {"/EF": Dictionary(F=data)} | given))

    return make


name_ = String("Your name")
said = {"Contents": String("the doses as a table")}
pinned = {"Desc": String("The doses"), "AFRelationship": Name.Data}
case("pinned file", single, change=turned("FileAttachment", "Annot", FS=held(**pinned), **said))
case("pinned file that does not say how it relates", single, clause="8.9.2.4.10",
     code="pdf-attachment",
     change=turned("FileAttachment", "Annot", FS=held(Desc=name_), **said))  # fmt: skip
case("sound", single, clause="8.9.2.4.11", code="pdf-annotation",
     change=turned("Sound", "Annot", **said))  # fmt: skip
case("movie", single, clause="8.9.2.4.11", code="pdf-annotation",
     change=turned("Movie", "Annot", **said))  # fmt: skip


def both(alt: str) -> Change:
    def change(pdf: Pdf) -> None:
        turned("Ink", "Annot", Contents=String("a ring around the dose"))(pdf)
        element(pdf, "Annot").Alt = String(alt)

    return change


case("ink with words twice", single, change=both("a ring around the dose"))
case("ink with other words", single, clause="8.9.4.2", code="pdf-annotation-text",
     change=both("a line"))  # fmt: skip


def listed(**more: object) -> Change:
    def change(pdf: Pdf) -> None:
        file = held(**more)(pdf)
        files = Dictionary(Names=Array([String("a.csv"), file]))
        pdf.Root.Names = Dictionary(EmbeddedFiles=files)

    return change


case("attached file", P, change=listed(**pinned))
case("attached file without a description", P, clause="8.14.1", code="pdf-attachment",
     change=listed(AFRelationship=Name.Data))  # fmt: skip


# Forms
def field(label: bool = False, **more: object) -> Change:
    """Make the link a field, in the manner of Acrobat, with a label that is a kid or none."""

    def change(pdf: Pdf) -> None:
        entries = {"FT": Name.Tx, "T": String("name"), "DA": String("/F1 0 Tf 0 g")} | more
        turned("Widget", "Form", **entries)(pdf)
        pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)
        form = element(pdf, "Form")
        if not label:
            form.K = Array([kid for kid in form.K if "/S" not in kid])

    return change


blank = e("P", On(0, 1), e("Link", Link(0, "")))
labeled = e("P", e("Link", e("Lbl", On(0, 1)), Link(0, "")))
case("field with a label", labeled, change=field(label=True))
case("field with contents", blank, change=field(Contents=name_))
case("field with a tooltip alone", blank, clause="8.10.2.3", code="pdf-field-name",
     change=field(TU=name_))  # fmt: skip
case("two fields in one element", e("P", On(0, 1), e("Link", Link(0, ""), Link(0, ""))),
     clause="8.10.1", code="pdf-form", change=field(Contents=name_))  # fmt: skip
case("field that says nothing", blank, clause="8.10.2.3", code="pdf-field-name", change=field())
case("field that acts", labeled, clause="8.10.2.3", code="pdf-field-name",
     change=field(label=True, AA=Dictionary()))  # fmt: skip
case("field of no size in the structure", blank, clause="8.9.2.4.13", code="pdf-annotation",
     change=field(Contents=name_, Rect=Array([9, 9, 9, 9])))  # fmt: skip
case("math in a paragraph", e("P", e("math", On(0, 1))), clause="8.2.5.29", code="pdf-formula",
     change=typed("math", MATHML))  # fmt: skip
case("math in a formula", e("Formula", e("math", On(0, 1))), change=typed("math", MATHML))
