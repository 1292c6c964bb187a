"""A block that is missing after its header."""
def f():
x = 1
