"""What is found wrong while a file is written: one entry, and there is no file."""

import re
import unicodedata
from typing import assert_never

from kdeck.finding import Finding, Findings, Span, in_reading_order
from kdeck.plan.handout.model import Grid, Illustration, ItemList, Prose
from kdeck.plan.text.run import BackTo, Defined, LinkTo, Note, Run, Runs, Speak, ToSlide, run_text
from kdeck.theme.face import Face

# ISO 32000-1, 14.9.2, with the lengths of RFC 3066.
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_SCHEMES = ("https://", "mailto:", "tel:", "sms:")
# Characters that stand for nothing: controls, surrogates, private use, unassigned (ISO 14289-1,
# 7.21.7; ISO 19005-2, 6.2.11.7), and the mark that says how bytes are ordered.
_NO_TEXT = {"Cc", "Cs", "Co", "Cn"}
_BYTE_ORDER = "\ufeff"
_DEEPEST = 6


class Ledger:
    """Judge what would make the claim of a file untrue."""

    def __init__(self) -> None:
        self._found = Findings()
        self._level = 0
        self._seen: set[str] = set()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give all that was found."""
        return in_reading_order(self._found)

    def title(self, title: str, span: Span) -> None:
        """Judge the title of the file (ISO 14289-1, 7.1; ISO 14289-2, 8.11.1)."""
        if not title.strip():
            self._found.error("pdf-title", "the document has no title", "give it one", span)

    def language(self, tag: str, span: Span) -> None:
        """Judge a language (ISO 14289-1, 7.2; ISO 14289-2, 8.4.4)."""
        if not tag.strip():
            self._found.error("pdf-language", "no language is named", "name it as in 'en-US'", span)
        elif not _LANGUAGE.fullmatch(tag):
            message = f"'{tag}' is no language tag"
            self._found.error("pdf-language-tag", message, "write it as in 'en-US'", span)

    def heading(self, prose: Prose) -> None:
        """Judge a heading by the one before it (ISO 14289-1, 7.4.2)."""
        words, level, before = run_text(prose.runs).strip(), prose.level, self._level
        self._level = level
        if not words:
            self._found.error("pdf-nesting", "a heading has no words", "write them", prose.span)
        if before == 0 and level != 1:
            message = f"the first heading, '{words}', is of level {level}"
            self._found.error("pdf-heading-first", message, "begin with the title", prose.span)
        elif before and level == 1:
            message = f"the heading '{words}' is a second title"
            self._found.error("pdf-heading-first", message, "set it at level 2", prose.span)
        elif level > min(before + 1, _DEEPEST):
            message = f"the heading '{words}' goes from level {before} to level {level}"
            hint = f"set it at level {min(before + 1, _DEEPEST)}"
            self._found.error("pdf-heading-skip", message, hint, prose.span)

    def figure(self, item: Illustration) -> None:
        """Judge the alt text of a figure (ISO 14289-1, 7.3; ISO 14289-2, 8.2.5.28.2)."""
        if item.alt.strip() or (not item.alt and item.caption is None):
            return
        message = "a figure has no alt text"
        if item.caption:
            message = f"the figure '{run_text(item.caption.runs)}' has no alt text"
        self._found.error("pdf-figure-alt", message, "say what it shows", item.span)

    def listing(self, listing: ItemList) -> bool:
        """Judge that a list has entries; say whether it can be set."""
        if not listing.entries:
            self._found.error("pdf-list", "a list has no entries", "leave it out", listing.span)
        return bool(listing.entries)

    def table(self, grid: Grid) -> bool:
        """Judge the header and the rows of a table; say whether it can be set.

        ISO 14289-1, 7.2 and 7.5; ISO 14289-2, 8.2.5.26.
        """
        name = f"the table '{run_text(grid.caption.runs)}'" if grid.caption else "a table"
        if not any(run_text(cell.runs).strip() for cell in grid.header):
            hint = "give every column a header"
            self._found.error("pdf-table-header", f"{name} has no headers", hint, grid.span)
        counts = {len(row) for row in grid.rows} | {len(grid.header)}
        if len(counts) == 1 and 0 not in counts and grid.rows:
            return True
        message = f"{name} has rows of {' and '.join(map(str, sorted(counts)))} cells"
        if not grid.rows:
            message = f"{name} has no rows"
        hint = "give each row one cell a column"
        self._found.error("pdf-table-shape", message, hint, grid.span)
        return False

    def marks(self, runs: Runs) -> None:
        """Judge the links and the languages of a paragraph (ISO 14289-1, 7.2 and 7.18.5)."""
        for run in runs:
            match run.mark:
                case LinkTo():
                    self._link(run, run.mark, runs)
                case Speak(lang=lang):
                    if lang is not None:
                        self.language(lang, run.span)
                case Note() | BackTo() | ToSlide() | Defined() | None:
                    pass  # they lead to places of our own
                case _:
                    assert_never(run.mark)

    def _link(self, run: Run, link: LinkTo, runs: Runs) -> None:
        words = "".join(each.text for each in runs if each.mark == link)
        if not words.strip():
            message = f"a link to '{link.url}' has no words"
            self._found.error("pdf-link-text", message, "write where it goes", run.span)
        if not link.description.strip():
            message = f"the link '{words}' has no description"
            self._found.error("pdf-annotation-text", message, "say where it goes", run.span)
        if not link.url.startswith(_SCHEMES):
            message = f"the link '{words}' leads to '{link.url}', which is no address"
            self._found.error("pdf-annotation", message, "write the whole address", run.span)

    def nowhere(self, words: str, span: Span) -> None:
        """Enter a link whose place in the document does not exist (ISO 14289-2, 8.8)."""
        message = f"the link '{words}' leads to a place that does not exist"
        self._found.error("pdf-annotation", message, "add what it leads to", span)

    def character(self, character: str, face: Face | None, span: Span) -> bool:
        """Judge a character by the face that would show it; say whether it can be set.

        ISO 14289-1, 7.21.7 and 7.21.8; ISO 14289-2, 8.4.5.8 and 8.4.5.9.
        """
        is_text = unicodedata.category(character) not in _NO_TEXT and character != _BYTE_ORDER
        if is_text and face is not None:
            return True
        code = f"U+{ord(character):04X}"
        if not is_text:
            if code not in self._seen:
                message = f"the character {code} stands for no text"
                self._found.error("pdf-glyph-text", message, "use a character of Unicode", span)
        elif code not in self._seen:
            name = unicodedata.name(character, "unnamed")
            message = f"no font has the character '{character}' ({code}, {name})"
            self._found.error("pdf-glyph-missing", message, "use a font that has it", span)
        self._seen.add(code)
        return False

    def fields(self, count: int, title: str, span: Span) -> None:
        """Judge that a fillable document has something to fill in."""
        if not count:
            message = f"'{title}' has no box to tick and no line to write on"
            hint = "build it with '--edition standard', or add a checklist or questions to it"
            self._found.error("edition-fillable", message, hint, span)

    def overflow(self, span: Span) -> None:
        """Enter what no page holds and no break can part."""
        message = "a row or a figure is longer than a page"
        self._found.error("page-overflow", message, "make two of it, or shorten its words", span)

    def font(self, face: Face, why: str, span: Span) -> None:
        """Enter a font that cannot be embedded (ISO 14289-1, 7.21.4.1; ISO 14289-2, 8.4.5.5.1)."""
        message = f"the font '{face.postscript_name or face.family}' cannot be embedded: {why}"
        self._found.error("pdf-font-embedded", message, "use another font", span)


def begin_ledger(title: str, language: str, span: Span) -> Ledger:
    """Begin to judge a file by its title and its language."""
    ledger = Ledger()
    ledger.title(title, span)
    ledger.language(language, span)
    return ledger
