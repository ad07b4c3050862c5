"""The judgment of any page on the web."""
