"""What targets are made from, as digests."""

from collections.abc import Mapping

from kdeck.batch.documents import own_folder
from kdeck.batch.record import document_key
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.fingerprint import Files, Fingerprint, digest


def expected_digests(work: Mapping[Target, Job], brand: Fingerprint) -> dict[Target, str]:
    """Digest what each target is made from: its document, and the files of its theme."""
    documents = {document_key(target): job.document for target, job in work.items()}
    # Equal documents are written alike, however they share their parts.
    written = {key: repr(document) for key, document in documents.items()}
    themed = repr(brand.entries)
    return {
        target: digest(f"{themed}\n{target!r}\n{written[document_key(target)]}".encode())
        for target in work
    }


def brand_of(files: Files, theme: str) -> Fingerprint:
    """Keep, of a theme's files, those that make its look: its words are in the documents."""
    folder = f"themes/{theme}/"
    own = (f"{folder}words/", f"{own_folder(theme)}/")
    read = files.fingerprint(below=(folder,)).entries
    return Fingerprint(tuple(entry for entry in read if not entry[0].startswith(own)))
