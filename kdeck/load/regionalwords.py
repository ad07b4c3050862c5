"""From the data file of regional words to what each region says."""

from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.model.audience import Audience
from kdeck.model.region import Region
from kdeck.model.words import RegionalWord, RegionalWords


def read_regional_words(
    files: Files, findings: Findings, regions: tuple[Region, ...]
) -> RegionalWords:
    """Read what regions say in place of other words; a project may have none."""
    text = read_text(files, findings, optional=True)
    fields = parse_fields(text, findings, "words") if text is not None else None
    if fields is None:
        return RegionalWords()
    fields.only("as-of", "keep", "words")
    fields.text("as-of")
    known = {region.key for region in regions}
    known |= {key.split("-")[0] for key in known}
    seen: set[tuple[str, Audience | None]] = set()
    words = [_word(entry, known, seen) for entry in fields.mappings("words", optional=True)]
    return RegionalWords(tuple(word for word in words if word.phrase), fields.texts("keep"))


def _word(fields: Fields, known: set[str], seen: set[tuple[str, Audience | None]]) -> RegionalWord:
    fields.only("say", "audience", "instead")
    phrase = fields.text("say")
    audience = fields.choice("audience", Audience) if "audience" in fields.keys else None
    if (phrase.casefold(), audience) in seen:
        fields.error("say", f"'{phrase}' stands twice", "keep one of them")
    seen.add((phrase.casefold(), audience))
    instead = fields.mapping("instead")
    pairs = tuple((key, instead.printed(key)) for key in instead.keys) if instead else ()
    for region, _ in pairs:
        if known and region not in known:
            hint = f"write one of {', '.join(sorted(known))}"
            fields.error("instead", f"the region '{region}' does not exist", hint)
    return RegionalWord(phrase, pairs, audience, fields.span)
