"""From the data file of regional words to what each region says."""

from kdeck.finding import Findings
from kdeck.fingerprint import Files
from kdeck.load.fields import Fields, parse_fields
from kdeck.load.source import read_text
from kdeck.model.audience import Audience
from kdeck.model.region import Region
from kdeck.model.words import RegionalWord, RegionalWords

FILE = "sources/regional-words.yml"


def read_regional_words(
    files: Files, source: Findings, regions: tuple[Region, ...]
) -> RegionalWords:
    """Read what regions say in place of other words; a project may have none."""
    text = read_text(files, source, optional=True)
    fields = parse_fields(text, source, "words") if text is not None else None
    if fields is None:
        return RegionalWords()
    fields.only("as-of", "keep", "words")
    fields.text("as-of")
    known = {region.key for region in regions}
    known |= {key.split("-")[0] for key in known}
    entries = fields.mappings("words", optional=True)
    words = [_word(entry, known) for entry in entries]
    seen: set[tuple[str, Audience | None]] = set()
    for word, entry in zip(words, entries, strict=True):
        key = (word.phrase.casefold(), word.audience)
        if key in seen:
            entry.error("say", f"'{word.phrase}' stands twice", "keep one of them")
        seen.add(key)
    return RegionalWords(tuple(word for word in words if word.phrase), fields.texts("keep"))


def _word(fields: Fields, known: set[str]) -> RegionalWord:
    fields.only("say", "audience", "instead")
    instead = fields.mapping("instead")
    pairs = []
    for region in instead.keys if instead else ():
        assert instead is not None
        if known and region not in known:
            hint = f"write one of {', '.join(sorted(known))}"
            instead.error(region, f"the region '{region}' does not exist", hint)
        pairs.append((region, instead.printed(region)))
    audience = fields.choice("audience", Audience) if fields.has("audience") else None
    return RegionalWord(fields.text("say"), tuple(pairs), audience, fields.span)
