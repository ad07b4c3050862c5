"""From inlines to runs: data filled in, citations numbered, terms shown at first use.

All inlines are turned in one module: which note, term or citation came before is one memory.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.filename import file_name
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inline,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
)
from kdeck.model.region import CrisisLine
from kdeck.paletterole import PaletteRole
from kdeck.plan.text.answers import answer_words, is_answer
from kdeck.plan.text.authoryear import author_year
from kdeck.plan.text.citationruns import CITED, bound, numbered
from kdeck.plan.text.citesby import CitesBy
from kdeck.plan.text.linkaddress import linked_runs, printed_address, shows_address
from kdeck.plan.text.run import Defined, LinkTo, Note, NoteKind, Run, Runs, Speak, run_text
from kdeck.plan.text.wording import wording
from kdeck.theme.theme import Theme


def lists_terms(document: Document) -> bool:
    """Say whether a document that lists its notes ends with a list of its terms, too."""
    return document.audience is Audience.PLAIN and bool(document.glossary)


class RunMaker:
    """Turn the inlines of one document into runs, in reading order.

    Notes are numbered and kept where there is a place to list them; without one, they stand in
    brackets where they are made. Emphasis is bold or underlined; a label before a colon is bold.
    """

    def __init__(
        self,
        document: Document,
        theme: Theme,
        *,
        lists_notes: bool = False,
        underlines: bool = False,
        cites: CitesBy = CitesBy.NUMBER,
    ) -> None:
        self._document = document
        self._region = document.region
        self.language = document.language
        self._words = wording(document.language)
        self._theme = theme
        self._numbers = {
            reference.id: number for number, reference in enumerate(document.references, 1)
        }
        self._designs = {
            number: self._words(f"design-{reference.design}")
            for number, reference in enumerate(document.references, 1)
            if reference.design and document.audience is Audience.CLINICIAN
        }
        self._defined = {entry.key for entry in document.glossary}
        self._shown: set[str] = set()
        self.cited: set[int] = set()
        self.notes: list[Footnote] = []
        self._lists_notes = lists_notes
        self._lists_terms = lists_notes and lists_terms(document)
        self._underlines = underlines
        self._cites = cites
        self._names = {reference.id: author_year(reference) for reference in document.references}

    def runs(self, inlines: Inlines, *, bold: bool = False) -> Runs:
        """Turn inlines into runs."""
        found: list[Run] = []
        for inline in inlines:
            told = tuple(self._runs(inline))
            if self._repeats(inline, found):
                told = ()
            if isinstance(inline, Cite) and not told and found:
                # Where sources are listed elsewhere, nothing stands before the full stop.
                found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
            found.extend(told)
        made = bound(found)
        return tuple(replace(run, bold=True) for run in made) if bold else tuple(made)

    def text(self, text: str, span: Span, *, bold: bool = False) -> Runs:
        """Turn a text with the places of the numbers of a region into runs."""
        runs: list[Run] = []
        rest = text
        while rest:
            place = min((rest.find(name) for name in _PLACES if name in rest), default=len(rest))
            if place:
                runs.append(Run(rest[:place], span, bold))
            name = next((n for n in _PLACES if rest.startswith(n, place)), "")
            if name:
                runs.extend(self._datum(Datum("region", name.strip("{}"), span)))
            rest = rest[place + len(name) :]
        return tuple(bound(runs))

    def phone(self, span: Span) -> Runs:
        """Give the clinic's phone number as a link."""
        return self._datum(Datum("clinic", "phone", span))

    def after_hours(self, span: Span) -> Runs:
        """Say whom to call when the clinic is closed: its own number, the region's, or for help."""
        return self.when_closed(span) or self.text(self._words("closed-for-help"), span)

    def when_closed(self, span: Span) -> Runs:
        """Say whom to call with what is urgent while the clinic is closed; nothing if nobody."""
        lead = Run(self._words("closed"), span)
        if number := self._theme.clinic.visit.after_hours:
            before, _, after = self._words("closed-call", number=_NUMBER).partition(_NUMBER)
            called = [lead, Run(before, span), self.number(number, span), Run(after, span)]
            return tuple(bound(called))
        if urgent := self.urgent(span):
            return (lead, *urgent)
        return ()

    def answered(self, inlines: Inlines) -> tuple[Inlines, bool]:
        """Put the clinic's answer into a question, and say whether it has one."""
        visit = self._theme.clinic.visit
        told: list[Inline] = []
        for inline in inlines:
            if not (isinstance(inline, Datum) and is_answer(inline)):
                told.append(inline)
            elif answer := visit.answer(inline.key):
                told.append(Text(answer, inline.span))
        asked = any(isinstance(i, Datum) and is_answer(i) and visit.answer(i.key) for i in inlines)
        return tuple(told), asked

    def web(self, span: Span) -> Run:
        """Give the clinic's web address as a link that is described by whose it is."""
        address = self._theme.clinic.web
        shown = printed_address(address)
        name = self._words("website-of", name=self._theme.clinic.name, address=shown)
        return Run(shown, span, ink=PaletteRole.LINK, mark=LinkTo(address, name))

    def full_notes_in_words(self, span: Span) -> Runs:
        """Say where the full notes are, with no address: a slide has a code that opens it."""
        address = self.full_notes_address
        if not address:
            return self.full_notes(span)
        return (replace(self._full_notes_link(address, span), text=self._words("full-notes")),)

    def _full_notes_link(self, address: str, span: Span) -> Run:
        shown, name = printed_address(address), self._theme.clinic.name
        words = self._words("full-notes-of", name=name, address=shown)
        return Run(shown, span, ink=PaletteRole.LINK, mark=LinkTo(address, words))

    @property
    def full_notes_address(self) -> str:
        """Give the address of the full notes; empty where they are here, or the clinic has none."""
        return self._theme.clinic.document_address(self._document.full_notes)

    @property
    def code_address(self) -> str:
        """Give what a code to scan opens: the full notes, or else the clinic's website."""
        return self.full_notes_address or self._theme.clinic.web

    @property
    def code_opens(self) -> str:
        """Say to who does not see the code to scan what it opens."""
        if self.full_notes_address:
            return self._words("code-notes-opens")
        return self._words("code-opens", address=printed_address(self.code_address))

    def full_notes(self, span: Span, *, coded: bool = False) -> Runs:
        """Say where the full notes are; nothing where they are here.

        coded says that a code beside the words opens them, too.
        """
        address, ask = self.full_notes_address, self._words("ask-full-notes")
        if not self._document.full_notes:
            return ()
        if address:
            words = self._words("full-notes-coded") if coded else f"{self._words('full-notes')}:"
            return (Run(f"{words} ", span), self._full_notes_link(address, span))
        if self._theme.clinic.phone:
            return (Run(f"{ask}: ", span), *self.phone(span))
        return (Run(f"{ask}.", span),)

    def sources(self, span: Span) -> Runs:
        """Say where the sources of a document for patients are listed."""
        clinic = self._theme.clinic
        file = file_name(self._document.id, Audience.CLINICIAN, "pdf")
        if address := clinic.document_address(file):
            shown = printed_address(address)
            words = self._words("sources-of", name=clinic.name, address=shown)
            link = Run(shown, span, ink=PaletteRole.LINK, mark=LinkTo(address, words))
            return (Run(f"{self._words('sources-elsewhere')}: ", span), link)
        ask = self._words("ask-sources")
        return (
            (Run(f"{ask}: ", span), *self.phone(span)) if clinic.phone else (Run(f"{ask}.", span),)
        )

    def line(self, line: CrisisLine, span: Span) -> Runs:
        """Name a crisis line, and say how to reach it, with its number as a link.

        Nobody answers where a number that takes no calls is called: it is texted, or is no link.
        """
        number = self._bold(line.number, span)
        if line.dialed or line.texted:
            number = self.number(line.number, span, texts=line.texted)
        how = self._reached(line.words, line.number, number, span)
        return (Run(f"{line.name}: ", span, bold=True), *how)

    def urgent(self, span: Span) -> Runs:
        """Say how to get help with what is urgent and no crisis; nothing where no line is sure."""
        line = self._region.urgent_line
        if line is None:
            return ()
        return self._reached(line.words, line.number, self.number(line.number, span), span)

    def _reached(self, words: str, number: str, as_set: Run, span: Span) -> Runs:
        """Set words that say how to reach a line, with its number as it is set."""
        before, said, after = words.partition(number) if number else (words, "", "")
        called = (as_set,) if said else ()
        return tuple(bound([*self._linked(before, span), *called, *self._linked(after, span)]))

    def _linked(self, text: str, span: Span) -> Runs:
        return linked_runs(text, span, lambda site: self._words("opens-website", site=site))

    def _crisis_line(self, span: Span) -> Runs:
        """Give the first crisis line to call that is confirmed; the checks see that one is."""
        line = self._region.first_line
        assert line is not None
        option = (Run(f"\u00a0({line.option})", span),) if line.option else ()
        return (self.number(line.number, span), *option)

    def _text_line(self, span: Span) -> Runs:
        """Give the crisis line to text; a document tells of it only where the region has one."""
        line = self._region.text_line
        assert line is not None
        return (self.number(line.number, span, texts=True),)

    def _either(self, number: str, span: Span) -> Runs:
        """Set one number as a link, or each of two that are joined by 'or'."""
        first, *rest = (self.number(part, span) for part in number.split(OR))
        return (first, *(run for other in rest for run in (Run(OR, span), other)))

    def number(self, number: str, span: Span, *, texts: bool = False) -> Run:
        """Give a number as a link that calls or texts it; with letters, it is none that one can."""
        if any(character.isalpha() for character in number):
            return self._bold(number, span)
        digits = "".join(c for c in number if c.isdigit() or c == "+")
        if texts:
            mark = LinkTo(f"sms:{digits}", self._words("text-to", number=number))
        else:
            mark = LinkTo(f"tel:{digits}", self._words("call", number=number))
        return replace(self._bold(number, span), ink=PaletteRole.LINK, mark=mark)

    @staticmethod
    def _bold(number: str, span: Span) -> Run:
        return Run(number.replace(" ", "\u00a0"), span, bold=True)

    def _runs(self, inline: Inline) -> Iterator[Run]:
        match inline:
            case Text(text=text, span=span):
                yield Run(text, span)
            case Strong(children=children):
                yield from self._strong(self.runs(children))
            case Emphasis(children=children):
                yield from self.runs(children)
            case Link():
                yield from self._link(inline)
            case Cite():
                yield from self._citation(inline)
            case Term():
                yield from self._term(inline)
            case Abbreviation(text=text, expansion=expansion, span=span):
                yield Run(text, span, mark=Speak(expansion=expansion))
            case Foreign(children=children, lang=lang):
                for run in self.runs(children):
                    yield replace(run, mark=Speak(lang=lang))
            case Footnote():
                yield from self._note(inline)
            case Datum():
                yield from self._datum(inline)
            case _:
                assert_never(inline)

    def _strong(self, runs: Runs) -> Iterator[Run]:
        underlined = self._underlines and not run_text(runs).rstrip().endswith(":")
        for run in runs:
            bold = run.bold or not underlined
            yield replace(run, bold=bold, underlined=underlined)

    def _link(self, link: Link) -> Iterator[Run]:
        """Set a link so that its address stands on paper, too, in brackets where its words lack it.

        A long web address is a note where there is a place to list them.
        """
        runs = self.runs(link.children)
        words = run_text(runs)
        address = printed_address(link.url)
        told = shows_address(words, link.url)
        if not told and (len(address) <= _SHORT_ADDRESS or not self._lists_notes):
            # In the last run: a link of one run has one place on a page.
            runs = (*runs[:-1], replace(runs[-1], text=f"{runs[-1].text} ({address})"))
            told = True
        for run in runs:
            yield replace(run, ink=PaletteRole.LINK, mark=LinkTo(link.url, words))
        if not told:
            shown = replace(link, children=(Text(address, link.span),))
            yield from self._note(Footnote((shown,), link.span))

    def _note(self, note: Footnote) -> Iterator[Run]:
        if not self._lists_notes:
            yield from (Run(" (", note.span), *self.runs(note.children), Run(")", note.span))
            return
        self.notes.append(note)
        number = len(self.notes)
        mark = Note(number, kind=NoteKind.NOTE)
        yield Run("\u00a0[", note.span)
        yield Run(self._words("note", number=number), note.span, mark=mark)
        yield Run("]", note.span)

    def _term(self, term: Term) -> Iterator[Run]:
        first = term.key in self._defined and term.key not in self._shown
        self._shown.add(term.key)
        runs = self.runs(term.children, bold=first)
        mark = Defined(term.key) if first and self._lists_terms else None
        yield from (replace(run, mark=run.mark or mark) for run in runs)

    def _citation(self, cite: Cite) -> Iterator[Run]:
        """Word a citation as numbers in brackets, for clinicians behind the kind of their source.

        Three or more numbers in a row become a range.
        """
        numbers = sorted({self._numbers[key] for key in cite.keys if key in self._numbers})
        if not numbers or self._cites is CitesBy.NOTHING:
            return
        if self._cites is CitesBy.NAME:
            names = dict.fromkeys(self._names[key] for key in cite.keys if key in self._names)
            yield Run(f"{CITED}{', '.join(names)}]", cite.span)
            return
        yield Run(CITED, cite.span)
        for place, (kind, group) in enumerate(self._by_design(numbers)):
            if place:
                yield Run("; ", cite.span)
            if kind:
                yield Run(f"{kind}\u00a0", cite.span)
            yield from numbered(group, cite.span, self._words)
        self.cited.update(numbers)
        yield Run("]", cite.span)

    def _repeats(self, inline: Inline, found: list[Run]) -> bool:
        """Say whether a citation by name says what the words before it say."""
        if not isinstance(inline, Cite) or self._cites is not CitesBy.NAME:
            return False
        before = run_text(tuple(found))
        return all(self._names.get(key, "") in before for key in inline.keys)

    def _by_design(self, numbers: list[int]) -> Iterator[tuple[str, list[int]]]:
        """Sort numbers by what kind of source they are, the kind of the first number first."""
        groups: dict[str, list[int]] = {}
        for number in numbers:
            groups.setdefault(self._designs.get(number, ""), []).append(number)
        yield from groups.items()

    def _datum(self, datum: Datum) -> Runs:
        clinic = self._theme.clinic
        match datum.key:
            case "emergency":
                return self._either(self._region.emergency, datum.span)
            case "crisis-line":
                return self._crisis_line(datum.span)
            case "text-line":
                return self._text_line(datum.span)
            case "after-hours":
                return self.after_hours(datum.span)
            case key if is_answer(datum):
                return (Run(answer_words(key, clinic.visit, self._words), datum.span),)
            case "phone" if clinic.phone:
                return (self.number(clinic.phone, datum.span),)
            case "web" if clinic.web:
                return (self.web(datum.span),)
        values = {"name": clinic.name, "hours": clinic.hours, "phone": self._words("clinic-number")}
        words = values.get(datum.key) or self._words("our-website")
        return (Run(words, datum.span, bold=datum.key == "name"),)


# A longer web address in a sentence is in the way of the eye.
_SHORT_ADDRESS = 40
OR = " or "
_PLACES = ("{emergency}", "{crisis-line}", "{text-line}")
_NUMBER = "{number}"
