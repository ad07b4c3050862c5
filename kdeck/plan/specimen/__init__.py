"""The specimen of a theme: everything that it changes, on one sheet."""
