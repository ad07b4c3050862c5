"""From a planned page to one file: nothing is fetched, and nothing runs that is not named by hash.

The elements are made by lxml and written by its HTML serializer. Two texts stand in the file as
they are, the style sheet and a small script that keeps a reader's place; the content security
policy knows each by its hash, and lets nothing else in.
"""

import json

from lxml import etree
from lxml.etree import _Element

from kdeck.plan.web.model import WebPage
from kdeck.render.artifact import Artifact
from kdeck.render.html.band import band, picture
from kdeck.render.html.drawing import Drawer, by_role
from kdeck.render.html.foot import make_foot
from kdeck.render.html.head import Head, make_head
from kdeck.render.html.inline import InlineMaker
from kdeck.render.html.markup import element, of_class
from kdeck.render.html.section import SectionMaker
from kdeck.render.html.settings import settings
from kdeck.render.html.style import script, style_sheet

MEDIA_TYPE = "text/html"
DOCTYPE = "<!DOCTYPE html>"


def render(page: WebPage) -> Artifact:
    """Render a page as one HTML file."""
    drawer = Drawer(page.handout.theme.body, by_role)
    body = element(
        "body",
        element("a", page.words.skip, attributes={"href": "#main"} | of_class("skip")),
        band(page.handout.masthead, drawer, picture(page.handout.masthead)),
        _bar(page),
        _main(page, drawer),
        make_foot(page.foot, page.others, page.words.others),
        element("script", script("place.js")),
    )
    root = element("html", _head(page), body, attributes={"lang": page.handout.language})
    data = etree.tostring(root, method="html", encoding="utf-8", doctype=DOCTYPE)
    return Artifact(data + b"\n", MEDIA_TYPE, (("html", page.handout.span),))


def _head(page: WebPage) -> _Element:
    handout = page.handout
    return make_head(
        Head(
            title=f"{handout.title} - {handout.masthead.clinic}",
            subject=handout.subject,
            sheet=style_sheet(page.dress),
            script=script("place.js"),
            found=page.review is not None,
            told="" if page.review is None else _told(page),
        )
    )


def _told(page: WebPage) -> str:
    """Tell search engines what the page is and who reviewed it (schema.org, MedicalWebPage)."""
    review = page.review
    assert review is not None
    told = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": page.handout.title,
        "description": page.handout.subject,
        "inLanguage": page.handout.language,
        "dateModified": page.checked,
        "lastReviewed": review.on,
        "expires": review.due,
        "reviewedBy": {"@type": "Person", "name": review.by, "jobTitle": review.role},
        "publisher": {"@type": "MedicalOrganization", "name": page.handout.masthead.clinic},
    }
    # No text ends the element early.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _bar(page: WebPage) -> _Element:
    """Set what stays while a reader scrolls: whom to call, and the settings."""
    inline = InlineMaker(page.handout.language)
    numbers = tuple(
        element(
            "li",
            *inline.nodes(each.number),
            f" {each.purpose}",
            attributes=of_class("alarm" if each.alarms else "clinic"),
        )
        for each in page.numbers
    )
    quick = element("ul", *numbers, attributes=of_class("quick"))
    nav = element("nav", quick, attributes={"aria-label": page.words.help})
    wrap = element("div", nav, settings(page.words.settings), attributes=of_class("wrap"))
    return element("div", wrap, attributes=of_class("bar"))


def _main(page: WebPage, drawer: Drawer) -> _Element:
    sections = SectionMaker(page, drawer).sections(page.handout.items)
    wrap = element("div", *sections, attributes=of_class("wrap"))
    return element("main", wrap, attributes={"id": "main", "tabindex": "-1"})
