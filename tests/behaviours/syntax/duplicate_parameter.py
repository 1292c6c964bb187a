"""A parameter named twice."""
def f(a, b, a):
    pass
