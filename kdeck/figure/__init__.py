"""Drawings: from SVG to scenes."""
