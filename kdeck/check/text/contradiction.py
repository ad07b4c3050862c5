"""What a text says against the safety notes of a project, in the words that their file lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.check.text.assertion import Phrase, is_supposed, match_at, phrase_of, words_of
from kdeck.check.text.passage import Passage
from kdeck.check.text.prose import text_number
from kdeck.check.text.said import Line, said
from kdeck.finding import Finding, Span
from kdeck.model.document import Document
from kdeck.model.region import Region
from kdeck.model.safetynote import SafetyNote, SafetyRules

_PLACES = ("{emergency}", "{crisis-line}", "{text-line}")
_Phrases = dict[str, list[tuple[Phrase, SafetyNote | None]]]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Hold the words of a text that contradict a note, or, with none, wave all notes aside."""

    words: str
    start: int
    note: SafetyNote | None

    def finding(self, span: Span) -> Finding:
        """Word the finding at a place."""
        against = f"the safety note {self.note.id}, {self.note.name}" if self.note else "the notes"
        told = f"contradicts {against}" if self.note else "tells readers to pass over safety notes"
        return Finding(
            "note-contradicted",
            f"'{self.words}' {told}",
            "say what the note says, or leave the words out; a myth may stand in a table row that "
            "begins with 'Myth' and states the 'Fact'",
            span,
        )


def contradictions(
    text: str, rules: SafetyRules, region: Region | None = None
) -> Iterator[Contradiction]:
    """Find what one text says against the notes; phrases with numbers need the region.

    A denial ("you may not drive"), a condition and a question contradict nothing. A line end ends a
    sentence.
    """
    return _against(text, _by_first_word(rules, region))


def _by_first_word(rules: SafetyRules, region: Region | None) -> _Phrases:
    """Sort all phrases by the words that they may begin with: a text holds few of them."""
    found: _Phrases = {}
    for note in (*rules.notes, None):
        for source in note.never if note else rules.never:
            for phrase in phrases_of(source, region):
                for word in phrase.forms[0] or ():
                    found.setdefault(word, []).append((phrase, note))
    return found


def _against(text: str, phrases: _Phrases) -> Iterator[Contradiction]:
    words = words_of(text)
    for first, word in enumerate(words):
        for phrase, note in phrases.get(word.text, ()):
            match = match_at(phrase, words, first)
            if match and not match.denied and not is_supposed(words, match):
                end = words[match.last - 1].end
                yield Contradiction(text[word.start : end], word.start, note)


def phrases_of(source: str, region: Region | None) -> tuple[Phrase, ...]:
    """Read a phrase with the numbers of a region; none where it asks for a number and has none."""
    if not any(place in source for place in _PLACES):
        return (phrase_of(source),)
    if region is None or ("{text-line}" in source and region.text_line is None):
        return ()
    whole = source.replace("{emergency}", region.emergency)
    whole = whole.replace("{text-line}", text_number(region))
    lines = dict.fromkeys(line.number for line in region.lines if line.confirmed)
    whole_lines = (whole.replace("{crisis-line}", line) for line in lines)
    return tuple(map(phrase_of, whole_lines if "{crisis-line}" in whole else (whole,)))


def check_contradictions(document: Document) -> Iterator[Finding]:
    """Find what a document says against its safety notes, in its titles as in its text."""
    phrases = _by_first_word(document.safety, document.region)
    for line in _lines(document):
        if not line.myth:
            for found in _against(line.text, phrases):
                yield found.finding(line.span)


def check_passages(
    found: Iterable[Passage], rules: SafetyRules, region: Region | None = None
) -> Iterator[Finding]:
    """Find what some texts outside a document say against the notes of a project."""
    phrases = _by_first_word(rules, region)
    for passage in found:
        if not passage.myth:
            for told in _against(passage.text, phrases):
                yield told.finding(passage.at(told.start))


def _lines(document: Document) -> Iterator[Line]:
    yield Line(document.title, document.span)
    yield Line(document.message, document.span)
    yield Line(document.kind, document.span)
    for section in document.sections:
        yield Line(section.heading, section.span)
        yield Line(section.takeaway, section.span)
        for chapter in section.chapters:
            yield Line(chapter.title, chapter.span)
            yield Line(chapter.takeaway, chapter.span)
            yield Line(chapter.teach_back, chapter.span)
            yield from said(chapter.blocks, document)
    for entry in document.glossary:
        yield Line(entry.definition, entry.span)
