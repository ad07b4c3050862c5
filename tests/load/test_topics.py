"""What a good topic becomes."""

from pathlib import Path

import pytest

from kdeck.finding import Span
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    CrisisContacts,
    DefinitionList,
    Drug,
    Evidence,
    ForAudience,
    ForRegion,
    Heading,
    Listing,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    Table,
)
from kdeck.model.inline import (
    Abbreviation,
    Cite,
    Datum,
    Emphasis,
    Footnote,
    Foreign,
    Inlines,
    Link,
    Strong,
    Term,
    Text,
    plain_text,
)
from kdeck.model.topic import TopicKind
from kdeck.model.walk import walk_blocks
from projects import CLAIM, FRONT, TOPIC, read_body, read_project

BODY_LINE = FRONT.count("\n") + 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def blocks(folder: Path, body: str, **includes: str) -> Blocks:
    found, findings = read_body(folder, body, **includes)
    assert [finding for finding in findings if finding.code != "markup-italic"] == []
    return found


def inlines(folder: Path, body: str) -> Inlines:
    (paragraph,) = blocks(folder, body)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def words(block: Block) -> str:
    assert isinstance(block, Paragraph)
    return plain_text(block.inlines)


def at(line: int) -> Span:
    """Name a line of the topic's body, from 1."""
    return Span(TOPIC, BODY_LINE + line - 1)


def test_the_front_matter_becomes_the_topic_and_both_wordings_get_the_marks_of_print(
    folder: Path,
) -> None:
    front = """\
---
id: dose
kind: safety
title: {plain: "What 'low' means", clinician: "The \\"low\\" dose: 5 mg"}
takeaway: {plain: "It's low", clinician: "It is   low"}
note: D-03
starred: true
audiences: [clinician]
teach-back: {plain: "What's low?", clinician: "Ask: what's low?"}
---
"""
    library, findings = read_project(folder, {TOPIC: front + "Text.\n"})
    (topic,) = library.topics
    assert findings == ()
    assert (topic.id, topic.kind) == ("dose", TopicKind.SAFETY)
    assert topic.title.plain == "What ‘low’ means"
    assert topic.title.clinician == "The “low” dose: 5\u00a0mg"
    assert (topic.takeaway.plain, topic.takeaway.clinician) == ("It’s low", "It is low")
    assert (topic.note, topic.starred, topic.audiences) == ("D-03", True, (Audience.CLINICIAN,))
    assert topic.teach_back == Worded("What’s low?", "Ask: what’s low?")
    assert topic.span == Span(TOPIC, 1)


def test_a_topic_is_for_both_audiences_and_carries_no_note_where_it_does_not_say(
    folder: Path,
) -> None:
    (topic,) = read_project(folder)[0].topics
    assert topic.audiences == (Audience.PLAIN, Audience.CLINICIAN)
    assert (topic.note, topic.starred) == (None, False)


def test_a_claim_holds_both_wordings_with_what_stands_behind_them(folder: Path) -> None:
    (claim,) = blocks(folder, CLAIM)
    assert isinstance(claim, Claim)
    assert (claim.id, claim.drug, claim.evidence) == ("low-dose", Drug.KETAMINE, Evidence.RCT)
    assert (claim.refs, claim.as_of, claim.span) == (("smith2020",), "2026-06", at(1))
    assert [words(block) for block in claim.wordings.plain] == ["The dose is low."]
    (paragraph,) = claim.wordings.clinician
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines == (
        Text("The dose is subanesthetic ", at(6)),
        Cite(("smith2020",), at(6)),
        Text(".", at(6)),
    )


def test_text_outside_an_audience_div_is_for_both(folder: Path) -> None:
    both, plain, clinician = blocks(
        folder, "Both.\n\n::: plain\nOne.\n:::\n\n::: {.clinician}\nTwo.\n\nThree.\n:::\n"
    )
    assert words(both) == "Both."
    assert isinstance(plain, ForAudience)
    assert (plain.audience, plain.span) == (Audience.PLAIN, at(3))
    assert isinstance(clinician, ForAudience)
    assert clinician.audience is Audience.CLINICIAN
    assert [block.span for block in clinician.blocks] == [at(8), at(10)]


