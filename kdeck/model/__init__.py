"""The nouns of a document: topics, claims, references, regions and scenes."""
