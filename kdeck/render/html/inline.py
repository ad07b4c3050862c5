"""From runs to the elements of a line: links, numbers of notes, languages, weights."""

from typing import assert_never

from kdeck.paletterole import PaletteRole
from kdeck.plan.text.run import BackTo, Defined, LinkTo, Note, NoteKind, Run, Runs, Speak, ToSlide
from kdeck.plan.text.spoken import range_in_words
from kdeck.plan.text.wording import wording
from kdeck.render.html.markup import Node, address, element, of_class

_INKS = {PaletteRole.DANGER: "danger", PaletteRole.MUTED: "muted"}


class InlineMaker:
    """Turn the runs of one page into elements; the first place that cites an entry is marked.

    A page has room for ranges in words, which every voice reads as they are meant.
    """

    def __init__(self, language: str) -> None:
        self._words = wording(language)
        self._places: dict[tuple[NoteKind, int], str] = {}

    def nodes(self, runs: Runs) -> tuple[Node, ...]:
        """Turn runs into words and elements."""
        return tuple(self._node(run) for run in runs if run.text)

    def _node(self, run: Run) -> Node:
        made: Node = self._marked(run)
        if run.bold:
            made = element("strong", made)
        if run.underlined:
            made = element("em", made)
        if run.ink in _INKS:
            made = element("span", made, attributes=of_class(_INKS[run.ink]))
        return made

    def _marked(self, run: Run) -> Node:
        match run.mark:
            case None:
                return range_in_words(run.text, self._range)
            case LinkTo(url=url, description=description):
                attributes = {"href": address(url)} | _described(run.text, description)
                if url.startswith(("tel:", "sms:")):
                    attributes |= of_class("number")
                return element("a", run.text, attributes=attributes)
            case Speak(lang=lang, expansion=expansion):
                if lang:
                    return element("span", run.text, attributes={"lang": lang})
                if run.text == "–":
                    return expansion or ""
                return element("abbr", run.text, attributes={"title": expansion or ""})
            case Note():
                return self._note(run.text, run.mark)
            case BackTo(number=number, kind=kind):
                place = self._places[kind, number]
                return element("a", run.text, attributes={"href": f"#{place}"})
            case Defined(key=key):
                attributes = {"href": f"#{term_name(key)}"} | of_class("term")
                return element("a", run.text, attributes=attributes)
            case ToSlide(number=number, description=description):
                attributes = {"href": f"#{slide_name(number)}"} | _described(run.text, description)
                return element("a", run.text, attributes=attributes)
            case _:
                assert_never(run.mark)

    def _range(self, first: str, last: str) -> str:
        return self._words("said-range", first=first, last=last)

    def _note(self, text: str, note: Note) -> Node:
        attributes = {"href": f"#{entry_name(note.kind, note.number)}"}
        numbers = range(note.number, (note.last or note.number) + 1)
        new = [each for each in numbers if (note.kind, each) not in self._places]
        if new:
            # The first place of a range stands for all of it.
            attributes["id"] = f"{entry_name(note.kind, new[0])}-in-text"
            self._places |= {(note.kind, each): attributes["id"] for each in new}
        return element("a", text, attributes=attributes)


def slide_name(number: int) -> str:
    """Name the place of a slide by its number, from 1."""
    return f"slide-{number}"


def term_name(key: str) -> str:
    """Name the place of a term in the list of terms."""
    return f"term-{key}"


def _described(words: str, description: str) -> dict[str, str]:
    """Tell what a link opens where its words alone do not; what is told holds its words."""
    shown = words.replace("\u00a0", " ")
    return {"aria-label": description} if shown != description and shown in description else {}


def entry_name(kind: NoteKind, number: int) -> str:
    """Name the place of an entry in a list of references or notes."""
    return f"{kind}-{number}"
