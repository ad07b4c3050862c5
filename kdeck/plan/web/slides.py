"""From a document to a page that shows the slides of its deck, each with its words and notes."""

from dataclasses import dataclass

from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.model.review import Review
from kdeck.model.scene import Scene
from kdeck.plan.deck.model import Deck, Slide
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.drawn.naming import make_masthead
from kdeck.plan.specimen.slidescene import slide_scene
from kdeck.plan.text.wording import wording
from kdeck.plan.web.model import Dress, Foot, OtherFile, PageWords
from kdeck.plan.web.planner import dress, foot, other_files, page_words
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class ShownSlide:
    """Hold a slide with the drawing of it; count says which of them it is."""

    slide: Slide
    scene: Scene
    count: str


@dataclass(frozen=True, slots=True)
class ShowWords:
    """Hold the words around slides; pictures are told by their alt text, after picture."""

    slides: str
    notes: str
    words: str
    picture: str
    show: str
    after: str
    before: str
    telling: str
    end: str


@dataclass(frozen=True, slots=True)
class SlidePage:
    """Hold a deck as a page: its slides in order, and what a screen needs beside them."""

    deck: Deck
    dress: Dress
    slides: tuple[ShownSlide, ...]
    others: tuple[OtherFile, ...]
    words: PageWords
    own: ShowWords
    foot: Foot
    review: Review | None
    document: Document


def plan_slides(document: Document, theme: Theme) -> SlidePage:
    """Plan the page of a deck; its drawings are those of the deck, in the light of a projector."""
    deck, words = plan_deck(document, theme), wording(document.language)
    count = len(deck.slides)
    slides = tuple(
        ShownSlide(
            slide, slide_scene(slide, deck), words("web-slide-of", number=number, count=count)
        )
        for number, slide in enumerate(deck.slides, 1)
    )
    audience = document.audience
    return SlidePage(
        deck=deck,
        dress=dress(theme, make_masthead(theme, words("web-slides"))),
        slides=slides,
        others=tuple(other_files(document, words, Format.SLIDES_HTML)),
        words=page_words(words, audience),
        own=ShowWords(
            slides=words("web-slides"),
            notes=words("web-slide-notes"),
            words=words("web-slide-words"),
            picture=words("web-slide-picture", alt="{alt}"),
            show=words("web-show"),
            after=words("web-show-next"),
            before=words("web-show-before"),
            telling=words("web-show-notes"),
            end=words("web-show-end"),
        ),
        foot=foot(document, theme, words),
        review=document.review,
        document=document,
    )
