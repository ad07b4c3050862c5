"""PEMAT-P: the items of AHRQ's Patient Education Materials Assessment Tool for printed material.

The wording is ours; the numbers are those of Shoemaker, Wolf and Brach, Patient Education and
Counseling 96 (2014), 395-403. Items 13 and 14 are for recordings.
"""

from kdeck.check.appraisal import answers
from kdeck.check.appraisal.item import Item

UNDERSTANDABLE = (
    Item(1, "purpose", answers.main_message, "Is it plain at once what the document is for?"),
    Item(2, "no distraction", None, "Is there anything that does not serve this purpose?"),
    Item(3, "everyday words", answers.everyday_words, ""),
    Item(4, "medical terms explained", answers.terms_explained, ""),
    Item(5, "active voice", answers.active_voice, ""),
    Item(6, "clear numbers", answers.numbers_clear, "Does every number help this reader?"),
    Item(7, "no calculation", answers.no_arithmetic, ""),
    Item(8, "short sections", answers.chunked, ""),
    Item(9, "informative headings", answers.headed, "Does each heading say what follows it?"),
    Item(10, "logical order", None, "Does each part prepare for the next one?"),
    Item(11, "summary", answers.summarized, ""),
    Item(12, "visual cues", answers.visual_cues, ""),
    Item(15, "visual aids where they help", None, "Where would a picture say it better?"),
    Item(16, "visuals support the text", None, "Does each picture repeat what the text says?"),
    Item(17, "captions", answers.captioned, ""),
    Item(18, "clear visuals", None, "Is each picture clear and free of clutter when printed?"),
    Item(19, "simple tables", answers.simple_tables, ""),
)
ACTIONABLE = (
    Item(20, "an action", answers.action, ""),
    Item(21, "speaks to the reader", answers.direct, ""),
    Item(22, "manageable steps", answers.steps, "Is each action broken down into clear steps?"),
    Item(23, "a tool", answers.tool, ""),
    Item(24, "shows how to calculate", None, "If a calculation is left, is it shown?"),
    Item(25, "charts explained", answers.captioned, "Does it say how to read each chart?"),
    Item(26, "visuals help to act", None, "Where would a picture help a reader to act?"),
)
