"""multidict."""
