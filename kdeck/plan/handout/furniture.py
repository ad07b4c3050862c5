"""The words that repeat on every page of a document: whose it is, its version and its review."""

from kdeck.model.document import Document
from kdeck.plan.handout.model import Furniture
from kdeck.plan.text.wording import wording
from kdeck.theme.clinic import Clinic


def furniture(document: Document, clinic: Clinic) -> Furniture:
    """Word what repeats on the pages of a document; that it is a draft comes first."""
    words = wording(document.language)
    version = words("version", version=document.version)
    notice = words.short_review(document.review)
    return Furniture(
        head_left=document.title,
        head_right=clinic.short_name or clinic.name,
        foot_left=f"{notice} · {version}" if document.draft else f"{version} · {notice}",
        page=words("page"),
    )
