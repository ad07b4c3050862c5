"""Pages on the web, planned from handouts."""
