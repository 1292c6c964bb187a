"""A bracket that is never closed."""
print("never")
items = [1, 2,
other = 3
