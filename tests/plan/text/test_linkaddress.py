"""Where a link leads stands on paper and on slides, and once."""

from pathlib import Path

import pytest

from kdeck.model.audience import Audience
from kdeck.plan.deck.model import Deck, SlideText
from kdeck.plan.handout.model import Handout, ItemList, Prose, SideRow
from kdeck.plan.text.linkaddress import shows_address
from kdeck.plan.text.run import LinkTo, Run, Runs, run_text
from planned import Planned

POINTS = "\n::: {.key-points}\n- %s\n:::\n"
LONG = "https://www.example.org/patients/leaflets/how-to-find-our-clinic-by-bus"


def prose_of(handout: Handout) -> list[Runs]:
    found: list[Runs] = []
    for item in handout.items:
        for part in (*item.side, *item.main) if isinstance(item, SideRow) else (item,):
            match part:
                case Prose():
                    found.append(part.runs)
                case ItemList():
                    found.extend(
                        inner.runs
                        for entry in part.entries
                        for inner in entry.items
                        if isinstance(inner, Prose)
                    )
    return found


def points_of(deck: Deck) -> list[Runs]:
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    texts = [shape for shape in shapes if isinstance(shape, SlideText)]
    return [paragraph.runs for text in texts for paragraph in text.paragraphs]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Call [our desk](tel:555-0142) today.", "Call our desk (555-0142) today."),
        ("Call [555-0142](tel:+1-555-555-0142) today.", "Call 555-0142 today."),
        ("Call [our desk](tel:988) 24/7.", "Call our desk (988) 24/7."),
        ("Call [(555) 555 0142](tel:+15555550142).", "Call (555) 555 0142."),
        ("Write to [us](mailto:a@b.org?subject=x).", "Write to us (a@b.org)."),
        ("Write to [a@b.org](mailto:a@b.org) or c@d.org.", "Write to a@b.org or c@d.org."),
        ("See [our map](https://b.org/map/).", "See our map (b.org/map)."),
        ("See [b.org/map](https://b.org/map/), www.c.org.", "See b.org/map, www.c.org."),
        ("See [**b.org**](https://b.org/map).", "See b.org (b.org/map)."),
    ],
)
def test_an_address_that_the_words_lack_stands_behind_them(
    tmp_path: Path, typed: str, printed: str
) -> None:
    planned = Planned(tmp_path, f"Zebra. {typed}\n" + POINTS % f"Zebra. {typed}")
    handout, deck = planned.handout(Audience.PLAIN), planned.deck(Audience.PLAIN)
    for found in (prose_of(handout), points_of(deck)):
        (runs,) = {runs for runs in found if run_text(runs).startswith("Zebra.")}
        assert run_text(runs).replace("\u00a0", " ") == f"Zebra. {printed}"
    notes = [line.words.replace("\u00a0", " ") for each in deck.slides for line in each.script]
    assert f"Zebra. {printed}" in notes


def test_a_long_address_is_a_note_on_paper(tmp_path: Path) -> None:
    planned = Planned(tmp_path, f"Zebra: see [our map]({LONG}) first.\n" + POINTS % "Ask us.")
    found = prose_of(planned.handout(Audience.PLAIN))
    (runs,) = (runs for runs in found if run_text(runs).startswith("Zebra"))
    assert run_text(runs) == "Zebra: see our map\u00a0[note\u00a01] first."
    (note,) = (runs for runs in found if run_text(runs) == LONG.removeprefix("https://"))
    assert isinstance(note[0].mark, LinkTo)
    assert note[0].mark.url == LONG
    told = [line.words for slide in planned.deck(Audience.PLAIN).slides for line in slide.script]
    assert f"Zebra: see our map ({LONG.removeprefix('https://')}) first." in told


def test_a_link_and_its_address_are_one_link(tmp_path: Path) -> None:
    planned = Planned(tmp_path, "Call [our desk](tel:555-0142).\n")
    runs = [run for found in prose_of(planned.handout(Audience.PLAIN)) for run in found]
    marks = {run.mark for run in runs if _is_ours(run)}
    assert marks == {LinkTo("tel:555-0142", "our desk")}


def _is_ours(run: Run) -> bool:
    return "our desk" in run.text or "0142" in run.text


@pytest.mark.parametrize(
    ("words", "url", "shown"),
    [
        ("020 7946 0018", "tel:+442079460018", True),
        ("Call 9-8-8", "tel:988", True),
        ("24/7 line", "tel:247", False),
        ("0018", "tel:+442079460018", False),
        ("A@B.org", "mailto:a@b.org", True),
    ],
)
def test_words_that_show_an_address(words: str, url: str, shown: bool) -> None:
    assert shows_address(words, url) is shown
