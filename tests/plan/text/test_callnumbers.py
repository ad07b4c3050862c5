"""A number to call stands on the line of the short word before it."""

import pytest

import starter
from kdeck.finding import Span
from kdeck.model.audience import Audience
from kdeck.plan.text.run import run_text
from kdeck.plan.text.runs import RunMaker

HERE = Span("sources/topics/test.md", 7)


@pytest.mark.parametrize("audience", Audience)
def test_a_number_never_begins_a_line_without_its_word(audience: Audience) -> None:
    document = starter.documents("safety-notes", "default")[audience]
    made = RunMaker(document, starter.theme("default")).text(
        "Danger? Call {emergency}. Text {crisis-line}.", HERE
    )
    assert run_text(made) == "Danger? Call\u00a0911. Text\u00a0988."
