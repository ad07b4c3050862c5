"""Every starred note tells what it must, wherever it is printed, and nothing is said against it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

import starter
from check.documents import at, paragraph
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import Project
from kdeck.batch.projectfolder import theme_names
from kdeck.check.target.safety import accepted, check_safety, note_lines, point_lines
from kdeck.check.text.assertion import matches, phrase_of, states, words_of
from kdeck.check.text.contradiction import contradictions
from kdeck.check.text.sentence import split_sentences
from kdeck.finding import Finding
from kdeck.model.audience import Audience, Worded
from kdeck.model.block import Block, CrisisContacts, Listing, ListItem, Panel, PanelKind
from kdeck.model.document import Chapter, Document, Section
from kdeck.model.library import Library
from kdeck.model.recipe import PartForm
from kdeck.model.safetynote import Fact, SafetyNote
from kdeck.model.scene import Scene
from projects import FILES, FRONT, RECIPE, TOPIC
from projects import read_project as read_small

ROOT = Path(__file__).parents[3]
SCENES: defaultdict[str, Scene] = defaultdict(lambda: Scene(1, 1, ()))
# The facts of the others are those of the second.
REGIONS = ("US", "GB-ENG")
# Sentences that say something beside what their note must tell.
SPARE = {
    ("D-18", Audience.PLAIN): {"If you do not know which you had, use the longer one."},
    ("D-01", Audience.PLAIN): {
        "Ketamine is an anesthetic.",
        "A doctor can still choose to use it.",
        "A doctor can choose to use it in another way.",
        "Esketamine is a related drug.",
        "Esketamine is a related medicine.",
        "It is a nasal spray.",
        # Who pays, and who decides, where no safety note hangs on it.
        "Ask your insurance what it pays for.",
        "Only certified clinics may give esketamine, and a prescriber must be there.",
        "A psychiatrist decides if you can have esketamine.",
    },
    ("D-05", Audience.PLAIN): set[str](),
    # What the regions add.
    ("D-07", Audience.PLAIN): {"Staff measure your blood pressure until it has come down."},
    ("D-12", Audience.PLAIN): {"The law limits who may have ketamine."},
}


@cache
def project() -> Project:
    return starter.project()


def confirmed(library: Library) -> Library:
    """Confirm every number: that a clinic has to confirm some is not what these tests look at."""
    regions = (
        replace(
            region,
            emergency_confirmed=True,
            lines=tuple(replace(line, confirmed=True) for line in region.lines),
        )
        for region in library.regions
    )
    return replace(library, regions=tuple(regions))


def documents(library: Library, regions: Iterable[str] = ()) -> Iterator[Document]:
    """Give the documents of a library for each audience and region."""
    library = confirmed(library)
    for recipe in library.recipes:
        for audience in recipe.audiences:
            for region in regions or [region.key for region in library.regions]:
                yield select(library, recipe, Reader(audience, region), SCENES)


@dataclass(frozen=True)
class Carried:
    """Hold a note as one document carries it."""

    note: SafetyNote
    chapter: Chapter
    section: Section
    document: Document

    def __str__(self) -> str:
        return f"{self.note.id}-{self.document.audience}-{self.document.region.key}"

    def with_lines(self, lines: list[str], *, slides: bool) -> Document:
        """Give a document with this note alone, with other lines as its text or its points."""
        written: list[Block] = [paragraph(line) for line in lines]
        if slides:
            items = tuple(ListItem((block,), at(9)) for block in written)
            points = Panel(PanelKind.KEY_POINTS, (), (Listing(items, at(9)),), at(9))
            written = [*without_key_points(self.chapter), points]
        elif self.note.crisis:
            # The words of the crisis block are the region's.
            texts = zip(self.document.region.lines, lines[1:], strict=False)
            region = replace(
                self.document.region,
                crisis_text=Worded(lines[0], lines[0]),
                lines=tuple(replace(line, name="", how=text) for line, text in texts),
            )
            return self._alone(self.chapter, replace(self.document, region=region))
        else:
            written += [b for b in self.chapter.blocks if is_key_points(b)]
        return self._alone(replace(self.chapter, blocks=tuple(written)), self.document)

    def _alone(self, chapter: Chapter, document: Document) -> Document:
        section = replace(self.section, chapters=(chapter,), form=PartForm.NOTES)
        rules = replace(document.safety, notes=(self.note,))
        return replace(document, sections=(section,), safety=rules)


def is_key_points(block: Block) -> bool:
    return isinstance(block, Panel) and block.kind is PanelKind.KEY_POINTS


def without_key_points(chapter: Chapter) -> list[Block]:
    return [block for block in chapter.blocks if not is_key_points(block)]


@cache
def carried() -> tuple[Carried, ...]:
    """Give every note of the shipped safety notes for each audience, in regions that differ."""
    library = project().library
    recipes = tuple(recipe for recipe in library.recipes if recipe.id == "safety-notes")
    found = []
    for document in documents(replace(library, recipes=recipes), REGIONS):
        for note in document.safety.notes:
            for section in document.sections:
                for chapter in section.chapters:
                    if chapter.note == note.id:
                        found.append(Carried(note, chapter, section, document))
    return tuple(found)


CARRIED = carried()
WORDINGS = [
    (each, slides)
    for each in CARRIED
    for slides in (False, True)
    # The slide of the crisis contacts, and the text of their note, are the region's words.
    if not (each.note.crisis and slides)
]
EVERY = pytest.mark.parametrize(("each", "slides"), WORDINGS, ids=str)


def lines_of(each: Carried, *, slides: bool) -> list[str]:
    if slides:
        found = point_lines(each.chapter, each.section, each.document)
    else:
        found = note_lines(each.chapter, each.document)
    return [line.text for line in found]


def found_in(document: Document, *, slides: bool) -> list[Finding]:
    return list(check_safety(document, slides=slides))


@pytest.mark.sampled(1)
@pytest.mark.parametrize("theme", theme_names(ROOT))
@pytest.mark.parametrize("region", ["US", pytest.param("all", marks=pytest.mark.slow)])
def test_every_shipped_document_tells_all_its_notes(theme: str, region: str) -> None:
    made = list(documents(project().library_of(theme), () if region == "all" else (region,)))
    assert len(made) >= 9
    for document in made:
        assert [str(finding) for finding in found_in(document, slides=True)] == []


def test_every_note_is_carried_for_both_audiences() -> None:
    assert len({each.note.id for each in CARRIED}) == 19
    assert len(CARRIED) == 19 * len(Audience) * len(REGIONS)
    assert all(each.note.carriers == (each.chapter.id,) for each in CARRIED)


@pytest.mark.sampled(20)
@EVERY
def test_a_fact_whose_words_are_taken_out_is_missed(each: Carried, slides: bool) -> None:
    for fact in each.note.facts:
        lines = [without(fact, line, each) for line in lines_of(each, slides=slides)]
        messages = [
            f.message for f in found_in(each.with_lines(lines, slides=slides), slides=slides)
        ]
        name = f"the safety note {each.note.id}, {each.note.name}, "
        where = "audience on its slides" if slides else "audience"
        assert any(
            m.startswith(name) and f"'{fact.name}'" in m and m.endswith(where) for m in messages
        ), fact.name


def without(fact: Fact, line: str, each: Carried) -> str:
    """Take out every wording of a fact."""
    for phrase in accepted(fact, each.document.region):
        while match := next(matches(phrase, words_of(line)), None):
            words = words_of(line)
            line = line[: words[match.first].start] + line[words[match.last - 1].end :]
    return line


@pytest.mark.sampled(40)
@pytest.mark.parametrize(
    ("each", "slides"),
    # A clinician's note tells more than it must.
    [case for case in WORDINGS if case[0].document.audience is Audience.PLAIN],
    ids=str,
)
def test_a_note_keeps_its_findings_away_only_as_long_as_it_is_whole(
    each: Carried, slides: bool
) -> None:
    lines = lines_of(each, slides=slides)
    spare = SPARE.get((each.note.id, each.document.audience), set())
    for number, line in enumerate(lines):
        # What leads a list is said again before each of its items, and the lines of the crisis
        # block say what its text says.
        if line.endswith(":") or each.note.crisis:
            continue
        sentences = split_sentences(line)
        for sentence in sentences:
            rest = " ".join(other for other in sentences if other != sentence)
            cut = [*lines[:number], rest or "And.", *lines[number + 1 :]]
            if not found_in(each.with_lines(cut, slides=slides), slides=slides):
                assert sentence in spare


@pytest.mark.sampled(80)
@EVERY
@pytest.mark.parametrize("denial", ["It is a myth that", "It is not true that"])
def test_a_note_that_is_called_untrue_tells_nothing(
    each: Carried, slides: bool, denial: str
) -> None:
    lines = [
        " ".join(f"{denial} {piece}" for piece in re.split(r"(?<=[.;?]) ", line))
        for line in lines_of(each, slides=slides)
    ]
    messages = [f.message for f in found_in(each.with_lines(lines, slides=slides), slides=slides)]
    for fact in each.note.facts:
        assert any(f"'{fact.name}'" in message for message in messages), fact.name


@pytest.mark.sampled(80)
@pytest.mark.parametrize("words", [".", "Ask your team about this."])
@EVERY
def test_a_note_of_nothing_is_refused_fact_by_fact(each: Carried, slides: bool, words: str) -> None:
    size = len(lines_of(each, slides=slides))
    found = found_in(each.with_lines([words] * size, slides=slides), slides=slides)
    told = [f for f in found if f.code == "safety-note"]
    assert len(told) >= len(each.note.facts)
    assert all(f.span == each.chapter.span for f in told)


TOLD = [
    ("harm the bladder", "Heavy use can harm the bladder."),
    ("harm the bladder", "It HARMS THE\u00a0BLADDER"),
    ("breathe ... slowly", "You may breathe too slowly."),
    ("24 hours", "Wait for 24-hours"),
    ("opioid", "alcohol, opioids and more"),
    ("do not drive", "Don’t drive."),
    ("can not wake", "A person you can’t wake"),
    ("do not ride a bike", "Do not drive and do not ride a bike."),
    ("no bike", "No driving, no bike."),
    ("call us", "If it does not stop, call us."),
    ("call us", "Call us if it does not stop."),
    ("call us", "Do not wait if it hurts but call us."),
    ("may cause harm", "It is not recommended and may cause harm."),
    ("sedation", "Sedation: the product does not help, supervision does."),
    ("chest pain", "Chest pain, or a person you cannot wake"),
    ("not approved for depression", "Ketamine is not approved for depression."),
    ("alcohol", "Alcohol is risky, and do not stop a medicine alone."),
    ("not drive ... until the next day", "Do not drive, ride or swim until the next day."),
]
NOT_TOLD = [
    ("harm the bladder", "Ketamine never harms the bladder."),
    ("harm the bladder", "It does not harm the bladder."),
    ("harm the bladder", "It doesn't harm the bladder."),
    ("harm the bladder", "It cannot, ever, harm the bladder."),
    ("harm the bladder", "No drug can harm the bladder."),
    ("harm the bladder", "It is a myth that it can harm the bladder."),
    ("harm the bladder", "That it can harm the bladder is untrue."),
    ("harm the bladder", "It harms no bladder."),
    ("harm the bladder", "It may harm. The bladder is an organ."),
    ("call us", "There is no need to call us."),
    ("call us", "You need not call us."),
    ("call us", "Calling us is not needed."),
    ("call us", "Nobody has to call us."),
    ("call us", "Forget calling us."),
    ("call us", "Recall us."),
    ("call us", "Call. Us."),
    ("opioid", "Alcohol and opioids do not add risk."),
    ("do not drive", "It is not so that you must, it is not true that you do not drive."),
    ("do not ride a bike", "Do not drive, but ride a bike."),
    ("not ... bike", "Do not drive if you ride a bike."),
    ("call 911 now", "Never call 911 now."),
    ("harm ... bladder", "harm that one may fear in the case of any organ but a bladder"),
]


@pytest.mark.parametrize(("phrase", "text"), TOLD, ids=lambda value: value)
def test_a_phrase_that_is_stated_is_told(phrase: str, text: str) -> None:
    assert states(phrase_of(phrase), words_of(text))


@pytest.mark.parametrize(("phrase", "text"), NOT_TOLD, ids=lambda value: value)
def test_a_phrase_that_is_denied_or_not_there_is_not_told(phrase: str, text: str) -> None:
    assert not states(phrase_of(phrase), words_of(text))


def test_a_fact_that_a_note_denies_is_called_denied() -> None:
    each = next(each for each in CARRIED if str(each) == "D-13-plain-US")
    lines = [line.replace("Heavy use", "No use") for line in lines_of(each, slides=False)]
    found = found_in(each.with_lines(lines, slides=False), slides=False)
    assert [(f.code, f.message, f.hint, f.span) for f in found] == [
        (
            "safety-note",
            "the safety note D-13, bladder, denies 'it can harm the bladder' to the plain audience",
            "say it in its text, with nothing that denies it, in one of these ways: "
            "'can harm the bladder'",
            each.chapter.span,
        )
    ]


def test_what_leads_a_list_bears_on_its_items() -> None:
    each = next(each for each in CARRIED if str(each) == "D-22-plain-US")
    items = tuple(ListItem((paragraph(line),), at(9)) for line in lines_of(each, slides=True))
    for lead, told in (("Call for these:", True), ("None of these is an emergency:", False)):
        blocks = (paragraph(lead), Listing(items, at(9)))
        document = each.with_lines([], slides=False)
        (section,) = document.sections
        chapter = replace(each.chapter, blocks=blocks)
        document = replace(document, sections=(replace(section, chapters=(chapter,)),))
        messages = [f.message for f in check_safety(document, slides=False)]
        assert any("'chest pain'" in message for message in messages) is not told


def test_a_note_that_is_not_there_names_the_topic_that_carries_it() -> None:
    document = next(documents(project().library, ("US",)))
    chapters = {
        section: tuple(c for c in section.chapters if c.note != "D-01")
        for section in document.sections
    }
    sections = tuple(replace(section, chapters=kept) for section, kept in chapters.items())
    (found,) = check_safety(replace(document, sections=sections), slides=False)
    assert found.code == "safety-note"
    assert found.message.endswith("lacks the safety note D-01, approval status")
    assert found.hint == (
        "add the topic 'what-ketamine-is', which carries it, to the topics of a part, or write "
        "'safety: full' into the recipe, which adds all that no part names"
    )
    assert found.span == document.span


def test_a_crisis_note_without_the_crisis_block_is_refused() -> None:
    each = next(each for each in CARRIED if str(each) == "D-11-plain-US")
    words = "With thoughts of suicide, call 988. If you may act on them, took an overdose or "
    words += "may hurt someone, call 911 or go to the nearest emergency room. You are not alone."
    assert any(isinstance(block, CrisisContacts) for block in each.chapter.blocks)
    chapter = replace(each.chapter, blocks=(paragraph(words),))
    document = each.with_lines([words] * 3, slides=False)
    section = replace(document.sections[0], chapters=(chapter,))
    document = replace(document, region=each.document.region, sections=(section,))
    (found,) = check_safety(document, slides=False)
    assert "D-11, crisis contacts, has no crisis block" in found.message


AGAINST = [
    ("Old notes: skip these", None),
    ("Skip the rest: these are old notes.", None),
    ("These notes no longer apply.", None),
    ("You need no notes.", None),
    ("Ketamine is safe", None),
    ("There is no need to call us.", None),
    ("You needn’t call us.", None),
    ("You may drive.", "D-18"),
    ("When it has worn off, you can drive.", "D-18"),
    ("Ketamine never harms the bladder", "D-13"),
    ("Do not call 988.", "D-11"),
    ("Don’t call 911!", "D-11"),
    ("Lines that are closed now", "D-11"),
    ("You can breastfeed.", "D-17"),
    ("It cures depression.", "D-23"),
]
NOT_AGAINST = [
    "Do not skip these notes.",
    "You may not drive.",
    "You may never drive that day.",
    "Ask when you can drive again.",
    "Can you drive?",
    "Do not drive if you can drive only with help.",
    "It is not true that you can drive.",
    "No one knows if it cures depression.",
    "Call 988 or 911.",
    "It is not known whether ketamine is safe.",
    "Skip the fence",
    "",
    "…",
]


@pytest.mark.parametrize(("text", "note"), AGAINST, ids=str)
def test_a_text_against_the_notes_is_found(text: str, note: str | None) -> None:
    library = project().library
    found = list(contradictions(text, library.safety, library.regions[0]))
    assert {each.note.id if each.note else None for each in found} >= {note}
    assert all(text[each.start :].startswith(each.words) for each in found)


@pytest.mark.parametrize("text", NOT_AGAINST, ids=str)
def test_a_denial_a_question_or_a_condition_contradicts_nothing(text: str) -> None:
    library = project().library
    assert not list(contradictions(text, library.safety, library.regions[0]))


@pytest.mark.parametrize("place", ["title", "message", "heading", "takeaway", "text", "cell"])
def test_a_contradiction_is_found_wherever_it_is_printed(place: str, tmp_path: Path) -> None:
    against = "You can skip these notes"
    table = f"| A | B |\n|---|---|\n| Pain | {against} |\n"
    topic = {
        "takeaway": FRONT.replace("The dose is small", against) + "Text.\n",
        "text": f"{FRONT}{against}.\n",
        "cell": FRONT + table,
    }.get(place, f"{FRONT}Text.\n")
    recipe = {
        "title": FILES[RECIPE].replace('"Ketamine"', f'"{against}"'),
        "message": FILES[RECIPE].replace('"It may help."', f'"{against}."'),
        "heading": FILES[RECIPE].replace(
            "  - topics:", f'  - heading: {{plain: "{against}", clinician: "Notes"}}\n    topics:'
        ),
    }.get(place, FILES[RECIPE])
    library, findings = read_small(tmp_path, {TOPIC: topic, RECIPE: recipe})
    assert findings == ()
    document = next(documents(library))
    found = [f for f in check_safety(document, slides=False) if f.code == "note-contradicted"]
    assert [f.message for f in found] == [
        "'skip these notes' tells readers to pass over safety notes"
    ]
    assert found[0].span.file == (TOPIC if place in {"takeaway", "text", "cell"} else RECIPE)


def test_a_myth_that_is_corrected_in_its_row_contradicts_nothing(tmp_path: Path) -> None:
    table = "| Myth | Fact |\n|---|---|\n| Everyone can have it. | Some people should not. |\n"
    for heads, told in (("| Myth | Fact |", False), ("| One | Other |", True)):
        changed = table.replace("| Myth | Fact |", heads)
        library, _ = read_small(tmp_path, {TOPIC: FRONT + changed})
        document = next(documents(library))
        codes = {f.code for f in check_safety(document, slides=False)}
        assert ("note-contradicted" in codes) is told


def test_a_region_that_tells_readers_not_to_call_is_found() -> None:
    each = next(each for each in CARRIED if str(each) == "D-11-plain-US")
    text = "With thoughts of suicide, do not call {crisis-line}. It is a scam. If you may act on "
    text += (
        "them, took an overdose or may hurt someone, never call {emergency} or go to the nearest "
    )
    text += "emergency room. "
    text += "You are not alone."
    region = replace(each.document.region, crisis_text=Worded(text, text))
    document = replace(each.with_lines(["", "", ""], slides=False), region=region)
    found = list(check_safety(document, slides=False))
    messages = [f.message for f in found]
    assert any("denies 'the nearest emergency department'" in message for message in messages)
    assert any("'do not call 988' contradicts" in message for message in messages)


def test_a_phrase_is_looked_for_in_time_that_grows_with_the_text() -> None:
    words = words_of("call us not " * 5_000)
    assert sum(1 for _ in matches(phrase_of("call ... us"), words)) == 5_000