def test_divs_nest_with_colons_of_any_number(folder: Path) -> None:
    same = "::: {.warning}\n::: plain\nStop.\n:::\n:::\n"
    more = "::: {.warning}\n:::: plain\nStop.\n::::\n:::\n"
    fewer = "::::: {.warning}\n::: {.plain} :::\nStop.\n:::\n:::::::\n"
    (panel,) = blocks(folder / "a", same)
    assert isinstance(panel, Panel)
    (inner,) = panel.blocks
    assert isinstance(inner, ForAudience)
    assert [words(block) for block in inner.blocks] == ["Stop."]
    assert blocks(folder / "b", more) == blocks(folder / "c", fewer) == (panel,)


def test_a_div_ends_a_paragraph_without_an_empty_line_between(folder: Path) -> None:
    first, panel, last = blocks(folder, "Before.\n::: {.limits}\nInside.\n:::\nAfter.\n")
    assert isinstance(panel, Panel)
    assert [words(block) for block in (first, *panel.blocks, last)] == [
        "Before.",
        "Inside.",
        "After.",
    ]


# What prints nothing itself: the points of a slide, and what is said with it.
HEADLESS = (PanelKind.KEY_POINTS, PanelKind.SPEAKER_NOTES)


@pytest.mark.parametrize("kind", [k for k in PanelKind if k not in HEADLESS])
def test_every_panel_takes_a_heading_in_the_marks_of_print(folder: Path, kind: PanelKind) -> None:
    (panel,) = blocks(folder, f'::: {{.{kind} heading="Don\'t drive for 24 hours"}}\n- One\n:::\n')
    assert isinstance(panel, Panel)
    assert panel.kind is kind
    assert panel.heading == (Text("Don’t drive for 24\u00a0hours", at(1)),)


def test_key_points_hold_a_list_for_each_audience(folder: Path) -> None:
    (panel,) = blocks(
        folder,
        "::: {.key-points}\n:::: plain\n- One\n- Two\n::::\n:::: clinician\n- Three\n::::\n:::\n",
    )
    lists = [block for block in walk_blocks((panel,)) if isinstance(block, Listing)]
    assert [[words(b) for item in one.items for b in item.blocks] for one in lists] == [
        ["One", "Two"],
        ["Three"],
    ]


def test_regions_and_crisis_contacts_are_places_to_be_filled_in(folder: Path) -> None:
    region, crisis = blocks(folder, '::: {.for region="US"}\nCall.\n:::\n\n::: {.crisis}\n:::\n')
    assert isinstance(region, ForRegion)
    assert (region.regions, [words(b) for b in region.blocks]) == (("US",), ["Call."])
    assert crisis == CrisisContacts(at(5))


def test_lists_hold_blocks_and_keep_their_first_number(folder: Path) -> None:
    (listing,) = blocks(folder, "3. One\n\n   More.\n4. Two\n   - inside\n")
    assert isinstance(listing, Listing)
    assert (listing.ordered, listing.start) == (True, 3)
    first, second = listing.items
    assert [words(block) for block in first.blocks] == ["One", "More."]
    assert second.span == at(4)
    assert isinstance(second.blocks[1], Listing)
    assert not second.blocks[1].ordered


def test_a_definition_list_pairs_each_term_with_its_blocks(folder: Path) -> None:
    (listing,) = blocks(
        folder, "**Half-life**\n:   About 2 hours.\n\nDose\n:   Low.\n\n    Very low.\n"
    )
    assert isinstance(listing, DefinitionList)
    half_life, dose = listing.entries
    assert plain_text(half_life.term) == "Half-life"
    assert isinstance(half_life.term[0], Strong)
    assert [words(block) for block in half_life.blocks] == ["About 2\u00a0hours."]
    assert [words(block) for block in dose.blocks] == ["Low.", "Very low."]
    assert (half_life.span.line, dose.span.line) == (at(1).line, at(4).line)


def test_a_pipe_table_keeps_its_cells_and_their_lines(folder: Path) -> None:
    (table,) = blocks(
        folder,
        '::: {.table caption="Doses in mg" row-headers="true"}\n'
        "| Drug | Dose |\n|:--|--:|\n| Ketamine | 0.5 mg/kg [@smith2020] |\n"
        "| Esketamine | |\n:::\n",
    )
    assert isinstance(table, Table)
    assert (plain_text(table.caption), table.row_headers) == ("Doses in mg", True)
    assert [plain_text(cell.inlines) for cell in table.header] == ["Drug", "Dose"]
    assert [[plain_text(cell.inlines) for cell in row] for row in table.rows] == [
        ["Ketamine", "0.5\u00a0mg/kg "],
        ["Esketamine", ""],
    ]
    assert [row[0].span for row in table.rows] == [at(4), at(5)]
    assert table.rows[0][1].inlines[1] == Cite(("smith2020",), at(4))


