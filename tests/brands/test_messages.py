"""That what 'kdeck theme check' says of a brand is enough to mend it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from days import TODAY
from kdeck.batch.themecheck import check_themes
from kdeck.finding import Finding, Severity
from theme.test_brand import cases

from .placing import NAMES, place, write_sources

# What is told of each brand; of the others, nothing. None says anything of its visits, and those of
# regions without a confirmed line for urgent questions hear that of their closed hours, too.
UNSAID, CLOSED = "visit-unsaid", "after-hours"
URGENT = {"GB-ENG", "GB-WLS", "GB-NIR", "IE"}
TOLD = {
    "absent-font": {"theme-font", "theme-alike", "logo-contrast"},
    "apostrophes": {"theme-alike", "logo-contrast"},
    "black-only": {"logo-contrast", "logo-name"},
    "clashing": {"theme-alike", "theme-contrast", "logo-contrast"},
    "forty-colors": {"theme-contrast"},
    "jpeg-logo": {"theme-alike", "logo-name"},
    "letter-abroad": {"theme-contrast"},
    "long-name": {"logo-contrast"},
    "mono-logo": {"logo-contrast", "logo-name"},
    "neon": {"theme-alike", "theme-contrast", "logo-contrast", "logo-name"},
    "one-color": {"theme-contrast"},
    "own-font": {"theme-font"},
    "pastels": {"theme-alike", "theme-contrast", "logo-contrast"},
    "polish": {"theme-alike", "logo-contrast"},
    "short-name": {"theme-contrast"},
    "tall-logo": {"theme-alike", "logo-contrast", "logo-small"},
    "vietnamese": {"theme-alike", "theme-contrast", "logo-contrast"},
    "white-logo": {"theme-contrast", "logo-contrast", "logo-name"},
    "wide-logo": {"logo-contrast", "logo-name"},
}
COLOR = r"'#[0-9A-F]{6}'"
RATIO = r"\d+(?:\.\d)?:1"
KEY = r"(?:color|typography)\.[\w.-]+"
PLACE = r"(?:in|behind|on|at) [\w ,'-]+"
CHANGED = re.compile(
    rf"{KEY} {COLOR} has {RATIO} against {COLOR} {PLACE}, and needs {RATIO} there; "
    rf"{COLOR} is used \({RATIO}\)"
)
ALIKE = re.compile(
    rf"{KEY} {COLOR}(?: \(the usual one\))? and {KEY} {COLOR} look alike {PLACE}.*: they are \d+ "
    rf"apart and need \d+, at a contrast of {RATIO}"
)
UNSEEN = re.compile(
    rf"{COLOR} of the logo '[\w.-]+' has {RATIO} against {COLOR} {PLACE}, and needs {RATIO} there; "
    rf"a plate in {COLOR} is put behind it"
)
SMALL = re.compile(r"the logo '[\w.-]+' is \d+ × \d+ mm on .*: it needs [\d.]+ × \d+ mm there")
NAMED = re.compile(
    r"the clinic's name is not printed beside the logo '[\w.-]+', which is taken to show it"
)
FONT = re.compile(r"the font '.+' is not here, '.+' is used for .+|the figures of the font '.+' .+")
MESSAGES = {
    "theme-contrast": CHANGED,
    "theme-alike": ALIKE,
    "logo-contrast": UNSEEN,
    "logo-small": SMALL,
    "logo-name": NAMED,
    "theme-font": FONT,
    UNSAID: re.compile(r"the theme does not say (?:'\w+'(?:, )?)+ of its visits: .+"),
    CLOSED: re.compile(r"patients are not told whom to call with an urgent question when .+"),
}
WORKS = re.compile(
    rf"write .*{COLOR}|write 'show-name: true' |add a version .*(?:{COLOR}|\d+ times)|\.ttf|tabular"
    r"|write 'visit: \{[\w-]+: \"[^\"]+\"\}' below 'kdeck:'"
)


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", NAMES)
def test_a_brand_is_told_what_is_changed_and_no_pair_stays_too_low(
    tmp_path: Path, name: str
) -> None:
    write_sources(tmp_path)
    place(tmp_path, name)
    (verdict,) = check_themes(tmp_path, (name,), TODAY)
    assert verdict.theme
    closed = set() if verdict.theme.region in URGENT else {CLOSED}
    assert {f.code for f in verdict.findings} == {*TOLD.get(name, ()), UNSAID, *closed}
    assert all(finding.severity is not Severity.ERROR for finding in verdict.findings)
    assert [pair for pair in verdict.pairs if not pair.passes] == []
    # A message names the key, the value, the place, the ratio and a value that works.
    for finding in verdict.findings:
        assert MESSAGES[finding.code].fullmatch(finding.message), finding
        assert WORKS.search(finding.hint), finding
        assert (finding.span.path or "").startswith("$."), finding


def test_each_message_is_told_of_some_brand() -> None:
    assert set().union({UNSAID, CLOSED}, *TOLD.values()) == set(MESSAGES)


def flaws() -> Iterator[tuple[str, str]]:
    for _, expected in cases():
        lines = expected.splitlines()
        yield from zip(lines[::2], lines[1::2], strict=True)


def test_every_flaw_of_a_brand_file_has_its_key_and_a_hint() -> None:
    known = list(flaws())
    assert len(known) > 90
    for message, hint in known:
        assert re.match(r"(?:\d+|): .*(?:error|warning|note): ", message), message
        assert hint.startswith("  hint: "), message
        if "[theme-contrast]" in message:
            assert CHANGED.search(message), message
            assert WORKS.search(hint), hint


CLINIC = """\
meta: {name: "Klinik 心"}
color: {primary: "#0B5F66"}
defaults: {kdeck: {region: NZ, hours: "⏰ 9 to 5"}}
"""


@pytest.mark.slow
def test_what_would_stop_the_build_is_told_before_it(tmp_path: Path) -> None:
    write_sources(tmp_path)
    folder = tmp_path / "themes/own"
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(CLINIC, encoding="utf-8")
    (verdict,) = check_themes(tmp_path, ("own",), TODAY)
    told = {(f.code, f.span.path): f for f in verdict.findings if f.severity is Severity.ERROR}
    assert set(told) == {
        ("glyph-missing", "$.meta.name"),
        ("glyph-missing", "$.defaults.kdeck.hours"),
        ("crisis-unconfirmed", "$.defaults.kdeck.crisis"),
        ("phone-missing", "$.defaults.kdeck"),
    }
    unconfirmed = told["crisis-unconfirmed", "$.defaults.kdeck.crisis"]
    assert isinstance(unconfirmed, Finding)
    assert 'lines: ["1737", ' in unconfirmed.hint
