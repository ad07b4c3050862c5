"""Reading PDF files in judgment."""
