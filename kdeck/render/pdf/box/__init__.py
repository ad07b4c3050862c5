"""Boxes on pages: text, tables, panels, and the pager that fills pages with them."""
