"""Where the sources of a project stand."""

TOPICS = "sources/topics"
INCLUDES = "sources/includes"
DOCUMENTS = "sources/documents"
DOCUMENT_ENDINGS = (".yml", ".yaml")
FIGURES = "sources/figures"
