"""What to write in place of an HTML element."""

import re

_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_INSTEAD = {
    ("br",): "start a new paragraph or a list",
    ("b", "strong", "u", "mark"): "write **words** to stress them",
    ("i", "em", "cite"): "write *words* to set them off",
    ("sub",): "write a lowered figure as in H~2~O",
    ("sup",): "write a raised figure as in 10^3^",
    ("s", "del", "strike"): "delete the old words, so that nobody reads them",
    ("a",): "write a link such as [our map](https://example.org/map)",
    ("img",): "write ![what it shows](figure.svg) in a paragraph of its own",
    ("p", "div", "span", "font", "center"): "leave the tags out: kdeck sets the text",
    ("ul", "ol", "li"): "write a list with '- ' or '1. '",
    (
        "table",
        "tr",
        "td",
        "th",
    ): "write a table with '| a | b |' and, below its first line, '|---|---|'",
    ("hr",): "leave it out: headings divide a text",
}


def html_hint(text: str) -> str:
    """Give the Markdown for the first element of some HTML."""
    if text.lstrip().startswith("<!--"):
        return "end the comment with '-->'"
    found = _NAME.search(text)
    name = found[1].lower() if found else ""
    hints = (hint for names, hint in _INSTEAD.items() if name in names)
    return next(hints, "write Markdown instead")
