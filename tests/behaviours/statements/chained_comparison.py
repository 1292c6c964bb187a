"""A chained comparison evaluates each operand once and stops at the first false."""
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        print("lt", self.n, o.n)
        return R(self.n < o.n)
    def __eq__(self, o):
        print("eq", self.n, o.n)
        return R(self.n == o.n)
class R:
    def __init__(self, v): self.v = v
    def __bool__(self):
        print("bool", self.v)
        return self.v
    def __repr__(self): return f"R({self.v})"
print(C(1) < C(2) < C(3))
print(C(1) < C(0) < C(3))
print(C(1) == C(1) < C(0))
print(1 < 2 in [2] is not None)
print(not 1 < 2 < 3, 1 == 1.0 != 2 > 1)
print(1 in [1] == True, (1 in [1]) == True)
x = 5
print(0 <= x < 10, 0 <= x < 5)
if 1 < x < 3 or 4 < x < 6: print("yes")
for code in ["1 < 'a'", "1 < 2 < 'a'", "[] >= ()", "None < None", "1 in 1", "1 not in None", "object() <= object()", "1j < 2", "{} > {}"]:
    try:
        eval(code)
    except TypeError as e:
        print(e)
