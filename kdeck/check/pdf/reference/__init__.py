"""The judgment of veraPDF beside ours."""
