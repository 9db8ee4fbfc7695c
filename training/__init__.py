"""Annotated texts and how the weights in the library are fitted to them; nothing here is part of the package."""
