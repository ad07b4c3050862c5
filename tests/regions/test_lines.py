"""The number of each crisis line is called, texted or no link at all, as its words say."""

import re

import pytest

from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.model.region import Channel, CrisisLine
from kdeck.plan.text.run import LinkTo, run_text
from kdeck.plan.text.runs import RunMaker
from kdeck.render.html.inline import InlineMaker
from kdeck.render.html.markup import element
from planned import Planned
from regional import library

HERE = Span("sources/regions.yml", 3)
LINES = [
    pytest.param(line, id=f"{region.key}: {line.name}")
    for region in library().regions
    for line in region.lines
]


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> RunMaker:
    planned = Planned(tmp_path_factory.mktemp("lines"), "Be well.\n")
    return RunMaker(planned.document(Audience.PLAIN), planned.theme)


def opens(line: CrisisLine) -> tuple[str, str]:
    """Say what its number opens, and how a voice names that; empty where no phone is of use."""
    digits = line.number.replace(" ", "").replace("-", "")
    if Channel.CALL in line.channels or Channel.INTERPRETER in line.channels:
        return f"tel:{digits}", f"Call {line.number}"
    return (f"sms:{digits}", f"Text {line.number}") if Channel.TEXT in line.channels else ("", "")


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_called_or_texted_as_it_can_be_and_said_so(
    maker: RunMaker, line: CrisisLine
) -> None:
    runs = maker.line(line, HERE)
    said = f"{line.name}: {line.words}"
    assert run_text(runs).replace("\u00a0", " ") == said.replace("\u00a0", " ")
    marks = [run.mark for run in runs if isinstance(run.mark, LinkTo)]
    expected = opens(line)
    found = [(m.url, m.description) for m in marks if m.url.startswith(("tel:", "sms:"))]
    assert found == ([expected] if expected[0] else [])
    page = element("p", *InlineMaker("en-US").nodes(runs))
    links = [a for a in page.iter("a") if not str(a.get("href")).startswith("https:")]
    assert [(a.get("href"), a.get("aria-label")) for a in links] == found


@pytest.mark.parametrize("line", LINES)
def test_the_words_of_a_line_name_each_way_that_its_number_is_reached(line: CrisisLine) -> None:
    asked = {Channel.CALL: r"\bcall\b", Channel.TEXT: r"\btext\b", Channel.CHAT: r"\bchat\b"}
    for channel, word in asked.items():
        told = re.search(word, line.how, re.IGNORECASE) is not None
        reached = channel in line.channels
        spoken = {Channel.RELAY, Channel.INTERPRETER} & set(line.channels)
        assert told == reached or (channel is Channel.CALL and spoken), (channel, line.how)
