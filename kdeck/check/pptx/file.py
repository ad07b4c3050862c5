"""Our own judgment of any PPTX file: what a reader with assistive technology would miss."""

from collections.abc import Iterator

from lxml import etree

from kdeck.check.pptx.names import NAMESPACES, name
from kdeck.check.pptx.package import Package
from kdeck.check.pptx.slide import check_slide, slide_title
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span


def check_pptx(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a deck; a file that cannot be opened is a finding too."""
    try:
        return tuple(_check(Package(data), file))
    except KdeckError as error:
        return (Finding("pptx-unreadable", error.message, error.hint, Span(file)),)


def _check(package: Package, file: str) -> Iterator[Finding]:
    yield from _properties(package, Span(file))
    titles: dict[str, int] = {}
    for number, slide in enumerate(_slides(package), 1):
        span = Span(file, None, f"slide {number}")
        yield from check_slide(slide, span)
        title = slide_title(slide)
        first = titles.setdefault(title.casefold(), number)
        if title and first != number:
            message = f"the title '{title}' is that of slide {first}"
            hint = "word one of the two differently"
            yield Finding("pptx-title-twice", message, hint, span)


def _slides(package: Package) -> Iterator[etree._Element]:
    """Give the slides in the order in which they are shown."""
    main = _related(package, "", "officeDocument")
    root = package.part(main) if main else None
    if main is None or root is None or root.tag != name("p:presentation"):
        raise KdeckError("it is no PPTX: it holds no presentation", "give a PowerPoint file")
    targets = {relation.id: relation.target for relation in package.relations(main)}
    for entry in root.iterfind("p:sldIdLst/p:sldId", NAMESPACES):
        target = targets.get(entry.get(name("r:id"), ""), "")
        slide = package.part(target)
        if slide is None:
            raise KdeckError(
                f"it is no whole PPTX: the slide '{target}' is missing", "save the deck again"
            )
        yield slide


def _properties(package: Package, span: Span) -> Iterator[Finding]:
    main = _related(package, "", "core-properties")
    root = package.part(main) if main else None
    for key, severity in (("title", Severity.ERROR), ("language", Severity.WARNING)):
        element = root.find(f"dc:{key}", NAMESPACES) if root is not None else None
        if element is None or not (element.text or "").strip():
            message = f"the deck has no {key} in its properties"
            yield Finding("pptx-properties", message, f"set the {key}", span, severity)


def _related(package: Package, part: str, kind: str) -> str | None:
    found = (relation.target for relation in package.relations(part) if relation.type == kind)
    return next(found, None)
