"""What the license, the payers, the prescribers and the law of a region are stands in its facts."""

import re

import pytest

from kdeck.audienceselection import Reader, select
from kdeck.check.target.lines import MOST_WORDS
from kdeck.language.known import language_of
from kdeck.language.spelling import spelling
from kdeck.load.days import is_day
from kdeck.model.audience import Audience
from kdeck.model.block import Block, Blocks, Claim, ForAudience, RegionFact
from kdeck.model.document import Chapter
from kdeck.model.inline import plain_text
from kdeck.model.walk import own_inlines, walk_blocks
from regional import ABROAD, documents, library, scenes, texts

EVERYWHERE = ("US", *ABROAD)
# What differs from place to place, each with a date or with who could tell.
DATED = {
    "approval", "status-line", "status", "reimbursement", "prescriber", "setting", "home",
    "control", "blood-pressure", "food-and-drink", "driving-law", "products",
}  # fmt: skip
# Words of those who pay or decide, and the regions whose readers know them.
OF_PLACES = {
    r"insurance": ("US", "CA"),
    r"insurers?": ("US",),
    r"provincial|province": ("CA",),
    r"CADTH": ("CA",),
    r"NHS in England": ("GB-ENG",),
    r"NHS in Wales": ("GB-WLS",),
    r"NICE": ("GB-ENG", "GB-WLS"),
    r"SMC|NHS in Scotland": ("GB-SCT",),
    r"Trust": ("GB-NIR",),
    r"HSE": ("IE",),
    r"PBS|TGA": ("AU",),
    r"Pharmac|Medsafe": ("NZ",),
    r"REMS|certified": ("US",),
    r"psychiatrist decides": ("GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR", "IE"),
}


def facts(region: str) -> dict[str, RegionFact]:
    (place,) = (place for place in library().places if place.id == region)
    return {block.key: block for block in place.blocks if isinstance(block, RegionFact)}


@pytest.mark.parametrize("region", EVERYWHERE)
def test_each_fact_of_a_region_is_dated_or_says_what_was_looked_at_and_who_could_tell(
    region: str,
) -> None:
    assert set(facts(region)) == DATED
    for key, fact in facts(region).items():
        claims = [block for block in walk_blocks(fact.blocks) if isinstance(block, Claim)]
        assert claims or (fact.searched and fact.who), key
        for claim in claims:
            assert claim.refs, claim.id
            assert claim.as_of, claim.id
            assert is_day(claim.expires), claim.id


@pytest.mark.parametrize("region", EVERYWHERE)
def test_license_payers_and_prescribers_are_facts_apart(region: str) -> None:
    told = {key: _cited(fact) for key, fact in facts(region).items()}
    assert not told["approval"] & told["reimbursement"]
    assert not told["status"] & told["reimbursement"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("region", EVERYWHERE)
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    ("name", "topic", "key"),
    [
        ("safety-notes", "what-ketamine-is", "reimbursement"),
        ("safety-notes", "what-ketamine-is", "prescriber"),
        ("your-treatment-visit", "cost", "reimbursement"),
    ],
)
def test_readers_learn_who_pays_and_who_decides_where_status_and_cost_are_told(
    region: str, audience: Audience, name: str, topic: str, key: str
) -> None:
    chapters = _chapters(region, name, audience, topic)
    # A clinician reads of the visit without its cost.
    assert chapters or (audience is Audience.CLINICIAN and topic == "cost")
    for chapter in chapters:
        said = _words(_choose(facts(region)[key], audience))
        assert said
        assert spelling(language_of(region))(said) in _words(chapter.blocks)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", EVERYWHERE)
def test_nobody_reads_who_pays_or_decides_elsewhere(region: str) -> None:
    wrong = [word for word, regions in OF_PLACES.items() if region not in regions]
    found = {
        (document.id, match[0])
        for document in documents(region)
        for text in texts(document)
        for match in re.finditer(rf"\b(?:{'|'.join(wrong)})\b", text)
    }
    assert found == set()


@pytest.mark.slow
def test_a_note_in_one_line_is_worded_by_its_region() -> None:
    lines = {region: _line_of_status(region) for region in EVERYWHERE}
    assert "Scotland’s NHS" in lines["GB-SCT"]
    assert "Trust" in lines["GB-NIR"]
    # As in every short line, what a hard word means, in brackets behind it, is not counted.
    told = {region: re.sub(r" \([^()]*\)", "", line) for region, line in lines.items()}
    assert all(0 < len(line.split()) <= MOST_WORDS[Audience.PLAIN] for line in told.values())


def _line_of_status(region: str) -> str:
    # The brief alone: the others of nine regions would take seconds.
    (recipe,) = (r for r in library().recipes if r.id == "ketamine-in-brief")
    reader = Reader(Audience.PLAIN, region, language_of(region))
    document = select(library(), recipe, reader, scenes())
    told = (c for section in document.sections for c in section.chapters)
    (chapter,) = (c for c in told if c.id == "what-ketamine-is")
    assert chapter.short
    return _words(chapter.blocks)


def _chapters(region: str, name: str, audience: Audience, topic: str) -> list[Chapter]:
    found = [d for d in documents(region) if d.id == name and d.audience is audience]
    return [c for d in found for s in d.sections for c in s.chapters if c.id == topic]


def _choose(fact: RegionFact, audience: Audience) -> Blocks:
    """Give what a fact tells an audience, without its points for a slide."""
    chosen: list[Block] = []
    for block in fact.blocks:
        if isinstance(block, Claim):
            chosen += block.wordings[audience]
        elif isinstance(block, ForAudience) and block.audience is audience:
            chosen += block.blocks
    return tuple(chosen)


def _words(blocks: Blocks) -> str:
    said = (plain_text(each) for block in walk_blocks(blocks) for each in own_inlines(block))
    return " ".join(" ".join(said).split())


def _cited(fact: RegionFact) -> set[str]:
    claims = (block for block in walk_blocks(fact.blocks) if isinstance(block, Claim))
    return {key for claim in claims for key in claim.refs}
