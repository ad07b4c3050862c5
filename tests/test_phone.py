"""What is a phone number, and what to write where there is none."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdeck.phone import evened_number, is_number, number_hint

NUMBERS = (
    "911", "112", "9-8-8", "116 123", "13 11 14", "1737",
    "555-555-0142", "555.555.0142", "(02) 5550 0105", "01632 960142", "0131 496 0110 ext. 2210",
    "+1 555-555-0134", "+44 (0)20 7946 0000", "1800 123 456", "555-0100 x12", "555-0100, ext 5",
    "555–0100", "555‑0100", "555‐0100", "+353\u00a01\u00a0555\u00a00101",
)  # fmt: skip
OTHERS = (
    "", "call us", "12", "Do not call 911 or 988 Call 555", "1-800-KETAMINE", "CALL 911",
    "112 or 999", "((555) 0100", "555) 0100 (", "020 7946 0106, then press 1", "555-0100; 555-0101",
    "555-0100 ext", "0" * 16, "988 (closed)", "٩٨٨", "5 5", "+", "555-0100 ext 1234567", "<911>",
    "555----0100", "5" + "-" * 99 + "55",
)  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_as_people_write_it_is_one(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", OTHERS)
def test_anything_else_is_none(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1-800-KETAMINE", "write 1-800-538-2646"),
        ("1-800-555-HELP", "write 1-800-555-4357"),
        ("1 (800) FLOWERS", "write 1-800-356-9377"),
        ("0800 CALM", "write 0800 2256"),
        ("Do not call 911 or 988 Call 555", "as it is dialed"),
        ("call us", "as it is dialed"),
    ],
)
def test_letters_are_told_as_the_digits_that_they_stand_for(text: str, hint: str) -> None:
    assert number_hint(text, "as it is dialed") == hint
    assert hint == "as it is dialed" or is_number(hint.removeprefix("write "))


def test_dashes_and_spaces_of_a_paste_become_those_of_a_keyboard() -> None:
    assert evened_number("555–555‑0142") == "555-555-0142"
    assert evened_number("+353\u00a01  555 0101") == "+353 1 555 0101"


@given(st.text(alphabet=f"{string.digits}+()-. extEXT", max_size=30))
def test_what_is_a_number_has_digits_and_at_most_one_extension(text: str) -> None:
    if is_number(text):
        assert 3 <= sum(map(str.isdigit, text)) <= 21
        assert sum(letter in "tT" for letter in text) <= 1


@given(st.text(max_size=40))
def test_no_word_but_that_of_an_extension_is_part_of_a_number(text: str) -> None:
    letters = "".join(filter(str.isalpha, text)).lower()
    assert not is_number(text) or letters in {"", "x", "ext", "extension"}
