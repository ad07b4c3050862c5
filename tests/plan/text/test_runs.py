"""Runs of a handout: what stays together on a line, and how emphasis is shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.block import PanelKind
from kdeck.model.region import Channel, CrisisLine, UrgentLine
from kdeck.plan.handout.model import Box, Handout, Kept, Prose, SideRow
from kdeck.plan.text.address import address_lines
from kdeck.plan.text.run import LinkTo, Run, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.theme.clinic import Clinic
from kdeck.variants import PRINTED_EDITIONS, Edition
from planned import Planned

HERE = Span("sources/regions.yml", 3)
BODY = (
    "The dose is **not** subanesthetic [@smith2020]. **Next:** call **[emergency]{.region} now**.\n"
)


def set_in(handout: Handout) -> Iterator[Run]:
    """Give the runs of the one paragraph."""
    for item in handout.items:
        for part in (*item.side, *item.main) if isinstance(item, SideRow) else (item,):
            if isinstance(part, Prose) and any("subanesthetic" in r.text for r in part.runs):
                yield from part.runs


def test_a_citation_stays_with_the_word_before_it(tmp_path: Path) -> None:
    runs = list(set_in(Planned(tmp_path, BODY).handout(Audience.CLINICIAN)))
    at = next(index for index, run in enumerate(runs) if run.text == "[")
    assert runs[at - 1].text.endswith("subanesthetic\u00a0")


@pytest.mark.parametrize("edition", PRINTED_EDITIONS)
def test_emphasis_is_underlined_in_large_print_and_labels_stay_bold(
    tmp_path: Path, edition: Edition
) -> None:
    found = {
        run.text: run for run in set_in(Planned(tmp_path, BODY).handout(Audience.PLAIN, edition))
    }
    underlined = edition is Edition.LARGE_PRINT
    assert (found["not"].bold, found["not"].underlined) == (not underlined, underlined)
    assert (found["Next:"].bold, found["Next:"].underlined) == (True, False)
    assert found["911"].bold
    assert found[" now"].underlined == underlined


@pytest.mark.parametrize(
    ("how", "linked"),
    [
        ("Call or text 988, or chat at 988lifeline.org.", ["988", "988lifeline.org"]),
        ("Chat at example.org/help/now-1. Call 988.", ["example.org/help/now-1", "988"]),
        ("Call 116 123.", []),
        ("Chat at an address.", []),
    ],
)
def test_the_number_and_the_address_of_a_crisis_line_are_links(
    tmp_path: Path, how: str, linked: list[str]
) -> None:
    planned = Planned(tmp_path, BODY)
    maker = RunMaker(planned.document(Audience.PLAIN), planned.theme)
    runs = maker.line(CrisisLine("A line", how, "988", confirmed=True), HERE)
    assert run_text(runs).replace("\u00a0", " ") == f"A line: {how}"
    assert [run.text for run in runs if run.mark] == linked
    assert runs[0].bold


def test_a_number_that_takes_texts_alone_is_a_link_to_a_text(
    tmp_path: Path,
) -> None:
    planned = Planned(tmp_path, BODY)
    maker = RunMaker(planned.document(Audience.PLAIN), planned.theme)
    texts = CrisisLine("A", "Text 85258.", "85258", confirmed=True, channels=(Channel.TEXT,))
    runs = maker.line(replace(texts, cost="Free", hours="Day and night"), HERE)
    assert run_text(runs) == "A: Text\u00a085258. Free, day and night."
    (linked,) = (run for run in runs if run.mark)
    assert linked.mark == LinkTo("sms:85258", "Text 85258")


URGENT = UrgentLine(
    "Advice", "Call 555-0100.", "555-0100", confirmed=True, source="its page", cost="Free"
)


@pytest.mark.parametrize(
    ("line", "said", "linked"),
    [
        (URGENT, "Call\u00a0555-0100. Free.", True),
        (replace(URGENT, how="Call your doctor.", number=""), "Call your doctor. Free.", False),
        (replace(URGENT, confirmed=False), "", False),
        (None, "", False),
    ],
)
def test_the_line_for_what_is_urgent_is_told_only_where_it_is_confirmed(
    tmp_path: Path, line: UrgentLine | None, said: str, *, linked: bool
) -> None:
    planned = Planned(tmp_path, BODY)
    document = planned.document(Audience.PLAIN)
    placed = replace(document, region=replace(document.region, urgent=line))
    runs = RunMaker(placed, planned.theme).urgent(HERE)
    assert run_text(runs) == said
    assert any(run.mark for run in runs) == linked


def test_a_quotation_and_its_source_stand_together(tmp_path: Path) -> None:
    body = "::: {.quote}\n“Snow is subanesthetic.”\n:::\n\nSomebody said so.\n"
    items = Planned(tmp_path, body).handout(Audience.PLAIN).items
    (kept,) = (i for i in items if isinstance(i, Kept) and isinstance(i.items[0], Box))
    quote, source = kept.items
    assert isinstance(quote, Box)
    assert quote.kind is PanelKind.QUOTE
    assert isinstance(source, Prose)
    assert run_text(source.runs) == "Somebody said so."


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("Fairview, ST 00000", "Fairview, ST_00000"),
        ("Townsville NSW 2000", "Townsville NSW_2000"),
        ("London SW1A 1AA", "London SW1A_1AA"),
        ("Ottawa ON K1A 0B1", "Ottawa ON_K1A_0B1"),
        ("12 Larkspur Lane, Suite 200", "12 Larkspur Lane, Suite 200"),
        ("PO Box 12", "PO Box 12"),
        ("2 MAIN STREET", "2 MAIN STREET"),
    ],
)
def test_a_postal_code_is_never_parted(line: str, bound: str) -> None:
    clinic = Clinic("An invented clinic", "", "", (line,), "", "", "")
    assert address_lines(clinic) == (bound.replace("_", "\u00a0"),)
