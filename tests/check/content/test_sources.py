"""References and topics that nobody uses, or that must not be used, are found."""

import json
from typing import Any

import pytest

from kdeck.check.content.sources import check_references, check_use
from kdeck.model.reference import Shipping
from projects import CLAIM, FILES, FRONT, REFERENCES, SMITH, TOPIC, read_project

from .texts import library

JONES: dict[str, Any] = {
    "id": "jones2021",
    "type": "book",
    "title": "A book",
    "author": [{"family": "Jones"}],
    "issued": {"date-parts": [[2021]]},
    "short": "Jones. A book, 2021",
}
HELD = {"x-ship": False, "x-reason": "no field is confirmed"}
CITED = CLAIM.replace('refs="smith2020"', 'refs="smith2020 jones2021"')


def listed(changes: dict[str, Any], topic: str = CLAIM) -> dict[str, str]:
    entry = {key: value for key, value in {**JONES, **changes}.items() if value is not None}
    return {REFERENCES: f"[\n{SMITH},\n{json.dumps(entry)}\n]\n", TOPIC: FRONT + topic}


@pytest.mark.parametrize(
    ("changes", "topic", "found"),
    [
        ({}, CLAIM, ["reference-unused"]),
        ({}, CITED, []),
        ({}, CLAIM + "\nMore [@jones2021].\n", []),
        (HELD, CLAIM, []),
    ],
)
def test_a_reference_is_cited_or_held_back(
    changes: dict[str, Any], topic: str, found: list[str]
) -> None:
    findings = list(check_use(library(listed(changes, topic))))
    assert [finding.code for finding in findings] == found
    assert all(f.span.file == REFERENCES and f.span.line == 6 for f in findings)


@pytest.mark.parametrize(
    ("changes", "lacks"),
    [
        ({}, None),
        ({"author": None}, "no author"),
        ({"issued": None}, "no year"),
        ({"author": None, "issued": None}, "no author and no year"),
        ({"issued": None, "accessed": {"date-parts": [[2026, 6, 1]]}}, None),
        ({"issued": None, "type": "webpage", "URL": "https://example.org"}, None),
        ({"issued": None, "type": "webpage"}, "no year"),
        ({"author": None, **HELD}, None),
    ],
)
def test_a_reference_can_be_found_again(changes: dict[str, Any], lacks: str | None) -> None:
    found = list(check_references(library(listed(changes))))
    assert [finding.code for finding in found] == (["reference-incomplete"] if lacks else [])
    assert all(str(lacks) in finding.message for finding in found)


def test_a_reference_that_is_held_back_is_not_cited_anywhere() -> None:
    for topic, line in ((CITED, 7), (CLAIM + "\nMore [@jones2021].\n", 16)):
        (finding,) = check_references(library(listed(HELD, topic)))
        assert finding.code == "reference-withheld"
        assert finding.message.endswith("must not be cited: no field is confirmed")
        assert (finding.span.file, finding.span.line) == (TOPIC, line)


def test_a_reference_for_status_stands_behind_labels_only() -> None:
    status = HELD | {"x-ship": "status"}
    (finding,) = check_references(library(listed(status, CITED)))
    assert "but for an approval status" in finding.message
    label = CITED.replace('evidence="rct"', 'evidence="label"')
    assert not list(check_references(library(listed(status, label))))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"x-ship": "never"}, "'x-ship' is not true, false or \"status\""),
        ({"x-ship": 0}, "'x-ship' is not true, false or \"status\""),
        ({"x-ship": []}, "'x-ship' is not true, false or \"status\""),
        ({"x-ship": False}, "'x-ship' has no reason"),
        ({"x-ship": "status", "x-reason": ""}, "'x-ship' has no reason"),
        ({"x-ship": False, "x-reason": 3}, "'x-reason' is not a text"),
    ],
)
def test_a_reference_is_held_back_in_one_way(
    changes: dict[str, Any], message: str, tmp_path: Any
) -> None:
    _, found = read_project(tmp_path, listed(changes))
    assert [finding.message for finding in found] == [f"in the entry 'jones2021', {message}"]


def test_a_reference_that_may_be_cited_says_nothing() -> None:
    smith, jones = library(listed({"x-ship": True})).references
    assert (smith.shipping, smith.reason) == (jones.shipping, jones.reason) == (Shipping.FREE, "")


def test_a_topic_that_no_recipe_uses_is_found_with_its_claims() -> None:
    spare = FRONT.replace("id: dose", "id: spare") + CLAIM.replace("#low-dose", "#other")
    (finding,) = check_use(library({**FILES, "sources/topics/spare.md": spare}))
    assert (finding.code, finding.span.file) == ("topic-unused", "sources/topics/spare.md")
    assert finding.message.endswith("'spare', with the claims 'other'")
