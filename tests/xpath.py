"""What a path finds in a page, with types: its elements, or the values of its attributes."""

from typing import cast

from lxml.etree import _Element


def elements(node: _Element, path: str) -> list[_Element]:
    return [each for each in _found(node, path) if isinstance(each, _Element)]


def values(node: _Element, path: str) -> list[str]:
    return [str(each) for each in _found(node, path) if isinstance(each, str)]


def _found(node: _Element, path: str) -> list[object]:
    return cast("list[object]", node.xpath(path))
