"""Crisis contacts: the right numbers of the right region, where a reader looks for them."""

import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from buildable import BRAND, LEAFLET, REGIONS, edit, own_part, write
from kdeck.batch import work
from kdeck.batch.kit.kit import Plan
from kdeck.batch.kit.pdf import PlannedHandout
from kdeck.batch.kit.pptx import PlannedDeck
from kdeck.batch.target import Choice
from kdeck.check.pdf.read.painter import read_painting
from kdeck.model.block import PanelKind
from kdeck.model.recipe import Format
from kdeck.plan.handout.model import Box, Item, Kept

from .runs import rebuilt, run
from .test_refusals import UNCONFIRMED, findings, refused

SHIPPED = Path(__file__).parents[2] / "sources/regions.yml"


@dataclass(frozen=True)
class Contacts:
    """Hold what a region prints: in short on the first and last page, and in all."""

    short: set[str]
    all: set[str]
    lines: str
    text: set[str]

    def first(self, audience: str) -> set[str]:
        """Give what stands first and last: with the line to text, for who cannot speak."""
        return self.short | self.text if audience == "plain" else self.short


def contacts(emergency: str, *lines: str, text: str = "", urgent: str = "") -> Contacts:
    """Give what a region prints whose first line stands for all in short.

    The number for what is urgent and no crisis is confirmed like them, and stands in no crisis
    block.
    """
    danger = set(emergency.split(" or "))
    quoted = ", ".join(f'"{line}"' for line in (*lines, urgent) if line)
    texted = {text} if text else set[str]()
    return Contacts(danger | {lines[0]}, danger | set(lines), quoted, texted)


NUMBERS = {
    "US": contacts("911", "988", "838255"),
    "CA": contacts("911", "9-8-8", urgent="811"),
    "GB-ENG": contacts("999", "111", "116 123", "85258", "18001 111", text="85258"),
    "GB-WLS": contacts("999", "111", "116 123", "85258", text="85258"),
    "GB-SCT": contacts("999", "111", "0800 83 85 87", "116 123", "85258", text="85258"),
    "GB-NIR": contacts("999", "0808 808 8000", "116 123", "85258", text="85258"),
    "IE": contacts(
        *("112 or 999", "116 123", "50808", "1800 247 247", "1800 111 888"), text="50808"
    ),
    "AU": contacts(
        *("000", "13 11 14", "0477 13 11 14", "13 92 76", "131 450", "133 677", "000"),
        text="0477 13 11 14",
        urgent="1800 022 222",
    ),
    "NZ": contacts("111", "1737", "0508 828 865", "0800 543 354", "4357", urgent="0800 611 116"),
}
EMERGENCY = {
    "US": "911", "CA": "911", "GB-ENG": "999", "GB-WLS": "999", "GB-SCT": "999", "GB-NIR": "999",
    "IE": "112 or 999", "AU": "000", "NZ": "111",
}  # fmt: skip
EVERY = set().union(*(contacts.all for contacts in NUMBERS.values()))


def brand(region: str, crisis: str = "") -> str:
    return (
        f'meta: {{name: Small Clinic}}\ncolor: {{primary: "#0B5F66"}}\n'
        f"defaults:\n  kdeck:\n    region: {region}\n{crisis}    phone: 555-555-0142\n"
    )


def confirmed(region: str, more: str = "", extra: str = "") -> str:
    """Word a brand file that confirms the numbers of a region."""
    return brand(
        region,
        f'    crisis:\n      confirmed: {{emergency: "{EMERGENCY[region]}", '
        f'lines: [{NUMBERS[region].lines}{extra}], on: "2026-11-02", by: Practice manager}}\n'
        f"{more}",
    )


def project(folder: Path, text: str) -> Path:
    return write(folder, {REGIONS: SHIPPED.read_text(encoding="utf-8"), BRAND: text})


def told(text: str) -> set[str]:
    """Find the numbers of all regions in a text."""
    text, found = text.replace("\xa0", " "), set()
    for number in sorted(EVERY, key=len, reverse=True):
        shape = rf"(?<![\d-]){re.escape(number)}(?![\d-])"
        if re.search(shape, text):
            found.add(number)
            # A number inside a longer one is not told by it.
            text = re.sub(shape, "|", text)
    return found


def pages(path: Path) -> list[str]:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        return [
            "\n".join(p.text for p in read_painting(page, i, {}).pieces if not p.artifact)
            for i, page in enumerate(pdf.pages)
        ]


def slides(path: Path) -> list[str]:
    deck = Presentation(str(path))
    return [
        "\n".join(
            shape.text_frame.text.replace("\u00a0", " ")
            for shape in slide.shapes
            if shape.has_text_frame
        )
        for slide in deck.slides
    ]


