"""Data that people type as YAML: read with care, with the place of every value."""
