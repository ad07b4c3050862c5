"""The report of a check: how each plain document reads, and what a person has to judge."""

import json
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.verdict import Verdict
from kdeck.check.appraisal.report import document_report, finding_counts
from kdeck.model.audience import Audience

_VERSION = 1


def write_report(path: Path, verdict: Verdict) -> tuple[str, ...]:
    """Write the report as JSON, whole or not at all, and say how each plain document stands.

    Each plain document is reported on once for each region.
    """
    plain = {
        (document.id, document.region.key): document
        for document in verdict.documents
        if document.audience is Audience.PLAIN
    }
    documents = [document_report(each, verdict.findings) for each in plain.values()]
    data = {
        "version": _VERSION,
        "documents": documents,
        "findings": finding_counts(verdict.findings),
    }
    text = f"{json.dumps(data, indent=1, ensure_ascii=False)}\n"
    write_files(path.parent, {path.name: text.encode()})
    return tuple(
        f"{each['document']} ({each['region']}): PEMAT-P {each['pemat']['summary']}"
        for each in documents
    )
