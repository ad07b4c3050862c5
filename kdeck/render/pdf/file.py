"""A whole file: catalog, pages, links and what the standards ask of them."""

from hashlib import md5
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from kdeck.plan.handout import Handout
from kdeck.render.pdf.canvas import Canvas, LinkAnnotation, PageContent
from kdeck.render.pdf.colorprofile import srgb_profile
from kdeck.render.pdf.element import Element
from kdeck.render.pdf.image import write_image
from kdeck.render.pdf.metadata import PRODUCER, metadata_packet
from kdeck.render.pdf.outline import Bookmark, write_outline
from kdeck.render.pdf.pack import pack
from kdeck.render.pdf.tree import TreeWriter
from kdeck.standard import Standard

# The date that the metadata packet gives, too.
_WRITTEN = (2000, 1, 1, 0, 0, 0)
_VERSIONS = {Standard.UA_1: (1, 7), Standard.UA_2: (2, 0)}


def new_document(language: str, standard: Standard = Standard.UA_1) -> PDFDocument:
    """Begin a file whose bytes depend on its content alone."""
    document = PDFDocument(
        compression=1, invariant=1, pdfVersion=_VERSIONS[standard], lang=language
    )
    document.encrypt = _Streams()
    # Even so, reportlab dates a file, and names it, by SOURCE_DATE_EPOCH where that is set.
    document._timeStamp.YMDhms = _WRITTEN  # noqa: SLF001
    document.signature = md5(b"a document of kdeck", usedforsecurity=False)
    return document


class FileWriter:
    """Write what a canvas has drawn, with the structure tree that owns it."""

    def __init__(
        self, document: PDFDocument, canvas: Canvas, root: Element, standard: Standard
    ) -> None:
        self._document = document
        self._canvas = canvas
        self._standard = standard
        self._images = {name: write_image(document, data) for data, name in canvas.images.items()}
        self._pages = [self._page(content) for content in canvas.pages]
        self._page_names = [document.Reference(page) for page in self._pages]
        self._annotations = [PDFDictionary({}) for _ in canvas.annotations]
        names = [document.Reference(annotation) for annotation in self._annotations]
        self._tree = TreeWriter(document, standard, self._page_names, names)
        document.Catalog.StructTreeRoot = self._tree.write(root, canvas)

    def write(self, handout: Handout, bookmarks: list[Bookmark]) -> bytes:
        """Write the file whole."""
        document, catalog = self._document, self._document.Catalog
        for index, annotation in enumerate(self._canvas.annotations):
            self._link(index, annotation)
        self._finish_pages()
        places = {name: self._place(name) for name in self._canvas.destinations}
        document.Outlines = _Ready(write_outline(document, bookmarks, places))
        catalog.Outlines = document.Outlines.reference
        _extend(catalog, PageLabels=_page_labels())
        catalog.PageMode = PDFName("UseOutlines")
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        packet = metadata_packet(handout, self._standard)
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        catalog.Metadata = PDFStream(PDFDictionary(kind), packet)
        _extend(catalog, OutputIntents=PDFArray([self._output_intent()]))
        _describe(document, handout)
        data = bytes(document.GetPDFData(None))
        return pack(data, info=self._standard is Standard.UA_1)

    def _page(self, content: PageContent) -> PDFPage:
        page = PDFPage()
        page.pagewidth, page.pageheight = self._canvas.width, self._canvas.height
        operators = "\n".join(content.operators)
        page.Contents = PDFStream(content=operators, filters=[PDFZCompress])
        page.ExtGState, page._shadingUsed = None, {}  # noqa: SLF001
        if content.images:
            page.hasImages = 1
            names = sorted(content.images)
            page.XObjects = PDFDictionary({name: self._images[name] for name in names})
        self._document.addPage(page)
        return page

    def _finish_pages(self) -> None:
        for index, (page, content) in enumerate(zip(self._pages, self._canvas.pages, strict=True)):
            _extend(page, StructParents=index, Tabs=PDFName("S"))
            if content.annotations:
                page.Annots = PDFArray(
                    [self._document.Reference(self._annotations[i]) for i in content.annotations]
                )

    def _output_intent(self) -> PDFDictionary:
        """Say that colors are sRGB (ISO 19005-2, 6.2.3)."""
        profile = PDFStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress])
        words = PDFString("sRGB IEC61966-2.1")
        return PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": words,
                "Info": words,
                "DestOutputProfile": self._document.Reference(profile),
            }
        )

    def _link(self, index: int, link: LinkAnnotation) -> None:
        boxes = link.rectangles
        values = self._annotations[index].dict
        edges = [
            min(box.left for box in boxes),
            min(box.bottom for box in boxes),
            max(box.right for box in boxes),
            max(box.top for box in boxes),
        ]
        values.update(
            Type=PDFName("Annot"),
            Subtype=PDFName("Link"),
            Rect=PDFArray(edges),
            Border=PDFArray([0, 0, 0]),
            F=4,
            Contents=PDFString(link.description),
            StructParent=len(self._pages) + index,
        )
        if len(boxes) > 1:
            corners = [
                number
                for box in boxes
                for x, y in (
                    (box.left, box.top),
                    (box.right, box.top),
                    (box.left, box.bottom),
                    (box.right, box.bottom),
                )
                for number in (x, y)
            ]
            values["QuadPoints"] = PDFArray(corners)
        if link.target.startswith("#"):
            values["A"] = self._place(link.target[1:])
        else:
            values["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(link.target)})

    def _place(self, name: str) -> PDFDictionary:
        """Lead to a destination: to a place on a page, and in PDF 2.0 to its element too."""
        place = self._canvas.destinations[name]
        fit = [PDFName("XYZ"), 0, round(place.top, 2), 0]
        action = {"S": PDFName("GoTo"), "D": PDFArray([self._page_names[place.page], *fit])}
        if self._standard is Standard.UA_2:
            action["SD"] = PDFArray([self._tree.reference(place.element), *fit])
        return PDFDictionary(action)


class _Streams(NoEncryption):  # type: ignore[misc]
    """Set an end of line before 'endstream', outside the length (ISO 19005-2, 6.1.7.1)."""

    def encode(self, content: str | bytes) -> "_Content":
        return _Content(content.encode("latin-1") if isinstance(content, str) else content)


class _Content(PDFObject):  # type: ignore[misc]
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data)

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002
        return self._data + b"\n"


class _Ready:
    """Stand for an outline that is already written."""

    ready = 1

    def __init__(self, reference: Any) -> None:
        self.reference = reference

    def prepare(self, document: PDFDocument, canvas: None) -> None:
        """Do nothing."""


def _extend(owner: Any, **entries: object) -> None:
    """Add entries that reportlab does not know to a page or the catalog."""
    owner.__NoDefault__ = [*owner.__NoDefault__, *entries]
    for key, value in entries.items():
        setattr(owner, key, value)


def _page_labels() -> PDFDictionary:
    """Label the pages 1, 2, 3, as their feet do (ISO 32000-1, 12.4.2)."""
    style = PDFDictionary({"S": PDFName("D"), "St": 1})
    return PDFDictionary({"Nums": PDFArray([0, style])})


def _describe(document: PDFDocument, handout: Handout) -> None:
    info = document.info
    info.title, info.author, info.subject = handout.title, handout.author, handout.subject
    info.keywords = ", ".join(handout.keywords)
    info.creator = info.producer = PRODUCER
