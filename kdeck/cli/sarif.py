"""Findings in SARIF 2.1.0, the form in which code hosts and editors take them."""

import os
from collections.abc import Iterable
from urllib.parse import quote

from kdeck.batch.version import installed_version
from kdeck.check.rules import rules
from kdeck.cli.version import home
from kdeck.finding import Finding

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_data(findings: Iterable[Finding]) -> dict[str, object]:
    """Give findings as a SARIF log of one run, with the rules that they name."""
    found = tuple(findings)
    codes = sorted({finding.code for finding in found})
    driver: dict[str, object] = {"name": "kdeck", "rules": [_rule(code) for code in codes]}
    if version := installed_version():
        driver["version"] = version
    if address := home():
        driver["informationUri"] = address
    results = [_result(finding, codes.index(finding.code)) for finding in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, object]:
    rule = rules()[code]
    return {
        "id": code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": f"{finding.message}\nhint: {finding.hint}"},
        "locations": [_location(finding)],
    }


def _location(finding: Finding) -> dict[str, object]:
    span = finding.span
    place: dict[str, object] = {"artifactLocation": {"uri": quote(os.fsencode(span.file))}}
    # A page is no line; what has no line is said of the first, as the standard has no "nowhere".
    place["region"] = {"startLine": span.line or 1}
    location: dict[str, object] = {"physicalLocation": place}
    if span.path:
        location["logicalLocations"] = [{"fullyQualifiedName": span.path}]
    return location
