"""The structure tree of a file, written: elements, parent tree and namespaces."""

from collections.abc import Iterable

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from kdeck.render.pdf.canvas import Canvas
from kdeck.render.pdf.element import AnnotationKid, Content, Element
from kdeck.standard import Standard

# ISO 32000-2, 14.8.6: the namespace of the structure types of PDF 2.0.
_NAMESPACE = "http://iso.org/pdf2/ssn"
_OLD_NAMESPACE = "http://iso.org/pdf/ssn"
# Types that PDF 2.0 takes over from PDF 1.7 and has none of its own for (ISO 32000-2, 14.8.6).
_OLD_TAGS = {"TOC", "TOCI", "Reference"}


class Raw(PDFObject):  # type: ignore[misc]
    """Hold an object that is already written as PDF."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002
        """Give the text."""
        return self.text.encode("latin-1")


class TreeWriter:
    """Write the structure tree below a root element.

    pages and annotations are the references of the file's pages and annotations, in order.
    """

    def __init__(
        self,
        document: PDFDocument,
        standard: Standard,
        pages: list[PDFObjectReference],
        annotations: list[PDFObjectReference],
    ) -> None:
        self._document = document
        self._pages = pages
        self._annotations = annotations
        self._names: dict[int, PDFObjectReference] = {}
        self._namespaces: list[PDFObjectReference] = []
        self._ids: dict[str, PDFObjectReference] = {}
        if standard is Standard.UA_2:
            for name in (_NAMESPACE, _OLD_NAMESPACE):
                values = {"Type": PDFName("Namespace"), "NS": PDFString(name)}
                self._namespaces.append(document.Reference(PDFDictionary(values)))

    def write(self, root: Element, canvas: Canvas) -> PDFDictionary:
        """Write the tree, and the parent tree that leads from content to elements."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        name = self._document.Reference(tree)
        for element in _walk(root):
            self._names[id(element)] = self._document.Reference(Raw(""))
        self._write(root, name, canvas)
        tree.dict["K"] = self.reference(root)
        tree.dict["ParentTree"] = self._document.Reference(self._parent_tree(canvas))
        tree.dict["ParentTreeNextKey"] = len(self._pages) + len(self._annotations)
        if self._ids:
            tree.dict["IDTree"] = self._document.Reference(self._id_tree())
        if self._namespaces:
            tree.dict["Namespaces"] = PDFArray(self._namespaces)
        return tree

    def reference(self, element: Element) -> PDFObjectReference:
        """Give the reference of an element that was written."""
        return self._names[id(element)]

    def _id_tree(self) -> PDFDictionary:
        """Write the name tree of the ids (ISO 32000-1, 14.7.2)."""
        names: list[object] = []
        for key in sorted(self._ids):
            names += [PDFString(key), self._ids[key]]
        limits = [PDFString(key) for key in (min(self._ids), max(self._ids))]
        leaf = PDFDictionary({"Limits": PDFArray(limits), "Names": PDFArray(names)})
        return PDFDictionary({"Kids": PDFArray([self._document.Reference(leaf)])})

    def _parent_tree(self, canvas: Canvas) -> PDFDictionary:
        numbers: list[object] = []
        for index, content in enumerate(canvas.pages):
            numbers.append(index)
            owners = PDFArray([self.reference(owner) for owner in content.owners])
            numbers.append(self._document.Reference(owners))
        for index, annotation in enumerate(canvas.annotations):
            numbers.append(len(self._pages) + index)
            numbers.append(self.reference(annotation.element))
        return PDFDictionary({"Nums": PDFArray(numbers)})

    def _write(self, element: Element, parent: PDFObjectReference, canvas: Canvas) -> None:
        name = self.reference(element)
        kids = " ".join(self._kid(kid, canvas) for kid in element.kids)
        tag = element.tag
        parts = []
        if self._namespaces:
            parts.append(f"/NS {self._number(self._namespaces[tag in _OLD_TAGS])}")
            if element.refs:
                refs = " ".join(self._number(self.reference(ref)) for ref in element.refs)
                parts.append(f"/Ref[{refs}]")
        if element.id:
            self._ids[element.id] = name
        for key, value in (
            ("Alt", element.alt),
            ("Lang", element.lang),
            ("E", element.expansion),
            ("T", element.title),
            ("ID", element.id),
        ):
            if value:
                parts.append(f"/{key} {self._string(value)}")
        if element.attributes:
            owners = " ".join(_owned(owner, v) for owner, v in element.attributes.items())
            parts.append(f"/A[{owners}]")
        text = f"<</S/{tag}/P {self._number(parent)}/K[{kids}]{''.join(parts)}>>"
        self._document.idToObject[name.name].text = text
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, name, canvas)

    def _kid(self, kid: Element | Content | AnnotationKid, canvas: Canvas) -> str:
        match kid:
            case Element():
                return self._number(self.reference(kid))
            case Content(page=page, mcid=mcid):
                return f"<</Type/MCR/Pg {self._number(self._pages[page])}/MCID {mcid}>>"
            case AnnotationKid(index=index):
                page_number = self._number(self._pages[canvas.annotations[index].page])
                target = self._number(self._annotations[index])
                return f"<</Type/OBJR/Pg {page_number}/Obj {target}>>"

    def _number(self, reference: PDFObjectReference) -> str:
        return str(reference.format(self._document).decode("latin-1"))

    def _string(self, text: str) -> str:
        return str(PDFString(text).format(self._document).decode("latin-1"))


def _owned(owner: str, values: dict[str, str]) -> str:
    return f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in values.items())}>>"


def _walk(element: Element) -> Iterable[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)
