"""yarl."""
