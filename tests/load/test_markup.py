"""What people type who come from other tools: read as it is meant, or refused."""

import json
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.datafile.characters import plain_characters
from kdeck.finding import Finding, Severity
from kdeck.load.project import read_library
from kdeck.model.block import Blocks, Listing, Panel, Paragraph
from kdeck.model.inline import Abbreviation, Footnote, Inlines, Link, Text, plain_text
from kdeck.model.walk import all_inlines, own_inlines, walk_blocks
from projects import FILES, FRONT, TOPIC, MemoryFiles


def read(body: str) -> tuple[Blocks, tuple[Finding, ...]]:
    library, findings = read_library(MemoryFiles({**FILES, TOPIC: f"{FRONT}{body}\n"}))
    return library.topics[0].blocks, findings


def sound(body: str) -> Blocks:
    blocks, findings = read(body)
    assert findings == ()
    return blocks


def inlines(body: str) -> Inlines:
    (block,) = sound(body)
    assert isinstance(block, Paragraph)
    return block.inlines


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Drink H~2~O.", "Drink H₂O."),
        ("About 10^3^ or 10^-3^ of them, or (a)^2^.", "About 10³ or 10⁻³ of them, or (a)²."),
        (
            "It costs $50, or $5 and $10, or US$5 to $ 6.",
            "It costs $50, or $5 and $10, or US$5 to $ 6.",
        ),
        ("From $5-$10, $1,000 or A$5/US$10.", "From $5-$10, $1,000 or A$5/US$10."),
        ("3 -- 5 cups --- or more", "3 – 5 cups — or more"),
        ("a~5 mg and ~10 mg", "a~5\u00a0mg and ~10\u00a0mg"),
        (r"\~\~this\~ and \$x\$ and H\~2\~O", None),
        (r"STAR\*D and \@home", "STAR*D and @home"),
        (r"\$x\$", "$x$"),
        ("At 10:30:15, time: now: go", "At 10:30:15, time: now: go"),
        ("[sic] and {as it stands}", "[sic] and {as it stands}"),
        ("One <!-- why? --> two <!--\nmore --> three", "One two three"),
        ("x < 5 and y > 3, a = b", "x < 5 and y > 3, a = b"),
        (
            "the electro\u00adconvulsive zero\u200bwidth fi\ufb01x",
            "the electroconvulsive zerowidth fifix",
        ),
        ("&shy;soft&#8203; &#x202E;round", "soft round"),
        ("a follow\u2011up, a one\u2010off", "a follow-up, a one-off"),
        ("Rest\nand – drink\n– a lot – then sleep", "Rest and – drink – a lot – then sleep"),
        ("Vitamin D\nor not", "Vitamin D or not"),
        ("In 1998.\n2019. Then", "In 1998. 2019. Then"),
    ],
)
def test_text_prints_as_it_is_meant(typed: str, printed: str | None) -> None:
    if printed is None:
        assert {f.code for f in read(typed)[1]} <= {"markup-literal"}
        return
    assert plain_text(inlines(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "words", "url"),
    [
        ("See www.nhs.uk.", "www.nhs.uk", "https://www.nhs.uk"),
        ("See https://nhs.uk/x-y--z, or ask.", "https://nhs.uk/x-y--z", "https://nhs.uk/x-y--z"),
        ("Write to ann.lee@example.org!", "ann.lee@example.org", "mailto:ann.lee@example.org"),
        ("<https://nhs.uk/a--b>", "https://nhs.uk/a--b", "https://nhs.uk/a--b"),
        ("[https://nhs.uk](https://nhs.uk)", "https://nhs.uk", "https://nhs.uk"),
    ],
)
def test_a_bare_address_is_a_link_that_shows_itself(typed: str, words: str, url: str) -> None:
    (link,) = (inline for inline in inlines(typed) if isinstance(inline, Link))
    assert (plain_text(link.children), link.url) == (words, url)


@pytest.mark.parametrize("typed", ["Do *not* drive.", "Do _not_ drive.", "See ^[It is *not*.] it."])
def test_an_author_hears_that_what_was_to_be_slanted_stays_upright(typed: str) -> None:
    _, (told,) = read(typed)
    assert (told.code, told.severity, told.span.line) == ("markup-italic", Severity.WARNING, 7)
    assert "'not' is printed upright" in told.message
    assert told.hint.startswith("write **not** to stress it")


@pytest.mark.parametrize("typed", ["Do ***not*** drive.", "**Do *not* drive.**", r"2 \* 3 \* 4"])
def test_what_is_bold_as_well_has_lost_no_stress(typed: str) -> None:
    assert sound(typed)


def test_notes_of_pandoc_are_notes() -> None:
    first, second = sound("Rest.[^1] Drink.^[**Water** is best.]\n\nSleep.[^1]\n\n[^1]: It\nheals.")
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    notes = [i for i in (*first.inlines, *second.inlines) if isinstance(i, Footnote)]
    assert [plain_text(note.children) for note in notes] == [
        "It heals.",
        "Water is best.",
        "It heals.",
    ]
    assert [note.children[0].span.line for note in notes] == [11, 7, 11]


