"""The lists of the two wordings of a claim are held together by the keys of their items."""

from pathlib import Path

import pytest

import starter
from kdeck.finding import Severity
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.block import Claim, Listing
from kdeck.model.library import Library
from kdeck.model.walk import all_inlines, walk_blocks
from projects import FILES, FRONT, TOPIC, MemoryFiles

from .texts import in_topic

ROOT = Path(__file__).parents[3]
KEYED = {"who-should-not", "emergency-signs", "when-to-call"}
ATTRIBUTES = 'drug="ketamine" evidence="rct" refs="smith2020" as-of="2026-06"'


def claim(plain: str, clinician: str, panel: str = "") -> str:
    body = (
        f"::::: {{.claim #calls {ATTRIBUTES}}}\n"
        f":::: plain\n{plain}\n::::\n:::: clinician\n{clinician}\n::::\n:::::"
    )
    return f"::::::: {panel}\n{body}\n:::::::" if panel else body


def found(plain: str, clinician: str, panel: str = "") -> list[str]:
    return [
        finding.message
        for finding in in_topic(claim(plain, clinician, panel))
        if finding.code == "list-keys"
    ]


@pytest.fixture(scope="module")
def shipped() -> Library:
    return starter.library()


def claims(library: Library) -> dict[str, Claim]:
    blocks = (block for topic in library.topics for block in walk_blocks(topic.blocks))
    return {block.id: block for block in blocks if isinstance(block, Claim)}


def keys(claim: Claim, audience: Audience) -> list[str]:
    listings = (b for b in walk_blocks(claim.wordings[audience]) if isinstance(b, Listing))
    return [key for listing in listings for item in listing.items for key in item.keys]


def test_the_lists_of_whom_to_call_and_of_who_should_not_are_keyed(shipped: Library) -> None:
    of = claims(shipped)
    for name in KEYED:
        plain, clinician = (keys(of[name], audience) for audience in Audience)
        assert len(plain) > 7, name
        assert sorted(plain) == sorted(clinician), name
    assert "mania" in keys(of["when-to-call"], Audience.PLAIN)
    assert "agitation" in keys(of["emergency-signs"], Audience.PLAIN)


def test_a_key_is_printed_nowhere(shipped: Library) -> None:
    texts = [
        node.text
        for topic in shipped.topics
        for node in all_inlines(topic.blocks)
        if hasattr(node, "text")
    ]
    assert texts
    assert not [text for text in texts if "{#" in text or "#}" in text]


@pytest.mark.parametrize(
    ("plain", "clinician"),
    [
        ("- a fit {#fit}\n- a fall {#fall}", "- syncope {#fall}\n- seizure {#fit}"),
        ("- a fit or a fall {#fit #fall}", "- syncope {#fall}\n- seizure {#fit}"),
        ("- a fit, and it\n  goes on {#fit}", "- seizure {#fit}"),
        ("- call [emergency]{.region} {#fit}", "- seizure {#fit}"),
        ("1. a **fit** {#fit}", "- seizure {#fit}"),
        ("- a fit", "- seizure\n- syncope"),
        ("No list at all.", "- seizure"),
    ],
)
def test_lists_that_say_the_same_things_pass(plain: str, clinician: str) -> None:
    assert found(plain, clinician) == []


def test_what_only_clinicians_are_told_is_found() -> None:
    messages = found("- a fit {#fit}", "- seizure {#fit}\n- mania {#mania}")
    assert len(messages) == 1
    assert "plain wording of the claim 'calls' does not list 'mania'" in messages[0]


def test_what_only_patients_are_told_is_found() -> None:
    messages = found("- a fit {#fit}\n- a fall {#fall}", "- seizure {#fit}")
    assert len(messages) == 1
    assert "clinician wording of the claim 'calls' does not list 'fall'" in messages[0]


def test_an_item_without_a_key_among_items_with_one_is_found() -> None:
    messages = found("- a fit {#fit}\n- a fall", "- seizure {#fit}\n- syncope")
    assert len(messages) == 2
    assert all("has no key" in message for message in messages)


def test_a_key_that_stands_twice_in_one_wording_is_found() -> None:
    messages = found("- a fit {#fit}\n- a fall {#fit}", "- seizure {#fit}")
    assert messages == ["the plain wording of the claim 'calls' has the key 'fit' twice"]


@pytest.mark.parametrize("panel", ["{.call-us}", "{.call-now}"])
def test_a_list_of_whom_to_call_needs_keys(panel: str) -> None:
    findings = in_topic(claim("- a fit", "- seizure", panel))
    mine = [finding for finding in findings if finding.code == "list-keys"]
    assert [finding.severity for finding in mine] == [Severity.WARNING]
    assert found("- a fit {#fit}", "- seizure {#fit}", panel) == []


@pytest.mark.parametrize("marks", ["{#Fit}", "{.fit}", "{#fit .big}", "{#fit} today"])
def test_what_is_no_key_at_the_end_of_an_item_is_refused(marks: str) -> None:
    text = f"{FRONT}::: plain\n- a fit {marks}\n:::\n"
    _, findings = read_library(MemoryFiles({**FILES, TOPIC: text}))
    assert "markup-literal" in {finding.code for finding in findings}
