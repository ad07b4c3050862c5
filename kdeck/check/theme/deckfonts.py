"""What of a theme's fonts its decks cannot carry, and what is not known of them."""

from collections.abc import Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.plan.master.adopting import adopted
from kdeck.theme.brand import FILE
from kdeck.theme.deckfont import why_not_carried
from kdeck.theme.office import STAND_INS
from kdeck.theme.theme import Theme


def check_deck_fonts(theme: Theme) -> Iterator[Finding]:
    """Say which fonts decks do not carry, and which have widths that nobody knows here."""
    span = Span(f"themes/{theme.id}/{FILE}", None, "$.defaults.kdeck.deck-fonts")
    if theme.template is not None and theme.deck_type is not None:
        message = "'deck-fonts' has no effect: decks are set in the fonts of the 'template'"
        hint = "remove 'deck-fonts', or choose the fonts in the template"
        yield Finding("deck-font", message, hint, span, Severity.WARNING)
    worn = adopted(theme).theme
    families = {family.name: family for family in (worn.headings, worn.body)}
    for name, family in families.items():
        why = why_not_carried(family)
        if why:
            message = f"decks do not carry all of the font '{name[:60]}': {why}"
            hint = "where it is not installed, another one is seen; 'deck-fonts: office' avoids it"
            yield Finding("deck-font", message, hint, span, Severity.NOTE)
        if theme.template is None and not family.own and name not in STAND_INS:
            message = f"how wide the font '{name[:60]}' is, is not known here"
            hint = f"text is measured as in the widest of {', '.join(STAND_INS)}"
            yield Finding("deck-font", message, hint, span, Severity.NOTE)