def test_each_wording_has_notes_of_its_own() -> None:
    body = (
        "::: plain\nRest.[^1][^b]\n\n[^1]: One.\n:::\n::: clinician\nRest.[^1]\n\n[^1]: Two.\n:::\n"
    )
    notes = [i for i in all_inlines(sound(f"{body}\n[^b]: Three.")) if isinstance(i, Footnote)]
    assert [plain_text(note.children) for note in notes] == ["One.", "Three.", "Two."]
    _, findings = read(body.replace("[^1]: One.\n", "").replace("[^b]", ""))
    assert [(f.code, f.span.line) for f in findings] == [("note", 8)]


def test_a_mark_that_turns_letters_round_is_refused() -> None:
    _, findings = read_library(MemoryFiles({**FILES, TOPIC: f"{FRONT}Take \u202e02 drops."}))
    assert [f.message for f in findings] == ["the character U+202E cannot be printed"]


def test_tasks_are_the_items_of_a_checklist() -> None:
    for typed in (
        "- [ ] Bring **your** card.\n- [] Call us.",
        "- Bring **your** card.\n- Call us.",
    ):
        (panel,) = sound(f"::: checklist\n{typed}\n:::")
        assert isinstance(panel, Panel)
        (listing,) = panel.blocks
        assert isinstance(listing, Listing)
        items = [plain_text(i.blocks[0].inlines) for i in listing.items]  # type: ignore[union-attr]
        assert items == ["Bring your card.", "Call us."]


def test_a_comment_keeps_the_lines_of_what_follows() -> None:
    blocks = sound("<!-- one\n\ntwo -->\n\nWords.\n\n- a\n<!-- three -->\n- b")
    assert [block.span.line for block in blocks] == [11, 13]
    assert isinstance(blocks[1], Listing)
    assert len(blocks[1].items) == 2


def test_an_escaped_bar_is_no_cell_and_an_empty_cell_is_one() -> None:
    sound("| a | b |\n|---|---|\n| 1 \\| 2 | |\n| | 3 |\n\na | b\n--|--\n1 | 2")


HIDDEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2069\ufeff"
LIGATURES = "".join(map(chr, range(0xFB00, 0xFB07)))


@given(st.text(st.sampled_from(f"a é{HIDDEN}{LIGATURES}\u2011\n"), max_size=30))
@settings(max_examples=examples(60))
def test_what_does_not_show_is_not_there_and_ligatures_are_letters(text: str) -> None:
    plain = plain_characters(text)
    assert not set(plain) & {*HIDDEN, *LIGATURES}
    assert plain.count("\n") == text.count("\n")
    assert plain_characters(plain) == plain
    kept = [c for c in text if c not in HIDDEN]
    assert plain.replace("-", "\u2011") == "".join(
        unicodedata.normalize("NFKC", c) if c in LIGATURES else c for c in kept
    )


# What no reader may meet, wherever it came from.
MARKUP = re.compile(
    r"~~|\*\*|\[\^|\^\[|\[[ xX]\]|\{\{|\}\}|\{[#.]\w|\{--|\{\+\+|==|\$x\$(?!\d)|(?<!\w)@smith"
    r"|--|<!--|</?b>|<br|<sub"
    r"|(?<![\w:]):smile:|\\newpage|`|:::|\]\(|\]\{|[\ufb01\u00ad\u200b]|~2~|\^3\^"
)
# What sets a line by its start, where nothing stands before it.
LINE_START = re.compile(r"^[|]", re.M)
PIECES = st.sampled_from((
    "Take ", "1 tablet", " a day. ", "water", "\n", "\n\n", "- ", "1. ", "~~", "~~2 tablets~~",
    "^", "[^1]", "[^1]: A note.\n", "^[so]", "- [ ] ", "- [x] ", "H~2~O", "10^3^", "~", "$x$",
    "$50", "$", "{{< video x >}}", "{{", "==x==", "==", "| Monday\n", "| a | b |\n",
    "|---|---|\n", "@smith2020", "[@smith2020]", "[-@smith2020, p. 3]", "--", "---", "<b>",
    "</b>", "<br>", "<sub>2</sub>", "<!-- to do -->", "<!--", "-->", ":smile:", "•\t", "• ", "o ",
    "ü ", "\\newpage", "{#id}", "{.x}", "[words]{.x}", "[so]{.note}", "**", "*", "**so**", "`",
    "[a](https://example.org/x)", "](", "[", "]", "www.nhs.uk", "\xad", "\u200b", "ﬁ", "&amp;",
    "{--2--}", "{++1++}", "[[Dose]]",
))  # fmt: skip
MIXED = st.lists(PIECES, min_size=1, max_size=8).map("".join)


@given(MIXED)
@settings(max_examples=examples(120))
@example("**so**| Monday")
def test_no_markup_is_left_in_a_text_that_has_no_finding(body: str) -> None:
    blocks, findings = read(body)
    if findings:
        return
    for inline in all_inlines(blocks):
        if isinstance(inline, (Text, Abbreviation)):
            assert not MARKUP.search(inline.text), (body, inline.text)
    for block in walk_blocks(blocks):
        for inlines in own_inlines(block):
            assert not LINE_START.search(plain_text(inlines)), (body, plain_text(inlines))


@given(MIXED)
@settings(max_examples=examples(60))
def test_no_markup_is_left_in_a_title_that_has_no_finding(title: str) -> None:
    front = FRONT.replace('"The dose"', json.dumps(title, ensure_ascii=False))
    text = front + "Words.\n"
    library, findings = read_library(MemoryFiles({**FILES, TOPIC: text}))
    if not findings:
        plain = library.topics[0].title.plain
        assert not MARKUP.search(plain), title
        assert not LINE_START.search(plain), title
