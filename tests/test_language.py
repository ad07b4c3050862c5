"""What each region reads is in its own words and in the spelling of its language."""

import ast
import itertools
import re

import pytest

from kdeck.language.catalog import catalog
from kdeck.language.known import KNOWN, language_of
from kdeck.language.spelling import spelling
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.block import Evidence, Panel, PanelKind, RegionFact
from kdeck.model.document import Document
from kdeck.model.inline import Datum, Foreign, plain_text
from kdeck.model.recipe import Format, Length
from kdeck.model.walk import all_inlines, own_inlines, walk_blocks
from kdeck.plan.master.own import LAYOUTS
from kdeck.plan.text.wording import wording
from kdeck.plan.web.index import IndexFile, index_link
from kdeck.variants import PRINTED_EDITIONS, Edition
from projects import CLAIM, FILES, FRONT, TOPIC, MemoryFiles
from regional import ABROAD, ROOT, documents, library, texts

# Spellings of the United States, by hand and not from the list that the program reads.
AMERICAN = {
    "en-GB": r"(?:sub)?anesthe\w+|apnea|hemorrhag\w+|pediatric\w*|behavior\w*|color\w*|centers?"
    r"|signaling|(?:un)?label(?:ed|ing)|counsel(?:or|ing)\w*|enrollment|randomized|stabiliz\w+"
    r"|hospitaliz\w+|recogniz\w+|analyz\w+|favor\w*|tumors?|edema|programs?|skeptic\w*"
    r"|authoriz\w+|organiz\w+|minimiz\w+|hypoesthesia|a license",
    "en-CA": r"behavior\w*|color\w*|centers?|signaling|(?:un)?label(?:ed|ing)|counsel(?:or|ing)\w*"
    r"|enrollment|favor\w*|tumors?|a license",
}
AMERICAN |= dict.fromkeys(("en-IE", "en-NZ"), AMERICAN["en-GB"])
AMERICAN["en-AU"] = AMERICAN["en-GB"].replace("|programs?", "")
# Facts and institutions of the United States, which no reader elsewhere can use.
ABROAD_ONLY = re.compile(
    r"\bREMS\b|Schedule III\b|prescription monitoring|pregnancy registry|emergency room"
    r"|birth control|street drugs?|talk therapy|ride home|sick to your stomach|by shot\b"
    # Of a trial of a use that only the United States have approved, brackets may say so.
    r"|(?<!\()approved in the US|at least 2\s(?:h|hours)\b|lasts about 4 h"
)


@pytest.mark.slow
@pytest.mark.parametrize("region", ABROAD)
def test_no_american_spelling_is_left_outside_the_united_states(region: str) -> None:
    wrong = re.compile(rf"\b(?:{AMERICAN[language_of(region)]})\b", re.IGNORECASE)
    left = {
        (document.id, match[0])
        for document in documents(region)
        for text in texts(document)
        for match in wrong.finditer(text)
    }
    assert left == set()


@pytest.mark.sampled(1)
@pytest.mark.parametrize("region", [region for region in ABROAD if region != "CA"])
def test_no_fact_and_no_word_of_the_united_states_is_left_elsewhere(region: str) -> None:
    left = {
        (document.id, match[0])
        for document in documents(region)
        for text in texts(document)
        for match in ABROAD_ONLY.finditer(text)
    }
    assert left == set()


@pytest.mark.parametrize("region", ABROAD)
def test_no_source_on_the_rules_of_the_united_states_is_listed_elsewhere(region: str) -> None:
    keys = {reference.id for document in documents(region) for reference in document.references}
    assert not keys & {"spravato-rems", "spravato-mono2025"}


@pytest.mark.sampled(3)
@pytest.mark.parametrize("region", ["US", *ABROAD])
def test_no_note_is_empty_in_any_region(region: str) -> None:
    for document in documents(region):
        for section in document.sections:
            for chapter in section.chapters:
                if chapter.short or (document.length is Length.SHORT and chapter.is_crisis):
                    assert chapter.blocks, chapter.id
                    continue
                panels = [b for b in chapter.blocks if isinstance(b, Panel)]
                points = [b for b in panels if b.kind is PanelKind.KEY_POINTS]
                assert points, chapter.id
                assert all(panel.blocks for panel in points), chapter.id
                assert len(chapter.blocks) > len(points), chapter.id


