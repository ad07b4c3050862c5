"""The folder of a project: what makes it one, and which themes it has."""

from pathlib import Path

from kdeck.errors import KdeckError

THEMES = "themes"


def require_project(root: Path) -> None:
    """Refuse a folder that is no project."""
    if not (root / "sources").is_dir():
        raise KdeckError(
            "there is no folder 'sources' here",
            "go to a project's folder, name it with --project, or make one with 'kdeck init NAME'",
        )


def theme_names(root: Path) -> tuple[str, ...]:
    """List the themes of a project: the folders with a brand file."""
    return tuple(sorted(path.parent.name for path in (root / THEMES).glob("[!.]*/_brand.yml")))


def require_themes(root: Path, names: tuple[str, ...]) -> None:
    """Refuse a theme that the project does not have."""
    known = theme_names(root)
    for name in names:
        if name not in known:
            raise KdeckError(
                f"there is no theme '{name}'",
                f"the themes are {', '.join(known)}" if known else "add themes/NAME/_brand.yml",
            )
