"""The texts of a theme that print: the clinic's own, and what its logos and files say."""

import re
from collections.abc import Iterator
from enum import StrEnum

from kdeck.check.text.passage import Passage, Place
from kdeck.figure.logo import read_logo
from kdeck.figure.source import FigureError
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.theme.theme import Theme

_JOINTS = re.compile(r"[^\w']+|_")


class Field(StrEnum):
    """Name a text of a theme as its brand file does."""

    NAME = "name"
    SHORT_NAME = "short"
    ADDRESS = "address"
    HOURS = "hours"
    WEB = "web"
    DOCUMENTS = "documents-at"
    FEEDBACK = "feedback"
    OTHER_FORMATS = "other-formats"
    SCHEDULE = "visit.schedule"
    LENGTH = "visit.length"
    PRICE = "visit.price"
    FOOD = "visit.food"
    BRING = "visit.bring"
    COMPANION = "visit.companion"
    SPEAKER = "disclosures.speaker"
    FUNDING = "disclosures.funding"
    LINE_NAME = "the name of a crisis line"
    LINE_HOW = "the words of a crisis line"
    LOGO = "logo"
    TEMPLATE = "template"
    CITATION_STYLE = "citation-style"


# Names, opening hours and words of pictures are no sentences: standards of reading pass them by.
_VISIT = "visit."
_ANSWERS = tuple(field for field in Field if field.startswith(_VISIT))
_DISCLOSED = "disclosures."
_DISCLOSURES = tuple(field for field in Field if field.startswith(_DISCLOSED))
_SENTENCES = frozenset({Field.OTHER_FORMATS, *_ANSWERS, *_DISCLOSURES})


def clinic_passages(theme: Theme) -> Iterator[tuple[Field, Passage]]:
    """Walk every text of a theme that reaches a page, a slide, or what is read aloud of them.

    Phone numbers are held to a grammar of their own where they are read.
    """
    file, clinic = Span(f"themes/{theme.id}/_brand.yml"), theme.clinic
    written = (
        (Field.NAME, clinic.name),
        (Field.SHORT_NAME, clinic.short_name),
        (Field.ADDRESS, "\n".join(clinic.address)),
        # A sentence may run over the lines of an address.
        (Field.ADDRESS, " ".join(clinic.address)),
        (Field.HOURS, clinic.hours),
        (Field.WEB, _spelled(clinic.web)),
        (Field.DOCUMENTS, _spelled(clinic.documents_at)),
        (Field.FEEDBACK, _spelled(clinic.feedback)),
        (Field.OTHER_FORMATS, clinic.other_formats),
        *((field, clinic.visit.answer(field.removeprefix(_VISIT))) for field in _ANSWERS),
        *((f, clinic.disclosures.said(f.removeprefix(_DISCLOSED))) for f in _DISCLOSURES),
    )
    texts = [(field, words, clinic.place(field, file)) for field, words in written]
    for line in clinic.crisis.own:
        texts.append((Field.LINE_NAME, line.name, line.span))
        texts.append((Field.LINE_HOW, line.how, line.span))
    texts.extend((Field.LOGO, words, span) for words, span in _logo_words(theme))
    if theme.template:
        span = theme.template.span or file
        texts.extend((Field.TEMPLATE, words, span) for words in theme.template.words)
    if theme.citation_style:
        span = theme.citation_style.span or file
        texts.extend((Field.CITATION_STYLE, words, span) for words in theme.citation_style.words)
    told: set[str] = set()
    for field, words, span in texts:
        if words and words not in told:
            told.add(words)
            place = Place.PARAGRAPH if field in _SENTENCES else Place.TITLE
            yield field, Passage(words, span, place, tuple(Audience))


def _spelled(address: str) -> str:
    """Write the words of a web address: those of its host in one line, the others in the next."""
    host, _, path = address.partition("://")[2].partition("/")
    return "\n".join(_JOINTS.sub(" ", part).strip() for part in (host, path)).strip()


def _logo_words(theme: Theme) -> Iterator[tuple[str, Span]]:
    for logo in dict.fromkeys((*theme.logos(False), *theme.logos(True))):
        span = logo.span or Span(f"themes/{theme.id}/{logo.file}")
        yield logo.alt, span
        if logo.media != "svg":
            continue
        try:
            drawing = read_logo(logo.data)
        except FigureError:
            continue  # check_logos tells of it
        yield drawing.words, span
