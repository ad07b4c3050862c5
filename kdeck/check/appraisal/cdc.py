"""The CDC Clear Communication Index, in our words and with its numbers.

Baur and Prue, Health Promotion Practice 15 (2014), 629-637. Without a main message (item 1), items
2 to 4 cannot be met.
"""

from kdeck.check.appraisal import answers
from kdeck.check.appraisal.item import Item

ITEMS = (
    Item(1, "one main message", answers.main_message, "Is it the one thing to remember?"),
    Item(2, "message at the top", answers.main_message, ""),
    Item(3, "message stands out", answers.main_message, ""),
    Item(4, "a visual supports it", None, "Does a picture carry the main message?"),
    Item(5, "call to action", answers.action, ""),
    Item(6, "active voice there", answers.active_call, ""),
    Item(7, "the audience’s words", answers.everyday_words, "Would your patients say it so?"),
    Item(8, "lists", answers.listed, ""),
    Item(9, "chunks with headings", answers.headed, ""),
    Item(10, "most important first", answers.summary_first, "Is the first part what matters most?"),
    Item(11, "known and unknown", answers.unknowns, "Does it say what experts know and do not?"),
    Item(12, "behavior named", answers.action, "Does it name what the reader should do?"),
    Item(13, "reason given", None, "Does it say why that matters to this reader?"),
    Item(14, "way shown", None, "Does it say how to do it?"),
    Item(15, "familiar numbers", answers.familiar_numbers, ""),
    Item(16, "numbers explained", None, "Does it say what each number means for the reader?"),
    Item(17, "no arithmetic", answers.no_arithmetic, ""),
    Item(18, "risk explained", None, "Does it say what each risk would be like?"),
    Item(19, "risks and benefits", answers.both_sides, "Are both told with the same weight?"),
    Item(20, "chances also in words", answers.chances_counted, "Is each chance in words, too?"),
)