def test_a_bare_table_has_no_caption_and_no_row_headers(folder: Path) -> None:
    (table,) = blocks(folder, "| Drug |\n|---|\n| Ketamine |\n")
    assert isinstance(table, Table)
    assert (table.caption, table.row_headers, table.span) == ((), False, at(1))


def test_an_image_alone_is_a_figure_and_a_fragment_names_a_part_of_it(folder: Path) -> None:
    bare, part, decorative = blocks(
        folder,
        "![A hill's snow](hill.svg)\n\n![Tracks](hill.svg#tracks)\n\n![](hill.svg){.decorative}\n",
    )
    assert bare == Picture("hill.svg", None, "A hill’s snow", (), at(1))
    assert part == Picture("hill.svg", "tracks", "Tracks", (), at(3))
    assert decorative == Picture("hill.svg", None, "", (), at(5))


def test_a_figure_takes_the_paragraph_below_the_image_as_its_caption(folder: Path) -> None:
    (picture,) = blocks(folder, "::: {.figure}\n![A hill](hill.svg)\n\nSnow on a **hill**.\n:::\n")
    assert isinstance(picture, Picture)
    assert plain_text(picture.caption) == "Snow on a hill."


def test_a_figure_file_may_have_a_space_or_an_accent_in_its_name(folder: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    library, findings = read_project(
        folder,
        {
            TOPIC: f"{FRONT}![A](<snow hill.svg>)\n\n![B](forêt.svg)\n",
            "sources/figures/snow hill.svg": svg,
            "sources/figures/forêt.svg": svg,
        },
    )
    assert findings == ()
    assert [figure.file for figure in library.figures] == ["snow hill.svg", "forêt.svg"]
    assert library.figures[0].data == svg.encode()


def test_a_sequence_holds_its_frames_in_order(folder: Path) -> None:
    frame = ":::: {{.frame}}\n![{0}](hill.svg#{0})\n\nThis is {0}.\n::::\n"
    (sequence,) = blocks(
        folder, f"::: {{.sequence}}\n{frame.format('one')}{frame.format('two')}:::\n"
    )
    assert isinstance(sequence, PictureSequence)
    assert [f.picture.fragment for f in sequence.frames] == ["one", "two"]
    assert [words(b) for f in sequence.frames for b in f.blocks] == ["This is one.", "This is two."]
    assert [f.span.line for f in sequence.frames] == [at(2).line, at(7).line]


def test_headings_keep_their_level(folder: Path) -> None:
    assert blocks(folder, "## Two\n\nTwo words\n===\n") == (
        Heading(2, (Text("Two", at(1)),), at(1)),
        Heading(1, (Text("Two words", at(3)),), at(3)),
    )


def test_an_included_block_keeps_the_name_and_the_line_of_its_own_file(folder: Path) -> None:
    before, shared, deeper, after = blocks(
        folder,
        'Before.\n\n::: {.include file="outer.md"}\n:::\n\nAfter.\n',
        outer='Shared.\n\n::: {.include file="inner.md"}\n:::\n',
        inner="\n\nDeeper.\n",
    )
    assert [words(block) for block in (before, shared, deeper, after)] == [
        "Before.",
        "Shared.",
        "Deeper.",
        "After.",
    ]
    assert shared.span == Span("sources/includes/outer.md", 1)
    assert deeper.span == Span("sources/includes/inner.md", 3)
    assert after.span == at(6)


def test_a_file_may_be_included_twice_where_it_does_not_lead_to_itself(folder: Path) -> None:
    include = '::: {.include file="shared.md"}\n:::\n'
    assert [words(b) for b in blocks(folder, include * 2, shared="Again.\n")] == ["Again."] * 2


def test_every_inline_mark_becomes_its_node(folder: Path) -> None:
    found = inlines(
        folder,
        "**Bold** *soft* [the trial](https://example.org/a?b=1&c=2) [@smith2020;@smith2020]\n"
        '[nerve signals]{.term key="glutamate"} [Glutamate]{.term} '
        '[NMDA]{.abbr title="N-methyl-D-aspartate"}\n'
        '[mot *juste*]{lang="fr"} [emergency]{.region} [phone]{.clinic}\n',
    )
    assert [node for node in found if not isinstance(node, Text)] == [
        Strong((Text("Bold", at(1)),), at(1)),
        Emphasis((Text("soft", at(1)),), at(1)),
        Link((Text("the trial", at(1)),), "https://example.org/a?b=1&c=2", at(1)),
        Cite(("smith2020", "smith2020"), at(1)),
        Term((Text("nerve signals", at(2)),), "glutamate", at(2)),
        Term((Text("Glutamate", at(2)),), "glutamate", at(2)),
        Abbreviation("NMDA", "N-methyl-D-aspartate", at(2)),
        Foreign((Text("mot ", at(3)), Emphasis((Text("juste", at(3)),), at(3))), "fr", at(3)),
        Datum("region", "emergency", at(3)),
        Datum("clinic", "phone", at(3)),
    ]


def test_a_note_keeps_its_words_and_no_space_before_its_mark(folder: Path) -> None:
    before, note, after = inlines(folder, 'Two trials [Both in [US]{.abbr title="x"}.]{.note}.\n')
    assert before == Text("Two trials", at(1))
    assert isinstance(note, Footnote)
    assert plain_text(note.children) == "Both in US."
    assert after == Text(".", at(1))
    assert plain_text((before, note, after)) == "Two trials."


def test_a_note_in_a_note_and_an_empty_one_are_found(folder: Path) -> None:
    for text in ("One [a [b]{.note}]{.note}.\n", "One [ ]{.note}.\n"):
        _, findings = read_body(folder, text)
        assert [finding.code for finding in findings] == ["note"]


def test_a_term_of_two_words_is_looked_up_with_a_hyphen(folder: Path) -> None:
    blocks_found, findings = read_body(folder, "The [AMPA receptor]{.term}.\n")
    (paragraph,) = blocks_found
    assert isinstance(paragraph, Paragraph)
    assert paragraph.inlines[1] == Term((Text("AMPA receptor", at(1)),), "ampa-receptor", at(1))
    assert [f.code for f in findings] == ["term-unknown"]


def test_a_line_end_inside_a_paragraph_is_a_space_and_counts_the_lines(folder: Path) -> None:
    assert inlines(folder, "One\ntwo **three\nfour**\nfive\n") == (
        Text("One two ", at(1)),
        Strong((Text("three four", at(2)),), at(2)),
        Text(" five", at(3)),
    )


def test_a_citation_over_two_lines_counts_its_line(folder: Path) -> None:
    found = inlines(folder, "Low [@smith2020;\n@smith2020] and *slow*.\n")
    assert [type(node) for node in found] == [Text, Cite, Text, Emphasis, Text]
    assert found[3].span == at(2)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('He said "stop".', "He said “stop”."),
        ("It's the patient's 'choice'.", "It’s the patient’s ‘choice’."),
        ('"[Glutamate]{.term}" is', "“Glutamate” is"),
        ("[Glutamate]{.term}'s gate", "Glutamate’s gate"),
        ("5 \u00b5g", "5\u00a0\u03bcg"),
        ("cafe\u0301", "café"),
        ("0.5 mg in 40 minutes", "0.5\u00a0mg in 40\u00a0minutes"),
        ("50 % of 3 out of 10", "50\u00a0% of 3\u00a0out of 10"),
        ("5\u00a0mg", "5\u00a0mg"),
        ("2 mgs and 3 kilos", "2 mgs and 3 kilos"),
        ("phase 2 grew", "phase 2 grew"),
        ("one mg", "one mg"),
        ("3 &lt; 5 &amp; 7", "3 < 5 & 7"),
        (r"2 \* 3 \[x\]", "2 * 3 [x]"),
        ("a ... b (c)", "a ... b (c)"),
    ],
)
def test_characters_print_as_they_should(folder: Path, typed: str, printed: str) -> None:
    assert plain_text(inlines(folder, typed)) == printed


def test_an_autolink_shows_its_address(folder: Path) -> None:
    (link,) = inlines(folder, "<https://example.org>")
    assert link == Link((Text("https://example.org", at(1)),), "https://example.org", at(1))


def test_a_link_may_be_defined_at_the_end_of_the_file(folder: Path) -> None:
    (link,) = inlines(folder, "[The trial]\n\n[the trial]: https://example.org\n")
    assert isinstance(link, Link)
    assert link.url == "https://example.org"
