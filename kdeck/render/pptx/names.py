"""The ids and names of the shapes of one slide, layout or master."""

from pptx.oxml.xmlchemy import BaseOxmlElement

from kdeck.render.pptx.markup import NOTHING, Markup, plain

_DECORATIVE = Markup(
    '<a:extLst><a:ext uri="{}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
    ' val="1"/></a:ext></a:extLst>',
    "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
)


class Names:
    """Hand out ids from 2 and names that do not repeat, in reading order."""

    def __init__(self) -> None:
        self._last = 1  # the shape tree itself has 1
        self._taken: set[str] = set()
        self._shapes = 0

    def take(self, name: str, alt: str = "") -> Markup:
        """Write the identity of an object, with its alt text where it has one."""
        description = Markup(' descr="{}"', alt) if alt else NOTHING
        return Markup("<p:cNvPr {}{}/>", self._identity(name), description)

    def link(self, name: str, relation: str, tip: str) -> Markup:
        """Write the identity of an object that leads to another slide, by a relation."""
        led = Markup(
            '<a:hlinkClick r:id="{}" action="ppaction://hlinksldjump" tooltip="{}"/>', relation, tip
        )
        return Markup("<p:cNvPr {}>{}</p:cNvPr>", self._identity(name), led)

    def give(self, shape: BaseOxmlElement, name: str, alt: str = "") -> None:
        """Give its identity to an object that stands on a slide already."""
        identity, unique = self._next(name)
        element = shape[0][0]
        element.set("id", str(identity))
        element.set("name", plain(unique))
        if alt:
            element.set("descr", plain(alt))

    def decorative(self, name: str) -> Markup:
        """Write the identity of an object that a screen reader passes over."""
        return Markup("<p:cNvPr {}>{}</p:cNvPr>", self._identity(name), _DECORATIVE)

    def take_shape(self, name: str) -> Markup:
        """Write the identity of a part of a drawing, counted where it has no name."""
        self._shapes += 1
        return self.take(name or f"Shape {self._shapes}")

    def _identity(self, name: str) -> Markup:
        return Markup('id="{}" name="{}"', *self._next(name))

    def _next(self, name: str) -> tuple[int, str]:
        self._last += 1
        unique, count = name, 1
        while unique.casefold() in self._taken:
            count += 1
            unique = f"{name} {count}"
        self._taken.add(unique.casefold())
        return self._last, unique
