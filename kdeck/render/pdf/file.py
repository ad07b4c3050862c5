"""A whole file: catalog, pages, structure tree, links, outline and metadata."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from kdeck.plan.handout import Handout
from kdeck.render.pdf.canvas import Canvas, LinkAnnotation, PageContent
from kdeck.render.pdf.element import AnnotationKid, Content, Element
from kdeck.render.pdf.outline import Bookmark, write_outline

PRODUCER = "kdeck"
# No clock in a renderer: the date in the file is a constant, so that the bytes repeat.
_DATE = "2000-01-01T00:00:00+00:00"


class Raw(PDFObject):  # type: ignore[misc]
    """Hold an object that is already written as PDF."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002
        """Give the text."""
        return self.text.encode("latin-1")


def new_document(language: str) -> PDFDocument:
    """Begin a file whose bytes depend on its content alone."""
    return PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang=language)


class FileWriter:
    """Write what a canvas has drawn, with the structure tree that owns it."""

    def __init__(self, document: PDFDocument, canvas: Canvas, root: Element) -> None:
        self._document = document
        self._canvas = canvas
        self._root = root
        self._pages = [self._page(content) for content in canvas.pages]
        self._page_names = [document.Reference(page) for page in self._pages]
        self._annotations = [PDFDictionary({}) for _ in canvas.annotations]
        self._elements: dict[int, PDFObjectReference] = {}

    def write(self, handout: Handout, bookmarks: list[Bookmark]) -> bytes:
        """Write the file whole."""
        document, catalog = self._document, self._document.Catalog
        catalog.StructTreeRoot = self._structure()
        for index, annotation in enumerate(self._canvas.annotations):
            self._link(index, annotation)
        self._finish_pages()
        places = {name: self._place(name) for name in self._canvas.destinations}
        catalog.Dests = PDFDictionary(places)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = _metadata(handout)
        document.Outlines = _Ready(write_outline(document, bookmarks, places))
        catalog.Outlines = document.Outlines.reference
        catalog.PageMode = PDFName("UseOutlines")
        _describe(document, handout)
        return bytes(document.GetPDFData(None))

    def _page(self, content: PageContent) -> PDFPage:
        page = PDFPage()
        page.pagewidth, page.pageheight = self._canvas.width, self._canvas.height
        operators = "\n".join(content.operators)
        page.Contents = PDFStream(content=operators, filters=[PDFZCompress])
        page.ExtGState, page._shadingUsed = None, {}  # noqa: SLF001
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        self._document.addPage(page)
        return page

    def _finish_pages(self) -> None:
        for index, (page, content) in enumerate(zip(self._pages, self._canvas.pages, strict=True)):
            page.StructParents = index
            page.Tabs = PDFName("S")
            if content.annotations:
                page.Annots = PDFArray(
                    [self._document.Reference(self._annotations[i]) for i in content.annotations]
                )

    def _structure(self) -> PDFDictionary:
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        name = self._document.Reference(tree)
        for element in _walk(self._root):
            self._elements[id(element)] = self._document.Reference(Raw(""))
        self._write_element(self._root, name)
        tree.dict["K"] = self._elements[id(self._root)]
        tree.dict["ParentTree"] = self._document.Reference(self._parent_tree())
        tree.dict["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        return tree

    def _parent_tree(self) -> PDFDictionary:
        numbers: list[object] = []
        for index, content in enumerate(self._canvas.pages):
            numbers.append(index)
            owners = PDFArray([self._elements[id(owner)] for owner in content.owners])
            numbers.append(self._document.Reference(owners))
        for index, annotation in enumerate(self._canvas.annotations):
            numbers.append(len(self._pages) + index)
            numbers.append(self._elements[id(annotation.element)])
        return PDFDictionary({"Nums": PDFArray(numbers)})

    def _write_element(self, element: Element, parent: PDFObjectReference) -> None:
        name = self._elements[id(element)]
        kids = " ".join(self._kid(kid) for kid in element.kids)
        parts = [f"<</S/{element.tag}/P {self._number(parent)}/K[{kids}]"]
        for key, value in (
            ("Alt", element.alt),
            ("Lang", element.lang),
            ("E", element.expansion),
            ("T", element.title),
        ):
            if value:
                parts.append(f"/{key} {self._string(value)}")
        if element.attributes:
            owners = " ".join(
                f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in values.items())}>>"
                for owner, values in element.attributes.items()
            )
            parts.append(f"/A[{owners}]")
        parts.append(">>")
        self._document.idToObject[name.name].text = "".join(parts)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write_element(kid, name)

    def _kid(self, kid: Element | Content | AnnotationKid) -> str:
        match kid:
            case Element():
                return self._number(self._elements[id(kid)])
            case Content(page=page, mcid=mcid):
                page_number = self._number(self._page_names[page])
                return f"<</Type/MCR/Pg {page_number}/MCID {mcid}>>"
            case AnnotationKid(index=index):
                annotation = self._canvas.annotations[index]
                page_number = self._number(self._page_names[annotation.page])
                target = self._number(self._document.Reference(self._annotations[index]))
                return f"<</Type/OBJR/Pg {page_number}/Obj {target}>>"

    def _number(self, reference: PDFObjectReference) -> str:
        return str(reference.format(self._document).decode("latin-1"))

    def _string(self, text: str) -> str:
        return str(PDFString(text).format(self._document).decode("latin-1"))

    def _link(self, index: int, link: LinkAnnotation) -> None:
        boxes = link.rectangles
        values = self._annotations[index].dict
        values.update(
            Type=PDFName("Annot"),
            Subtype=PDFName("Link"),
            Rect=PDFArray(
                [
                    min(box.left for box in boxes),
                    min(box.bottom for box in boxes),
                    max(box.right for box in boxes),
                    max(box.top for box in boxes),
                ]
            ),
            Border=PDFArray([0, 0, 0]),
            F=4,
            Contents=PDFString(link.description),
            StructParent=len(self._pages) + index,
        )
        if len(boxes) > 1:
            values["QuadPoints"] = PDFArray(
                [
                    number
                    for box in boxes
                    for number in (
                        box.left, box.top, box.right, box.top,
                        box.left, box.bottom, box.right, box.bottom,
                    )
                ]
            )  # fmt: skip
        if link.target.startswith("#"):
            values["Dest"] = PDFName(link.target[1:])
        else:
            action = {"S": PDFName("URI"), "URI": PDFString(link.target)}
            values["A"] = PDFDictionary(action)

    def _place(self, name: str) -> PDFArray:
        page, top = self._canvas.destinations[name]
        return PDFArray([self._page_names[page], PDFName("XYZ"), 0, round(top, 2), 0])


class _Ready:
    """Stand for an outline that is already written."""

    ready = 1

    def __init__(self, reference: PDFObjectReference) -> None:
        self.reference = reference

    def prepare(self, document: PDFDocument, canvas: None) -> None:
        """Do nothing."""


def _walk(element: Element) -> Iterable[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _describe(document: PDFDocument, handout: Handout) -> None:
    info = document.info
    info.title, info.author, info.subject = handout.title, handout.author, handout.subject
    info.keywords = ", ".join(handout.keywords)
    info.creator = info.producer = PRODUCER


def _metadata(handout: Handout) -> PDFStream:
    """Write the XMP packet, with the PDF/UA-1 identification (ISO 14289-1, 5)."""
    keywords = escape(", ".join(handout.keywords))
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"\
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(handout.title)}</rdf:li></rdf:Alt>\
</dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(handout.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escape(handout.subject)}</rdf:li></rdf:Alt>\
</dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(handout.language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{_DATE}</xmp:CreateDate>
<xmp:ModifyDate>{_DATE}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
    dictionary = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(dictionary, packet.encode())