def test_american_readers_read_the_sources_as_they_are() -> None:
    recipe = library().recipes[0]
    assert "anesthetic" in " ".join(texts(documents("US")[0]))
    assert documents("US")[0].title == recipe.title[recipe.audiences[0]]


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en-GB", "Anesthesia and ANESTHESIA", "Anaesthesia and ANAESTHESIA"),
        ("en-GB", "a license; they license it; licensed", "a licence; they license it; licensed"),
        ("en-GB", "in practice; to practice", "in practice; to practise"),
        ("en-GB", "sub-anesthetic", "sub-anaesthetic"),
        (
            "en-GB",
            "Centers for Disease Control, and centers",
            "Centers for Disease Control, and centres",
        ),
        ("en-AU", "a program, randomized", "a program, randomised"),
        ("en-GB", "a program, randomized", "a programme, randomised"),
        ("en-CA", "randomized anesthesia in a center", "randomized anesthesia in a centre"),
        ("en-US", "a center", "a center"),
        ("en-GB", "fetal size, a prize, seize, sized", "fetal size, a prize, seize, sized"),
    ],
)
def test_a_language_spells_words_and_leaves_names(language: str, typed: str, printed: str) -> None:
    assert spelling(language)(typed) == printed


@pytest.mark.slow
@pytest.mark.parametrize("language", KNOWN)
def test_spelling_twice_changes_nothing_more(language: str) -> None:
    words = " ".join(text for document in documents("US") for text in texts(document))
    once = spelling(language)(words)
    assert spelling(language)(once) == once


def test_foreign_words_and_quotations_keep_their_spelling() -> None:
    for ours, theirs in zip(documents("US"), documents("GB-ENG"), strict=True):
        for one, other in ((ours, theirs), (theirs, ours)):
            foreign = {plain_text(f.children) for f in _inlines(one) if isinstance(f, Foreign)}
            assert foreign <= {
                plain_text(f.children) for f in _inlines(other) if isinstance(f, Foreign)
            }


def _inlines(document: Document) -> list[object]:
    blocks = (b for s in document.sections for c in s.chapters for b in c.blocks)
    return list(all_inlines(tuple(blocks)))


@pytest.mark.parametrize(
    ("region", "before"), [("US", "call or text "), ("NZ", "call or text "), ("GB-ENG", "call ")]
)
def test_a_line_that_takes_texts_is_told_to_be_texted(region: str, before: str) -> None:
    document = next(d for d in documents(region) if d.audience is Audience.PLAIN)
    chapter = next(c for s in document.sections for c in s.chapters if c.id == "suicidal-thoughts")
    for block in walk_blocks(chapter.blocks):
        for inlines in own_inlines(block):
            for number, inline in enumerate(inlines):
                if isinstance(inline, Datum) and inline.key == "crisis-line":
                    assert plain_text((inlines[number - 1],)).endswith(before)
    text = document.region.crisis_text.plain
    assert f"{before}{{crisis-line}}" in text


def test_every_region_says_each_thing_or_who_could_tell() -> None:
    keys = {
        place.id: {b.key for b in place.blocks if isinstance(b, RegionFact)}
        for place in library().places
    }
    assert set(keys) == {region.key for region in library().regions}
    assert len({frozenset(facts) for facts in keys.values()}) == 1
    unconfirmed = {
        (place.id, block.key): block.who
        for place in library().places
        for block in place.blocks
        if isinstance(block, RegionFact) and block.searched
    }
    assert {("NZ", "setting"), ("NZ", "home"), ("IE", "approval")} <= set(unconfirmed)
    assert all(unconfirmed.values())


KEY = re.compile(
    r"\b_?words\(\s*[\"']([a-z-]+)[\"']|\bsay\(\s*\"([a-z-]+)\"|[\"'](number-[a-z-]+)[\"']"
    r"|worded\(\"([a-z-]+)\""
)


