"""The styles of a drawing, written out as attributes: sheets, classes, style attributes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kdeck.figure.source import FigureError, line_of, local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

# What a style may say of a drawing that is a picture of it; the rest is for whoever edits it.
_KEPT = frozenset(
    [
        "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "fill-rule",
        "stroke-linecap", "stroke-linejoin", "display", "visibility", "font-size", "font-weight",
        "text-anchor", "opacity", "fill-opacity", "stroke-opacity", "filter", "mask", "clip-path",
        "color", "stop-color", "stop-opacity", "transform", "marker-start", "marker-mid",
        "marker-end", "mix-blend-mode", "mask-type", "dominant-baseline", "writing-mode",
    ]
)  # fmt: skip
_MOST_RULES = 500
_MOST_TEXT = 64 * 1024
_MOST_WORK = 40_000
_DEEPEST = 8
_SHADES = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)")
_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_PIXELS = frozenset({"stroke-width", "font-size", "stroke-dashoffset"})
_PLAIN = "save it as plain SVG, with the styles written at each shape"


def write_styles(root: "_Element") -> None:
    """Write what sheets and style attributes say into attributes, the stronger over the weaker.

    Raises FigureError for a sheet that loads another, or has too much to say.
    """
    sheets = [e for e in root.iter() if local_name(e) == "style"]
    matcher, properties = _matcher(sheets)
    for sheet in sheets:
        parent = sheet.getparent()
        if parent is not None:
            parent.remove(sheet)
    if matcher is not None:
        _refuse_work(root, matcher)
        _write_sheets(root, matcher)
    for element in root.iter():
        told = element.attrib.pop("style", "")
        if told:
            _write(element, _declared(str(told)))
    for element in root.iter():
        for name, value in element.attrib.items():
            if "(" in str(value):
                element.set(name, _resolved(str(value), properties))


def _refuse_work(root: "_Element", matcher: Any) -> None:
    """Refuse a sheet whose rules name neither classes nor ids, and are many: all are tried."""
    tried = len(matcher.other_selectors) + max(
        (len(rules) for rules in matcher.lower_local_name_selectors.values()), default=0
    )
    if tried * sum(1 for _ in root.iter()) > _MOST_WORK:
        raise FigureError("its style sheet is too long", _PLAIN, line_of(root))


def _write_sheets(root: "_Element", matcher: Any) -> None:
    import cssselect2

    for wrapped in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        for *_, declared in matcher.match(wrapped):
            _write(wrapped.etree_element, declared)


def _write(element: "_Element", declared: dict[str, str]) -> None:
    for name, value in declared.items():
        if value not in ("inherit", "initial", "unset"):
            element.set(name, value.removesuffix("px") if name in _PIXELS else value)


def _matcher(sheets: "list[_Element]") -> tuple[Any, dict[str, str]]:
    """Read style sheets into a matcher of cssselect2, and the properties of their own."""
    import cssselect2
    import tinycss2

    matcher, properties, count = cssselect2.Matcher(), dict[str, str](), 0
    for sheet in sheets:
        text = sheet.text or ""
        if len(text) > _MOST_TEXT:
            raise FigureError("its style sheet is too long", _PLAIN, line_of(sheet))
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "import":
                raise FigureError("its style sheet loads another", _PLAIN, line_of(sheet))
            if rule.type != "qualified-rule":
                continue
            declared = _declared(tinycss2.serialize(rule.content))
            properties |= dict(_own(tinycss2.serialize(rule.content)))
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            for selector in selectors:
                count += 1
                if selector.pseudo_element is None:
                    matcher.add_selector(selector, declared)
        if count > _MOST_RULES:
            raise FigureError(f"it has more than {_MOST_RULES} styles", _PLAIN, line_of(sheet))
    return (matcher if count else None), properties


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    import tinycss2

    for each in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            yield each.name, tinycss2.serialize(each.value).strip()


def _declared(text: str) -> dict[str, str]:
    found = ((name.lower(), value) for name, value in _declarations(text))
    return {name: value for name, value in found if name in _KEPT}


def _own(text: str) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in _declarations(text) if name.startswith("--"))


def _resolved(value: str, properties: dict[str, str]) -> str:
    """Put values in the place of names, and the lighter of two shades in that of both."""
    for _ in range(_DEEPEST):
        if "var(" not in value and "light-dark(" not in value:
            break
        value = _PROPERTY.sub(lambda m: properties.get(m[1], (m[2] or "none").strip()), value)
        value = _SHADES.sub(lambda m: m[1].strip(), value)
    return value
