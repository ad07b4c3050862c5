"""What a clinic's PowerPoint template lacks, and what decks do in place of what it says."""

from collections.abc import Iterator

from kdeck.color import Color, contrast
from kdeck.finding import Finding, Severity, Span
from kdeck.plan.contrast.template import texts
from kdeck.plan.master.adopting import adopted
from kdeck.plan.master.ink import illegible, least_contrast
from kdeck.plan.master.layout import FOOTER_SIZE
from kdeck.plan.master.logoroom import LOGO_SLIDES, has_picture
from kdeck.theme.brand import ratio_words
from kdeck.theme.decktemplate import FEET, DeckTemplate
from kdeck.theme.office import STAND_INS
from kdeck.theme.roles import Change
from kdeck.theme.theme import Theme

_SLOTS = {"primary": "accent1", "secondary": "accent2", "link": "hlink", "background": "bg1"}


def check_template(theme: Theme) -> Iterator[Finding]:
    """Find colors of a template that cannot be read, for which others are written."""
    template = theme.template
    if template is None:
        return
    look = adopted(theme)
    severity = Severity.ERROR if template.strict else Severity.NOTE
    told: set[tuple[Color, Color]] = set()
    for match, place, ours in texts(look):
        pair = illegible(place, ours.size)
        if pair is None or pair in told:
            continue
        told.add(pair)
        used = ours.loan.color if ours.loan else None
        message = (
            f"the text of '{place.name}' in the layout '{match.layout.name}' of the template, "
            f"'{pair[0]}', has {ratio_words(contrast(*pair))} against '{pair[1]}', and needs "
            f"{least_contrast(place, ours.size):g}:1; '{used}' is used"
        )
        hint = f"give it the color '{used}' in the template, or leave it so"
        yield Finding("theme-contrast", message, hint, _span(template), severity)
    for change in look.derivation.changes if look.derivation else ():
        yield _changed(change, template, severity)


def check_matches(theme: Theme) -> Iterator[Finding]:
    """Say which layouts a template lacks, what is taken instead, and what is too small in it."""
    template = theme.template
    if template is None:
        return
    look, span = adopted(theme), _span(template)
    for match in look.matches:
        if match.how != "instead" and not match.wanting:
            continue
        without = f", without a place for {_listed(match.wanting)}" if match.wanting else ""
        lacks = f"the template has no layout '{match.name}'"
        used = f"'{match.layout.name}' is used"
        if match.how != "instead":
            lacks, used = f"the layout '{match.layout.name}' is used for '{match.name}'", ""
        message = f"{lacks}{': ' * bool(used)}{used}{without}"
        hint = f"add a layout of the name '{match.name}' with these places, or leave it so"
        yield Finding("template-layout", message, hint, span, Severity.NOTE)
    yield from _small(theme, span)
    yield from _fonts(theme, span)
    yield from _logo(theme, template, span)


def _small(theme: Theme, span: Span) -> Iterator[Finding]:
    for match, place, ours in texts(adopted(theme)):
        least = FOOTER_SIZE if place.kind in FEET else ours.size
        if place.size < least:
            message = (
                f"the text of '{place.name}' in the layout '{match.layout.name}' is "
                f"{place.size:g} pt large; {least:g} pt is written"
            )
            hint = f"set it in {least:g} pt or more in the template"
            yield Finding("template-size", message, hint, span, Severity.NOTE)
        if place.plate is not None:
            message = (
                f"no words can be read on what lies behind '{place.name}' in the layout "
                f"'{match.layout.name}'; a plain '{place.plate}' is laid under them"
            )
            hint = "give the layout a plain ground there, or leave it so"
            yield Finding("template-ground", message, hint, span, Severity.NOTE)
    for layout in theme.template.layouts if theme.template else ():
        if layout.flaw or layout.murky:
            why = layout.flaw or f"has a picture, or unlike colors, behind '{layout.murky}'"
            message = f"the layout '{layout.name}' {why}; slides with figures do not use it"
            if layout.flaw:
                message = f"the layout '{layout.name}' {why}; it is not used"
            hint = (
                "set its text upright, in a font of letters and on a plain ground, or leave it so"
            )
            yield Finding("template-ground", message, hint, span, Severity.NOTE)


def _fonts(theme: Theme, span: Span) -> Iterator[Finding]:
    worn = adopted(theme).theme
    own = {theme.headings.name, theme.body.name}
    for name in dict.fromkeys((worn.headings.name, worn.body.name)):
        if name not in STAND_INS and name not in own:
            message = f"how wide the template's font '{name[:60]}' is, is not known here"
            hint = f"text is measured as in the widest of {', '.join(STAND_INS)}"
            yield Finding("template-font", message, hint, span, Severity.NOTE)


def _logo(theme: Theme, template: DeckTemplate, span: Span) -> Iterator[Finding]:
    """Say that no slide shows the theme's logo, and what stands in its way."""
    look = adopted(theme)
    if theme.logo is None or any(layout.logo for layout in look.master.layouts):
        return
    pictured = any(
        has_picture(match, template) for match in look.matches if match.name in LOGO_SLIDES
    )
    why = "no corner of its first and last slide is free"
    if pictured:
        why = "it has a picture of its own, which may be one"
    message = f"no slide on the template shows the theme's logo '{theme.logo.file}': {why}"
    hint = "put the logo into the template, in View, Slide Master, if it does not show it yet"
    yield Finding("template-logo", message, hint, span, Severity.NOTE)


def _changed(change: Change, template: DeckTemplate, severity: Severity) -> Finding:
    role, whose = _SLOTS.get(change.role, change.role), "theme"
    if change.role in _SLOTS:
        whose = "template"
    message = (
        f"the {whose}'s color {role} '{change.before}' has {ratio_words(change.had)} against "
        f"'{change.use.against}' {change.use.place}, and needs {change.use.needed:g}:1 there; "
        f"'{change.after}' is used"
    )
    hint = f"choose another for the {whose}, or leave it so"
    return Finding("theme-contrast", message, hint, _span(template), severity)


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"'{name}'" for name in names]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def _span(template: DeckTemplate) -> Span:
    return template.span or Span(template.file)
