"""What a machine finds of the qualities that both instruments ask about.

What each of them tells is data, which a reviewer reads, too.
"""

from kdeck.check.appraisal.facts import ACTIONS, SUMMARIES, TOOLS, Facts, widest_header
from kdeck.check.appraisal.item import Answer, Answerer
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


def _main_message(facts: Facts) -> Answer:
    return bool(facts.document.message), f"message: {facts.document.message or 'none'}"


main_message = Answerer(
    "whether the recipe has one message, which is set apart under the title", _main_message
)


def _everyday_words(facts: Facts) -> Answer:
    avoided = facts.count("word-avoided")
    found = f"Flesch-Kincaid grade {facts.grade:.1f}; words to avoid: {avoided}"
    return facts.grade <= LIMIT and not avoided, found


everyday_words = Answerer(
    "whether the grade is 8 or lower, and no word stands there that the project avoids",
    _everyday_words,
)


def _terms_explained(facts: Facts) -> Answer:
    open_terms = facts.count("term-undefined", "term-clinician")
    explained = len(facts.document.glossary)
    return not open_terms, f"terms explained: {explained}; not explained: {open_terms}"


terms_explained = Answerer(
    "whether each term in use is marked, and none is for clinicians", _terms_explained
)


def _active_voice(facts: Facts) -> Answer:
    found = f"in the passive voice: {facts.passives} of {len(facts.prose)} sentences"
    return facts.passives <= MOST_PASSIVE * len(facts.prose), found


active_voice = Answerer(
    "whether at most one sentence in ten is in the passive voice", _active_voice
)


def _active_call(facts: Facts) -> Answer:
    document = facts.document
    texts = [document.message]
    for section in document.sections:
        for chapter in section.chapters:
            for block in walk_blocks(chapter.blocks):
                if isinstance(block, Panel) and block.kind in ACTIONS:
                    texts += [prose.text for prose in blocks_prose(block.blocks, document)]
    passives = [verb for text in texts if (verb := passive(text))]
    return not passives, f"passive: {', '.join(passives) or 'none'}"


active_call = Answerer(
    "whether the main message and the calls to action are in the active voice", _active_call
)


def _numbers_clear(facts: Facts) -> Answer:
    flaws = facts.count("number-", "dose-")
    return not flaws, f"findings on numbers and doses: {flaws}"


numbers_clear = Answerer("whether no rule on numbers and doses found anything", _numbers_clear)


def _no_arithmetic(facts: Facts) -> Answer:
    found = facts.arithmetic
    return not found, f"sentences: {'; '.join(found) or 'none'}"


no_arithmetic = Answerer(
    "whether no sentence asks for a calculation or gives a percentage", _no_arithmetic
)


def _chunked(facts: Facts) -> Answer:
    return not facts.count("paragraph-long"), f"long paragraphs: {facts.count('paragraph-long')}"


chunked = Answerer("whether no paragraph is long", _chunked)


def _headed(facts: Facts) -> Answer:
    headings = sum(bool(section.heading) for section in facts.document.sections)
    empty = facts.empty_headings
    return bool(
        headings
    ) and not empty, f"headings: {headings}; empty: {', '.join(empty) or 'none'}"


headed = Answerer("whether there are headings, none of them empty of meaning", _headed)


def _summarized(facts: Facts) -> Answer:
    count = sum(facts.panels[kind] for kind in SUMMARIES)
    return bool(count), f"panels that sum up: {count}"


summarized = Answerer("whether a panel sums up", _summarized)


def _summary_first(facts: Facts) -> Answer:
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


summary_first = Answerer("whether the first section holds a panel that sums up", _summary_first)


def _visual_cues(facts: Facts) -> Answer:
    found = f"panels: {facts.panels.total()}; lists: {len(facts.lists)}"
    return bool(facts.panels or facts.lists), found


visual_cues = Answerer("whether panels or lists draw attention to key points", _visual_cues)


def _listed(facts: Facts) -> Answer:
    return bool(facts.lists), f"lists: {len(facts.lists)}"


listed = Answerer("whether there are lists", _listed)


def _captioned(facts: Facts) -> Answer:
    if not facts.pictures:
        return None, "pictures: 0"
    found = f"pictures: {facts.pictures}; without a caption: {facts.uncaptioned}"
    return not facts.uncaptioned, found


captioned = Answerer("whether every picture has words with it", _captioned)


def _simple_tables(facts: Facts) -> Answer:
    if not facts.tables:
        return None, "tables: 0"
    columns = max(len(table.header) for table in facts.tables)
    longest = max(map(widest_header, facts.tables))
    found = f"most columns: {columns}; longest header: {longest} words"
    return columns <= MOST_COLUMNS and longest <= LONGEST_HEADER, found


simple_tables = Answerer(
    "whether tables have at most 4 columns, and headers of at most 4 words", _simple_tables
)


def _action(facts: Facts) -> Answer:
    count = sum(facts.panels[kind] for kind in ACTIONS)
    return bool(count), f"panels that tell what to do: {count}"


action = Answerer("whether a panel tells what to do", _action)


def _direct(facts: Facts) -> Answer:
    found = f"speaking to the reader: {facts.direct} of {len(facts.prose)} sentences"
    return facts.direct >= LEAST_DIRECT * len(facts.prose), found


direct = Answerer("whether one sentence in four or more speaks to the reader", _direct)


def _steps(facts: Facts) -> Answer:
    found = f"steps in each list: {', '.join(map(str, facts.steps)) or 'no list'}"
    return bool(facts.steps) and max(facts.steps) <= MOST_STEPS, found


steps = Answerer("whether checklists or numbered lists have at most 7 steps each", _steps)


def _tool(facts: Facts) -> Answer:
    count = sum(facts.panels[kind] for kind in TOOLS)
    return bool(count), f"checklists and questions: {count}"


tool = Answerer("whether there is something to fill in: a checklist, or lines for questions", _tool)


def _unknowns(facts: Facts) -> Answer:
    return bool(facts.unknowns), f"sentences on what is not known: {facts.unknowns}"


unknowns = Answerer("whether the document says what nobody knows", _unknowns)


def _familiar_numbers(facts: Facts) -> Answer:
    flaws = facts.count("number-percent", "number-one-in", "number-denominator")
    return not flaws, f"percentages, '1 in N' and mixed denominators: {flaws}"


familiar_numbers = Answerer(
    "whether chances are counts out of one number: no percentage, no '1 in N'", _familiar_numbers
)


def _both_sides(facts: Facts) -> Answer:
    chapters = [c.kind for section in facts.document.sections for c in section.chapters]
    benefit, harm = chapters.count(TopicKind.EFFICACY), chapters.count(TopicKind.SAFETY)
    return bool(benefit and harm), f"chapters on benefit: {benefit}; on safety: {harm}"


both_sides = Answerer("whether the document has chapters on benefit and on harm", _both_sides)


def _chances_counted(facts: Facts) -> Answer:
    flaws = facts.count("number-verbal", "number-relative")
    return not flaws, f"chances in words alone, or relative alone: {flaws}"


chances_counted = Answerer("whether no chance stands as a word alone", _chances_counted)
