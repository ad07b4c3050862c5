"""What a machine finds of the qualities that both instruments ask about."""

from kdeck.check.appraisal.facts import ACTIONS, SUMMARIES, TOOLS, Facts, widest_header
from kdeck.check.appraisal.item import Answer
from kdeck.check.content.passive import passive
from kdeck.check.text.prose import blocks_prose
from kdeck.check.text.reading import LIMIT
from kdeck.model.block import Panel
from kdeck.model.topic import TopicKind
from kdeck.model.walk import walk_blocks

# Judgments of ours, where an instrument gives no figure.
MOST_PASSIVE = 0.1
LEAST_DIRECT = 0.25
MOST_STEPS = 7
MOST_COLUMNS = 4
LONGEST_HEADER = 4


def main_message(facts: Facts) -> Answer:
    """Say whether the recipe has one message, which is set apart under the title."""
    return bool(facts.document.message), f"message: {facts.document.message or 'none'}"


def everyday_words(facts: Facts) -> Answer:
    """Say whether the grade is 8 or lower, and no word stands there that the project avoids."""
    avoided = facts.count("word-avoided")
    found = f"Flesch-Kincaid grade {facts.grade:.1f}; words to avoid: {avoided}"
    return facts.grade <= LIMIT and not avoided, found


def terms_explained(facts: Facts) -> Answer:
    """Say whether each term in use is marked, and none is for clinicians."""
    open_terms = facts.count("term-undefined", "term-clinician")
    explained = len(facts.document.glossary)
    return not open_terms, f"terms explained: {explained}; not explained: {open_terms}"


def active_voice(facts: Facts) -> Answer:
    """Say whether at most one sentence in ten is in the passive voice."""
    found = f"{facts.passives} of {len(facts.prose)} sentences are in the passive voice"
    return facts.passives <= MOST_PASSIVE * len(facts.prose), found


def active_call(facts: Facts) -> Answer:
    """Say whether the main message and the calls to action are in the active voice."""
    document = facts.document
    texts = [document.message]
    for section in document.sections:
        for chapter in section.chapters:
            for block in walk_blocks(chapter.blocks):
                if isinstance(block, Panel) and block.kind in ACTIONS:
                    texts += [prose.text for prose in blocks_prose(block.blocks, document)]
    passives = [verb for text in texts if (verb := passive(text))]
    return not passives, f"passive: {', '.join(passives) or 'none'}"


def numbers_clear(facts: Facts) -> Answer:
    """Say whether no rule on numbers and doses found anything."""
    flaws = facts.count("number-", "dose-")
    return not flaws, f"findings on numbers and doses: {flaws}"


def no_arithmetic(facts: Facts) -> Answer:
    """Say whether no sentence asks for a calculation or gives a percentage."""
    found = facts.arithmetic
    return not found, f"sentences: {'; '.join(found) or 'none'}"


def chunked(facts: Facts) -> Answer:
    """Say whether no paragraph is long."""
    return not facts.count("paragraph-long"), f"long paragraphs: {facts.count('paragraph-long')}"


def headed(facts: Facts) -> Answer:
    """Say whether there are headings, none of them empty of meaning."""
    headings = sum(bool(section.heading) for section in facts.document.sections)
    empty = facts.empty_headings
    return bool(
        headings
    ) and not empty, f"headings: {headings}; empty: {', '.join(empty) or 'none'}"


def summarized(facts: Facts) -> Answer:
    """Say whether a panel sums up."""
    count = sum(facts.panels[kind] for kind in SUMMARIES)
    return bool(count), f"panels that sum up: {count}"


def summary_first(facts: Facts) -> Answer:
    """Say whether the first section holds a panel that sums up."""
    first = facts.document.sections[:1]
    kinds = {
        block.kind
        for section in first
        for chapter in section.chapters
        for block in walk_blocks(chapter.blocks)
        if isinstance(block, Panel)
    }
    names = ", ".join(sorted(kinds & SUMMARIES))
    return bool(kinds & SUMMARIES), f"panels in the first section: {names or 'none'}"


def visual_cues(facts: Facts) -> Answer:
    """Say whether panels or lists draw attention to key points."""
    found = f"panels: {facts.panels.total()}; lists: {len(facts.lists)}"
    return bool(facts.panels or facts.lists), found


def listed(facts: Facts) -> Answer:
    """Say whether there are lists."""
    return bool(facts.lists), f"lists: {len(facts.lists)}"


def captioned(facts: Facts) -> Answer:
    """Say whether every picture has words with it."""
    if not facts.pictures:
        return None, "pictures: 0"
    found = f"pictures: {facts.pictures}; without a caption: {facts.uncaptioned}"
    return not facts.uncaptioned, found


def simple_tables(facts: Facts) -> Answer:
    """Say whether tables have at most 4 columns, and headers of at most 4 words."""
    if not facts.tables:
        return None, "tables: 0"
    columns = max(len(table.header) for table in facts.tables)
    longest = max(map(widest_header, facts.tables))
    found = f"most columns: {columns}; longest header: {longest} words"
    return columns <= MOST_COLUMNS and longest <= LONGEST_HEADER, found


def action(facts: Facts) -> Answer:
    """Say whether a panel tells what to do."""
    count = sum(facts.panels[kind] for kind in ACTIONS)
    return bool(count), f"panels that tell what to do: {count}"


def direct(facts: Facts) -> Answer:
    """Say whether one sentence in four or more speaks to the reader."""
    found = f"{facts.direct} of {len(facts.prose)} sentences speak to the reader"
    return facts.direct >= LEAST_DIRECT * len(facts.prose), found


def steps(facts: Facts) -> Answer:
    """Say whether checklists or numbered lists have at most 7 steps each."""
    found = f"steps in each list: {', '.join(map(str, facts.steps)) or 'no list'}"
    return bool(facts.steps) and max(facts.steps) <= MOST_STEPS, found


def tool(facts: Facts) -> Answer:
    """Say whether there is something to fill in: a checklist, or lines for questions."""
    count = sum(facts.panels[kind] for kind in TOOLS)
    return bool(count), f"checklists and questions: {count}"


def unknowns(facts: Facts) -> Answer:
    """Say whether the document says what nobody knows."""
    return bool(facts.unknowns), f"sentences on what is not known: {facts.unknowns}"


def familiar_numbers(facts: Facts) -> Answer:
    """Say whether chances are counts out of one number: no percentage, no '1 in N'."""
    flaws = facts.count("number-percent", "number-one-in", "number-denominator")
    return not flaws, f"percentages, '1 in N' and mixed denominators: {flaws}"


def both_sides(facts: Facts) -> Answer:
    """Say whether the document has chapters on benefit and on harm."""
    chapters = [c.kind for section in facts.document.sections for c in section.chapters]
    benefit, harm = chapters.count(TopicKind.EFFICACY), chapters.count(TopicKind.SAFETY)
    return bool(benefit and harm), f"chapters on benefit: {benefit}; on safety: {harm}"


def chances_counted(facts: Facts) -> Answer:
    """Say whether no chance stands as a word alone."""
    flaws = facts.count("number-verbal", "number-relative")
    return not flaws, f"chances in words alone, or relative alone: {flaws}"