def notes(path: Path) -> str:
    deck = Presentation(str(path))
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", NUMBERS)
def test_each_region_prints_its_own_numbers_and_no_others(tmp_path: Path, region: str) -> None:
    folder = project(tmp_path, confirmed(region))
    assert len(rebuilt(run(folder, Choice(documents=("leaflet",))))) == 4
    expected = NUMBERS[region]
    for audience in ("plain", "clinician"):
        stem = folder / f"output/default/leaflet-{audience}"
        printed = pages(stem.with_suffix(".pdf"))
        assert len(printed) > 1
        # The list of all lines may stand on the first page or on the last, too.
        for outer in (printed[0], printed[-1]):
            assert expected.first(audience) <= told(outer) <= expected.all
        assert told("\n".join(printed)) == expected.all
        shown = slides(stem.with_suffix(".pptx"))
        assert told(shown[-1]) == expected.first(audience)
        assert told("\n".join(shown)) == expected.all
        assert told(notes(stem.with_suffix(".pptx"))) == expected.all


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", ["GB-ENG", "GB-WLS"])
def test_a_number_with_a_menu_says_what_to_choose_wherever_it_stands(
    tmp_path: Path, region: str
) -> None:
    folder = project(tmp_path, confirmed(region))
    run(folder, Choice(documents=("leaflet",)))
    for printed in pages(folder / "output/default/leaflet-plain.pdf"):
        for place in re.finditer(r"(?<!\d)(?<!18001\s)111(?!\d)", printed):
            rest = printed[place.end() :]
            choose = "(?:press|choose option) 2"
            listed = rf": Call 111 and {choose}| and {choose}"
            said = rf"\s*\((?:option|press) 2\)|{listed}"
            assert re.match(said, rest.replace("\n", "")), rest


@pytest.mark.sampled(2)
@pytest.mark.parametrize("region", [r for r in NUMBERS if r not in {"US", "GB-ENG", "GB-WLS"}])
def test_a_region_builds_only_when_its_clinic_has_confirmed_the_numbers(
    tmp_path: Path, region: str
) -> None:
    folder = project(tmp_path, brand(region))
    finding = refused(folder, Choice(documents=("leaflet",)))["crisis-unconfirmed"]
    assert f'emergency: "{EMERGENCY[region]}", lines: [{NUMBERS[region].lines}]' in finding.hint
    assert 'on: "YYYY-MM-DD", by: "your role"' in finding.hint


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("crisis", "message"),
    [
        ('{emergency: "112 or 999", on: "2026-11-02", by: Manager}', "no crisis line of 'IE'"),
        ('{lines: ["116 123"], on: "2026-11-02", by: Manager}', "the emergency number of 'IE'"),
    ],
)
def test_half_a_confirmation_is_none(tmp_path: Path, crisis: str, message: str) -> None:
    folder = project(tmp_path, brand("IE", f"    crisis: {{confirmed: {crisis}}}\n"))
    finding = refused(folder)["crisis-unconfirmed"]
    assert finding.message.startswith(message)


