"""The words that kdeck itself prints, in the language of a document."""

from functools import cache

from kdeck.language.catalog import catalog
from kdeck.language.month import month
from kdeck.model.audience import Audience
from kdeck.model.block import Evidence, PanelKind
from kdeck.model.review import Review
from kdeck.variants import Edition


class Wording:
    """Word what the program says in one language."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._texts = catalog(language)

    def __call__(self, key: str, **values: str | int) -> str:
        """Give a text of the catalog, filled in."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def worded(self, key: str, audience: Audience) -> str:
        """Give a text that has a wording for each audience."""
        return self(f"{key}-{audience}")

    def evidence(self, kind: Evidence) -> str:
        """Name a kind of evidence."""
        return self(f"evidence-{kind}")

    def panel(self, kind: PanelKind) -> str:
        """Head a panel that has no heading of its own; empty where it needs none."""
        return self._texts.get(f"panel-{kind}", "")

    def edition(self, edition: Edition) -> tuple[str, ...]:
        """Say what an edition says of itself, in print and in its metadata."""
        text = self._texts.get(f"edition-{edition}")
        return (text,) if text else ()

    def month(self, day: str) -> str:
        """Word a date (ISO) as its month."""
        return month(day, self._language)

    def review(self, review: Review | None) -> str:
        """Word who reviewed a document and until when that holds, or that it is a draft."""
        if review is None:
            return self("draft")
        on, due = self.month(review.on), self.month(review.due)
        return self("reviewed", by=review.by, role=review.role, on=on, due=due)

    def short_review(self, review: Review | None) -> str:
        """Word the notice for a line of page furniture."""
        if review is None:
            return self("draft")
        return self("reviewed-short", by=review.by, on=self.month(review.on))

    def review_at_foot(self, review: Review | None) -> str:
        """Word the notice for the foot of a sheet, whose head says it whole."""
        return self("draft-short") if review is None else self.review(review)

    def version_at_foot(
        self, version: str, checked: str, audience: Audience, review: Review | None
    ) -> str:
        """Word the version and the notice for the foot of a sheet."""
        if review is None and audience is Audience.PLAIN:
            return self("version-plain-unread", version=version, month=self.month(checked))
        said = self.version_line(version, checked, audience, draft=False)
        return f"{said} {self.review_at_foot(review)}."

    def version_line(self, version: str, checked: str, audience: Audience, *, draft: bool) -> str:
        """Word the version and the month in which the facts were checked."""
        draft = draft and audience is Audience.CLINICIAN
        key = f"version-{audience}{'-draft' if draft else ''}"
        return self(key, version=version, month=self.month(checked))


@cache
def wording(language: str) -> Wording:
    """Give the words of the program in a language."""
    return Wording(language)
