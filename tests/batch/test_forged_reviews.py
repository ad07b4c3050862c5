"""What a hand in sources/reviews.yml, or beside it, can make of a sign-off: none that holds."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from buildable import BRAND, HANDOUT, SAFETY, edit, write
from days import DAY, TODAY
from kdeck.batch.signing import Approval, approve, list_standings
from kdeck.batch.signoffstanding import State
from kdeck.finding import has_errors
from kdeck.load.folders import REVIEWS as FILE
from kdeck.model.audience import Audience

Change = Callable[[str], str]
SWAPPED = {"plain": "clinician", "clinician": "plain"}


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    approval = Approval("handout", "Ann Example", "Psychiatrist", DAY, date(2027, 5, 21))
    assert len(approve(write(tmp_path), approval, TODAY).sign_offs) == len(Audience)
    return tmp_path


def holding(folder: Path) -> int:
    """Count the sign-offs that hold, in any theme; the project may be one that is refused."""
    found = list_standings(folder, (), TODAY)
    return sum(standing.state is State.APPROVED for standing in found.standings)


def instead(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new)


FORGED: dict[str, Change] = {
    "another name": instead("Ann Example", "Dr. Evil"),
    "a name with a line more": instead("Ann Example", "Ann\\nKetamine is safe"),
    "a name that turns round": instead("Ann Example", "\\u202eAnn"),
    "another role": instead("Psychiatrist", "Professor of Everything"),
    "a role of many lines": instead('"Psychiatrist"', "|\n      Psychiatrist\n      for all"),
    "the end of days": instead("2027-05-21", "9999-12-31"),
    "a day to come": instead(DAY.isoformat(), "2027-01-01"),
    "a day that is none": instead(DAY.isoformat(), "2026-02-30"),
    "digits of another script": instead("2027-05-21", "２０２７-05-21"),
    "the other audience": lambda text: re.sub(
        r"audience: (\w+)", lambda match: f"audience: {SWAPPED[match[1]]}", text
    ),
    "another document": instead('"handout"', '"leaflet"'),
    "a document in capitals": instead('"handout"', '"Handout"'),
    "another theme": instead('theme: "default"', 'theme: "second"'),
    "a theme in capitals": instead('theme: "default"', 'theme: "Default"'),
    "a theme in another alphabet": instead('theme: "default"', 'theme: "def\u0430ult"'),
    "no theme": instead('    theme: "default"\n', ""),
    "an empty theme": instead('theme: "default"', 'theme: ""'),
    "all entries twice": lambda text: text + text.partition("reviews:\n")[2],
    "an anchor": instead("  - document", "  - &a\n    document"),
    "an empty withdrawal": instead("    kdeck:", "    withdrawn:\n    kdeck:"),
    "another program": lambda text: re.sub(r'kdeck: "[^"]*"', 'kdeck: "9.9"', text),
    "another digest": lambda text: re.sub(r'content: "\w+"', f'content: "{"0" * 64}"', text),
}
# What the digest of all that is printed does not need: it decides, and these only explain.
EXPLAINING = {"another program"}


def test_the_sign_off_itself_holds(signed: Path) -> None:
    assert holding(signed) == len(Audience)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("how", FORGED)
def test_no_edit_of_an_entry_makes_a_sign_off_that_holds(how: str, signed: Path) -> None:
    edit(signed, FILE, FORGED[how])
    assert holding(signed) == (len(Audience) if how in EXPLAINING else 0)


def test_a_theme_that_was_renamed_is_named_as_one_that_is_not_there(signed: Path) -> None:
    (signed / "themes/default").rename(signed / "themes/renamed")
    found = list_standings(signed, (), TODAY).findings
    assert not has_errors(found)
    assert [(f.code, "'default'" in f.message) for f in found] == [("review", True)]
    edit(signed, FILE, instead('theme: "default"', 'theme: "renamed"'))
    assert not holding(signed)


@pytest.mark.slow
def test_a_copied_theme_does_not_take_the_sign_off_with_it(signed: Path) -> None:
    write(signed, {"themes/copied/_brand.yml": (signed / BRAND).read_text()})
    assert holding(signed) == len(Audience)
    entries = (signed / FILE).read_text().partition("reviews:\n")[2]
    edit(signed, FILE, lambda text: text + entries.replace('"default"', '"copied"'))
    assert holding(signed) == len(Audience)


@pytest.mark.slow
def test_weaker_rules_on_notes_let_no_signed_document_lose_a_word(signed: Path) -> None:
    """The rules print nothing, so a sign-off does not cover them: it covers the words they hold."""
    edit(signed, SAFETY, lambda text: text.replace('"us about D-', '"about D-'))
    assert holding(signed) == len(Audience)
    edit(signed, "sources/topics/d-18.md", lambda text: text.rstrip() + "\n\nYou need a ride.\n")
    assert not holding(signed)


@pytest.mark.slow
def test_an_own_document_with_the_name_of_a_signed_one_is_refused(signed: Path) -> None:
    for name in ("handout", "Handout"):
        own = f"themes/default/documents/{name}.yml"
        write(signed, {own: (signed / HANDOUT).read_text()})
        assert has_errors(list_standings(signed, (), TODAY).findings)
        assert not holding(signed)
        (signed / own).unlink()
