"""The words that kdeck itself prints, for both audiences."""

from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Evidence, PanelKind
from kdeck.model.review import Review
from kdeck.variants import Edition

DRAFT = "Draft: not yet reviewed by a clinician"

EVIDENCE: dict[Evidence, str] = {
    Evidence.ESTABLISHED: "Established",
    Evidence.META_ANALYSIS: "Meta-analysis",
    Evidence.RCT: "Randomized trial",
    Evidence.IMAGING: "Human imaging",
    Evidence.OBSERVATIONAL: "Observational",
    Evidence.PRECLINICAL: "Animal or cell study",
    Evidence.HYPOTHESIS: "Hypothesis",
    Evidence.LABEL: "Drug label",
    Evidence.GUIDELINE: "Guideline",
    Evidence.CONTESTED: "Contested",
}

PANEL_HEADINGS: dict[PanelKind, str] = {
    PanelKind.KNOW_FIRST: "What to know first",
    PanelKind.SUMMARY: "Summary",
    PanelKind.WARNING: "Warning",
    PanelKind.ASK_YOUR_TEAM: "Ask your team",
    PanelKind.CALL_US: "Call us",
    PanelKind.CALL_NOW: "Call for help now",
    PanelKind.CHECKLIST: "Checklist",
    PanelKind.QUESTIONS: "Questions to ask",
    PanelKind.LIMITS: "What this picture does not say",
}

# What an edition says of itself, in print and in its metadata.
EDITION_NOTES: dict[Edition, tuple[str, ...]] = {
    Edition.STANDARD: (),
    Edition.LARGE_PRINT: ("Large-print edition: no text is smaller than 18 point",),
    Edition.DYSLEXIA: ("Edition with roomy spacing and short lines on a cream page",),
    Edition.HIGH_CONTRAST: ("High-contrast edition: text has a contrast of 15 to 1 or more",),
    Edition.GREYSCALE: ("Edition for black-and-white printers and photocopiers",),
}
EVIDENCE_NOTE = "The words in frames say what kind of evidence stands behind each statement."
CRISIS_HEADING = Worded("Get help now", "Crisis contacts")
GLOSSARY_HEADING = "Words to know"
REFERENCES_HEADING = Worded("Where this comes from", "References")
REFERENCES_NOTE = "These are the main sources."
REFERENCES_ELSEWHERE = "The clinician version lists them all."
ABOUT_HEADING = Worded("About this handout", "About this document")
CONTENTS_HEADING = Worded("What is in this handout", "Contents")
NOTES_HEADING = "Notes"
CONTACT_HEADING = "Contact us"
SHORT_CODE_CAPTION = "Scan to open our web page"
ABOUT_CLINIC = "The clinic"
TEACH_BACK = "Ask, for teach-back"
AGENDA_HEADING = Worded("What we will talk about", "What this talk covers")
OPENING, CLOSING = "Opening", "Sources and contact"
OTHER_FORMATS = "Ask us for this handout in other formats."
FULL_NOTES = "Full safety notes"
NOTES_CODE_ALT = "QR code that opens the full safety notes"
NOTES_CODE_CAPTION = "Scan for the full safety notes"
ASK_FULL_NOTES = "Ask us for the full notes"
PAGE = "Page {page} of {pages}"
CONTINUED = "{title} ({part}\u00a0of\u00a0{parts})"


def review_notice(review: Review | None) -> str:
    """Word who reviewed a document and until when that holds, or that it is a draft."""
    if review is None:
        return DRAFT
    who = f"{review.by}, {review.role}"
    return f"Reviewed by {who}, {month(review.on)}; next review due {month(review.due)}"


def short_notice(review: Review | None) -> str:
    """Word the notice for a line of page furniture."""
    return f"Reviewed by {review.by}, {month(review.on)}" if review else DRAFT


def version_line(version: str, checked: str, audience: Audience, *, draft: bool) -> str:
    """Word the version and the month in which the facts were checked."""
    if audience is Audience.PLAIN:
        return (
            f"Version {version}. The facts were checked in {month(checked)}. "
            "Facts can change. Ask for the newest version."
        )
    return (
        f"Version {version}. Facts checked in {month(checked)}. "
        f"{'No clinician has reviewed this draft. ' if draft else ''}"
        "Verify regulatory status and crisis contacts before use."
    )


def month(date: str) -> str:
    """Word a date such as '2026-06' or '2026-06-30' as 'June 2026'."""
    year, number, *_ = date.split("-")
    return f"{_MONTHS[int(number) - 1]}\u00a0{year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
