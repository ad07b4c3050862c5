"""What no target may lack: every starred safety note, whole, and confirmed crisis contacts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from kdeck.check.target.lines import line_place
from kdeck.check.text.assertion import Phrase, Word, matches, states, words_of
from kdeck.check.text.contradiction import check_contradictions, phrases_of
from kdeck.check.text.said import Line, crisis_lines, leading, led, line_of, said, without_points
from kdeck.finding import Finding
from kdeck.model.block import CrisisContacts, Table
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.recipe import DocumentForm, Length, PartForm
from kdeck.model.region import Region
from kdeck.model.safetynote import Fact, SafetyNote
from kdeck.model.walk import walk_blocks

# Where a note tells something: in the words of a message, and of its hint.
_PLACES = {
    "text": ("", "text"),
    "slides": (" on its slides", "key points"),
    "line": (" in its short line", "short line"),
}


@dataclass(frozen=True, slots=True)
class _Carried:
    """Hold a chapter that carries a note, and the section that it stands in."""

    chapter: Chapter
    section: Section


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold the lines that a note tells in a chapter, and what tells them there.

    That is the text of the chapter, its slides or its short line.
    """

    chapter: Chapter
    document: Document
    lines: tuple[tuple[Word, ...], ...]
    by: Literal["text", "slides", "line"] = "text"


def check_safety(document: Document, *, slides: bool) -> Iterator[Finding]:
    """Find the notes that a target lacks, the facts that a note does not tell, and contradictions.

    The text of a note must tell all that the note must tell; on slides, its points must, too. Where
    a document tells its notes in short, the short line of a note must tell what is asked of it.
    """
    # A card says whom to call and what for, and where the notes are.
    notes = () if document.form is DocumentForm.CARD else document.safety.notes
    for note in notes:
        carried = tuple(_carrying(document, note))
        whole = tuple(each for each in carried if not each.chapter.short)
        if whole:
            yield from _check_note(note, whole, document, slides=slides)
        elif carried and document.length is Length.SHORT and not note.whole:
            yield from _check_line(note, carried[0].chapter, document)
        elif carried:
            yield _cut(note, carried[0].chapter, document)
        else:
            yield _lacking(note, document)
    yield from check_contradictions(document)
    yield from check_confirmed(document.region)


def _carrying(document: Document, note: SafetyNote) -> Iterator[_Carried]:
    for section in document.sections:
        for chapter in section.chapters:
            if chapter.starred and chapter.note == note.id:
                yield _Carried(chapter, section)


def _lacking(note: SafetyNote, document: Document) -> Finding:
    hint = f"add a topic with 'note: {note.id}' and 'starred: true' to one of its parts"
    if note.carriers:
        hint = f"add the topic '{note.carriers[0]}', which carries it, to the topics of a part"
        if document.safety.groups:
            hint += ", or write 'safety: full' into the recipe, which adds all that no part names"
    return Finding(
        "safety-note",
        f"the {document.audience} document '{document.id}' lacks the safety note {note.id}, "
        f"{note.name}",
        hint,
        document.span,
    )


def _cut(note: SafetyNote, chapter: Chapter, document: Document) -> Finding:
    hint = f"name the topic '{chapter.id}' in a part of another form, such as 'form: panels'"
    if not note.whole:
        hint += ", or write 'safety: short' into the recipe"
    return Finding(
        "safety-note",
        f"the {document.audience} document '{document.id}' tells the safety note {note.id}, "
        f"{note.name}, by its short line alone",
        hint,
        document.span,
    )


def _check_line(note: SafetyNote, chapter: Chapter, document: Document) -> Iterator[Finding]:
    lines = _words(said(chapter.blocks, document))
    # A line that is not there is a finding of its own.
    if lines and not note.short:
        yield Finding(
            "safety-rule",
            f"nothing says what the short line of the safety note {note.id}, {note.name}, must "
            f"tell the {document.audience} audience",
            f'add \'short: {{{document.audience}: [{{fact: "...", says: ["..."]}}]}}\' to the note',
            note.span,
        )
    if lines:
        yield from _untold(note.short, note, _Told(chapter, document, lines, "line"))


