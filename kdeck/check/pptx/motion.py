"""What a deck does by itself: it turns its slides, moves them, plays sounds."""

from collections.abc import Iterator

from lxml import etree

from kdeck.finding import Finding, Severity, Span
from kdeck.ooxml.deck import Deck, Page
from kdeck.ooxml.names import NAMESPACES, find, is_true, name

# Emphasis effects that flash: bold flash, flash bulb, flicker, blink.
_FLASHES = frozenset({"10", "26", "27", "35"})
_BY_ITSELF = frozenset({"afterEffect", "withEffect"})


def check_show(deck: Deck, span: Span) -> Iterator[Finding]:
    """Find a show that begins again by itself, or runs without anybody."""
    settings = find(deck.beside("presProps"), "p:showPr")
    if settings is None:
        return
    kiosk = find(settings, "p:kiosk") is not None
    if kiosk or is_true(settings.get("loop")):
        message = "the show runs in a loop" + (", as in a kiosk" if kiosk else "")
        hint = "let a speaker show it, without the loop"
        yield Finding("pptx-timing", message, hint, span)


def check_motion(page: Page, span: Span) -> Iterator[Finding]:
    """Find a slide that turns by itself, effects that begin by themselves, and what flashes."""
    # A transition may stand in both branches of mc:AlternateContent.
    for transition in page.slide.iter(name("p:transition")):
        if transition.get("advTm") is not None or transition.get("advClick") in {"0", "false"}:
            message = "the slide turns by itself, or not by a click"
            hint = "let it turn on a click alone"
            yield Finding("pptx-timing", message, hint, span)
            break
    if page.slide.find(f".//{name('p:sndAc')}/{name('p:stSnd')}") is not None:
        message = "a sound plays by itself when the slide appears"
        yield Finding("pptx-animation", message, "take the sound off the transition", span)
    timing = find(page.slide, "p:timing")
    if timing is not None:
        yield from _check_effects(timing, span)


def _check_effects(timing: etree._Element, span: Span) -> Iterator[Finding]:
    nodes = list(timing.iter(name("p:cTn")))
    first = _first_effect(nodes)
    plays = _plays_at_once(timing) or (
        first is not None and first.get("presetClass") == "mediacall"
    )
    if any(node.get("repeatCount") == "indefinite" for node in nodes):
        message = "an animation or a medium repeats without end"
        yield Finding("pptx-animation", message, "let it repeat once, or not at all", span)
    if any(n.get("presetClass") == "emph" and n.get("presetID") in _FLASHES for n in nodes):
        message = "an animation flashes"
        hint = "choose another effect: flashes can bring on a seizure"
        yield Finding("pptx-animation", message, hint, span)
    if first is not None or plays:
        message = f"{'a medium plays' if plays else 'an animation begins'} by itself"
        hint = "let it begin on click"
        severity = Severity.ERROR if plays else Severity.WARNING
        yield Finding("pptx-animation", message, hint, span, severity)


def _plays_at_once(timing: etree._Element) -> bool:
    """Say whether a medium has a time at which it begins, counted from when the slide appears.

    One that waits for a click has a start that is 'indefinite', or an event.
    """
    for medium in timing.iter(name("p:cMediaNode")):
        starts = medium.findall("p:cTn/p:stCondLst/p:cond", NAMESPACES)
        if any(s.get("delay", "0") != "indefinite" and s.get("evt") is None for s in starts):
            return True
    return False


def _first_effect(nodes: list[etree._Element]) -> etree._Element | None:
    """Find an effect that begins when the slide is shown: a medium first."""
    effects = [node for node in nodes if node.get("presetClass") or node.get("presetID")]
    alone = [e for e in effects if e.get("nodeType") in _BY_ITSELF and _waits_for_nobody(e)]
    media = (effect for effect in alone if effect.get("presetClass") == "mediacall")
    return next(media, next(iter(alone), None))


def _waits_for_nobody(effect: etree._Element) -> bool:
    """Say whether no click comes before it: the main sequence has a group for each click."""
    group: etree._Element | None = effect
    while group is not None:
        holder = group.getparent()
        outer = holder.getparent() if holder is not None else None
        if outer is not None and outer.get("nodeType") == "mainSeq":
            return not any(n.get("nodeType") == "clickEffect" for n in group.iter(name("p:cTn")))
        group = holder
    return False