def test_every_text_of_the_catalog_is_said_and_every_key_that_is_said_has_a_text() -> None:
    """Families of keys, such as the kinds of evidence, are asked for by what they name."""
    said: set[str] = set()
    rooms = ("plan", "render")
    files = [path for room in rooms for path in (ROOT / "kdeck" / room).rglob("*.py")]
    worded = ("numberwords", "chartwords")
    said_in = (*files, *(ROOT / f"kdeck/model/{name}.py" for name in worded))
    for path in said_in:
        for *keys, family in KEY.findall(path.read_text(encoding="utf-8")):
            said |= {*keys} - {""}
            said |= {f"{family}-{audience}" for audience in Audience if family}
    said |= {place.prompt for layout in LAYOUTS.values() for place in layout.placeholders}
    # Where an interval lies of its line.
    said |= {"number-across", "number-below", "number-above"}
    families = (
        *("design-", "evidence-", "panel-", "edition-", "version-", "reviewed", "draft"),
        *("specimen-sight-", "specimen-column-", "visit-", "web-", "card-", "sheet-"),
        *("link-", "own-", "danger-line"),
    )
    texts = set(catalog("en-US"))
    assert said <= texts
    # A key may be handed on before it is asked for.
    said |= {
        text
        for path in files
        for text in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8"))
    }
    assert {key for key in texts - said if not key.startswith(families)} == set()
    for kind in Evidence:
        assert wording("en-US").evidence(kind)
    for edition in set(PRINTED_EDITIONS) - {Edition.STANDARD}:
        assert wording("en-US").edition(edition)


def test_the_index_has_words_for_every_format_and_edition() -> None:
    for kind, edition in itertools.product(Format, Edition):
        file = IndexFile("a.ending", kind, edition, 2000)
        assert not index_link(file, wording("en-US")).words.startswith("ending")


# Rooms that draw, and what of them names things for a finding or for who opens a master.
DRAWS = (
    "model/numberwords.py",
    "render/pdf/box",
    "render/html/inline.py",
    "plan/text",
    "plan/deck",
    "plan/handout",
    "plan/drawn",
    "plan/specimen",
)
NAMES = {
    "Icon array": "the name of a shape in the list of a slide's shapes",
    "Emergency number": "the name of a shape",
    "Filled icons": "the name of a shape",
    "Empty icons": "the name of a shape",
    "Half filled icons": "the name of a shape",
    " or ": "what parts two numbers in the data of a region",
    "et al": "a short form of a style of citation, which is looked for",
    ", et al": "a short form of a style of citation, which is looked for",
    r",?\s+(?:and|&)\s+et al\b": "the same",
}


def typed(source: str) -> list[str]:
    """List the literals of a module that hold two words or a word beside a blank.

    Docstrings, what an error says and the questions under which answers are kept are left out.
    """
    tree = ast.parse(source)
    left_out: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Raise, ast.Assert)):
            left_out.update(ast.walk(node))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "answer":
            left_out.update(ast.walk(node.args[1]))
        body = getattr(node, "body", None)
        first = body[0] if isinstance(body, list) and body else None
        if isinstance(first, ast.Expr):
            left_out.add(first.value)
    for node in ast.walk(tree):
        # A type in quotation marks says nothing to a reader.
        for note in (getattr(node, "returns", None), getattr(node, "annotation", None)):
            left_out.update(ast.walk(note) if note else ())
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in left_out
        and re.search(r"[A-Za-z]{2,}[:;,.]? | [A-Za-z]{2,}", node.value)
    ]


@pytest.mark.slow
def test_what_is_drawn_comes_from_the_catalog() -> None:
    places = [ROOT / "kdeck" / place for place in DRAWS]
    files = [p for place in places for p in (place.rglob("*.py") if place.is_dir() else [place])]
    found = {
        (path.name, text)
        for path in files
        for text in typed(path.read_text(encoding="utf-8"))
        if text not in NAMES
    }
    assert found == set()


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ('x = Run("Ask us first", span)', ["Ask us first"]),
        ('x = f"Article at {doi}"', ["Article at "]),
        ('"""Say what it is."""', []),
        ('raise ValueError("not a word")', []),
        ('x = words("opens-page")', []),
        ('x = answer(str, f"code of {address}", lambda: "Scan this")', ["Scan this"]),
    ],
)
def test_words_that_are_typed_into_a_module_are_seen(line: str, seen: list[str]) -> None:
    assert typed(line) == seen