def _check_note(
    note: SafetyNote, carried: tuple[_Carried, ...], document: Document, *, slides: bool
) -> Iterator[Finding]:
    chapter = carried[0].chapter
    if note.crisis and not any(
        isinstance(block, CrisisContacts)
        for each in carried
        for block in walk_blocks(each.chapter.blocks)
    ):
        yield Finding(
            "safety-note",
            f"the safety note {note.id}, {note.name}, has no crisis block for the "
            f"{document.audience} audience",
            "write ::: {.crisis} and ::: in it",
            chapter.span,
        )
    text = (line for each in carried for line in note_lines(each.chapter, document))
    yield from _untold(note.facts, note, _Told(chapter, document, _words(text)))
    if not slides:
        return
    points = _words(
        line for each in carried for line in point_lines(each.chapter, each.section, document)
    )
    # A chapter without points is a finding of its own.
    if points:
        yield from _untold(note.facts, note, _Told(chapter, document, points, "slides"))


def _words(lines: Iterable[Line]) -> tuple[tuple[Word, ...], ...]:
    return tuple(words_of(line.text) for line in lines)


def note_lines(chapter: Chapter, document: Document) -> Iterator[Line]:
    """Give the text of a chapter without its key points, which stand in decks alone."""
    return said(without_points(chapter.blocks), document)


def point_lines(chapter: Chapter, section: Section, document: Document) -> Iterator[Line]:
    """Give what the slides of a chapter say: its points and tables, or the crisis contacts."""
    if chapter.is_crisis and section.form is not PartForm.NOTES:
        yield from crisis_lines(document)
        return
    from kdeck.plan.deck.points import key_points

    lead = ""
    for inlines in key_points(chapter):
        line = line_of(inlines, document, chapter.span)
        yield from led(lead, (line,))
        lead = leading(line.text) or lead
    tables = (block for block in walk_blocks(chapter.blocks) if isinstance(block, Table))
    yield from said(tuple(tables), document)


def _untold(facts: tuple[Fact, ...], note: SafetyNote, told: _Told) -> Iterator[Finding]:
    for fact in facts:
        phrases = accepted(fact, told.document.region)
        # Where no crisis line is confirmed, that is a finding of its own.
        if phrases and not any(states(p, line) for line in told.lines for p in phrases):
            denied = any(any(matches(p, line)) for line in told.lines for p in phrases)
            yield _finding(note, fact, told, "denies" if denied else "does not say")


def accepted(fact: Fact, region: Region) -> tuple[Phrase, ...]:
    """Read the phrases of which any tells a fact, with the numbers of a region."""
    return tuple(phrase for source in fact.says for phrase in phrases_of(source, region))


def _finding(note: SafetyNote, fact: Fact, told: _Told, verb: str) -> Finding:
    where, place = _PLACES[told.by]
    words = ", ".join(f"'{phrase.text}'" for phrase in accepted(fact, told.document.region))
    return Finding(
        "safety-note",
        f"the safety note {note.id}, {note.name}, {verb} '{fact.name}' to the "
        f"{told.document.audience} audience{where}",
        f"say it in its {place}, with nothing that denies it, in one of these ways: {words}",
        line_place(told.chapter) if told.by == "line" else told.chapter.span,
    )


def check_confirmed(region: Region) -> Iterator[Finding]:
    """Find a region of which the emergency number, or every crisis line to call, is unconfirmed."""
    if not region.emergency_confirmed:
        yield Finding(
            "crisis-unconfirmed",
            f"the emergency number of '{region.key}' is not confirmed",
            f"check '{region.emergency}', then {_confirmation(region)}",
            region.span,
        )
    if region.first_line is None:
        yield Finding(
            "crisis-unconfirmed",
            f"no crisis line of '{region.key}' that people call is confirmed",
            f"call one to check, then {_confirmation(region)}",
            region.span,
        )


def _confirmation(region: Region) -> str:
    """Word what a clinic writes into its brand file, as one line that can be pasted there.

    The date is no date: what was pasted unread confirms nothing.
    """
    lines = ", ".join(f'"{number}"' for number in region.called_numbers)
    return (
        "write below 'kdeck:' in the theme's _brand.yml, indented by two more spaces: "
        f'crisis: {{confirmed: {{emergency: "{region.emergency}", '
        f'lines: [{lines}], on: "YYYY-MM-DD", by: "your role"}}}}'
    )
