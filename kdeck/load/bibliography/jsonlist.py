"""Entries of a file of CSL-JSON, and of Crossref's answers."""

from kdeck.datafile.jsonreader import read_json
from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.load.bibliography.entry import Entry

# Where programs wrap the list: Pandoc's metadata, Zotero's server, Crossref's.
_WRAPS = ("references", "items", "message")
_SIGNS = {"title", "DOI", "type", "author"}


def entries_of_json(text: str, findings: Findings) -> list[Entry]:
    """Read a list of entries, one entry alone, or one of the wraps that servers put around it."""
    root = read_json(text, findings, "references")
    if root is None:
        return []
    listed = _listed(root)
    if listed is None:
        hint = "export it as 'CSL JSON'; 'BibTeX' or 'RIS' will do, too"
        findings.error("references", "the file is not a list of references", hint, root.line)
        return []
    return [made for node in listed if (made := _entry(node, findings))]


def _listed(root: Node) -> tuple[Node, ...] | None:
    for _ in range(3):
        if isinstance(root.value, tuple):
            return root.entries
        inner = next((root.fields[key] for key in _WRAPS if key in root.fields), None)
        if inner is None or not (inner.entries or inner.fields):
            return (root,) if _SIGNS & root.fields.keys() else None
        root = inner
    return None


def _entry(node: Node, findings: Findings) -> Entry | None:
    fields = node.plain
    if not isinstance(fields, dict):
        message = "this is no entry of a list of references, and left out"
        findings.warning("references", message, "export it again as 'CSL JSON'", node.line)
        return None
    if "itemType" in fields or "data" in fields:
        message = "this is Zotero's own form of an entry, and left out"
        findings.warning("references", message, "export it as 'CSL JSON'", node.line)
        return None
    lines = {name: field.line for name, field in node.fields.items()}
    key = next((k for name in ("citation-key", "id") if isinstance(k := fields.get(name), str)), "")
    number = fields.get("id")
    if not key and isinstance(number, int):
        key = str(number)
    return Entry(key, fields, lines.get("id", node.line), lines)
