"""Any iterable unpacks: strings, dictionaries, generators, files of lines, ranges and old sequences."""
class Old:
    def __getitem__(self, i):
        if i == 2: raise IndexError
        return i
def gen(): yield "g1"; yield "g2"
a, b = "xy"; print(a, b)
a, b = {"k1": 1, "k2": 2}; print(a, b)
a, b = gen(); print(a, b)
a, b = range(2); print(a, b)
a, b = Old(); print(a, b)
a, b = map(str, (1, 2)); print(a, b)
a, b = b"xy"; print(a, b)
(a, b), [c, d] = {(1, 2): 0, (3, 4): 0}; print(a, b, c, d)
a, = [1]; [b] = (2,); print(a, b)
a, *b = gen(); *c, d = gen(); print(a, b, c, d)
*a, b = iter([1]); print(a, b)
try: a, b = gen().gi_code
except TypeError as e: print(e)
class Boom:
    def __iter__(self): yield 1; raise ValueError("during")
try: a, b = Boom()
except ValueError as e: print(e, a)
