"""From a planned page to one file: nothing is fetched, and nothing runs that is not named by hash.

The elements are made by lxml and written by its HTML serializer. Two texts stand in the file as
they are, the style sheet and a small script that keeps a reader's place; the content security
policy knows each by its hash, and lets nothing else in.
"""

import json
from base64 import b64encode
from functools import cache
from importlib.resources import files

from lxml import etree
from lxml.etree import _Element

from kdeck.plan.web.model import PageWords, WebPage
from kdeck.render.artifact import Artifact
from kdeck.render.html.band import band
from kdeck.render.html.drawing import Drawer, by_role
from kdeck.render.html.inline import InlineMaker
from kdeck.render.html.markup import append, element, of_class
from kdeck.render.html.section import SectionMaker
from kdeck.render.html.style import digest, style_sheet

MEDIA_TYPE = "text/html"
DOCTYPE = "<!DOCTYPE html>"


def render(page: WebPage) -> Artifact:
    """Render a page as one HTML file."""
    drawer = Drawer(page.handout.theme.body, by_role)
    body = element(
        "body",
        element("a", page.words.skip, attributes={"href": "#main"} | of_class("skip")),
        band(page.handout.masthead, drawer, _picture(page)),
        _bar(page),
        _main(page, drawer),
        _foot(page),
        element("script", _script()),
    )
    root = element("html", _head(page), body, attributes={"lang": page.handout.language})
    data = etree.tostring(root, method="html", encoding="utf-8", doctype=DOCTYPE)
    return Artifact(data + b"\n", MEDIA_TYPE, (("html", page.handout.span),))


def _head(page: WebPage) -> _Element:
    handout, sheet = page.handout, style_sheet(page)
    # Pictures are part of the file: a logo that is no drawing is a PNG in an address of its own.
    policy = (
        f"default-src 'none'; style-src {digest(sheet)}; script-src {digest(_script())}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    clinic = handout.masthead.clinic
    made = element("head", element("meta", attributes={"charset": "utf-8"}))
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "description": handout.subject,
        "color-scheme": "light dark",
        "generator": "kdeck",
    }
    if page.review is None:
        named["robots"] = "noindex"
    guard = {"http-equiv": "Content-Security-Policy", "content": policy}
    append(
        made, (element("meta", attributes=guard), element("title", f"{handout.title} - {clinic}"))
    )
    for name, content in named.items():
        append(made, (element("meta", attributes={"name": name, "content": content}),))
    append(made, (element("style", sheet),))
    if page.review is not None:
        told = element("script", _told(page), attributes={"type": "application/ld+json"})
        append(made, (told,))
    return made


def _picture(page: WebPage) -> str:
    """Give a logo that is no drawing as an address that holds it."""
    emblem = page.handout.masthead.emblem
    data = emblem.picture if emblem else b""
    return f"data:image/png;base64,{b64encode(data).decode()}"


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
    inline = InlineMaker()
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
    wrap = element("div", nav, _settings(page.words), attributes=of_class("wrap"))
    return element("div", wrap, attributes=of_class("bar"))


def _settings(words: PageWords) -> _Element:
    settings = words.settings
    text = _choices(
        settings.text,
        _choice("checkbox", "larger", settings.larger),
        _choice("checkbox", "spaced", settings.spaced),
        _choice("checkbox", "contrast", settings.contrast),
    )
    colors = _choices(
        settings.colors,
        _choice("radio", "device", settings.device, checked=True),
        _choice("radio", "light", settings.light),
        _choice("radio", "dark", settings.dark),
    )
    attributes = {"aria-label": settings.name, "autocomplete": "off"} | of_class("choices")
    form = element("form", text, colors, attributes=attributes)
    summary = element("summary", settings.name)
    return element("details", summary, form, attributes=of_class("settings"))


def _choices(name: str, *choices: _Element) -> _Element:
    return element("fieldset", element("legend", name), *choices)


def _choice(kind: str, name: str, words: str, *, checked: bool = False) -> _Element:
    made = element("input", attributes={"type": kind, "id": name})
    if kind == "radio":
        made.set("name", "colors")
    if checked:
        made.set("checked", "checked")
    return element("label", made, f" {words}")


def _main(page: WebPage, drawer: Drawer) -> _Element:
    sections = SectionMaker(page, drawer).sections(page.handout.items)
    wrap = element("div", *sections, attributes=of_class("wrap"))
    return element("main", wrap, attributes={"id": "main", "tabindex": "-1"})


def _foot(page: WebPage) -> _Element:
    wrap = element("div", attributes=of_class("wrap"))
    if page.others:
        links = tuple(
            element("li", element("a", f"{each.words}", attributes={"href": each.file}))
            for each in page.others
        )
        listed = element("div", element("p", f"{page.words.others}:"), element("ul", *links))
        listed.set("class", "others")
        append(wrap, (listed,))
    append(wrap, (element("p", page.handout.furniture.foot_left),))
    return element("footer", wrap, attributes=of_class("foot"))


@cache
def _script() -> str:
    return files("kdeck.render.html").joinpath("data/place.js").read_text("utf-8").strip()
