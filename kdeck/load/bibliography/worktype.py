"""The types of works, as programs name them, in the words of CSL-JSON 1.0.2."""

_KNOWN = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
    "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
}  # fmt: skip
DEFAULT_TYPE = "document"
_OTHERWISE = {
    # Crossref
    "journal-article": "article-journal",
    "journal": "periodical",
    "journal-issue": "periodical",
    "proceedings-article": "paper-conference",
    "proceedings": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry",
    "reference-book": "book",
    "edited-book": "book",
    "monograph": "book",
    "posted-content": "article",
    "preprint": "article",
    "peer-review": "review",
    "dissertation": "thesis",
    "report-component": "report",
    "component": "document",
    "other": "document",
    # BibTeX and BibLaTeX
    "suppperiodical": "article-journal",
    "mvbook": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "mvcollection": "book",
    "inreference": "entry",
    "reference": "book",
    "mvreference": "book",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "mvproceedings": "book",
    "manual": "report",
    "techreport": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "misc": "document",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "movie": "motion_picture",
    "jurisdiction": "legal_case",
    "legal": "legislation",
    "image": "graphic",
}


def type_of(word: str) -> str | None:
    """Give the word of CSL-JSON for a type; None for one that nobody knows."""
    lowered = word.strip().lower()
    return lowered if lowered in _KNOWN else _OTHERWISE.get(lowered)
