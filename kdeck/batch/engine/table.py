"""The table of all engines."""

from pkgutil import resolve_name

from kdeck.batch.engine.engine import Engine, EngineName, Site

_ENGINES = {
    EngineName.DASK: "kdeck.batch.engine.cluster:Cluster",
    EngineName.PROCESSES: "kdeck.batch.engine.processes:Processes",
}


def open_engine(site: Site) -> Engine:
    """Open the engine of a site.

    Raises KdeckError where it is not installed (TOOL_MISSING), or does not answer.
    """
    opened: Engine = resolve_name(_ENGINES[site.engine])(site)
    return opened
