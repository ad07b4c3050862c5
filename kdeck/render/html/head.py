"""The head of a page: its title, and a policy that lets nothing in but what it names by hash."""

from dataclasses import dataclass

from lxml.etree import _Element

from kdeck.render.html.markup import append, element
from kdeck.render.html.style import digest


@dataclass(frozen=True, slots=True)
class Head:
    """Hold what stands in a head; told is what search engines read, empty where nothing is.

    A page that is not to be found is one that nobody has signed.
    """

    title: str
    subject: str
    sheet: str
    script: str
    found: bool
    told: str = ""


def make_head(head: Head) -> _Element:
    """Make the head of a page."""
    # Pictures are part of the file: a logo that is no drawing is a PNG in an address of its own.
    policy = (
        f"default-src 'none'; style-src {digest(head.sheet)}; script-src {digest(head.script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    guard = {"http-equiv": "Content-Security-Policy", "content": policy}
    made = element("head", element("meta", attributes={"charset": "utf-8"}))
    append(made, (element("meta", attributes=guard), element("title", head.title)))
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "description": head.subject,
        "color-scheme": "light dark",
        "generator": "kdeck",
    }
    if not head.found:
        named["robots"] = "noindex"
    for name, content in named.items():
        append(made, (element("meta", attributes={"name": name, "content": content}),))
    append(made, (element("style", head.sheet),))
    if head.told:
        kind = {"type": "application/ld+json"}
        append(made, (element("script", head.told, attributes=kind),))
    return made
