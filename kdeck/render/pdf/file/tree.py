"""The structure tree of a file, written: elements, parent tree and namespaces."""

from collections.abc import Iterable
from typing import assert_never

from kdeck.render.pdf.file.canvas import Canvas
from kdeck.render.pdf.file.element import AnnotationKid, Content, Element
from kdeck.render.pdf.file.objects import Objects, Reference, text_string
from kdeck.variants import Standard

# ISO 32000-2, 14.8.6: the namespace of the structure types of PDF 2.0.
_NAMESPACE = "http://iso.org/pdf2/ssn"
_OLD_NAMESPACE = "http://iso.org/pdf/ssn"
# Types that PDF 2.0 takes over from PDF 1.7 and has none of its own for (ISO 32000-2, 14.8.6).
_OLD_TAGS = {"TOC", "TOCI", "Reference"}


class TreeWriter:
    """Write the structure tree below a root element.

    pages and annotations are the references of the file's pages and annotations, in order.
    """

    def __init__(
        self,
        objects: Objects,
        standard: Standard,
        pages: list[Reference],
        annotations: list[Reference],
    ) -> None:
        self._objects = objects
        self._pages = pages
        self._annotations = annotations
        self._names: dict[Element, Reference] = {}
        self._namespaces: list[Reference] = []
        self._ids: dict[str, Reference] = {}
        if standard is Standard.UA_2:
            for name in (_NAMESPACE, _OLD_NAMESPACE):
                self._namespaces.append(objects.add(f"<</Type/Namespace/NS {text_string(name)}>>"))

    def write(self, root: Element, canvas: Canvas) -> Reference:
        """Write the tree, and the parent tree that leads from content to elements."""
        tree = self._objects.reserve()
        for element in _walk(root):
            self._names[element] = self._objects.reserve()
        self._write(root, tree, canvas)
        entries = f"/Type/StructTreeRoot/K {self.reference(root)}"
        entries += f"/ParentTree {self._parent_tree(canvas)}"
        entries += f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)}"
        if self._ids:
            entries += f"/IDTree {self._id_tree()}"
        if self._namespaces:
            entries += f"/Namespaces[{' '.join(self._namespaces)}]"
        self._objects.put(tree, f"<<{entries}>>")
        return tree

    def reference(self, element: Element) -> Reference:
        """Give the reference of an element that was written."""
        return self._names[element]

    def _id_tree(self) -> Reference:
        """Write the name tree of the ids (ISO 32000-1, 14.7.2)."""
        keys = sorted(self._ids)
        names = " ".join(f"{text_string(key)} {self._ids[key]}" for key in keys)
        limits = " ".join(text_string(key) for key in (keys[0], keys[-1]))
        leaf = self._objects.add(f"<</Limits[{limits}]/Names[{names}]>>")
        return self._objects.add(f"<</Kids[{leaf}]>>")

    def _parent_tree(self, canvas: Canvas) -> Reference:
        numbers = []
        for index, content in enumerate(canvas.pages):
            owners = " ".join([self.reference(owner) for owner in content.owners])
            numbers.append(f"{index} {self._objects.add(f'[{owners}]')}")
        for index, annotation in enumerate(canvas.annotations, len(canvas.pages)):
            numbers.append(f"{index} {self.reference(annotation.element)}")
        return self._objects.add(f"<</Nums[{' '.join(numbers)}]>>")

    def _write(self, element: Element, parent: Reference, canvas: Canvas) -> None:
        name = self.reference(element)
        tag = element.tag
        parts = [f"<</S/{tag}/P {parent}"]
        pages = {kid.page for kid in element.kids if isinstance(kid, Content)}
        # Content on the element's own page is named by its id alone (ISO 32000-1, 14.7.4.2).
        own = pages.pop() if len(pages) == 1 else -1
        if own >= 0:
            parts.append(f"/Pg {self._pages[own]}")
        parts += ["/K[", " ".join([self._kid(kid, canvas, own) for kid in element.kids]), "]"]
        if self._namespaces:
            parts.append(f"/NS {self._namespaces[tag in _OLD_TAGS]}")
            if element.refs:
                refs = " ".join(self.reference(ref) for ref in element.refs)
                parts.append(f"/Ref[{refs}]")
        for key, value in (
            ("/Alt", element.alt),
            ("/Lang", element.lang),
            ("/E", element.expansion),
            ("/T", element.title),
            ("/ID", element.id),
        ):
            if value:
                parts += key, text_string(value)
        if element.id:
            self._ids[element.id] = name
        if element.attributes:
            owners = " ".join(_owned(owner, v) for owner, v in element.attributes.items())
            parts.append(f"/A[{owners}]")
        parts.append(">>")
        self._objects.put(name, "".join(parts))
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write(kid, name, canvas)

    def _kid(self, kid: Element | Content | AnnotationKid, canvas: Canvas, own: int) -> str:
        match kid:
            case Element():
                return self.reference(kid)
            case Content(page=page, mcid=mcid):
                if page == own:
                    return str(mcid)
                return f"<</Type/MCR/Pg {self._pages[page]}/MCID {mcid}>>"
            case AnnotationKid(index=index):
                page_name = self._pages[canvas.annotations[index].page]
                return f"<</Type/OBJR/Pg {page_name}/Obj {self._annotations[index]}>>"
            case _:
                assert_never(kid)


def _owned(owner: str, values: dict[str, str]) -> str:
    return f"<</O/{owner}{''.join(f'/{key} {value}' for key, value in values.items())}>>"


def _walk(element: Element) -> Iterable[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)
