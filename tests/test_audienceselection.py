"""What each audience in each region reads of a document."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import starter
from examples import examples
from kdeck.audienceselection import Reader, select
from kdeck.finding import Span
from kdeck.load.project import read_library
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import (
    Block,
    Blocks,
    Claim,
    Definition,
    DefinitionList,
    Drug,
    Evidence,
    ForAudience,
    ForRegion,
    Frame,
    FromRegion,
    Listing,
    ListItem,
    Panel,
    PanelKind,
    Paragraph,
    Picture,
    PictureSequence,
    RegionFact,
    Statement,
)
from kdeck.model.document import Document
from kdeck.model.glossary import GlossaryEntry
from kdeck.model.inline import Cite, Inlines, Term, Text, plain_text
from kdeck.model.library import Library
from kdeck.model.recipe import Format, Part, PartForm, Recipe
from kdeck.model.reference import Reference
from kdeck.model.region import CrisisLine, Region
from kdeck.model.scene import Scene
from kdeck.model.topic import Topic, TopicKind
from kdeck.model.walk import all_inlines, inner_blocks, walk_blocks
from projects import FILES, FRONT, MemoryFiles

HERE = Span("sources/topics/dose.md", 7)
REGIONS = ("US", "CA")
REFERENCES = ("r1", "r2", "r3", "r4")
TERMS = ("t1", "t2", "t3")
BOTH = frozenset(Reader(audience, region) for audience in Audience for region in REGIONS)
EMPTY = Scene(1, 1, ())


@dataclass
class Author:
    """Write blocks whose every paragraph has a word of its own, noting who may read it."""

    draw: st.DrawFn
    readers: dict[str, frozenset[Reader]] = field(default_factory=dict)
    claims: dict[str, frozenset[Reader]] = field(default_factory=dict)

    def paragraph(self, readers: frozenset[Reader], refs: tuple[str, ...]) -> Paragraph:
        word = f"w{len(self.readers)}."
        self.readers[word] = readers
        inlines: list[Text | Cite | Term] = [Text(word, HERE)]
        cites = self.draw(st.booleans())
        if refs and cites:
            inlines.append(Cite((self.draw(st.sampled_from(refs)),), HERE))
        if self.draw(st.integers(0, 3)) == 0:
            key = self.draw(st.sampled_from(TERMS))
            inlines.append(Term((Text(key, HERE),), key, HERE))
        return Paragraph(tuple(inlines), HERE)

    def blocks(self, readers: frozenset[Reader], depth: int, refs: tuple[str, ...] = ()) -> Blocks:
        return tuple(self.block(readers, depth, refs) for _ in range(self.draw(st.integers(1, 3))))

    def block(self, readers: frozenset[Reader], depth: int, refs: tuple[str, ...]) -> Block:
        inside = depth - 1
        kinds = ["paragraph", "picture"]
        if depth:
            kinds += ["audience", "region", "panel", "listing", "definitions", "sequence"]
        if depth and not refs:
            kinds += ["claim", "claim", "claim"]
        match self.draw(st.sampled_from(kinds)):
            case "audience":
                audience = self.draw(st.sampled_from(Audience))
                fewer = frozenset(r for r in readers if r.audience is audience)
                return ForAudience(audience, self.blocks(fewer, inside, refs or ("r1",)), HERE)
            case "region":
                region = self.draw(st.sampled_from(REGIONS))
                fewer = frozenset(r for r in readers if r.region == region)
                return ForRegion((region,), self.blocks(fewer, inside, refs), HERE)
            case "panel":
                return Panel(PanelKind.SUMMARY, (), self.blocks(readers, inside, refs), HERE)
            case "listing":
                items = tuple(
                    ListItem(self.blocks(readers, inside, refs), HERE)
                    for _ in range(self.draw(st.integers(1, 2)))
                )
                return Listing(items, HERE, ordered=True, start=3)
            case "definitions":
                term = (Text("term", HERE),)
                entry = Definition(term, self.blocks(readers, inside, refs), HERE)
                return DefinitionList((entry, entry_without_blocks(term)), HERE)
            case "sequence":
                frame = Frame(picture("hill"), self.blocks(readers, inside, refs), HERE)
                return PictureSequence((frame, frame_without_words()), HERE)
            case "claim":
                return self.claim(readers, inside)
            case "picture":
                return picture(self.draw(st.sampled_from(("hill", "road"))))
        return self.paragraph(readers, refs)

    def claim(self, readers: frozenset[Reader], depth: int) -> Claim:
        name = f"c{len(self.claims)}"
        self.claims[name] = readers
        refs = tuple(
            self.draw(st.lists(st.sampled_from(REFERENCES), min_size=1, max_size=3, unique=True))
        )
        wordings = {
            audience: self.blocks(
                frozenset(r for r in readers if r.audience is audience), depth, refs
            )
            for audience in Audience
        }
        return Claim(
            name,
            Drug.BOTH,
            Evidence.RCT,
            refs,
            "2026-06",
            Worded(wordings[Audience.PLAIN], wordings[Audience.CLINICIAN]),
            HERE,
        )


def picture(name: str) -> Picture:
    return Picture(f"{name}.svg", None, name, (), HERE)


def frame_without_words() -> Frame:
    return Frame(picture("road"), (), HERE)


def entry_without_blocks(term: Inlines) -> Definition:
    return Definition(term, (), HERE)


def reference(key: str) -> Reference:
    return Reference(key, "article", key, (), True, "", (), "", "", "", "", "", "", (), key, HERE)


def region(key: str) -> Region:
    line = CrisisLine("Line", "Call.", "1", confirmed=True)
    return Region(key, key, "9", True, (line,), Worded("a", "b"), "2026-06", HERE)


def sides(word: str) -> Worded[str]:
    return Worded(f"plain {word}", f"clinician {word}")


@dataclass(frozen=True)
class Book:
    """Hold a library of one recipe, and who may read each word and each claim of it."""

    library: Library
    readers: dict[str, frozenset[Reader]]
    claims: dict[str, frozenset[Reader]]

    def read(self, reader: Reader) -> Document:
        scenes = {"hill.svg": EMPTY, "road.svg": EMPTY, "unused.svg": EMPTY}
        return select(self.library, self.library.recipes[0], reader, scenes)


@st.composite
def books(draw: st.DrawFn) -> Book:
    author = Author(draw)
    topics, parts = [], []
    for number in range(draw(st.integers(1, 4))):
        who = draw(st.sampled_from((tuple(Audience), *((a,) for a in Audience))))
        part_for = draw(st.sampled_from((tuple(Audience), *((a,) for a in Audience))))
        readers = frozenset(r for r in BOTH if r.audience in who and r.audience in part_for)
        blocks = author.blocks(readers, 3)
        name = f"topic{number}"
        topics.append(
            Topic(name, TopicKind.SAFETY, sides(name), sides(name), blocks, HERE, audiences=who)
        )
        parts.append(Part(sides(name), None, (name,), PartForm.TOPICS, part_for, HERE))
    recipe = Recipe(
        "handout", sides("t"), sides("m"), sides("k"), tuple(parts), tuple(Audience),
        tuple(Format), "1.0", "2026-06", HERE,
    )  # fmt: skip
    order = draw(st.permutations(topics))
    library = Library(
        topics=tuple(order),
        recipes=(recipe,),
        references=tuple(reference(key) for key in draw(st.permutations(REFERENCES))),
        glossary=tuple(GlossaryEntry(key, key, f"{key} is", HERE) for key in TERMS),
        regions=tuple(region(key) for key in REGIONS),
        words=(),
        figures=(),
    )
    return Book(library, author.readers, author.claims)


READERS = st.builds(Reader, st.sampled_from(Audience), st.sampled_from(REGIONS))


def blocks_of(document: Document) -> list[Block]:
    chapters = [chapter for section in document.sections for chapter in section.chapters]
    return [block for chapter in chapters for block in walk_blocks(chapter.blocks)]


def words_of(document: Document) -> list[str]:
    """List the words of the paragraphs in reading order."""
    return [
        inline.text
        for block in blocks_of(document)
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Text) and re.fullmatch(r"w\d+\.", inline.text)
    ]


def citations_of(document: Document) -> Iterator[str]:
    for section in document.sections:
        for chapter in section.chapters:
            for inline in all_inlines(chapter.blocks):
                if isinstance(inline, Cite):
                    yield from inline.keys


def numbered(word: str) -> int:
    return int(word.strip("w."))


@given(books(), READERS)
@settings(max_examples=examples(150))
def test_a_reader_gets_what_is_meant_for_them_in_the_order_of_the_recipe(
    book: Book, reader: Reader
) -> None:
    meant = [word for word, readers in book.readers.items() if reader in readers]
    assert words_of(book.read(reader)) == sorted(meant, key=numbered)


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_no_mark_of_an_audience_or_a_region_is_left(book: Book, reader: Reader) -> None:
    left = (ForAudience, ForRegion, Claim)
    assert not [block for block in blocks_of(book.read(reader)) if isinstance(block, left)]


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_every_claim_that_says_something_to_a_reader_is_stated_once(
    book: Book, reader: Reader
) -> None:
    stated = [b.id for b in blocks_of(book.read(reader)) if isinstance(b, Statement)]
    meant = {claim for claim, readers in book.claims.items() if reader in readers}
    assert len(stated) == len(set(stated))
    assert set(stated) <= meant
    for topic in book.library.topics:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, Claim) and block.id in meant - set(stated):
                words = [i.text for i in all_inlines((block,)) if isinstance(i, Text)]
                assert not [w for w in words if reader in book.readers.get(w, ())]


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_what_a_region_leaves_without_words_leaves_no_empty_frame(
    book: Book, reader: Reader
) -> None:
    for block in blocks_of(book.read(reader)):
        if isinstance(block, (Statement, Panel)):
            assert block.blocks
        if isinstance(block, Listing):
            assert block.items
            assert all(item.blocks for item in block.items)


@given(books(), st.sampled_from(REGIONS))
@settings(max_examples=examples(100))
def test_a_clinician_finds_each_cited_reference_in_the_order_of_its_first_citation(
    book: Book, region: str
) -> None:
    document = book.read(Reader(Audience.CLINICIAN, region))
    cited = list(dict.fromkeys(citations_of(document)))
    assert [r.id for r in document.references] == cited


@given(books(), st.sampled_from(REGIONS))
@settings(max_examples=examples(100))
def test_every_reference_of_a_claim_with_words_is_cited_for_clinicians(
    book: Book, region: str
) -> None:
    document = book.read(Reader(Audience.CLINICIAN, region))
    for block in blocks_of(document):
        if isinstance(block, Statement) and block.blocks:
            inside = {k for i in all_inlines(block.blocks) if isinstance(i, Cite) for k in i.keys}
            assert inside >= set(block.refs)


@given(books(), st.sampled_from(REGIONS))
@settings(max_examples=examples(100))
def test_a_patient_finds_the_first_reference_of_each_claim_in_the_order_of_the_claims(
    book: Book, region: str
) -> None:
    document = book.read(Reader(Audience.PLAIN, region))
    firsts = [b.refs[0] for b in blocks_of(document) if isinstance(b, Statement)]
    assert [r.id for r in document.references] == list(dict.fromkeys(firsts))


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_the_glossary_holds_the_terms_that_are_read_and_no_other(
    book: Book, reader: Reader
) -> None:
    document = book.read(reader)
    chapters = [chapter for section in document.sections for chapter in section.chapters]
    used = {i.key for c in chapters for i in all_inlines(c.blocks) if isinstance(i, Term)}
    assert [entry.key for entry in document.glossary] == sorted(used)


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_the_figures_are_those_that_are_seen(book: Book, reader: Reader) -> None:
    document = book.read(reader)
    seen = {block.file for block in blocks_of(document) if isinstance(block, Picture)}
    assert [key for key, _ in document.scenes] == sorted(seen)


@given(books(), READERS)
@settings(max_examples=examples(100))
def test_headings_and_titles_come_in_the_words_of_the_reader(book: Book, reader: Reader) -> None:
    document = book.read(reader)
    shown = [document.title, document.message, document.kind]
    for section in document.sections:
        assert section.chapters
        shown += [section.heading, *(chapter.title for chapter in section.chapters)]
        shown += [chapter.takeaway for chapter in section.chapters]
    assert all(words.startswith(f"{reader.audience} ") for words in shown)
    assert document.region.key == reader.region
    assert document.audience is reader.audience


@given(books(), READERS)
@settings(max_examples=examples(50))
def test_what_one_reader_gets_does_not_hang_on_who_asked_before(book: Book, reader: Reader) -> None:
    alone = book.read(reader)
    for other in BOTH:
        book.read(other)
    assert book.read(reader) == alone


@cache
def shipped() -> Library:
    return starter.library()


def shipped_document(audience: Audience, key: str = "US") -> Document:
    scenes: defaultdict[str, Scene] = defaultdict(lambda: EMPTY)
    return select(shipped(), shipped().recipes[0], Reader(audience, key), scenes)


def texts(blocks: Blocks) -> set[str]:
    """Collect the sentences of some blocks that are long enough to know them by."""
    words = (i.text for i in all_inlines(blocks) if isinstance(i, Text))
    return {text.strip() for text in words if len(text.strip()) > 25}


def only_for(audience: Audience) -> set[str]:
    """Collect what the topics say to one audience and not to the other."""
    said: dict[Audience, set[str]] = {Audience.PLAIN: set(), Audience.CLINICIAN: set()}
    for topic in shipped().topics:
        for block in walk_blocks(topic.blocks):
            if isinstance(block, Claim):
                for reader in Audience:
                    said[reader] |= texts(block.wordings[reader])
            if isinstance(block, ForAudience):
                said[block.audience] |= texts(block.blocks)
    other = next(a for a in Audience if a is not audience)
    return said[audience] - said[other]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("key", ["US", "GB-ENG"])
def test_the_shipped_document_says_nothing_that_is_meant_for_the_others(
    audience: Audience, key: str
) -> None:
    document = shipped_document(audience, key)
    said = {
        text
        for section in document.sections
        for chapter in section.chapters
        for text in texts(chapter.blocks)
    }
    other = next(a for a in Audience if a is not audience)
    assert len(only_for(other)) > 50
    assert said & only_for(other) == set()
    assert len(said & only_for(audience)) > 50


def stated_by(blocks: Blocks, facts: Mapping[str, Block], to: Audience) -> Iterator[Block]:
    """Give the blocks of a topic with the facts of a region where it prints them as text."""
    for block in blocks:
        if isinstance(block, ForAudience) and (block.audience is not to or block.short):
            continue
        if isinstance(block, FromRegion):
            yield from walk_blocks((facts[block.key],))
        elif not (isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS):
            yield block
            yield from stated_by(inner_blocks(block), facts, to)


@pytest.mark.parametrize("audience", Audience)
def test_the_shipped_document_states_every_claim_of_its_topics_once(audience: Audience) -> None:
    library = shipped()
    topics = {topic.id: topic for topic in library.topics}
    us = next(place for place in library.places if place.id == "US")
    facts = {block.key: block for block in us.blocks if isinstance(block, RegionFact)}
    claims = [
        block.id
        for part in library.recipes[0].parts
        if audience in part.audiences
        for key in part.topics
        if audience in topics[key].audiences
        for block in stated_by(topics[key].blocks, facts, audience)
        if isinstance(block, Claim)
    ]
    stated = [b.id for b in blocks_of(shipped_document(audience)) if isinstance(b, Statement)]
    assert stated == claims
    assert len(claims) == len(set(claims)) > 20


CLAIM = """\
::: {{.claim #low drug="ketamine" evidence="rct" refs="smith2020 lee2021" as-of="2026-06"}}
:::: plain
The dose is low.
::::
:::: clinician
{}
::::
:::
"""
LEE = '{"id": "lee2021", "type": "article", "title": "Other", "short": "Lee, 2021"}'


def clinician(wording: str) -> list[str]:
    """Read a claim worded so for clinicians, with citations in brackets."""
    references = FILES["sources/references.json"].replace("}\n]", f"}},{LEE}]")
    made = {"sources/topics/dose.md": FRONT + CLAIM.format(wording)}
    library, findings = read_library(
        MemoryFiles({**FILES, **made, "sources/references.json": references})
    )
    assert findings == ()
    document = select(library, library.recipes[0], Reader(Audience.CLINICIAN, "US"), {})
    assert sorted(r.id for r in document.references) == ["lee2021", "smith2020"]
    return [shown(b.inlines) for b in blocks_of(document) if isinstance(b, Paragraph)]


def shown(inlines: Inlines) -> str:
    parts = (f"[{' '.join(i.keys)}]" if isinstance(i, Cite) else plain_text((i,)) for i in inlines)
    return "".join(parts)


@pytest.mark.parametrize(
    ("wording", "read"),
    [
        ("Low [@smith2020; @lee2021].", ["Low [smith2020 lee2021]."]),
        ("Low.", ["Low. [smith2020 lee2021]"]),
        ("Low [@lee2021]", ["Low [lee2021 smith2020]"]),
        ("Low [@lee2021].\n\nSlow.", ["Low [lee2021].", "Slow. [smith2020]"]),
        ("- Low [@lee2021]", ["Low [lee2021]", "Sources: [smith2020]"]),
    ],
)
def test_what_a_claim_rests_on_and_does_not_cite_is_cited_at_its_end(
    wording: str, read: list[str]
) -> None:
    assert clinician(wording) == read


def test_a_claim_that_a_region_leaves_without_words_has_no_citation_alone() -> None:
    words = CLAIM.format('::::: {.for region="US"}\nLow.\n:::::').replace(" lee2021", "")
    second = FILES["sources/regions.yml"].partition("regions:\n")[2].replace("US:", "CA:")
    regions = FILES["sources/regions.yml"] + second
    library, findings = read_library(
        MemoryFiles(
            {**FILES, "sources/topics/dose.md": FRONT + words, "sources/regions.yml": regions}
        )
    )
    assert findings == ()
    here, there = (
        select(library, library.recipes[0], Reader(Audience.CLINICIAN, key), {})
        for key in ("US", "CA")
    )
    assert [r.id for r in here.references] == ["smith2020"]
    assert [b for b in blocks_of(there) if isinstance(b, Paragraph)] == []
    assert there.references == ()


def test_a_part_without_topics_for_a_reader_leaves_no_heading() -> None:
    library, _ = read_library(
        MemoryFiles(
            {
                **FILES,
                "sources/topics/dose.md": FRONT.replace("kind:", "audiences: [clinician]\nkind:")
                + "Text.\n",
            }
        )
    )
    assert select(library, library.recipes[0], Reader(Audience.PLAIN, "US"), {}).sections == ()
    one = select(library, library.recipes[0], Reader(Audience.CLINICIAN, "US"), {})
    assert [chapter.id for section in one.sections for chapter in section.chapters] == ["dose"]


def test_a_document_is_a_draft_until_somebody_signs_it() -> None:
    assert shipped_document(Audience.PLAIN).draft


REGIONAL = """\
::: {.claim #low drug="ketamine" evidence="label" refs="smith2020" as-of="2026-06"}
:::: plain
::::: {.for region="US"}
The FDA has not approved it.
:::::
::::: {.for region="CA NZ"}
It is not approved here.
:::::
Ask your team.
::::
:::: clinician
::::: {.for region="US"}
Not approved by FDA [@smith2020].
:::::
::::: {.for region="CA NZ"}
Not approved [@smith2020].
:::::
::::
:::

::: {.key-points}
- Ask your team.

:::: {.for region="NZ"}
- In New Zealand, ask twice.
::::
:::
"""


@pytest.mark.parametrize(
    ("key", "plain", "clinical"),
    [
        ("US", ["The FDA has not approved it.", "Ask your team."], ["Not approved by FDA ."]),
        ("CA", ["It is not approved here.", "Ask your team."], ["Not approved ."]),
        ("NZ", ["It is not approved here.", "Ask your team."], ["Not approved ."]),
        ("AU", ["Ask your team."], []),
    ],
)
def test_a_wording_of_a_claim_is_swapped_by_region(
    key: str, plain: list[str], clinical: list[str]
) -> None:
    shared = FILES["sources/regions.yml"]
    us = shared.partition("regions:\n")[2]
    regions = shared + "".join(us.replace("US:", f"{other}:") for other in ("CA", "NZ", "AU"))
    topic = {"sources/topics/dose.md": FRONT + REGIONAL, "sources/regions.yml": regions}
    library, findings = read_library(MemoryFiles({**FILES, **topic}))
    assert findings == ()
    for audience, expected in ((Audience.PLAIN, plain), (Audience.CLINICIAN, clinical)):
        document = select(library, library.recipes[0], Reader(audience, key), {})
        claims = [b for b in blocks_of(document) if isinstance(b, Statement)]
        words = [
            plain_text(block.inlines)
            for claim in claims
            for block in claim.blocks
            if isinstance(block, Paragraph)
        ]
        assert words == expected
        assert [r.id for r in document.references] == (["smith2020"] if expected else [])
        points = [b for b in blocks_of(document) if isinstance(b, Panel)]
        assert ("New Zealand" in str(points)) == (key == "NZ")


def test_words_for_clinicians_of_a_region_that_cite_nothing_name_no_source() -> None:
    shared = FILES["sources/regions.yml"]
    us = shared.partition("regions:\n")[2]
    regions = shared + "".join(us.replace("US:", f"{other}:") for other in ("CA", "NZ"))
    told = REGIONAL.replace("Not approved [@smith2020].", "Ask Medsafe.")
    topic = {"sources/topics/dose.md": FRONT + told, "sources/regions.yml": regions}
    library, findings = read_library(MemoryFiles({**FILES, **topic}))
    assert findings == ()
    for key, listed in (("NZ", []), ("US", ["smith2020"])):
        document = select(library, library.recipes[0], Reader(Audience.CLINICIAN, key), {})
        assert [reference.id for reference in document.references] == listed
