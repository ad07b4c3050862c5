"""The structure tree of a file: elements that write themselves, parent tree and namespaces."""

from collections.abc import Sequence
from typing import assert_never

from reportlab.pdfbase.pdfdoc import PDFObject

from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.document import Document
from kdeck.render.pdf.file.element import AnnotationKid, Content, Element
from kdeck.render.pdf.file.objects import Array, Dict, Reference, Text, listed, text_string
from kdeck.variants import Standard

# ISO 32000-2, 14.8.6: the namespace of the structure types of PDF 2.0.
_NAMESPACE = "http://iso.org/pdf2/ssn"
_OLD_NAMESPACE = "http://iso.org/pdf/ssn"
# Types that PDF 2.0 takes over from PDF 1.7 and has none of its own for (ISO 32000-2, 14.8.6).
_OLD_TAGS = {"TOC", "TOCI", "Reference"}


class StructureTree:
    """Hold the structure tree below a root element as objects of a document.

    pages and annotations are the references of the file's pages and annotations, in order.
    """

    def __init__(
        self,
        document: Document,
        canvas: Canvas,
        pages: Sequence[Reference],
        annotations: Sequence[Reference],
    ) -> None:
        self.pages = pages
        self.annotations = annotations
        self.owners = [annotation.page for annotation in canvas.annotations]
        self.namespaces: list[Reference] = []
        self._document = document
        self._canvas = canvas
        self._names: dict[Element, Reference] = {}
        if document.standard is Standard.UA_2:
            for name in (_NAMESPACE, _OLD_NAMESPACE):
                space = Dict({"Type": "/Namespace", "NS": Text(name)})
                self.namespaces.append(document.refer(space))

    def add(self, root: Element) -> Reference:
        """Add the tree, and the parent tree that leads from content to elements."""
        document = self._document
        entries = Dict({"Type": "/StructTreeRoot"})
        tree = document.refer(entries)
        self._add(root, tree)
        entries["K"] = self.reference(root)
        entries["ParentTree"] = document.refer(self._parent_tree())
        entries["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        if ids := sorted((element.id, name) for element, name in self._names.items() if element.id):
            entries["IDTree"] = document.refer(self._id_tree(ids))
        if self.namespaces:
            entries["Namespaces"] = Array(self.namespaces)
        return tree

    def reference(self, element: Element) -> Reference:
        """Give the reference of an element that was added."""
        return self._names[element]

    def _add(self, element: Element, parent: Reference) -> None:
        name = self._document.refer(StructureElement(element, parent, self))
        self._names[element] = name
        for kid in element.kids:
            if isinstance(kid, Element):
                self._add(kid, name)

    def _id_tree(self, ids: list[tuple[str, Reference]]) -> Dict:
        """Make the name tree of the ids (ISO 32000-1, 14.7.2)."""
        names = listed(f"{text_string(key)} {name}" for key, name in ids)
        limits = listed(text_string(key) for key in (ids[0][0], ids[-1][0]))
        leaf = self._document.refer(Dict({"Limits": limits, "Names": names}))
        return Dict({"Kids": f"[{leaf}]"})

    def _parent_tree(self) -> Dict:
        numbers: list[str] = []
        for index, content in enumerate(self._canvas.pages):
            owners = Array([self.reference(owner) for owner in content.owners])
            numbers.append(f"{index} {self._document.refer(owners)}")
        for index, annotation in enumerate(self._canvas.annotations, len(self.pages)):
            numbers.append(f"{index} {self.reference(annotation.element)}")
        return Dict({"Nums": listed(numbers)})


class StructureElement(PDFObject):
    """Write one structure element (ISO 32000-1, 14.7.2).

    There are hundreds in a file: as dictionaries of reportlab, with an array and a string for each
    entry, they would take longer than all the rest of it.
    """

    __RefOnly__ = 1
    __slots__ = ("_element", "_parent", "_tree")

    def __init__(self, element: Element, parent: Reference, tree: StructureTree) -> None:
        self._element, self._parent, self._tree = element, parent, tree

    def format(self, document: Document) -> bytes:  # noqa: ARG002
        """Give the bytes of the dictionary."""
        element, tree = self._element, self._tree
        tag = element.tag
        parts = [f"<</S/{tag}/P {self._parent}"]
        pages = {kid.page for kid in element.kids if isinstance(kid, Content)}
        # Content on the element's own page is named by its id alone (ISO 32000-1, 14.7.4.2).
        own = pages.pop() if len(pages) == 1 else -1
        if own >= 0:
            parts.append(f"/Pg {tree.pages[own]}")
        parts += ["/K[", " ".join([self._kid(kid, own) for kid in element.kids]), "]"]
        if tree.namespaces:
            parts.append(f"/NS {tree.namespaces[tag in _OLD_TAGS]}")
            if element.refs:
                parts.append(f"/Ref{listed(tree.reference(ref) for ref in element.refs)}")
        for key, value in (
            ("/Alt", element.alt),
            ("/Lang", element.lang),
            ("/E", element.expansion),
            ("/T", element.title),
            ("/ID", element.id),
        ):
            if value:
                parts += key, text_string(value)
        if element.attributes:
            owned = listed(_owned(owner, v) for owner, v in element.attributes.items())
            parts.append(f"/A{owned}")
        parts.append(">>")
        return "".join(parts).encode("latin-1")

    def _kid(self, kid: Element | Content | AnnotationKid, own: int) -> str:
        tree = self._tree
        match kid:
            case Element():
                return tree.reference(kid)
            case Content(page=page, mcid=mcid):
                if page == own:
                    return str(mcid)
                return f"<</Type/MCR/Pg {tree.pages[page]}/MCID {mcid}>>"
            case AnnotationKid(index=index):
                page_name = tree.pages[tree.owners[index]]
                return f"<</Type/OBJR/Pg {page_name}/Obj {tree.annotations[index]}>>"
            case _:
                assert_never(kid)


def _owned(owner: str, values: dict[str, str]) -> str:
    return f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in values.items())}>>"
