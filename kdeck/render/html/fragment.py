"""From a planned page to the part of one that a content management system takes: an article alone.

The page around it, with its title, its language and its style, is that of the system. Systems take
out what they do not allow, and show the text of a style element as words: so none stands here. What
the article looks like stands in a style sheet of its own, and without that sheet it takes the looks
of the page. Names of classes begin with 'kdeck-', and headings are one level lower than on a page
of ours: the title of a page is the system's.
"""

from lxml import etree
from lxml.etree import _Element

from kdeck.paletterole import PaletteRole
from kdeck.plan.web.model import WebPage
from kdeck.render.artifact import Artifact
from kdeck.render.html.drawing import Drawer, by_color
from kdeck.render.html.markup import append, element, of_class
from kdeck.render.html.section import SectionMaker
from kdeck.render.html.style import fragment_sheet
from kdeck.theme.palette import Palette

MEDIA_TYPE = "text/html"
SHEET = "fragment.css"
_PREFIX = "kdeck"
_LOWEST = 6


def render_fragment(page: WebPage) -> Artifact:
    """Render what a page says as one article."""
    handout = page.handout
    palette = page.dress.usual.light
    drawer = Drawer(handout.theme.body, by_color(palette))
    made = element("article")
    if handout.masthead.notice:
        append(made, (element("p", handout.masthead.notice, attributes=of_class("notice")),))
    append(made, SectionMaker(page, drawer).sections(handout.items))
    append(made, (element("p", handout.furniture.foot_left, attributes=of_class("foot")),))
    _settle(made, str(palette[PaletteRole.PAPER]))
    for key, value in (("class", _PREFIX), ("lang", handout.language), ("data-kdeck", "fragment")):
        made.set(key, value)
    data = etree.tostring(made, method="html", encoding="utf-8")
    return Artifact(data + b"\n", MEDIA_TYPE, (("html", handout.span),))


def render_fragment_sheet(palette: Palette) -> Artifact:
    """Render the style sheet that all fragments of a theme have in common."""
    return Artifact(fragment_sheet(palette).encode(), "text/css", ())


def _settle(article: _Element, paper: str) -> None:
    """Make an article at home in a page of anybody; drawings bring the paper they stand on."""
    for printed in list(article.iter("figure")):
        if printed.get("class") == "printed":
            _remove(printed)
    for figure in article.iter("figure"):
        for drawing in figure.iter("svg"):
            ground = {"width": "100%", "height": "100%", "fill": paper}
            drawing.insert(0, element("rect", attributes=ground))
    for each in article.iter():
        tag = str(each.tag)
        if tag[0] == "h" and tag[1:].isdigit():
            level = int(tag[1:]) + 1
            assert level <= _LOWEST, "a heading below the sixth level"
            each.tag = f"h{level}"
            each.attrib.pop("tabindex", "")
        if each.get("class") == "sign":
            # Without a style sheet, it would be black and as wide as the page.
            for key, value in _SIGN.items():
                each.set(key, value)
        if names := each.get("class"):
            each.set("class", " ".join(f"{_PREFIX}-{name}" for name in names.split()))


_SIGN = {
    "width": "24",
    "height": "24",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
}


def _remove(each: _Element) -> None:
    parent = each.getparent()
    assert parent is not None
    parent.remove(each)