@pytest.mark.slow
def test_numbers_are_the_same_however_they_are_spaced(tmp_path: Path) -> None:
    text = confirmed("IE").replace("116 123", "116-123").replace("112 or 999", "112 OR  999")
    assert rebuilt(run(project(tmp_path, text), Choice(documents=("leaflet",))))


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('emergency: "112 or 999"', 'emergency: "911"', "the emergency number '112 or 999'"),
        ('"116 123"', '"116 124"', "'116 123' (Samaritans)"),
        ('"116 123"', '"988"', "'116 123' (Samaritans)"),
    ],
)
def test_a_number_of_no_such_region_is_refused_with_what_the_region_says(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    folder = project(tmp_path, confirmed("IE").replace(right, wrong))
    finding = refused(folder)["theme-crisis"]
    assert "is confirmed and is not a number of the region 'IE'" in finding.message
    assert f"{REGIONS} says {said}" in finding.hint
    assert (finding.span.file, finding.span.line) == (BRAND, 7)


OWN = """\
      own-lines:
        - {name: "Our duty nurse", how: "Call 555-0100, day or night.", number: "555-0100"}
"""


@pytest.mark.slow
def test_a_line_of_the_clinics_own_is_printed_after_the_regions(tmp_path: Path) -> None:
    folder = project(tmp_path, confirmed("IE", OWN, ', "555-0100"'))
    rebuilt(run(folder, Choice(documents=("leaflet",))))
    printed = "\n".join(pages(folder / "output/default/leaflet-plain.pdf"))
    assert "555-0100" in printed
    assert printed.index("Samaritans") < printed.index("Our duty nurse")
    shown = slides(folder / "output/default/leaflet-plain.pptx")
    assert any("Our duty nurse: Call 555-0100, day or night." in slide for slide in shown)


@pytest.mark.slow
def test_a_line_of_the_clinics_own_that_nobody_confirmed_is_not_printed(tmp_path: Path) -> None:
    folder = project(tmp_path, confirmed("IE", OWN))
    report = run(folder, Choice(documents=("leaflet",)))
    (warning,) = findings(report)
    assert (warning.code, warning.severity) == ("theme-crisis", "warning")
    assert "'555-0100' is not confirmed and is not printed" in warning.message
    assert not report.failed
    assert "555-0100" not in "\n".join(pages(folder / "output/default/leaflet-plain.pdf"))


@pytest.mark.slow
def test_a_line_of_the_clinics_own_stands_in_where_no_other_is_confirmed(tmp_path: Path) -> None:
    text = confirmed("IE", OWN).replace(NUMBERS["IE"].lines, '"555-0100", "50808"')
    folder = project(tmp_path, text)
    rebuilt(run(folder, Choice(documents=("leaflet",))))
    first, *_ = pages(folder / "output/default/leaflet-plain.pdf")
    assert told(first) == {"112", "999", "50808"}
    assert "call 555-0100 or text 50808" in " ".join(first.split())


@pytest.mark.slow
def test_confirming_a_number_builds_again(built: Path) -> None:
    edit(built, REGIONS, lambda text: text + UNCONFIRMED)
    edit(built, BRAND, lambda text: own_part(text, "region: IE"))
    refused(built)
    text = confirmed("IE").replace(NUMBERS["IE"].lines, '"116 123"')
    (built / BRAND).write_text(text, encoding="utf-8")
    assert len(rebuilt(run(built))) == 8


def without_crisis(plan: Plan, place: int) -> Plan:
    assert isinstance(plan, PlannedHandout)
    items = plan.handout.items
    if place == 0:
        first = next(i for i in items if isinstance(i, Box) and i.kind is PanelKind.CALL_NOW)
        left = tuple(item for item in items if item is not first)
    else:
        left = (*items[:-1], without_last(items[-1]))
    return replace(plan, handout=replace(plan.handout, items=left))


def without_last(item: Item) -> Kept:
    """Leave out the last of the items that are kept together at the end."""
    assert isinstance(item, Kept)
    *others, last = item.items
    kept = (without_last(last),) if isinstance(last, Kept) else ()
    return replace(item, items=(*others, *kept))


@pytest.mark.usefixtures("made_anew")
@pytest.mark.parametrize(("place", "words"), [(0, "before the first section"), (-1, "at the end")])
def test_a_handout_without_its_contacts_at_one_end_is_refused(
    built: Path, monkeypatch: pytest.MonkeyPatch, place: int, words: str
) -> None:
    plan = work.plan_job
    monkeypatch.setattr(work, "plan_job", lambda job: without_crisis(plan(job), place))
    edit(built, BRAND, lambda text: text.replace("#0B5F66", "#0B4F66"))
    choice = Choice(documents=("leaflet",), formats=(Format.PDF,))
    finding = refused(built, choice)["crisis-place"]
    assert finding.message.endswith(f"lacks the crisis contacts of 'US' {words}")


@pytest.mark.usefixtures("made_anew")
def test_a_deck_that_ends_without_contacts_is_refused(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = work.plan_job

    def shuffled(job: work.Job) -> Plan:
        made = plan(job)
        assert isinstance(made, PlannedDeck)
        *others, last = made.deck.slides
        return replace(made, deck=replace(made.deck, slides=(last, *others)))

    monkeypatch.setattr(work, "plan_job", shuffled)
    edit(built, BRAND, lambda text: text.replace("#0B5F66", "#0B4F66"))
    choice = Choice(documents=("leaflet",), formats=(Format.PPTX,))
    assert "on the last slide" in refused(built, choice)["crisis-place"].message


@pytest.mark.slow
def test_contacts_that_an_opening_pushes_off_the_first_page_are_refused(built: Path) -> None:
    long = "\n\n".join(["Talk to us about this, and take all the time that you need."] * 60)
    edit(
        built,
        "sources/topics/d-01.md",
        lambda text: text.replace("\n\n::: {.key-points}", f"\n\n{long}\n\n::: {{.key-points}}"),
    )
    edit(built, LEAFLET, lambda text: text.replace("form: topics", "form: panels"))
    finding = refused(built, Choice(documents=("leaflet",)))["crisis-place"]
    assert finding.message.endswith("'US' on the first page")
    assert finding.span.file == LEAFLET
