"""The manifest of a theme: every file that was built, as data for portals and medical records."""

import json
from collections.abc import Iterable, Mapping

from kdeck.batch.kit.table import kit_of
from kdeck.batch.output import Output
from kdeck.batch.record import Record, document_key
from kdeck.batch.target import OUTPUT, Target

FILE = "manifest.json"
VERSION = 1
# How the bytes of every manifest begin.
SIGN = b'{\n "manifest": '


def manifest_path(theme: str) -> str:
    """Name the manifest of a theme."""
    return f"{OUTPUT}/{theme}/{FILE}"


def manifest_bytes(
    theme: str,
    targets: Iterable[Target],
    data: Mapping[str, bytes],
    record: Record,
    output: Output,
) -> bytes:
    """Write the manifest of some outputs of a theme as JSON; data is what is written with it."""
    files = []
    for target in targets:
        size = len(data[target.path]) if target.path in data else output.size(target.path) or 0
        files.append(_file(target, size, record))
    listed = {"manifest": VERSION, "theme": theme, "files": files}
    return f"{json.dumps(listed, indent=1, ensure_ascii=False)}\n".encode()


def _file(target: Target, size: int, record: Record) -> dict[str, object]:
    about, built = record.about[document_key(target)], record.outputs[target]
    kit = kit_of(target.format)
    length = {kit.length_unit: built.length} if built.length is not None else {}
    return {
        "file": target.path.rpartition("/")[2],
        "id": target.document,
        "title": about.title,
        "version": about.version,
        "checked": about.checked,
        "sha256": built.sha256,
        "bytes": size,
        "current": not record.is_older(target),
        "format": str(target.format),
        "media_type": kit.media_type,
        "audience": str(target.audience),
        "language": about.language,
        "edition": str(target.edition),
        "standard": str(target.standard) if kit.standards else None,
        "grade": float(about.grade) if about.grade else None,
        **length,
        "review": {"state": about.state, "notice": about.notice, "due": about.due or None},
    }
