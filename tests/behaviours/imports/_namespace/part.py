"""A module in a folder without __init__.py."""
name = __name__
