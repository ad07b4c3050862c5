"""What masters and layouts draw of a brand."""

from dataclasses import dataclass

from kdeck.render.pptx.brandmark import Mark, read_mark
from kdeck.render.pptx.markup import escape
from kdeck.render.pptx.slot import on_primary
from kdeck.theme.face import Family
from kdeck.theme.theme import Logo, Theme


@dataclass(frozen=True, slots=True)
class Brand:
    """Hold a theme's marks, faces and language; on_primary is the slot legible on primary."""

    name: str
    language: str
    on_primary: str
    body: Family
    headings: Family
    mark: Mark
    mark_on_primary: Mark

    @property
    def pictures(self) -> tuple[Logo, ...]:
        """List the logos that are pictures: on paper, then on primary."""
        return tuple(m.picture for m in (self.mark, self.mark_on_primary) if m.picture)


def read_brand(theme: Theme, language: str) -> Brand:
    """Take from a theme what its masters and layouts draw."""
    words = theme.clinic.short_name or theme.clinic.name
    return Brand(
        name=theme.clinic.name,
        language=escape(language),
        on_primary=on_primary(theme.palette),
        body=theme.body,
        headings=theme.headings,
        mark=read_mark(theme.logo, words),
        mark_on_primary=read_mark(theme.logo_on_primary, words),
    )
