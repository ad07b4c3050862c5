"""The pairs of colors that meet on pages and slides."""
