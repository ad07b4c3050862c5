"""One output file: what it is made from, and where it goes."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kdeck.batch.kit.table import kit_of
from kdeck.model.audience import Audience
from kdeck.model.filename import SOURCE_LANGUAGE, file_name
from kdeck.model.recipe import Format
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

OUTPUT = "output"
SPECIMEN = "specimen"
# The page that lists the outputs of a theme.
INDEX = "index.html"


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Name one output file by all that decides it; standard is that of a handout.

    on_request says that its document names no such format: it is made where somebody asks for it.
    """

    theme: str
    document: str
    audience: Audience
    format: Format
    edition: Edition = Edition.STANDARD
    language: str = SOURCE_LANGUAGE
    standard: Standard = DEFAULT_STANDARD
    on_request: bool = field(default=False, compare=False, repr=False)

    @property
    def path(self) -> str:
        """Give the file's path in the usual folder of a project; what is usual is left out."""
        kit = kit_of(self.format)
        named = (self.document, self.audience, kit.ending, self.edition, self.language)
        name = file_name(*named, mark=kit.mark)
        return f"{OUTPUT}/{self.theme}/{name}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Say which targets are asked for; an empty tuple asks for all of a kind.

    A deck has the standard edition only. Without an edition or a standard, the theme's holds;
    without a theme, the project's, which a build puts in. So it does with usual_formats, which a
    project makes where none is asked for.
    """

    documents: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    formats: tuple[Format, ...] = ()
    editions: tuple[Edition, ...] = ()
    standard: Standard | None = None
    usual_formats: tuple[Format, ...] = ()

    def has_format(self, target: Target) -> bool:
        """Say whether the format of a target is asked for, or usual where none is."""
        formats = self.formats or self.usual_formats
        return target.format in formats if formats else not target.on_request

    def among(self, targets: Collection[Target], usual: Mapping[str, Edition]) -> Iterator[Target]:
        """Give the targets that are asked for; usual is the edition of a theme's handouts.

        Where a document has no such edition, its standard one is taken.
        """
        known = set(targets)
        for target in targets:
            edition = usual.get(target.theme, Edition.STANDARD)
            if replace(target, edition=edition) not in known:
                edition = Edition.STANDARD
            if self._takes(target, edition):
                yield target

    def _takes(self, target: Target, usual: Edition) -> bool:
        return (
            (not self.documents or target.document in self.documents)
            and target.theme in self.themes
            and (not self.audiences or target.audience in self.audiences)
            and self.has_format(target)
            and target.edition in (self.editions or (usual,))
        )
