"""The settings of a page: larger text, more space, more contrast, and which colors."""

from lxml.etree import _Element

from kdeck.plan.web.model import SettingsWords
from kdeck.render.html.markup import element, of_class


def settings(words: SettingsWords, *more: tuple[str, str]) -> _Element:
    """Let readers choose the edition: by inputs that the style sheet asks, without a script.

    more are further choices about the text, each with its id and its words.
    """
    text = _choices(
        words.text,
        _choice("checkbox", "larger", words.larger),
        _choice("checkbox", "spaced", words.spaced),
        _choice("checkbox", "contrast", words.contrast),
        *(_choice("checkbox", name, said) for name, said in more),
    )
    colors = _choices(
        words.colors,
        _choice("radio", "device", words.device, checked=True),
        _choice("radio", "light", words.light),
        _choice("radio", "dark", words.dark),
    )
    attributes = {"aria-label": words.name, "autocomplete": "off"} | of_class("choices")
    form = element("form", text, colors, attributes=attributes)
    summary = element("summary", words.name)
    return element("details", summary, form, attributes=of_class("settings"))


def _choices(name: str, *choices: _Element) -> _Element:
    return element("fieldset", element("legend", name), *choices)


def _choice(kind: str, name: str, words: str, *, checked: bool = False) -> _Element:
    made = element("input", attributes={"type": kind, "id": name})
    if kind == "radio":
        made.set("name", "colors")
    if checked:
        made.set("checked", "checked")
    return element("label", made, f" {words}")
