"""The PDF file: objects, fonts, canvas, structure and metadata."""
