"""The theme's logo on a slide of a template that shows none of its own."""

from dataclasses import replace

from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn.emblem import Emblem, Room, choose_emblem
from kdeck.plan.master.layout import LogoRoom
from kdeck.theme.theme import Theme


def lent_logo(theme: Theme, room: LogoRoom) -> Emblem | None:
    """Choose the logo for a room, on a plate where the ground is not our paper."""
    emblem = choose_emblem(theme, PaletteRole.PAPER, Room(room.rect.width, room.rect.height))
    if emblem is not None and emblem.plate is None and room.ground != theme.palette.paper:
        return replace(emblem, plate=PaletteRole.PAPER)
    return emblem
