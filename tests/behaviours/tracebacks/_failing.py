"""A module that fails while it loads."""
value = int("x")
