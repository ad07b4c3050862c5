"""Saying at its first use in a document what a short form stands for, to who listens."""

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from kdeck.finding import Span
from kdeck.language.phrases import Change
from kdeck.model.block import Panel, PanelKind, Picture
from kdeck.model.document import Document
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Foreign,
    Link,
    Term,
    Text,
    plain_text,
)
from kdeck.model.words import ShortForm

T = TypeVar("T")
# What has words of its own that are no prose of ours, or none at all.
_KEPT = (Cite, Datum, Foreign, Span, str, int, float)


def with_long_forms(document: Document, forms: Iterable[ShortForm], change: Change) -> Document:
    """Mark the first use of each short form in the texts of a document with its long form.

    change puts long forms into the words of the reader's region. Nothing that is printed changes.
    A short form in brackets behind its long form is told already, and so is one with brackets
    behind it. Points for slides do not count.
    """
    forms = tuple(forms)
    if not forms:
        return document
    marker = _Marker({form.short: change(form.long) for form in forms})
    return dataclasses.replace(
        document,
        sections=tuple(
            dataclasses.replace(
                section,
                chapters=tuple(
                    dataclasses.replace(chapter, blocks=marker.marked(chapter.blocks))
                    for chapter in section.chapters
                ),
            )
            for section in document.sections
        ),
    )


class _Marker:
    """Remember which short forms a reader has met."""

    def __init__(self, long: dict[str, str]) -> None:
        self._long = long
        either = "|".join(re.escape(short) for short in sorted(long, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])({either})(s?)(?![\w])")
        self._met: set[str] = set()

    def marked(self, value: T) -> T:
        """Mark what some blocks or inlines hold."""
        if isinstance(value, tuple):
            return cast("T", tuple(part for each in value for part in self._parts(each)))
        if isinstance(value, Abbreviation):
            self._met.add(value.text)
            return value
        if isinstance(value, (Term, Link)):
            # The list of terms explains it, and what a link says is the name of where it leads.
            self._met |= {found[1] for found in self._pattern.finditer(plain_text((value,)))}
            return value
        if isinstance(value, (*_KEPT, Text)) or value is None:
            return value
        if isinstance(value, Panel) and value.kind in (PanelKind.KEY_POINTS, PanelKind.QUOTE):
            return value
        if not dataclasses.is_dataclass(value) or isinstance(value, (type, Picture)):
            return value
        new = {f.name: self.marked(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return cast("T", dataclasses.replace(value, **new))

    def _parts(self, value: object) -> Iterator[object]:
        if not isinstance(value, Text):
            yield self.marked(value)
            return
        end = 0
        for found in self._pattern.finditer(value.text):
            short, plural = found.groups()
            if short in self._met:
                continue
            self._met.add(short)
            long = f"{self._long[short]}{plural}"
            before = value.text[: found.start()]
            told = before.endswith("(") and long.casefold() in before.casefold()
            if told or value.text.startswith(" (", found.end()):
                continue
            if found.start() > end:
                yield dataclasses.replace(value, text=value.text[end : found.start()])
            yield Abbreviation(found[0], f"{found[0]} ({long})", value.span)
            end = found.end()
        if end < len(value.text) or not end:
            yield dataclasses.replace(value, text=value.text[end:])
