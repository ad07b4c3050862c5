"""The band at the head of a page: whose it is, and for whom."""

from base64 import b64encode

from lxml.etree import _Element

from kdeck.plan.drawn.emblem import Emblem
from kdeck.plan.drawn.naming import Masthead
from kdeck.render.html.drawing import Drawer
from kdeck.render.html.markup import append, element, of_class


def band(masthead: Masthead, drawer: Drawer, picture: str) -> _Element:
    """Set the logo, the name and the kind of document; picture is the address of a PNG logo."""
    wrap = element("div", attributes=of_class("wrap"))
    if masthead.emblem:
        alt = "" if masthead.names else masthead.alt
        append(wrap, (_mark(masthead.emblem, alt, drawer, picture),))
    if masthead.names:
        append(wrap, (element("p", masthead.clinic, attributes=of_class("clinic")),))
    kind = element("p", masthead.kind, attributes=of_class("kind"))
    if masthead.notice:
        append(kind, (element("br"), masthead.notice))
    append(wrap, (kind,))
    return element("header", wrap, attributes=of_class("band"))


def picture(masthead: Masthead) -> str:
    """Give a logo that is no drawing as an address that holds it."""
    data = masthead.emblem.picture if masthead.emblem else b""
    return f"data:image/png;base64,{b64encode(data).decode()}"


def _mark(emblem: Emblem, alt: str, drawer: Drawer, picture: str) -> _Element:
    made = element("span", attributes=of_class("mark plate" if emblem.plate else "mark"))
    if emblem.scene:
        append(made, (drawer.draw(emblem.scene, alt),))
    else:
        append(made, (element("img", attributes={"src": picture, "alt": alt}),))
    return made
