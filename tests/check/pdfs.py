"""Small PDFs written by hand, so that every byte of what a test reads is known."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

FACE = Path(__file__).parents[2] / "kdeck/theme/fonts/SourceSans3_400Regular.ttf"
XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfd="http://pdfa.org/declarations/">{body}</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
TITLE = "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>A leaflet</rdf:li></rdf:Alt></dc:title>"
CLAIM = "<pdfuaid:part>1</pdfuaid:part>"


@dataclass(frozen=True)
class On:
    """Point at an MCID of a page."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Link:
    """Put a link annotation on a page, and its reference into the element."""

    page: int
    address: str


@dataclass(frozen=True)
class Element:
    """Describe a structure element; `more` holds further entries as pikepdf values."""

    kind: str
    kids: Sequence["Element | On | Link"] = ()
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """Describe a page: its content and its resources by kind and name."""

    content: str
    fonts: Mapping[str, pikepdf.Dictionary] = field(default_factory=dict)
    resources: Mapping[str, pikepdf.Object] = field(default_factory=dict)


def e(kind: str, *kids: Element | On | Link, **more: object) -> Element:
    return Element(kind, kids, {f"/{key}": value for key, value in more.items()})


def save(pdf: Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True, fix_metadata_version=False, **options)  # type: ignore[arg-type]
    return out.getvalue()


def tagged(sheets: Sequence[Sheet | str], root: Element, *, xmp: str | None = TITLE + CLAIM) -> Pdf:
    """Make a PDF with the pages and the tree, complete as PDF/UA-1 wants it."""
    pdf = pikepdf.new()
    for index, sheet in enumerate(sheets):
        _add_page(pdf, sheet if isinstance(sheet, Sheet) else Sheet(sheet, plain_font()), index)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents: dict[int, dict[int, pikepdf.Object]] = {}
    objects: list[pikepdf.Object] = []
    tree.K = Array([_element(pdf, root, tree, parents, objects)])
    tree.ParentTree = pdf.make_indirect(_parent_tree(len(sheets), parents, objects))
    tree.ParentTreeNextKey = len(sheets) + len(objects)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String("en-US")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if xmp is not None:
        packet = XMP.format(body=xmp).encode()
        pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)
    return pdf


def plain_font(name: str = "F1") -> dict[str, pikepdf.Dictionary]:
    return {
        name: Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    }


def embedded_font(pdf: Pdf, text: str) -> tuple[pikepdf.Dictionary, str]:
    """Embed the face for a text; give the font and the text as a hexadecimal string."""
    face = TTFont(FACE)
    cmap, order = face.getBestCmap(), face.getGlyphID
    glyphs = {order(cmap[ord(c)]): c for c in text}
    scale = 1000 / face["head"].unitsPerEm
    widths = [(g, round(face["hmtx"][face.getGlyphName(g)][0] * scale)) for g in sorted(glyphs)]
    face.close()
    pairs = "".join(f"<{g:04X}> <{ord(c):04X}>\n" for g, c in glyphs.items())
    font_file = Stream(pdf, FACE.read_bytes())
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/SourceSans3"), Flags=4, ItalicAngle=0,
        FontBBox=Array([0, -300, 1000, 1000]), Ascent=900, Descent=-300, CapHeight=660,
        StemV=80, FontFile2=font_file,
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/SourceSans3"),
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"),
                                 Ordering=pikepdf.String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), CIDToGIDMap=Name.Identity, DW=1000,
        W=Array([x for g, w in widths for x in (g, Array([w]))]),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/SourceSans3"),
        Encoding=Name("/Identity-H"), DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=cmap_stream(pdf, f"{len(glyphs)} beginbfchar\n{pairs}endbfchar", "<0000> <FFFF>"),
    )  # fmt: skip
    return font, "".join(f"{order_of(glyphs, c):04X}" for c in text)


def order_of(glyphs: Mapping[int, str], character: str) -> int:
    return next(glyph for glyph, c in glyphs.items() if c == character)


def cmap_stream(pdf: Pdf, blocks: str, space: str) -> pikepdf.Stream:
    text = f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange {space} endcodespacerange
{blocks}
endcmap CMapName currentdict /CMap defineresource pop end end"""
    return Stream(pdf, text.encode())


def _add_page(pdf: Pdf, sheet: Sheet, index: int) -> None:
    page = pdf.add_blank_page(page_size=(300, 300))
    page.obj.Contents = Stream(pdf, sheet.content.encode("latin-1"))
    fonts = {f"/{name}": pdf.make_indirect(font) for name, font in sheet.fonts.items()}
    more = {f"/{kind}": value for kind, value in sheet.resources.items()}
    page.obj.Resources = Dictionary({"/Font": Dictionary(fonts), **more})
    page.obj.StructParents = index
    page.obj.Tabs = Name.S


def _element(
    pdf: Pdf,
    element: Element,
    parent: pikepdf.Object,
    parents: dict[int, dict[int, pikepdf.Object]],
    objects: list[pikepdf.Object],
) -> pikepdf.Object:
    made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
    for key, value in element.more.items():
        made[key] = value
    kids = Array([])
    for kid in element.kids:
        match kid:
            case Element():
                kids.append(_element(pdf, kid, made, parents, objects))
            case On(page, mcid):
                reference = Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=mcid)
                kids.append(reference)
                parents.setdefault(page, {})[mcid] = made
            case Link():
                kids.append(_link(pdf, kid, made, objects))
    if len(kids):
        made.K = kids
    return made


def _link(
    pdf: Pdf, link: Link, parent: pikepdf.Object, objects: list[pikepdf.Object]
) -> pikepdf.Object:
    page = pdf.pages[link.page].obj
    annotation = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), F=4,
            StructParent=len(pdf.pages) + len(objects), Contents=pikepdf.String("to a page"),
            A=Dictionary(S=Name.URI, URI=pikepdf.String(link.address)),
        )
    )  # fmt: skip
    objects.append(parent)
    page.Annots = Array([*page.get("/Annots", Array([])), annotation])
    return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def _parent_tree(
    pages: int, parents: Mapping[int, Mapping[int, pikepdf.Object]], objects: list[pikepdf.Object]
) -> pikepdf.Dictionary:
    numbers = Array([])
    for page in range(pages):
        marks = parents.get(page, {})
        row = [marks.get(mcid) for mcid in range(max(marks, default=-1) + 1)]
        numbers = Array([*numbers, page, Array(row)])
    for index, element in enumerate(objects):
        numbers = Array([*numbers, pages + index, element])
    return Dictionary(Nums=numbers)