@pytest.mark.parametrize("language", KNOWN)
def test_every_language_has_all_texts_with_the_same_places(language: str) -> None:
    places = re.compile(r"\{\w+\}")
    for key, text in catalog("en-US").items():
        assert sorted(places.findall(catalog(language)[key])) == sorted(places.findall(text)), key
    wrong = AMERICAN.get(language)
    assert not wrong or not re.search(rf"\b(?:{wrong})\b", " ".join(catalog(language).values()))


@pytest.mark.parametrize("language", KNOWN)
def test_months_are_words_of_the_language(language: str) -> None:
    assert wording(language).month("2026-06") == wording(language).month("2026-06-30")
    assert wording(language).month("2026-06") == "June\u00a02026"


def test_what_the_program_says_to_readers_abroad_is_in_their_words() -> None:
    assert wording("en-GB").evidence(Evidence.RCT) == "Randomised trial"
    assert wording("en-GB").worded("about", Audience.PLAIN) == "About this leaflet"
    assert wording("en-NZ").worded("about", Audience.PLAIN) == "About this fact sheet"
    assert wording("en-US").worded("about", Audience.PLAIN) == "About this handout"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('{say: "shot", instead: {FR: "piqure"}}', "the region 'FR' does not exist"),
        ('{say: "pill", instead: {US: "tablet"}}', "'pill' stands twice"),
        ('{say: "shot", audience: nobody, instead: {US: "a"}}', "'nobody' is not a value of"),
        ('{say: "shot"}', "'instead' is missing"),
    ],
)
def test_a_regional_word_that_cannot_be_used_is_a_finding(entry: str, message: str) -> None:
    text = f'as-of: "2026-11"\nwords:\n  - {{say: "pill", instead: {{US: "tab"}}}}\n  - {entry}\n'
    _, findings = read_library(MemoryFiles({**FILES, "sources/regional-words.yml": text}))
    assert [f.code for f in findings] == ["words"]
    assert findings[0].message.startswith(message)


FACT = '::: {.fact key="approval"ATTRIBUTES}\nBODY:::\n'
PRINTS = '::: {.region-fact key="approval"}\n:::\n'
OPEN = ' searched="No text was read" who="a pharmacist"'
ASK = "::: plain\nAsk us.\n:::\n"


@pytest.mark.parametrize(
    ("topic", "place", "message"),
    [
        (PRINTS, None, "the region 'US' has no fact 'approval', which a topic prints"),
        (PRINTS, FACT.replace("ATTRIBUTES", ""), "the fact 'approval' has no claim behind it"),
        (PRINTS, FACT.replace("ATTRIBUTES", ' searched="All"'), "a fact that nobody could confirm"),
        (PRINTS, FACT.replace("ATTRIBUTES", OPEN) * 2, "the fact 'approval' stands twice"),
        (PRINTS, FACT.replace("ATTRIBUTES", OPEN) + "Words.\n", "this stands outside a fact"),
        ("", FACT.replace("ATTRIBUTES", OPEN), "no topic prints the fact 'approval'"),
        (FACT.replace("ATTRIBUTES", OPEN), None, "a fact of a region stands in a topic"),
        ("::: {.region-fact}\n:::\n", None, "'region-fact' has no key"),
    ],
)
def test_a_fact_that_is_missing_or_misplaced_is_a_finding(
    topic: str, place: str | None, message: str
) -> None:
    files = {**FILES, TOPIC: f"{FRONT}{CLAIM}\n{topic.replace('BODY', ASK)}"}
    if place is not None:
        files["sources/regions/US.md"] = place.replace("BODY", ASK.replace(":::", "::::"))
    _, findings = read_library(MemoryFiles(files))
    assert [f.code for f in findings] == ["region-fact"]
    assert findings[0].message.startswith(message)


def test_a_fact_that_nobody_could_confirm_is_no_lack() -> None:
    place = FACT.replace("ATTRIBUTES", OPEN).replace("BODY", "")
    files = {**FILES, TOPIC: f"{FRONT}{CLAIM}\n{PRINTS}", "sources/regions/US.md": place}
    assert read_library(MemoryFiles(files))[1] == ()


def test_a_region_file_that_no_region_answers_to_is_a_finding() -> None:
    _, findings = read_library(MemoryFiles({**FILES, "sources/regions/UK.md": FACT}))
    assert [f.code for f in findings] == ["region-unknown"]
