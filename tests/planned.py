"""The small project with a body of its own in its topic, read and planned."""

from collections.abc import Mapping
from pathlib import Path

import buildable
from kdeck.audienceselection import Reader, select
from kdeck.batch.project import read_project
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.plan.deck.model import Deck
from kdeck.plan.deck.planner import plan_deck
from kdeck.plan.handout.model import Handout
from kdeck.plan.handout.planner import plan_handout
from kdeck.theme.theme import Theme
from kdeck.variants import Edition
from projects import FRONT


class Planned:
    """Plan the documents of a project whose topic has the body."""

    def __init__(
        self, folder: Path, body: str, changes: Mapping[str, str | None] | None = None
    ) -> None:
        buildable.write(folder, {buildable.TOPIC: f"{FRONT}{body}", **(changes or {})})
        project = read_project(Files(folder), ("default",))
        assert project.findings == ()
        self._library, self._scenes = project.library, project.scenes
        self.theme: Theme = project.themes[0]

    def document(self, audience: Audience) -> Document:
        recipe = next(r for r in self._library.recipes if r.id == "handout")
        reader = Reader(audience, self.theme.region)
        return select(self._library, recipe, reader, self._scenes)

    def handout(self, audience: Audience, edition: Edition = Edition.STANDARD) -> Handout:
        return plan_handout(self.document(audience), self.theme, edition)

    def deck(self, audience: Audience) -> Deck:
        return plan_deck(self.document(audience), self.theme)
