"""`@`, `divmod`, `pow` with a modulus and `abs`, `round` call their methods and reflections."""
class M:
    def __init__(self, n): self.n = n
    def __matmul__(self, o): return f"{self.n}@{o}"
    def __rmatmul__(self, o): return f"{o}@r{self.n}"
    def __imatmul__(self, o): self.n = f"i{o}"; return self
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __rpow__(self, b, m=None): return ("rpow", b, m)
    def __round__(self, n=None): return ("round", n)
    def __abs__(self): return "abs"
    def __repr__(self): return f"M{self.n}"
m = M(1)
print(m @ 2, 3 @ m, divmod(m, 2), divmod(3, m), pow(m, 2), pow(m, 2, 3), 2 ** m, m ** 2, round(m), round(m, 2), abs(m))
m @= 9; print(m)
print(pow(3, 4, 5), pow(3, -1, 7), divmod(-7, 2), divmod(7.5, 2), round(2.675, 2), round(-2.5), round(1234, -2), abs(-3 + 4j))
