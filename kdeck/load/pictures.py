"""From the image of a paragraph to a picture."""

from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from kdeck.finding import Findings
from kdeck.load.printed import flaw_of
from kdeck.load.typeset import title_text
from kdeck.model.block import Picture


def read_picture(image: SyntaxTreeNode, findings: Findings, line: int) -> Picture:
    """Read an image that stands in a paragraph of its own; it takes no size and no place."""
    file, _, fragment = unquote(str(image.attrs.get("src", ""))).partition("#")
    alt = title_text("".join(child.content or " " for child in image.children))
    decorative = image.attrs.get("class") == "decorative"
    if not alt and not decorative:
        findings.error(
            "alt-missing",
            f"the image '{file}' has no alt text",
            "say in brackets what the image shows, or add {.decorative}",
            line,
        )
    if alt and decorative:
        findings.error(
            "alt-decorative",
            f"the image '{file}' is decorative and has alt text",
            "keep one of them",
            line,
        )
    if flaw_of(alt) or any(c.type not in {"text", "softbreak"} for c in image.children):
        findings.error(
            "alt-markup",
            f"the alt text of '{file}' has markup in it",
            "write plain words: it is read out as it stands",
            line,
        )
    for key in sorted(image.attrs.keys() - {"src", "alt", "title", "class"}):
        findings.error(
            "span-attribute",
            f"the attribute '{key}' is not known for an image",
            "remove it: the layout sets the size and the place",
            line,
        )
    return Picture(file, fragment or None, alt, (), findings.span(line))
