"""Pages on the web, written as one HTML file each."""
