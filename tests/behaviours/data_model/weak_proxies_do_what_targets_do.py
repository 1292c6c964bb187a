"""Proxies pass on augmented assignment, powers with a modulus, and reversal."""

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f'{type(error).__name__}: {error}')


import weakref


class Vector:
    def __init__(self, *items):
        self.items = items

    def __itruediv__(self, other):
        return f'divided in place by {other}'

    def __imatmul__(self, other):
        return f'multiplied in place by {other}'

    def __pow__(self, exponent, modulus=None):
        return exponent, modulus

    def __reversed__(self):
        return reversed(self.items)


vector = Vector(1, 2, 3)
proxy = weakref.proxy(vector)
proxy /= 2
print(proxy)
proxy = weakref.proxy(vector)
proxy @= 3
print(proxy)
proxy = weakref.proxy(vector)
print(proxy ** 2, pow(proxy, 2, 5), list(reversed(proxy)))
attempt(lambda: proxy + 1)
attempt(lambda: proxy[0])
