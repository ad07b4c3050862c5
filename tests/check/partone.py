"""PDF/UA-1 files whose elements name namespaces, with what veraPDF and kdeck must say of each."""

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Pdf, String

from .parttwo import MATHML, OWN, PDF_1_7, PDF_2, Change, leaves, nothing, typed
from .pdfs import CLAIM, TITLE, Element, On, Sheet, e, embedded_font, tagged


@dataclass(frozen=True)
class Case:
    """Keep a file, whether its types of elements are known, and the claim that it makes."""

    name: str
    kids: tuple[Element, ...]
    good: bool
    change: Change = nothing
    claim: str = CLAIM
    version: str = "1.7"

    def make(self) -> bytes:
        root = e("Document", e("H1", On(0, 0)), *self.kids)
        pdf = tagged([Sheet("", {})], root, xmp=TITLE + self.claim)
        font, shown = embedded_font(pdf, "kite")
        page = pdf.pages[0].obj
        page.Resources.Font = Dictionary(F1=pdf.make_indirect(font))
        used = sorted({0, *(k.mcid for kid in self.kids for k in leaves(kid))})
        lines = (
            f"/P <</MCID {n}>> BDC BT /F1 12 Tf 9 {250 - 14 * n} Td <{shown}> Tj ET EMC"
            for n in used
        )
        page.Contents = pikepdf.Stream(pdf, "\n".join(lines).encode())
        self.change(pdf)
        out = io.BytesIO()
        pdf.save(out, static_id=True, min_version=self.version, fix_metadata_version=False)
        return out.getvalue()


def shared(change: Change, **roles: str) -> Change:
    """Give the tree a role map, too, which readers of PDF 1.7 follow."""

    def both(pdf: Pdf) -> None:
        change(pdf)
        mapped = {f"/{key}": Name(f"/{role}") for key, role in roles.items()}
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(mapped)

    return both


P = e("P", On(0, 1))
remark = e("Remark", On(0, 1))
math = e("Formula", e("math", On(0, 1)), Alt=String("a half"))
mathml = typed("math", MATHML)
own = typed("Remark", OWN)
CASES = (
    Case("latex: MathML that the tree does not map", (math,), False, mathml),
    Case("latex: MathML and a role map for older readers", (math,), True,
         shared(mathml, math="Span")),
    Case("latex: MathML mapped in its namespace alone", (math,), False,
         typed("math", MATHML, math=(Name.Span, PDF_2))),
    Case("MathML without a namespace", (math,), False),
    Case("own type that nothing maps", (remark,), False, own),
    Case("own type that the tree maps", (remark,), True, shared(own, Remark="P")),
    Case("own type that the tree maps in two steps", (remark,), True,
         shared(own, Remark="Hint", Hint="P")),
    Case("own type that the tree maps in a circle", (remark,), False,
         shared(own, Remark="Hint", Hint="Remark")),
    Case("own type mapped to PDF 1.7 in its namespace", (remark,), False,
         typed("Remark", OWN, Remark=(Name.P, PDF_1_7))),
    Case("standard type in a namespace of its own", (P,), True, typed("P", OWN)),
    Case("type of PDF 2.0", (e("Aside", P),), False, typed("Aside", PDF_2)),
    Case("type of PDF 2.0 and a role map", (e("Aside", P),), True,
         shared(typed("Aside", PDF_2), Aside="Art")),
    Case("type that PDF 2.0 has dropped", (e("BlockQuote", P),), True,
         typed("BlockQuote", PDF_2)),
)  # fmt: skip
# Without a claim the version tells whether there are namespaces.
UNCLAIMED = (
    Case("latex: MathML in PDF 2.0", (math,), True, mathml, "", "2.0"),
    Case("latex: MathML in PDF 1.7", (math,), False, mathml, ""),
    Case("no type of any standard in PDF 2.0", (remark,), False, claim="", version="2.0"),
)
