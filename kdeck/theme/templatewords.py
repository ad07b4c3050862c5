"""The words that stand on a template's masters and layouts, and so on every slide made from it."""

from collections.abc import Iterable, Iterator

from lxml import etree

from kdeck.ooxml.names import find, local, name
from kdeck.theme.decktemplate import TemplatePart

_SHAPES = ("p:sp", "p:cxnSp", "p:pic", "p:graphicFrame", "p:grpSp")
_PARAGRAPH, _TEXT, _BREAK = name("a:p"), name("a:t"), name("a:br")
# What a placeholder holds only prompts an author, but for the head and foot of printed handouts.
_PRINTED = frozenset({"hdr", "ftr"})


def static_words(parts: Iterable[TemplatePart]) -> tuple[str, ...]:
    """List the texts of shapes that are no placeholders, and their alt texts, each once.

    The paragraphs of a shape are lines of its text.
    """
    found = (
        words
        for part in parts
        if part.name.endswith(".xml") and "/theme/" not in part.name
        for words in _part_words(part.data)
    )
    return tuple(dict.fromkeys(found))


def _part_words(data: bytes) -> Iterator[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    for shape in root.iter(*map(name, _SHAPES)):
        marks = [child for child in shape if local(child).startswith("nv")]
        described = find(marks[0], "p:cNvPr") if marks else None
        if described is not None and described.get("descr", "").strip():
            yield " ".join(described.get("descr", "").split())
        if local(shape) == "grpSp" or not _is_printed(marks):
            continue
        words = "\n".join(filter(None, map(_line, shape.iter(_PARAGRAPH))))
        if words:
            yield words


def _is_printed(marks: list[etree._Element]) -> bool:
    mark = find(marks[0], "p:nvPr/p:ph") if marks else None
    return mark is None or mark.get("type", "") in _PRINTED


def _line(paragraph: etree._Element) -> str:
    """Join the runs of a paragraph; what is typed over, such as a slide's number, is left out."""
    pieces = []
    for element in paragraph.iter(_TEXT, _BREAK):
        parent = element.getparent()
        if element.tag == _BREAK:
            pieces.append(" ")
        elif parent is None or local(parent) != "fld":
            pieces.append(element.text or "")
    return " ".join("".join(pieces).split())
