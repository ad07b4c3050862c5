"""What would make the claim of a file untrue is found while it is written, and stops the file."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from kdeck.batch.kit.pdf import PlannedHandout
from kdeck.batch.work import Job, make
from kdeck.check.rules import rules
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.scene import Label, Scene
from kdeck.paletterole import PaletteRole
from kdeck.plan.handout.model import (
    Entry,
    Grid,
    Handout,
    Illustration,
    Item,
    ItemList,
    ListKind,
    Prose,
)
from kdeck.plan.look.style import Role
from kdeck.plan.text.run import BackTo, LinkTo, Mark, Note, Run, Speak
from kdeck.render.artifact import Artifact
from kdeck.render.pdf.writer import render
from kdeck.variants import Standard

HERE = Span("sources/topics/test.md", 7)
THERE = Span("sources/topics/test.md", 9)
DRAWING = Scene(100, 40, ())
Handouts = Mapping[Audience, Handout]


def prose(text: str, level: int = 0, mark: Mark = None) -> Prose:
    role = Role.SUBHEADING if level else Role.BODY
    return Prose((Run(text, HERE, mark=mark),), role, HERE, level)


TITLE = prose("A title", level=1)


def grid(header: tuple[str, ...], *rows: tuple[str, ...]) -> Grid:
    cells = tuple(tuple(prose(text) for text in row) for row in (header, *rows))
    return Grid(cells[0], cells[1:], (0.5, 0.5), None, True, HERE)


PLANTED: dict[str, tuple[str, tuple[Item, ...]]] = {
    "a blank alt text": ("pdf-figure-alt", (TITLE, Illustration(DRAWING, " ", None, HERE))),
    "a caption of a figure without alt text": (
        "pdf-figure-alt",
        (TITLE, Illustration(DRAWING, "", prose("A gate"), HERE)),
    ),
    "a label of a drawing without a glyph": (
        "pdf-glyph-missing",
        (
            TITLE,
            Illustration(
                Scene(100, 40, (Label("A \u6587", 5, 20, 12, "start", PaletteRole.INK),)),
                "A",
                None,
                HERE,
            ),
        ),
    ),
    "a heading that skips a level": ("pdf-heading-skip", (TITLE, prose("Deep", level=3))),
    "a heading below the sixth level": (
        "pdf-heading-skip",
        (TITLE, *(prose(f"At {level}", level=level) for level in range(2, 8))),
    ),
    "a first heading that is no title": ("pdf-heading-first", (prose("First", level=2),)),
    "two titles": ("pdf-heading-first", (TITLE, prose("Another", level=1))),
    "a heading without words": ("pdf-nesting", (TITLE, prose(" ", level=2))),
    "a character without a glyph": ("pdf-glyph-missing", (TITLE, prose("A \u4e2d"))),
    "a character of private use": ("pdf-glyph-text", (TITLE, prose("A \ue000"))),
    "a byte order mark": ("pdf-glyph-text", (TITLE, prose("\ufeffA"))),
    "a control character": ("pdf-glyph-text", (TITLE, prose("A\x07"))),
    "a link without a description": (
        "pdf-annotation-text",
        (TITLE, prose("The trial", mark=LinkTo("https://example.org/", " "))),
    ),
    "a link without words": (
        "pdf-link-text",
        (TITLE, prose(" ", mark=LinkTo("https://example.org/", "The trial"))),
    ),
    "a link to no address": (
        "pdf-annotation",
        (TITLE, prose("The trial", mark=LinkTo("example.org", "The trial"))),
    ),
    "a citation of what is not listed": ("pdf-annotation", (TITLE, prose("1", mark=Note(1)))),
    "a way back to where nothing was": ("pdf-annotation", (TITLE, prose("1", mark=BackTo(1)))),
    "a language that is none": (
        "pdf-language-tag",
        (TITLE, prose("mot", mark=Speak(lang="French!"))),
    ),
    "a language that is blank": ("pdf-language", (TITLE, prose("mot", mark=Speak(lang="")))),
    "a table without headers": ("pdf-table-header", (TITLE, grid(("", " "), ("a", "b")))),
    "a table with a short row": ("pdf-table-shape", (TITLE, grid(("a", "b"), ("c",)))),
    "a table without rows": ("pdf-table-shape", (TITLE, grid(("a", "b")))),
    "a list without entries": (
        "pdf-list",
        (TITLE, ItemList((), ListKind.BULLETS, Role.BODY, HERE)),
    ),
    "a row that is longer than a page": (
        "page-overflow",
        (TITLE, grid(("a", "b"), ("c", "Words go on. " * 600))),
    ),
}


def refused(handout: Handout, standard: Standard = Standard.UA_1) -> Artifact:
    made = render(handout, standard)
    assert made.data == b""
    return made


@pytest.mark.parametrize("standard", list(Standard))
@pytest.mark.parametrize("case", PLANTED)
def test_what_breaks_a_claim_stops_the_file(
    handouts: Handouts, case: str, standard: Standard
) -> None:
    code, items = PLANTED[case]
    made = refused(replace(handouts[Audience.PLAIN], items=items), standard)
    assert [(finding.code, finding.span) for finding in made.findings] == [(code, HERE)]
    assert code in rules()


def without_fonts(handout: Handout) -> Handout:
    theme = handout.theme
    broken = replace(theme.body.regular, data=b"no font", digest="broken")
    body = replace(theme.body, regular=broken)
    return replace(
        handout, theme=replace(theme, body=body), sheet=replace(handout.sheet, body=body)
    )


WHOLE: dict[str, tuple[str, Callable[[Handout], Handout]]] = {
    "no title": ("pdf-title", lambda handout: replace(handout, title=" ")),
    "no language": ("pdf-language", lambda handout: replace(handout, language="")),
    "no language tag": ("pdf-language-tag", lambda h: replace(h, language="in English")),
    "a font that cannot be embedded": ("pdf-font-embedded", without_fonts),
    "a character in the foot of every page": (
        "pdf-glyph-missing",
        lambda h: replace(h, furniture=replace(h.furniture, foot_left="\u4e2d")),
    ),
}


@pytest.mark.parametrize("case", WHOLE)
def test_what_breaks_the_claim_of_the_whole_file_stops_it(handouts: Handouts, case: str) -> None:
    code, broken = WHOLE[case]
    made = refused(broken(handouts[Audience.PLAIN]))
    assert [finding.code for finding in made.findings] == [code]


def test_all_that_is_wrong_is_found_in_one_run(handouts: Handouts) -> None:
    """Plant everything that can stand beside the rest, and find each."""
    alone = {"a first heading that is no title", "a heading below the sixth level"}
    items = [
        item for case, (_, found) in PLANTED.items() if case not in alone for item in found[1:]
    ]
    handout = replace(handouts[Audience.PLAIN], items=(TITLE, *items), title="")
    codes = {finding.code for finding in refused(handout).findings}
    assert codes == {code for code, _ in PLANTED.values()} | {"pdf-title"}


@pytest.mark.parametrize(
    ("character", "code"), [("\u4e2d", "pdf-glyph-missing"), ("\ue000", "pdf-glyph-text")]
)
def test_a_character_that_cannot_be_set_is_told_where_it_stands_first(
    handouts: Handouts, character: str, code: str
) -> None:
    first, again = prose(character), replace(prose(character), runs=(Run(character, THERE),))
    made = refused(replace(handouts[Audience.PLAIN], items=(TITLE, first, again)))
    assert [(finding.code, finding.span) for finding in made.findings] == [(code, HERE)]


def test_a_sound_handout_has_an_empty_ledger(handouts: Handouts) -> None:
    for handout in handouts.values():
        made = render(handout)
        assert made.findings == ()
        assert made.data.startswith(b"%PDF-1.7")


def test_decoration_needs_no_alt_text(handouts: Handouts) -> None:
    items = (TITLE, Illustration(DRAWING, "", None, HERE))
    assert render(replace(handouts[Audience.PLAIN], items=items)).findings == ()


def test_a_build_gives_the_findings_and_no_file(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = PlannedHandout(_skipping(job), job.document)
    monkeypatch.setattr("kdeck.batch.work.plan_job", lambda _: plan)
    monkeypatch.setattr(PlannedHandout, "check", lambda _: iter(()))
    made = make(job)
    assert made.data == b""
    assert [finding.code for finding in made.findings] == ["pdf-heading-skip"]


def _skipping(job: Job) -> Handout:
    from kdeck.plan.handout.planner import plan_handout

    handout = plan_handout(job.document, job.theme)
    return replace(handout, items=(TITLE, prose("Deep", level=3)))


def test_a_way_back_leads_to_the_first_citation(handouts: Handouts) -> None:
    entry = Entry("1.", (prose("Smith. A trial."),), HERE, BackTo(1))
    listed = ItemList((entry,), ListKind.REFERENCES, Role.SMALL, HERE)
    items = (TITLE, prose("1", mark=Note(1)), prose("1", mark=Note(1)), listed)
    assert render(replace(handouts[Audience.PLAIN], items=items)).findings == ()


def test_a_table_of_one_column_is_set_and_one_of_none_is_not(handouts: Handouts) -> None:
    handout = handouts[Audience.PLAIN]
    column = replace(grid(("Bring",), ("Your card",), ("Your list",)), widths=(1.0,))
    assert render(replace(handout, items=(TITLE, column))).findings == ()
    empty = refused(replace(handout, items=(TITLE, grid((), ()))))
    assert "pdf-table-shape" in {finding.code for finding in empty.findings}
