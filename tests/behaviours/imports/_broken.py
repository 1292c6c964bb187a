"""A module that fails while it is loaded."""
started = True
raise ValueError("broken at import")
