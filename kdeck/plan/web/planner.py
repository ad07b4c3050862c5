"""From a document to a page on the web: the handout's items, and the words around them."""

from collections.abc import Iterator
from dataclasses import replace

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.document import Document
from kdeck.model.filename import file_name
from kdeck.model.recipe import Format
from kdeck.plan.drawn.naming import Masthead, make_masthead
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.look.dark import dark_palette
from kdeck.plan.look.tint import edition_palette
from kdeck.plan.text.run import Runs
from kdeck.plan.text.runs import RunMaker
from kdeck.plan.text.wording import Wording, wording
from kdeck.plan.web.formatname import format_name
from kdeck.plan.web.model import (
    Dress,
    Foot,
    HelpNumber,
    OtherFile,
    PageWords,
    Scheme,
    SettingsWords,
    WebPage,
)
from kdeck.theme.palette import Palette
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# What a document is made as usually, or where its recipe names it: the rest may not be there.
_OTHERS = (Format.PDF, Format.HTML, Format.PPTX, Format.EPUB)
_SIGNED = (
    PanelKind.WARNING,
    PanelKind.CALL_NOW,
    PanelKind.CALL_US,
    PanelKind.CHECKLIST,
    PanelKind.ASK_YOUR_TEAM,
    PanelKind.QUESTIONS,
    PanelKind.LIMITS,
)


def plan_page(document: Document, theme: Theme) -> WebPage:
    """Plan a page that says what the handout says, in its order."""
    words = wording(document.language)
    handout = plan_handout(document, theme, on_screen=True)
    # A page has a band, whatever stands at the head of the sheet.
    masthead = replace(make_masthead(theme, document.kind), notice=handout.masthead.notice)
    handout = replace(handout, masthead=masthead)
    looks = dress(theme, masthead)
    return WebPage(
        name=f"{document.id}-{document.audience}",
        handout=handout,
        usual=looks.usual,
        high=looks.high,
        numbers=tuple(_numbers(document, theme, words)),
        foot=foot(document, theme, words),
        others=tuple(other_files(document, words, Format.HTML)),
        words=page_words(words, document.audience),
        signs=tuple((str(kind), words(f"web-sign-{kind}")) for kind in _SIGNED),
        checked=document.checked,
        review=document.review,
    )


def dress(theme: Theme, masthead: Masthead) -> Dress:
    """Choose the colors of a page in a theme, for light and dark rooms and for more contrast."""
    high = edition_palette(theme.palette, Edition.HIGH_CONTRAST)
    return Dress(theme, masthead, _scheme(theme.palette), _scheme(high))


def _scheme(palette: Palette) -> Scheme:
    return Scheme(palette, dark_palette(palette))


def _numbers(document: Document, theme: Theme, words: Wording) -> Iterator[HelpNumber]:
    """Give the numbers that a reader may need at once: emergency, crisis, clinic."""
    maker, span = RunMaker(document, theme), document.span
    yield HelpNumber(_region(maker, "{emergency}", span), words("web-emergency"), alarms=True)
    yield HelpNumber(_region(maker, "{crisis-line}", span), words("web-crisis"), alarms=True)
    if theme.clinic.phone:
        yield HelpNumber(maker.phone(span), words("web-clinic"), alarms=False)


def _region(maker: RunMaker, place: str, span: Span) -> Runs:
    return maker.text(place, span)


def other_files(document: Document, words: Wording, own: Format) -> Iterator[OtherFile]:
    """Name the files of a document that lie beside one of its pages."""
    for kind in document.formats:
        if kind in _OTHERS and kind is not own:
            file = file_name(document.id, document.audience, str(kind))
            yield OtherFile(file, format_name(kind, words, file))


def foot(document: Document, theme: Theme, words: Wording) -> Foot:
    """Word the foot of a page of a document."""
    draft, audience = document.draft, document.audience
    version = words.version_line(document.version, document.checked, audience, draft=draft)
    lines = (words.review(document.review), version)
    return Foot(lines, theme.clinic.feedback, words("web-feedback"))


def page_words(words: Wording, audience: Audience) -> PageWords:
    """Word what stands around a page."""
    settings = SettingsWords(
        name=words("web-settings"),
        text=words("web-text"),
        larger=words("web-larger"),
        spaced=words("web-spaced"),
        contrast=words("web-contrast"),
        colors=words("web-colors"),
        device=words("web-device"),
        light=words("web-light"),
        dark=words("web-dark"),
    )
    return PageWords(
        skip=words("web-skip"),
        help=words("web-help"),
        others=words("web-others"),
        contents=words.worded("contents", audience),
        access=words("web-access"),
        settings=settings,
    )
