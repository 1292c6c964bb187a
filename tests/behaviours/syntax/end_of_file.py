"""A program that ends in the middle of a statement."""
def f(a,
