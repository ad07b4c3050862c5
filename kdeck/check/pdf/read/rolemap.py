"""The way from the type of an element through role maps to the type that readers know."""

from dataclasses import dataclass

import pikepdf

from kdeck.check.pdf.read.plain import entries_of, name_of, text_of

PDF_2 = "http://iso.org/pdf2/ssn"
MATHML = "http://www.w3.org/1998/Math/MathML"
READ = frozenset({PDF_2, MATHML})  # the namespaces whose types readers know
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Step:
    """Keep a type with the address of its namespace; None is the namespace of PDF 1.7."""

    role: str
    space: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """Keep the steps from the type as written to the one that no map leads on from."""

    steps: tuple[Step, ...]
    endless: bool

    @property
    def end(self) -> Step:
        """Give the type that the element is read as."""
        return self.steps[-1]

    @property
    def stays(self) -> Step | None:
        """Give a type that its namespace maps to another of the same; None where there is none."""
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            if before.space is not None and before.space == after.space:
                return before
        return None


def way_of(element: pikepdf.Object, tree: pikepdf.Object) -> Way:
    """Follow the role maps from the type of an element; a step that comes twice ends the way."""
    space: object = element.get("/NS")
    shared = tree.get("/RoleMap")
    steps = [Step(name_of(element, "/S"), space_of(space))]
    seen = {steps[0]}
    while len(steps) < _LONGEST:
        own = space.get("/RoleMapNS") if isinstance(space, pikepdf.Dictionary) else None
        target = _lookup(own, steps[-1].role)
        if target is None:
            # The map of the tree is for readers of PDF 1.7, which know no namespaces.
            target = None if steps[-1].space in READ else _lookup(shared, steps[-1].role)
            space = None
        elif isinstance(target, pikepdf.Array):
            target, space = _pair(target)
        else:
            space = None
        if not isinstance(target, pikepdf.Name):
            return Way(tuple(steps), False)
        step = Step(text_of(target)[1:], space_of(space))
        if step == steps[-1]:
            return Way(tuple(steps), False)
        steps.append(step)
        if step in seen:
            return Way(tuple(steps), True)
        seen.add(step)
    return Way(tuple(steps), True)


def space_of(value: object) -> str | None:
    """Give the address of a namespace dictionary."""
    address = value.get("/NS") if isinstance(value, pikepdf.Dictionary) else None
    return text_of(address) if isinstance(address, pikepdf.String) else None


def _lookup(entries: object, role: str) -> object:
    if not isinstance(entries, pikepdf.Dictionary):
        return None
    try:
        return entries.get(f"/{role}")
    except (TypeError, ValueError):
        return dict(entries_of(entries)).get(role)


def _pair(target: pikepdf.Array) -> tuple[object, object]:
    # In a namespace the role comes with the namespace it belongs to.
    listed = list(target)[:2]
    return (listed[0] if listed else None), (listed[1] if len(listed) > 1 else None)
