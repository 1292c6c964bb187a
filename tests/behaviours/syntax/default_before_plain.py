"""A parameter without a default after one that has it."""
def f(a=1, b):
    pass
