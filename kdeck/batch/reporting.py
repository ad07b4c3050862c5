"""The report of a check: how each plain document reads, and what a person has to judge."""

import json
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.checking import Verdict
from kdeck.check.appraisal.report import document_report, finding_counts
from kdeck.model.audience import Audience

_VERSION = 1


def report_bytes(verdict: Verdict) -> bytes:
    """Write the report as JSON: each plain document once for each region."""
    plain = {
        (document.id, document.region.key): document
        for document in verdict.documents
        if document.audience is Audience.PLAIN
    }
    data = {
        "version": _VERSION,
        "documents": [document_report(each, verdict.findings) for each in plain.values()],
        "findings": finding_counts(verdict.findings),
    }
    return f"{json.dumps(data, indent=1, ensure_ascii=False)}\n".encode()


def write_report(path: Path, verdict: Verdict) -> None:
    """Write the report to a file, whole or not at all."""
    write_files(path.parent, {path.name: report_bytes(verdict)})
