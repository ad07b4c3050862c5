"""From a list of documents to a page: a section for each audience, with the files of each."""

from lxml import etree
from lxml.etree import _Element

from kdeck.plan.web.index import IndexEntry, IndexPage, IndexPart
from kdeck.render.artifact import Artifact
from kdeck.render.html.band import band, picture
from kdeck.render.html.drawing import Drawer, by_role
from kdeck.render.html.head import Head, make_head
from kdeck.render.html.markup import append, element, hidden, of_class
from kdeck.render.html.settings import settings
from kdeck.render.html.style import script, style_sheet

MEDIA_TYPE = "text/html"
DOCTYPE = "<!DOCTYPE html>"


def render_index(page: IndexPage) -> Artifact:
    """Render the page that lists the documents of a theme."""
    masthead = page.dress.masthead
    drawer = Drawer(page.dress.theme.body, by_role)
    parts = tuple(_part(part) for part in page.parts)
    wrap = element("div", element("h1", page.title), *parts, attributes=of_class("wrap"))
    chosen = element("div", settings(page.words.settings), attributes=of_class("wrap"))
    body = element(
        "body",
        element("a", page.words.skip, attributes={"href": "#main"} | of_class("skip")),
        band(masthead, drawer, picture(masthead)),
        element("div", chosen, attributes=of_class("bar")),
        element("main", wrap, attributes={"id": "main", "tabindex": "-1"}),
        element("script", script("place.js")),
    )
    drafts = any(entry.draft for part in page.parts for entry in part.entries)
    head = make_head(
        Head(
            title=page.title,
            subject=page.title,
            sheet=style_sheet(page.dress, "index.css"),
            script=script("place.js"),
            found=not drafts,
        )
    )
    root = element("html", head, body, attributes={"data-kdeck": "index", "lang": page.language})
    data = etree.tostring(root, method="html", encoding="utf-8", doctype=DOCTYPE)
    return Artifact(data + b"\n", MEDIA_TYPE, ())


def _part(part: IndexPart) -> _Element:
    entries = tuple(_entry(entry) for entry in part.entries)
    return element("section", element("h2", part.heading), *entries)


def _entry(entry: IndexEntry) -> _Element:
    made = element("div", element("h3", entry.title), attributes=of_class("listed"))
    *facts, standing = entry.facts
    append(made, tuple(element("p", fact, attributes=of_class("fact")) for fact in facts))
    name = "fact danger" if entry.draft else "fact"
    append(made, (element("p", standing, attributes=of_class(name)),))
    links = (
        element(
            "li",
            # Who hears the links of a page one by one hears of which document each is.
            element("a", hidden(f"{entry.title}: "), link.words, attributes={"href": link.file}),
            f" ({link.size})",
        )
        for link in entry.links
    )
    append(made, (element("ul", *links),))
    return made
