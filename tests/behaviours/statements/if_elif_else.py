"""Conditions use truth; `elif` chains stop at the first true one."""
class T:
    def __init__(self, v): self.v = v
    def __bool__(self): print("asked", self.v); return self.v
def f(a, b):
    if a: return "a"
    elif b: return "b"
    else: return "else"
print(f(T(False), T(True)), f(T(True), T(True)), f(T(False), T(False)))
for v in [0, 1, "", "0", [], [0], {}, {0: 0}, None, 0.0, -0.0, 0j, (), ((),), set(), b"", range(0), range(1), ..., NotImplementedError]:
    print("T" if v else "F", end="")
print()
print(T(True) and T(False) and 1, T(False) or T(True) and "x") if False else print(bool(T(True) and 0 or "x"))
print(not T(False), 1 if not [] else 2)
