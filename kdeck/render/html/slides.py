"""From a planned page of slides to one file: pictures for eyes, words for ears, and notes for both.

Each slide is a section with its title as the heading. Its drawing is hidden from screen readers,
which get its words as elements; a small window shows these words, too, since those of the drawing
would be too small. Without a script all slides stand one below the other; the script, which the
policy knows by its hash, shows them one by one.
"""

from lxml import etree
from lxml.etree import _Element

from kdeck.plan.web.slides import ShownSlide, SlidePage
from kdeck.render.artifact import Artifact
from kdeck.render.html.band import band, picture
from kdeck.render.html.drawing import Drawer, by_color
from kdeck.render.html.foot import make_foot
from kdeck.render.html.head import Head, make_head
from kdeck.render.html.inline import slide_name
from kdeck.render.html.markup import append, element, of_class
from kdeck.render.html.settings import settings
from kdeck.render.html.slideelements import SlideTeller
from kdeck.render.html.style import script, style_sheet

MEDIA_TYPE = "text/html"
DOCTYPE = "<!DOCTYPE html>"
_SCRIPT = "show.js"


def render_slides(page: SlidePage) -> Artifact:
    """Render a deck as one HTML file."""
    deck, masthead = page.deck, page.dress.masthead
    drawer = Drawer(deck.theme.body, by_color(deck.theme.palette))
    body = element(
        "body",
        element("a", page.words.skip, attributes={"href": "#main"} | of_class("skip")),
        band(masthead, drawer, picture(masthead)),
        _bar(page),
        _main(page, drawer),
        make_foot(page.foot, page.others, page.words.others),
        element("script", script(_SCRIPT)),
    )
    head = make_head(
        Head(
            title=f"{deck.title} - {masthead.clinic}",
            subject=deck.subject,
            sheet=style_sheet(page.dress, "slides.css"),
            script=script(_SCRIPT),
            found=page.review is not None,
        )
    )
    root = element("html", head, body, attributes={"data-kdeck": "slides", "lang": deck.language})
    data = etree.tostring(root, method="html", encoding="utf-8", doctype=DOCTYPE)
    sources = (("html", page.document.span),)
    return Artifact(data + b"\n", MEDIA_TYPE, sources, length=len(deck.slides))


def _bar(page: SlidePage) -> _Element:
    """Set the buttons of the show, which need the script and come with it, and the settings."""
    own = page.own
    buttons = (
        _button("start", own.show),
        _button("before", own.before),
        _button("after", own.after),
        _button("telling", own.telling),
        _button("end", own.end),
    )
    show = element("div", *buttons, attributes=of_class("show") | {"hidden": "hidden"})
    chosen = settings(page.words.settings, ("words", own.words))
    wrap = element("div", show, chosen, attributes=of_class("wrap"))
    return element("div", wrap, attributes=of_class("bar"))


def _button(name: str, words: str) -> _Element:
    return element("button", words, attributes={"type": "button", "id": name})


def _main(page: SlidePage, drawer: Drawer) -> _Element:
    teller = SlideTeller(page.own.picture, page.deck.language)
    first = page.slides[0].slide.title if page.slides else ""
    titled = first == page.deck.title
    sections = [
        _section(page, shown, number, drawer, teller) for number, shown in enumerate(page.slides, 1)
    ]
    wrap = element("div", attributes=of_class("wrap"))
    if titled:
        sections[0][0].tag = "h1"
    else:
        append(wrap, (element("h1", page.deck.title),))
    append(wrap, (sections[0], _contents(page), *sections[1:]))
    return element("main", wrap, attributes={"id": "main", "tabindex": "-1"})


def _section(
    page: SlidePage, shown: ShownSlide, number: int, drawer: Drawer, teller: SlideTeller
) -> _Element:
    slide = shown.slide
    heading = {"id": slide_name(number), "tabindex": "-1"}
    made = element("section", attributes=of_class("slide"))
    append(made, (element("h2", slide.title, attributes=heading),))
    append(made, (element("div", drawer.draw(shown.scene, ""), attributes=of_class("drawn")),))
    words = teller.words(slide.shapes)
    if words:
        append(made, (element("div", *words, attributes=of_class("words")),))
    notes = teller.notes(slide.script)
    if notes:
        head = element("p", page.own.notes, attributes=of_class("subheading"))
        append(made, (element("div", head, *notes, attributes=of_class("notes-of")),))
    append(made, (element("p", shown.count, attributes=of_class("count small")),))
    return made


def _contents(page: SlidePage) -> _Element:
    titles = [
        element("a", shown.slide.title, attributes={"href": f"#{slide_name(number)}"})
        for number, shown in enumerate(page.slides, 1)
    ]
    links = (element("li", title) for title in titles)
    name = {"id": "contents", "tabindex": "-1"}
    heading = element("h2", page.own.slides, attributes=name)
    attributes = of_class("contents") | {"aria-labelledby": "contents"}
    return element("nav", heading, element("ol", *links), attributes=attributes)
