"""A class body in a function reads the function's variables and its methods close over them."""
def make(base, value):
    class Made(base):
        attribute = value
        def method(self):
            return value, base.__name__
    value += 1
    return Made
C = make(dict, 1)
print(C.attribute, C().method(), C.__qualname__, C.__bases__)
