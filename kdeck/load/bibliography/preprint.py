"""Whether an entry is of a preprint, which no reviewers have read, however its program says so."""

import re

from kdeck.datafile.node import Plain

_SERVERS = {
    "medrxiv": "medRxiv", "biorxiv": "bioRxiv", "arxiv": "arXiv", "corr": "arXiv",
    "psyarxiv": "PsyArXiv", "chemrxiv": "ChemRxiv", "ssrn": "SSRN",
    "research square": "Research Square", "preprints.org": "Preprints.org",
    "osf preprints": "OSF Preprints",
}  # fmt: skip
_NAMED = re.compile(rf"(?:{'|'.join(map(re.escape, _SERVERS))})\b", re.IGNORECASE)
# What preprint servers register; journals have others.
_DOI = re.compile(
    r"10\.(?:1101/20\d\d\.\d\d\.|48550/arxiv|31234/|21203/rs|2139/ssrn|26434/|20944/preprints|64898/)",
    re.IGNORECASE,
)
_STATES = ("prepublished", "preprint")
_PERHAPS = ("article-journal", "document", "manuscript", "report", "webpage")
_OF_JOURNALS = ("container-title", "container-title-short", "volume", "issue", "page")


def as_preprint(made: dict[str, Plain], given: dict[str, Plain]) -> dict[str, Plain]:
    """Give an entry the type and the server of a preprint, where it is of one.

    made is in the form of references.json, and given what its program wrote. An article that
    names a journal is none, whatever server has a copy of it.
    """
    journal = _text(made, "container-title")
    if made.get("type") not in _PERHAPS or (journal and not _server(journal)):
        return made
    named = (journal, _text(given, "archive"), _text(made, "publisher"))
    server = next((found for name in named if (found := _server(name))), "")
    says_so = any(_text(given, key).lower() in _STATES for key in ("status", "genre"))
    if not (server or says_so or _DOI.match(_text(made, "DOI"))):
        return made
    kept = {key: value for key, value in made.items() if key not in _OF_JOURNALS}
    return {**kept, "type": "article", **({"publisher": server} if server else {})}


def _server(name: str) -> str:
    found = _NAMED.match(name)
    return _SERVERS[found[0].lower()] if found else ""


def _text(fields: dict[str, Plain], key: str) -> str:
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""
