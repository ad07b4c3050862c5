"""How runs become lines."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.finding import Span
from kdeck.plan.text.lines import (
    Line,
    Setting,
    break_lines,
    count_lines,
    natural_width,
    word_widths,
    words_of,
)
from kdeck.plan.text.run import Run, Runs, run_text
from kdeck.theme.face import Family
from kdeck.theme.shipped import shipped_family

HERE = Span("sources/topics/dose.md", 7)
SOURCE = shipped_family("Source Sans 3")
ATKINSON = shipped_family("Atkinson Hyperlegible Next")
BODY = Setting(SOURCE, 12)
WIDE = 10_000.0
# A point in a hundred is the room that rounding gets.
ROUNDING = 0.011

CHARACTERS = st.sampled_from("ab cde  fgh-ij—k.,0123 \u00a0é–☎μ")
RUNS = st.lists(
    st.builds(Run, st.text(CHARACTERS, max_size=30), st.just(HERE), st.booleans()), max_size=6
).map(tuple)
WIDTHS = st.floats(1, 300)


def run(text: str, *, bold: bool = False) -> Run:
    return Run(text, HERE, bold)


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def broken(text: str, width: float) -> list[str]:
    return [text_of(line) for line in break_lines((run(text),), BODY, width)]


def wide_as(words: str, *texts: str) -> list[str]:
    """Break the runs in a line that is as wide as some words."""
    lines = break_lines(tuple(run(text) for text in texts), BODY, natural(words) + 0.5)
    return [text_of(line) for line in lines]


def natural(text: str, *, bold: bool = False) -> float:
    return natural_width((run(text, bold=bold),), BODY)


@given(RUNS, WIDTHS, st.booleans(), st.sampled_from([SOURCE, ATKINSON]))
@settings(max_examples=examples(300))
@example((run("-"), run("a"), run(" "), run("b", bold=True)), 20.0, False, SOURCE)
@example((run(""),), 20.0, False, SOURCE)
def test_lines_are_counted_as_they_are_broken(
    runs: Runs, width: float, bold: bool, family: Family
) -> None:
    setting = Setting(family, 12, bold)
    assert count_lines(runs, setting, width) == len(break_lines(runs, setting, width))


@given(RUNS, WIDTHS)
@settings(max_examples=examples(200))
def test_every_character_is_in_one_piece_of_its_own_run_in_order(runs: Runs, width: float) -> None:
    pieces = [piece for line in break_lines(runs, BODY, width) for piece in line.pieces]
    assert "".join(piece.text for piece in pieces) == run_text(runs)
    for index, one in enumerate(runs):
        assert "".join(piece.text for piece in pieces if piece.run == index) == one.text
    assert [piece.run for piece in pieces] == sorted(piece.run for piece in pieces)


@given(RUNS, WIDTHS)
@settings(max_examples=examples(200))
@example((run("i-0"),), 7.0)
def test_no_line_is_wider_than_the_width_unless_it_is_one_character(
    runs: Runs, width: float
) -> None:
    for line in break_lines(runs, BODY, width):
        assert line.width <= width + ROUNDING or len(text_of(line).rstrip(" ")) == 1


@given(RUNS, WIDTHS)
@settings(max_examples=examples(200))
def test_the_width_of_a_line_is_that_of_its_glyphs_without_the_space_at_its_end(
    runs: Runs, width: float
) -> None:
    for line in break_lines(runs, BODY, width):
        text = text_of(line)
        spaces = len(text) - len(text.rstrip(" "))
        glyphs = [(c, p.face) for p in line.pieces for c in p.text]
        expected = sum(face.width(c, BODY.size) for c, face in glyphs[: len(glyphs) - spaces])
        assert line.width == pytest.approx(expected, abs=1e-6)
        for piece in line.pieces:
            assert piece.width == pytest.approx(piece.face.width(piece.text, BODY.size), abs=1e-6)


@given(st.lists(st.text("abcmi.", min_size=1, max_size=6), max_size=20), st.floats(80, 300))
@settings(max_examples=examples(100))
def test_a_line_is_as_full_as_it_can_be(words: list[str], width: float) -> None:
    lines = break_lines((run(" ".join(words)),), BODY, width)
    for line, following in pairwise(lines):
        next_word = text_of(following).split(" ")[0]
        assert line.width + natural(" ") + natural(next_word) > width


@given(RUNS)
@settings(max_examples=examples(100))
def test_runs_that_fit_stay_on_one_line(runs: Runs) -> None:
    assert len(break_lines(runs, BODY, natural_width(runs, BODY) + 1)) == bool(run_text(runs))


@given(RUNS, WIDTHS)
@settings(max_examples=examples(100))
def test_marking_words_does_not_change_where_lines_may_end(runs: Runs, width: float) -> None:
    plain = tuple(run(one.text) for one in runs)
    whole = (run(run_text(runs)),)
    lines = break_lines(plain, BODY, width)
    assert [text_of(line) for line in lines] == [
        text_of(line) for line in break_lines(whole, BODY, width)
    ]


def test_no_runs_and_empty_runs_have_no_lines() -> None:
    assert break_lines((), BODY, 100) == ()
    assert break_lines((run(""), run("")), BODY, 100) == ()


def test_a_line_ends_after_a_space_and_keeps_it() -> None:
    assert broken("one two", natural("one two") - 1) == ["one ", "two"]


def test_the_space_at_the_end_hangs_over() -> None:
    assert broken("two one", natural("two")) == ["two ", "one"]


def test_several_spaces_hang_over_together_even_in_runs_of_their_own() -> None:
    lines = break_lines((run("two "), run("  ", bold=True), run(" one")), BODY, natural("two"))
    assert [text_of(line) for line in lines] == ["two    ", "one"]


def test_a_no_break_space_never_breaks_while_its_words_fit_a_line() -> None:
    words = "take 0.5\u00a0mg now"
    for width in range(int(natural("0.5\u00a0mg")) + 1, 120):
        assert any("0.5\u00a0mg" in line for line in broken(words, width))


def test_a_no_break_space_holds_words_of_two_runs_together() -> None:
    runs = (run("about 5"), run("\u00a0mg", bold=True))
    width = natural("about 5") + 1
    assert [text_of(line) for line in break_lines(runs, BODY, width)] == ["about ", "5\u00a0mg"]


@pytest.mark.parametrize(
    "texts",
    [("half-life",), ("half-", "life"), ("half", "-life")],
    ids=["one run", "runs cut after the hyphen", "runs cut before it"],
)
def test_a_hyphen_between_letters_ends_a_line(texts: tuple[str, ...]) -> None:
    assert wide_as("half-", *texts) == ["half-", "life"]


@pytest.mark.parametrize(
    ("first", "texts"),
    [
        ("over 24-", ("over 24-hour",)),
        ("about 24-", ("about 24-", "hour")),
        ("take 5-", ("take 5-10",)),
        ("the MDMA-", ("the MDMA-5",)),
        ("the MDMA-", ("the MDMA-", "5")),
        ("minus -", ("minus -ab",)),
    ],
)
def test_a_hyphen_beside_a_digit_or_a_space_ends_no_line(
    first: str, texts: tuple[str, ...]
) -> None:
    word, _, rest = "".join(texts).partition(" ")
    assert wide_as(first, *texts) == [f"{word} ", rest]


def test_a_dash_ends_a_line() -> None:
    assert wide_as("brief—", "brief—and so") == ["brief—", "and so"]


def test_a_word_in_two_runs_is_one_word() -> None:
    runs = (run("one gluta"), run("mate", bold=True), run("."))
    lines = break_lines(runs, BODY, natural("one glutam"))
    assert [text_of(line) for line in lines] == ["one ", "glutamate."]


def test_a_word_wider_than_the_line_is_cut_between_characters_without_a_hyphen() -> None:
    width = natural("mmm") + 1
    assert broken("a mmmmmmmm b", width) == ["a ", "mmm", "mmm", "mm b"]


ADDRESS = "https://www.example.org/scripts/drugs/index.cfm?event=Details.page&number=386"


def test_an_address_wider_than_the_line_is_cut_after_a_slash_or_the_like() -> None:
    lines = broken(ADDRESS, natural("https://www.example.org/scripts/dr"))
    assert lines == [
        "https://www.example.org/scripts/", "drugs/index.cfm?event=", "Details.page&number=386",
    ]  # fmt: skip


def test_an_address_that_no_line_holds_begins_on_the_line_that_is_there() -> None:
    width = natural("Details of the label. https://www.example.org/scripts/")
    assert broken(f"Details of the label. {ADDRESS}", width) == [
        "Details of the label. https://www.example.org/scripts/",
        "drugs/index.cfm?event=Details.page&number=386",
    ]
    short = "https://www.example.org/drugs/now"
    width = natural(f"Details of the label. {short}") - 30
    assert broken(f"Details of the label. {short}", width)[1:] == [short]


@pytest.mark.parametrize(
    "address",
    ["www.fda.gov/human-drug-compounding/fda-warns", "my-clinic.org", "ann-lee@example.org",
     "doi:10.1016/s0140-mild-abc"],
)  # fmt: skip
def test_no_line_ends_at_the_hyphen_of_an_address(address: str) -> None:
    words = f"Ask at the desk {address} or here"
    for more in range(0, int(natural("Ask at the desk ")), 2):
        assert not any(line.endswith("-") for line in broken(words, natural(address) + more))


def test_an_address_is_cut_anywhere_before_a_line_stays_half_empty() -> None:
    host = "https://" + "m" * 20
    assert broken(host, natural("https://mmmmmmmmmm") + 1) == ["https://" + "m" * 10, "m" * 10]


def test_a_no_break_space_is_as_wide_as_a_space_where_words_stand_apart() -> None:
    setting = Setting(SOURCE.spaced(0.035, 0.16), 12)
    widths = [natural_width((run(text),), setting) for text in ("10 did", "10\u00a0did")]
    assert widths[0] == pytest.approx(widths[1])
    assert widths[0] > natural("10 did") + 12 * 0.16


def test_a_line_narrower_than_a_character_holds_one_of_them() -> None:
    assert broken("abc", 0.5) == ["a", "b", "c"]


def test_pieces_of_one_run_in_one_face_are_one_piece() -> None:
    (line,) = break_lines((run("one two three"), run(" four", bold=True)), BODY, WIDE)
    assert [(piece.text, piece.run) for piece in line.pieces] == [
        ("one two three", 0),
        (" four", 1),
    ]


def test_each_run_is_set_in_its_weight_unless_all_is_bold() -> None:
    runs = (run("one "), run("two", bold=True))
    (marked,) = break_lines(runs, BODY, WIDE)
    (all_bold,) = break_lines(runs, Setting(SOURCE, 12, bold=True), WIDE)
    assert [piece.face for piece in marked.pieces] == [SOURCE.regular, SOURCE.bold]
    assert [piece.face for piece in all_bold.pieces] == [SOURCE.bold, SOURCE.bold]


def test_a_character_that_the_face_lacks_is_set_in_the_first_fallback_that_has_it() -> None:
    symbols = SOURCE.fallbacks[0]
    assert not SOURCE.regular.covers("☎")
    (line,) = break_lines((run("a ☎☎ b"),), BODY, WIDE)
    assert [(piece.text, piece.face) for piece in line.pieces] == [
        ("a ", SOURCE.regular),
        ("☎☎", symbols),
        (" b", SOURCE.regular),
    ]


def test_fallbacks_are_tried_in_their_order() -> None:
    text, symbols = ATKINSON.fallbacks
    assert not ATKINSON.regular.covers("☐")
    assert text.covers("☐")
    (line,) = break_lines((run("☐☎"),), Setting(ATKINSON, 12), WIDE)
    assert [piece.face for piece in line.pieces] == [text, symbols]


def test_a_character_that_no_face_has_is_a_broken_promise() -> None:
    with pytest.raises(AssertionError, match="no glyph"):
        break_lines((run("漢"),), BODY, WIDE)


def test_twice_the_size_is_twice_the_width() -> None:
    runs = (run("Ketamine may help ☎"),)
    assert natural_width(runs, Setting(SOURCE, 24)) == pytest.approx(2 * natural_width(runs, BODY))


def test_each_word_has_its_width_and_that_of_the_space_after_it() -> None:
    runs = (run("Take one  "), run("sip", bold=True), run("-by-sip now"))
    widths = word_widths(runs, BODY)
    words = ["Take", "one", "sip-", "by-", "sip", "now"]
    assert list(words_of(runs)) == words
    shown = ["Take", "one", None, "by-", "sip", "now"]
    assert [width for width, _ in widths] == pytest.approx(
        [natural("sip", bold=True) + natural("-") if w is None else natural(w) for w in shown]
    )
    spaces = [" ", "  ", "", "", " ", ""]
    assert [space for _, space in widths] == pytest.approx([natural(space) for space in spaces])


def test_a_word_after_a_space_at_the_start_of_a_line_is_not_cut() -> None:
    assert broken(" Ketamine", natural("Ketamine") + 0.5) == [" ", "Ketamine"]
