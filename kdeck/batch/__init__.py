"""Many targets: what to build, where it goes, and what is up to date."""
