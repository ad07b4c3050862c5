"""Elements as XML in the namespaces that books need: none of them has a prefix that it can spare.

Some reading systems take a prefixed element for one that they do not know.
"""

from collections.abc import Mapping
from typing import cast

from lxml import etree
from lxml.etree import _Element

XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
OPS = "http://www.idpf.org/2007/ops"
_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def xhtml(root: _Element) -> bytes:
    """Write a page as XHTML."""
    return xml(root, XHTML, {"epub": OPS}, b"<!DOCTYPE html>\n")


def xml(root: _Element, space: str, others: Mapping[str, str], kind: bytes = b"") -> bytes:
    """Write a tree whose elements have no namespace as one of a namespace.

    others are the prefixes of further namespaces, of elements and attributes that have theirs; kind
    is the document type.
    """
    made = etree.Element(_placed(root, space), _attributes(root), _declared(space, others))
    _copy(root, made, space)
    return _DECLARATION + kind + etree.tostring(made, encoding="utf-8")


def _declared(space: str, others: Mapping[str, str]) -> dict[str, str]:
    # The stubs of lxml know no prefix that is none, which elements without one need.
    return cast("dict[str, str]", {None: space, **others})


def _copy(old: _Element, new: _Element, space: str) -> None:
    new.text, new.tail = old.text, old.tail
    for child in old:
        inner = SVG if child.tag == "svg" else space
        declared = _declared(inner, {}) if inner != space else None
        made = etree.SubElement(new, _placed(child, inner), _attributes(child), declared)
        _copy(child, made, inner)


def _placed(element: _Element, space: str) -> str:
    tag = str(element.tag)
    return tag if tag.startswith("{") else f"{{{space}}}{tag}"


def _attributes(element: _Element) -> dict[str, str]:
    given = {str(key): str(value) for key, value in element.attrib.items()}
    return given | ({_XML_LANG: given["lang"]} if "lang" in given else {})
