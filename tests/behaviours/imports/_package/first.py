"""A module of the package."""
print("first is loaded", __name__)
name = "first"
