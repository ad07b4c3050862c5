"""The walk from a structure tree root down to the content of the pages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

import pikepdf

from kdeck.check.pdf.read.content import Content, Mark, Scope, read_content
from kdeck.check.pdf.read.node import Annotation, Attribute, Node, Run, Value
from kdeck.check.pdf.read.plain import entries_of, name_of, numbered, text_of
from kdeck.check.pdf.read.rolemap import Way, way_of
from kdeck.errors import KdeckError

_DEEPEST = 128
_ROOT = "StructTreeRoot"
Leaf = Node | Run | Annotation


@dataclass(frozen=True, slots=True)
class Structure:
    """Keep the root of a tree beside what is wrong with it, in words."""

    root: Node
    flaws: tuple[str, ...]


def read_contents(pdf: pikepdf.Pdf) -> tuple[Content, ...]:
    """Read the content of every page."""
    return tuple(read_content(page, index) for index, page in enumerate(pdf.pages))


def read_structure(pdf: pikepdf.Pdf, contents: Sequence[Content]) -> Structure:
    """Read the tree with the text of the contents in it; raise a KdeckError beyond depth 128."""
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, pikepdf.Dictionary):
        return Structure(Node(_ROOT, _ROOT), ("the PDF has no structure tree",))
    walk = _Walk(pdf, tree, contents)
    root = walk.root()
    if tree.get("/Type") != "/StructTreeRoot":
        walk.flaws.append("the structure tree does not say that it is one")
    flaws = (*walk.flaws, *walk.unowned(), *_misled(pdf, tree, walk.owners))
    return Structure(root, tuple(flaws))


class _Walk:
    def __init__(
        self, pdf: pikepdf.Pdf, tree: pikepdf.Dictionary, contents: Sequence[Content]
    ) -> None:
        self.flaws: list[str] = []
        self.owners: dict[Mark, pikepdf.Object] = {}
        self._tree = tree
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._found_on = {mark: c.page for c in contents for mark in c.marks}
        self._opened = Counter(mark for c in contents for mark in c.marks)
        self._text = _text_by_mark(contents)
        self._seen: set[Scope] = set()

    def root(self) -> Node:
        return Node(_ROOT, _ROOT, tuple(self._kids(self._tree, 0)))

    def unowned(self) -> Iterator[str]:
        for mark, times in self._opened.items():
            place = f"MCID {mark.mcid} of page {self._found_on[mark] + 1}"
            if times > 1:
                yield f"{place} is opened {times} times"
            if mark not in self.owners:
                yield f"{place} is in no element"

    def _kids(self, element: pikepdf.Object, depth: int) -> Iterator[Leaf]:
        kids = element.get("/K")
        listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        for kid in listed:
            found = self._kid(kid, element, depth)
            if found is not None:
                yield found

    def _kid(self, kid: object, parent: pikepdf.Object, depth: int) -> Leaf | None:
        if kid is None:
            return None
        if isinstance(kid, int):
            return self._run(kid, parent.get("/Pg"), parent)
        if not isinstance(kid, pikepdf.Dictionary):
            self.flaws.append(f"{_name(parent)} has a kid of no known kind")
            return None
        if kid.get("/Type") == "/MCR":
            holder = kid.get("/Stm", kid.get("/Pg", parent.get("/Pg")))
            return self._run(kid.get("/MCID"), holder, parent)
        if kid.get("/Type") == "/OBJR":
            return self._annotation(kid, parent)
        return self._element(kid, parent, depth + 1)

    def _run(self, mcid: object, holder: object, parent: pikepdf.Object) -> Run | None:
        if not isinstance(mcid, int) or not isinstance(holder, pikepdf.Object):
            self.flaws.append(f"{_name(parent)} has content of no page")
            return None
        mark = Mark(holder.objgen, mcid)
        if mark not in self._found_on:
            self.flaws.append(f"{_name(parent)} has MCID {mcid}, which no page shows")
            return None
        page = self._found_on[mark]
        if mark in self.owners:
            self.flaws.append(f"MCID {mcid} of page {page + 1} is in two elements")
            return None
        self.owners[mark] = parent
        return Run(self._text[mark], page, mcid)

    def _annotation(self, kid: pikepdf.Object, parent: pikepdf.Object) -> Annotation | None:
        target = kid.get("/Obj")
        if not isinstance(target, pikepdf.Dictionary):
            self.flaws.append(f"{_name(parent)} has an object that is missing")
            return None
        holder = kid.get("/Pg", parent.get("/Pg"))
        page = self._pages.get(holder.objgen) if isinstance(holder, pikepdf.Object) else None
        subtype = name_of(target, "/Subtype", "Object")
        return Annotation(subtype, page, target_of(target), _string(target.get("/Contents")))

    def _element(self, element: pikepdf.Object, parent: pikepdf.Object, depth: int) -> Node | None:
        if depth > _DEEPEST:
            raise KdeckError(
                f"the structure tree is nested deeper than {_DEEPEST}", "give a flatter tree"
            )
        if element.is_indirect and element.objgen in self._seen:
            self.flaws.append(f"{_name(element)} is reached twice")
            return None
        self._seen.add(element.objgen)
        self._check_parent(element, parent)
        type_ = _name(element)
        if not isinstance(element.get("/S"), pikepdf.Name):
            self.flaws.append(f"{type_} is in {_name(parent)}")
        way = self._way(type_, element)
        return Node(
            type_,
            way.end.role or type_,
            tuple(self._kids(element, depth)),
            alt=_string(element.get("/Alt")),
            actual_text=_string(element.get("/ActualText")),
            lang=_string(element.get("/Lang")),
            expansion=_string(element.get("/E")),
            title=_string(element.get("/T")),
            id=_string(element.get("/ID")),
            attributes=tuple(_attributes(element, self._tree.get("/ClassMap"))),
            space=way.steps[0].space,
            role_space=way.end.space,
        )

    def _check_parent(self, element: pikepdf.Object, parent: pikepdf.Object) -> None:
        named = element.get("/P")
        if not isinstance(named, pikepdf.Dictionary) or named.objgen != parent.objgen:
            self.flaws.append(f"{_name(element)} names another parent than {_name(parent)}")

    def _way(self, type_: str, element: pikepdf.Object) -> Way:
        way = way_of(element, self._tree)
        if way.endless:
            self.flaws.append(f"the role map of {type_} does not end")
        return way


def _text_by_mark(contents: Sequence[Content]) -> Mapping[Mark, str]:
    text: defaultdict[Mark, str] = defaultdict(str)
    for content in contents:
        for piece in content.shown:
            if piece.mark is not None and not piece.artifact:
                text[piece.mark] += piece.text
    return text


def _misled(
    pdf: pikepdf.Pdf, tree: pikepdf.Dictionary, owners: Mapping[Mark, pikepdf.Object]
) -> Iterator[str]:
    """Compare the parent tree, which readers use from the page up, with the tree from above."""
    parents = numbered(tree.get("/ParentTree"))
    pages = {page.obj.objgen: (index, page.obj) for index, page in enumerate(pdf.pages)}
    for mark, owner in owners.items():
        if mark.scope not in pages:
            continue
        index, page = pages[mark.scope]
        key = page.get("/StructParents")
        listed = parents.get(key) if isinstance(key, int) else None
        named = _at(listed, mark.mcid)
        if not isinstance(named, pikepdf.Dictionary) or named.objgen != owner.objgen:
            place = f"MCID {mark.mcid} of page {index + 1}"
            yield f"the parent tree does not lead {place} to its {_name(owner)}"


def _at(listed: object, index: int) -> object:
    if isinstance(listed, pikepdf.Array) and 0 <= index < len(listed):
        return listed[int(index)]  # an MCID may be true, which counts as 1
    return None


def _name(element: pikepdf.Object) -> str:
    kind = element.get("/S")
    if isinstance(kind, pikepdf.Name):
        return text_of(kind)[1:]
    return _ROOT if element.get("/Type") == "/StructTreeRoot" else "an element without a type"


def _string(value: object) -> str | None:
    return text_of(value) if isinstance(value, pikepdf.String) else None


def target_of(annotation: pikepdf.Object) -> str | None:
    """Give the address that an annotation leads to, or 'destination'; None for nowhere."""
    action = annotation.get("/A")
    if isinstance(action, pikepdf.Dictionary):
        address = action.get("/URI", action.get("/D"))
    else:
        address = annotation.get("/Dest")
    if isinstance(address, pikepdf.Name | pikepdf.String):
        return text_of(address)
    return None if address is None else "destination"


def _attributes(element: pikepdf.Object, classes: object) -> Iterator[Attribute]:
    yield from _owned(element.get("/A"))
    names = element.get("/C")
    for name in names if isinstance(names, pikepdf.Array) else [names]:
        if isinstance(name, pikepdf.Name) and isinstance(classes, pikepdf.Dictionary):
            yield from _owned(classes.get(name))


def _owned(objects: object) -> Iterator[Attribute]:
    # Revision numbers may stand between the dictionaries (ISO 32000-1, 14.7.5.3).
    for each in objects if isinstance(objects, pikepdf.Array) else [objects]:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            owner = name_of(each, "/O")
            for key, value in sorted(entries_of(each), key=itemgetter(0)):
                if key != "O":
                    yield Attribute(owner, key, _value(value, 0))


def _value(value: object, depth: int) -> Value:
    match value:
        case bool() | int() | str():
            return value
        case pikepdf.Array() if depth < 4:
            return tuple(_value(each, depth + 1) for each in value)
        case pikepdf.Name():
            return text_of(value)[1:]
        case pikepdf.String():
            return text_of(value)
        case Decimal():
            return float(value)
    return "null" if value is None else "object"
